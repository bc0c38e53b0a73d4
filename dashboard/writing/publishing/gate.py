"""The gate of publishing: our own attackers must find no hidden value."""

from collections.abc import Collection, Mapping

from dashboard.disclosure.attack import SLACK, intervals
from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.suppression import Protection
from dashboard.ground.i18n import _

Values = Mapping[Cell, int]


class NarrowError(Exception):
    """A hidden value would follow from what is shown."""


def check(
    values: Values, protection: Protection, profile: Profile, known: Values
) -> None:
    """Raise NarrowError where a hidden value, or that it is small, would follow.

    Asked as an outsider and as each municipality, which knows its own cells. What
    is published elsewhere, or was shown earlier, is no longer anybody's secret.
    """
    public = {cell for cell, value in known.items() if values.get(cell) == value}
    narrow: set[Cell] = set()
    for place in ("", *sorted({cell.municipality for cell in values} - {TOTAL})):
        own = {cell for cell in values if cell.municipality == place}
        # Who finds all its own numbers shown as they are knows what an outsider does.
        if place and profile.base == 1 and not own & protection.hidden:
            continue
        narrow |= _narrow(values, protection.hidden, profile, public | own)
    if narrow:
        raise NarrowError(
            _("{n} hidden numbers would follow from what is shown.", n=len(narrow))
        )


def _narrow(
    values: Values, hidden: Collection[Cell], profile: Profile, known: Collection[Cell]
) -> set[Cell]:
    """Hidden cells whose interval is too narrow, though hiding more would widen it."""
    found = _too_narrow(values, hidden, profile, known)
    if not found:
        return set()
    # What own figures and the zeros decide by themselves, no hiding can protect.
    everything = {cell for cell, value in values.items() if value}
    return found - _too_narrow(values, everything, profile, known)


def _too_narrow(
    values: Values, hidden: Collection[Cell], profile: Profile, known: Collection[Cell]
) -> set[Cell]:
    least = profile.threshold - 1 - SLACK
    found = intervals(values, hidden, profile, known=known)
    return {
        cell
        for cell, (low, high) in found.items()
        if high - low < least or high < profile.threshold - SLACK
    }
