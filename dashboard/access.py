"""Who is looking, and which rows they may see."""

from dashboard.reference import all_municipality_codes
from dashboard.settings import Settings

Scope = frozenset[str]
"""The municipalities whose rows may be read."""

NOTHING: Scope = frozenset()


def everything() -> Scope:
    """Every municipality there is or was: the coordinator's and leadership's scope."""
    return frozenset(all_municipality_codes())


def current_scope() -> Scope:
    """Return the scope of the person behind this request.

    Until there is sign-in, whoever reaches the server may see everything.
    """
    return everything()


def may_write() -> bool:
    """Whether the person behind this request may bring data in and publish.

    Until there is sign-in, only who sits at the machine itself: `tilts serve`
    opens the desk where it listens to nobody else.
    """
    return Settings.from_environment().desk
