"""Heads of the log: how many lines it has and the root of the tree over them.

Kept signed in the form of C2SP (tlog-checkpoint in a signed-note), so that programs
of others read them; printed short at the foot of what people take away.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from dashboard.ground.audit.proofs import EMPTY
from dashboard.ground.i18n import ngettext

_SHORT = 32
_ED25519 = b"\x01"
_CHECKPOINT = re.compile(
    r"(?P<name>[^\n]+)\n(?P<size>0|[1-9][0-9]{0,17})\n(?P<root>[A-Za-z0-9+/]{43}=)\n"
)
_PRINTED = re.compile(
    r"(?<!\d)(?P<size>\d{1,3}(?:[\s,.]\d{3})+|\d+)(?::|-|\s[^\W\d]+,\s)"
    r"(?P<hash>[0-9a-f]{32,64})(?![0-9a-f])"
)
"""44 entries, 9f86…; 1 234 ieraksti, 9f86…; 44:9f86…; and -log-44-9f86… in a name."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """The first `size` lines of a log, by the beginning of their root in hex."""

    size: int
    hash: str

    @classmethod
    def of(cls, size: int, root: bytes) -> Self:
        """Return the head of a tree."""
        return cls(size=size, hash=root.hex())

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read a head as it is printed, noted or signed; None if there is none."""
        signed = _body(text)
        if signed:
            return cls(size=signed[1], hash=signed[2].hex())
        found = _PRINTED.search(text)
        if found is None:
            return None
        return cls(size=int(re.sub(r"\D", "", found["size"])), hash=found["hash"])

    @property
    def noted(self) -> str:
        """The head for machines, whole, as in 44:9f86d0."""
        return f"{self.size}:{self.hash}"

    @property
    def short(self) -> str:
        """The head for people, as in 44 entries, 9f86d0."""
        return ngettext(
            "{n} entry, {hash}",
            "{n} entries, {hash}",
            self.size,
            hash=self.hash[:_SHORT],
        )

    @property
    def in_name(self) -> str:
        """The head as a part of a file's name, as in log-44-9f86d0."""
        return f"log-{self.size}-{self.hash[:_SHORT]}"

    def fits(self, root: bytes) -> bool:
        """Whether a tree of this size with this root is meant."""
        return root.hex().startswith(self.hash)


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Signs heads with a key that follows from the key of the log."""

    key: bytes

    @property
    def name(self) -> str:
        """The name of the log, which also tells which key it is written with."""
        return f"tilts-audit-{check(self.key)}"

    @property
    def verifier(self) -> str:
        """The public key, in the form that verifiers of signed notes take."""
        public = base64.b64encode(_ED25519 + self._public).decode()
        return f"{self.name}+{self._number.hex()}+{public}"

    def sign(self, head: Head) -> str:
        """Write a head as a signed checkpoint."""
        root = base64.b64encode(bytes.fromhex(head.hash)).decode()
        body = f"{self.name}\n{head.size}\n{root}\n"
        signature = self._number + self._private.sign(body.encode())
        return f"{body}\n— {self.name} {base64.b64encode(signature).decode()}\n"

    def read(self, text: str) -> Head | None:
        """Read a checkpoint; None if it is not one that this key has signed."""
        found = _body(text)
        if not found or found[0] != self.name:
            return None
        body, signatures = text.split("\n\n", 1)
        for line in signatures.split("\n"):
            if line.startswith(f"— {self.name} ") and self._is_mine(body, line):
                return Head.of(found[1], found[2])
        return None

    def _is_mine(self, body: str, line: str) -> bool:
        try:
            given = base64.b64decode(line.rsplit(" ", 1)[1], validate=True)
            public = Ed25519PublicKey.from_public_bytes(self._public)
            public.verify(given[4:], f"{body}\n".encode())
        except (ValueError, InvalidSignature):
            return False
        return given[:4] == self._number

    @property
    def _private(self) -> Ed25519PrivateKey:
        seed = hmac.digest(self.key, b"tilts audit head, Ed25519", "sha256")
        return Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def _public(self) -> bytes:
        return self._private.public_key().public_bytes_raw()

    @property
    def _number(self) -> bytes:
        named = self.name.encode() + b"\n" + _ED25519 + self._public
        return hashlib.sha256(named).digest()[:4]


NOTHING = Head.of(0, EMPTY)
"""The head of a log before its first line."""


def check(key: bytes) -> str:
    """Return a public value that tells one key of the log from another."""
    return hmac.digest(key, b"tilts audit key", "sha256").hex()[:16]


def name_in(text: str) -> str:
    """Return the name that stands in a checkpoint, whoever signed it; else nothing."""
    found = _body(text)
    return found[0] if found else ""


def _body(text: str) -> tuple[str, int, bytes] | None:
    body, gap, _signatures = text.partition("\n\n")
    found = _CHECKPOINT.match(f"{body}\n")
    if not gap or not found:
        return None
    return found["name"], int(found["size"]), base64.b64decode(found["root"])
