"""Who is looking, and which rows they may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from dashboard.reference import all_municipality_codes

Scope = frozenset[str]
"""The municipalities whose rows may be read."""

NOTHING: Scope = frozenset()


class Role(StrEnum):
    """What a person may do here; nobody has more than one."""

    COORDINATOR = "coordinator"
    LEADERSHIP = "leadership"
    MUNICIPALITY = "municipality"
    OUTSIDE = "outside"


@dataclass(frozen=True, kw_only=True)
class Identity:
    """A person behind a request: who they are, and their role.

    `municipality` is the code of the one whose rows the role municipality
    sees exactly; other roles have none.
    """

    subject: str
    role: Role
    municipality: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read outside, leadership, coordinator or municipality:ATVK; else ValueError.

        Only a municipality that there is or was has a role.
        """
        name, _colon, code = text.partition(":")
        role = Role(name)
        is_place = role is Role.MUNICIPALITY
        if is_place != bool(code) or (
            is_place and code not in all_municipality_codes()
        ):
            raise ValueError(text)
        return cls(subject="", role=role, municipality=code or None)

    @property
    def scope(self) -> Scope:
        """The municipalities whose rows this person sees exactly."""
        if self.role in {Role.COORDINATOR, Role.LEADERSHIP}:
            return everything()
        if self.role is Role.MUNICIPALITY and self.municipality:
            return frozenset({self.municipality})
        return NOTHING

    @property
    def may_write(self) -> bool:
        """Whether this person may bring data in and publish."""
        return self.role is Role.COORDINATOR


NOBODY = Identity(subject="", role=Role.OUTSIDE)
LOCAL = Identity(subject="local", role=Role.COORDINATOR)
"""The person at the machine itself, where nobody else can reach the server."""

_current: ContextVar[Identity] = ContextVar("identity", default=NOBODY)


def current() -> Identity:
    """Return the person behind this request; nobody until one is recognised."""
    return _current.get()


def recognise(identity: Identity) -> None:
    """Say who is behind this request, from here to its end."""
    _current.set(identity)


@contextmanager
def acting_as(identity: Identity) -> Iterator[None]:
    """Be somebody for a while, as the command line and tests are."""
    token = _current.set(identity)
    try:
        yield
    finally:
        _current.reset(token)


def everything() -> Scope:
    """Every municipality there is or was: the coordinator's and leadership's scope."""
    return frozenset(all_municipality_codes())


def current_scope() -> Scope:
    """Return the scope of the person behind this request."""
    return current().scope


def may_write() -> bool:
    """Whether the person behind this request may bring data in and publish."""
    return current().may_write
