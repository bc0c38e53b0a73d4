"""Encryption of backups in the age format, which other programs can open too."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol, Self

import pyrage

from dashboard.ground import regular
from dashboard.ground.i18n import _
from dashboard.upkeep.contents import BackupError

ENDING = ".age"
WRAPPED = "passphrase.age"
"""The file in a backup that holds its identity, encrypted with a passphrase."""


class Source(Protocol):
    """What is read from."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes; none at the end."""


@dataclass(frozen=True, kw_only=True)
class Seal:
    """For whom files are encrypted; for nobody, they are written as they are.

    With a passphrase each backup has an identity of its own, which only the
    passphrase opens: its work is done once, not for every file.
    """

    recipients: Sequence[Any] = ()
    wrapped: bytes = field(default=b"", repr=False)

    @classmethod
    def by_passphrase(cls, passphrase: str) -> Self:
        """Encrypt for whoever has the passphrase."""
        identity = pyrage.x25519.Identity.generate()
        wrapped = pyrage.passphrase.encrypt(f"{identity}\n".encode(), passphrase)
        return cls(recipients=(identity.to_public(),), wrapped=wrapped)

    @classmethod
    def for_recipients(cls, names: Sequence[str]) -> Self:
        """Encrypt for holders of identities, named by what they give out: age1…."""
        try:
            recipients = tuple(map(pyrage.x25519.Recipient.from_str, names))
        except pyrage.RecipientError as error:
            raise BackupError(_("That is no recipient of age: age1….")) from error
        return cls(recipients=recipients)

    @property
    def ending(self) -> str:
        """What the names of its files end with."""
        return ENDING if self.recipients else ""

    def write(self, source: Source, target: Path) -> None:
        """Write what a file holds, encrypted if it is for anybody."""
        with target.open("xb") as file:
            if self.recipients:
                pyrage.encrypt_io(source, file, [*self.recipients])
            else:
                _copy(source, file)


OPEN = Seal()


@dataclass(frozen=True, kw_only=True)
class Opener:
    """Reads what was sealed; without identities, what was not."""

    identities: Sequence[Any] = field(default=(), repr=False)

    @classmethod
    def by_passphrase(cls, folder: Path, passphrase: str) -> Self:
        """Open a backup's own identity; BackupError for another passphrase."""
        try:
            wrapped = regular.content(folder / WRAPPED)
            name = pyrage.passphrase.decrypt(wrapped, passphrase).decode().strip()
        except pyrage.DecryptError as error:
            raise BackupError(_unopened(error)) from error
        return cls(identities=(pyrage.x25519.Identity.from_str(name),))

    @classmethod
    def by_identity(cls, file: Path) -> Self:
        """Use the identities of a file: AGE-SECRET-KEY-1…, one a line."""
        lines = regular.text(file).splitlines()
        names = [line.strip() for line in lines if line.strip(" #")[:4] == "AGE-"]
        try:
            found = tuple(map(pyrage.x25519.Identity.from_str, names))
        except pyrage.IdentityError:
            found = ()
        if not found:
            raise BackupError(_("{file} holds no identity of age.", file=file.name))
        return cls(identities=found)

    @property
    def ending(self) -> str:
        """What the names of the files it reads end with."""
        return ENDING if self.identities else ""

    def write(self, source: Path, target: IO[bytes]) -> None:
        """Write what a file of a backup holds; BackupError if it cannot be read."""
        with regular.opened(source) as file:
            if not self.identities:
                _copy(file, target)
                return
            try:
                pyrage.decrypt_io(file, target, [*self.identities])
            except (pyrage.DecryptError, OSError) as error:
                raise BackupError(
                    _(
                        "{file} of the backup cannot be decrypted: it is damaged, or"
                        " encrypted for another key.",
                        file=source.name,
                    )
                ) from error


def _copy(source: Source, target: IO[bytes]) -> None:
    while piece := source.read(1 << 20):
        target.write(piece)


def _unopened(error: pyrage.DecryptError) -> str:
    """Why a passphrase opens nothing: age tries no work that would take it minutes."""
    if "Excessive work" in str(error):
        return _(
            "This machine is too slow now, or too busy, to open the passphrase of the"
            " backup. Try again when it has less to do, or on a faster one."
        )
    return _(
        "The passphrase is not the one of this backup, or {file} is damaged.",
        file=WRAPPED,
    )
