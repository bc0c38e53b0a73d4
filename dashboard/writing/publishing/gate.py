"""The gate of publishing: our own attackers must find no hidden value."""

from collections.abc import Mapping

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.suppression import Protection, broken
from dashboard.ground.i18n import _

Values = Mapping[Cell, int]


class NarrowError(Exception):
    """A hidden value would follow from what is shown."""


def check(
    values: Values, protection: Protection, profile: Profile, common: Common
) -> None:
    """Raise NarrowError where a hidden value, or that it is small, would follow.

    Asked as an outsider and as each municipality, which knows its own cells. What
    is published elsewhere, or was shown earlier, is no longer anybody's secret.
    """
    found = broken(values, protection, profile, common)
    if found:
        raise NarrowError(
            _("{n} hidden numbers would follow from what is shown.", n=len(found))
        )
