"""Family codes become keyed one-way pseudonyms; the codes are never kept.

What is decided of families afterwards is decided of their pseudonyms.
"""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from dashboard.ground import keys
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.writing.rows import codes

_VERSION = "1"
_KEPT = 20_000
"""So many families are remembered at once."""

KeyLostError = keys.KeyLostError


@dataclass(frozen=True, kw_only=True)
class Pseudonyms:
    """Turns a family's code into the same pseudonym every time."""

    key: bytes
    national_prefix: str
    _known: dict[tuple[str, str], tuple[str, str, str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What families are known by, which come again and again in a file."""

    @classmethod
    def throwaway(cls, settings: Settings) -> Self:
        """Return pseudonyms under a key that is kept nowhere, for a trial."""
        key = secrets.token_bytes(32)
        return cls(key=key, national_prefix=codes.early(settings.national_prefix))

    @property
    def check(self) -> str:
        """A value that tells whether the key is the one used before."""
        return self._digest("check")[:32]

    def of(self, code: str, municipality: str) -> str:
        """Return the pseudonym (64 hex digits) of a family's code.

        A code belongs to one municipality unless it begins with the national
        prefix; then it is the same family everywhere.
        """
        plain = codes.plain(code)
        return self._digest("family", self._place(plain, municipality), plain)

    def early(self, code: str, municipality: str) -> str:
        """Return the pseudonym that a code had before marks were taken off it."""
        plain = codes.early(code)
        prefix = self.national_prefix
        place = "" if prefix and plain.startswith(prefix) else municipality
        return self._digest("family", place, plain)

    def skeleton(self, code: str, municipality: str) -> str:
        """Return a keyed digest that codes have in common which look alike."""
        place = self._place(codes.plain(code), municipality)
        return self._digest("skeleton", place, codes.skeleton(code))

    def names(self, code: str, municipality: str) -> tuple[str, str, str]:
        """Return a code's pseudonym, its early one, and what look-alikes share."""
        known = self._known.get((code, municipality))
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = (
                self.of(code, municipality),
                self.early(code, municipality),
                self.skeleton(code, municipality),
            )
            self._known[code, municipality] = known
        return known

    def row(self, *content: str) -> str:
        """Return a keyed digest of a row's content, to know it again by."""
        return self._digest("row", *content)

    def _place(self, plain: str, municipality: str) -> str:
        """Where a code is one family: nowhere in particular for a national one."""
        prefix = codes.latin(self.national_prefix)
        return "" if prefix and plain.startswith(prefix) else municipality

    def _digest(self, *parts: str) -> str:
        message = "\x1f".join((_VERSION, *parts)).encode()
        return hmac.digest(self.key, message, "sha256").hex()


def stored(settings: Settings) -> bytes | None:
    """Return the key from the environment or its file; None if there is none yet."""
    if settings.family_key:
        return settings.family_key.encode()
    return keys.read(settings.key_file)


def ready(settings: Settings, known_check: str | None) -> Pseudonyms:
    """Return the pseudonyms in use; KeyLostError if the key is not the known one.

    `known_check` is what the warehouse remembers of the key; None before the
    first import, when a key is made.
    """
    key = stored(settings)
    if key is None and known_check is not None:
        raise KeyLostError(
            _(
                "The key of the family codes is missing: {file}. Put the key file"
                " back from its backup; with a new key every known family would be"
                " counted as new.",
                file=settings.key_file,
            )
        )
    prefix = codes.early(settings.national_prefix)
    found = Pseudonyms(key=key or keys.kept(settings.key_file), national_prefix=prefix)
    if known_check not in (None, found.check):
        raise KeyLostError(
            _(
                "The key of the family codes is not the one used before: {file}. Put"
                " the right key back; with this one every known family would be"
                " counted as new.",
                file=settings.key_file,
            )
        )
    return found


@dataclass(frozen=True, kw_only=True)
class Families:
    """What has been decided of pseudonyms: merged, given anew, forgotten.

    `splits` holds for each pseudonym the days from which it was given anew and
    the pseudonym from then on, oldest first.
    """

    merged: Mapping[str, str] = field(default_factory=dict)
    splits: Mapping[str, Sequence[tuple[date, str]]] = field(default_factory=dict)
    forgotten: frozenset[str] = frozenset()

    def on(self, pseudonym: str, day: date) -> str:
        """Return the family that a pseudonym meant on a day."""
        own = pseudonym
        for first, new in self.splits.get(pseudonym, ()):
            own = new if day >= first else own
        return self.merged.get(own, own)

    def has_decided(self, pseudonym: str) -> bool:
        """Whether anything has been decided of a pseudonym."""
        return (
            pseudonym in self.merged
            or pseudonym in self.splits
            or pseudonym in self.forgotten
        )

    def is_forgotten(self, pseudonym: str, day: date) -> bool:
        """Whether nothing about the family may be taken in any more."""
        return self.on(pseudonym, day) in self.forgotten


NOBODY_FORGOTTEN = Families()
