"""The gate of publishing: our own attacker must find no hidden value."""

from collections.abc import Mapping

from dashboard.disclosure import Profile, Protection
from dashboard.disclosure.attack import intervals
from dashboard.disclosure.cells import Cell
from dashboard.i18n import _


class NarrowError(Exception):
    """A hidden value would follow from what is shown."""


def check(
    values: Mapping[Cell, int],
    protection: Protection,
    profile: Profile,
    known: Mapping[Cell, int],
) -> None:
    """Raise NarrowError where too little is left unknown of a hidden value."""
    found = intervals(values, protection.hidden, profile, known=known)
    narrow = [cell for cell, (low, high) in found.items() if high - low < 1]
    if narrow:
        raise NarrowError(
            _("{n} hidden numbers would follow from what is shown.", n=len(narrow))
        )
