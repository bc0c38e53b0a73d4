"""Who is looking, and which rows they may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from dashboard.ground.i18n import _
from dashboard.ground.reference import all_municipality_codes

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
    sees exactly; other roles have none. `name` is how the person is called on
    the page, and `may_leave` says that there is a session to sign out of.
    """

    subject: str
    role: Role
    municipality: str | None = None
    name: str = ""
    may_leave: bool = False

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
LOOKING = Identity(subject="sample", role=Role.LEADERSHIP)
"""Somebody at the machine who may look at the sample, not known as its person."""


class UnknownRoleError(ValueError):
    """A role that is none of ours, or whose municipality is missing or unknown."""


def somebody(text: str, subject: str) -> Identity:
    """Read a role as people write it: leadership, municipality:0003000."""
    name, _colon, code = text.strip().partition(":")
    if name not in set(Role):
        raise UnknownRoleError(
            _(
                "There is no role “{role}”. Roles: coordinator, leadership, outside,"
                " municipality:CODE.",
                role=text,
            )
        )
    role = Role(name)
    if role is not Role.MUNICIPALITY:
        if code:
            raise UnknownRoleError(
                _("Only the role municipality has a code: “{text}”.", text=text)
            )
        return Identity(subject=subject, role=role)
    if code not in everything():
        raise UnknownRoleError(
            _("There is no municipality with the code “{code}”.", code=code)
        )
    return Identity(subject=subject, role=role, municipality=code)


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
