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
    """Raise NarrowError where a hidden value, or that it is small, would follow.

    What others have published of a cell is no longer anybody's secret.
    """
    public = {cell for cell, value in known.items() if values.get(cell) == value}
    found = intervals(values, protection.hidden, profile, known=public)
    narrow = [
        cell
        for cell, (low, high) in found.items()
        if high - low < 1 or high < profile.threshold
    ]
    if narrow:
        raise NarrowError(
            _("{n} hidden numbers would follow from what is shown.", n=len(narrow))
        )
