"""What has been decided of family codes, as a row is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


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

    def is_forgotten(self, pseudonym: str, day: date) -> bool:
        """Whether nothing about the family may be taken in any more."""
        return self.on(pseudonym, day) in self.forgotten


NOBODY_FORGOTTEN = Families()
