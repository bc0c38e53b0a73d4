"""For whom something is taken away, and how it is read for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dashboard.editions.edition import Edition
from dashboard.ground import i18n
from dashboard.ground.access import Identity, Role, acting_as


@dataclass(frozen=True, kw_only=True)
class Audience:
    """For whom something is taken away, in which language."""

    identity: Identity
    language: str

    @property
    def code(self) -> str:
        """The role as it is written: outside, leadership, municipality:0003000."""
        code = self.identity.municipality
        role = self.identity.role.value
        return f"{role}:{code}" if code else role

    @property
    def is_outside(self) -> bool:
        """Whether what is taken may be shown to anybody."""
        return self.identity.role is Role.OUTSIDE


@dataclass(frozen=True, kw_only=True)
class Reader(Audience):
    """Somebody for whom an edition is read."""

    edition: Edition

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Speak the reader's language, and mean what the edition's numbers mean."""
        with (
            acting_as(self.identity),
            i18n.language(self.language),
            self.edition.definitions.in_force(),
        ):
            yield
