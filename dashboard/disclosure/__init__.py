"""Disclosure control: counts in, hidden counts out; knows nothing of editions."""

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.profiles import PROFILES, Profile
from dashboard.disclosure.suppression import Protection, suppress

__all__ = ["PROFILES", "TOTAL", "Cell", "Profile", "Protection", "suppress"]
