"""Which recommendations a municipality is expected to report on."""

from dashboard.reading.rows import Row

_OWN = {"municipality", "all"}


def is_for_municipalities(row: Row) -> bool:
    """Whether a recommendation is addressed to municipalities, or to everybody."""
    return not _OWN.isdisjoint(row["audience"].split(";"))
