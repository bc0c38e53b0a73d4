"""What sums may be that have protected numbers in them."""

import pytest

from dashboard.ground.i18n import language
from dashboard.reading.kit.tables.protected import told_range_of_sum


def row(families, within=None):
    """Return a row of an answer, its number hidden where that is None."""
    hidden = ["families"] if families is None else []
    ranges = {"families": within} if within else {}
    return {"families": families, "hidden": hidden, "within": ranges}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row(5), row(None, (1, 4)), row(None, (2, 6))], "8–15"),
        ([row(5), row(None, (12, None))], "at least 17"),
        ([row(5), row(None)], ""),
    ],
)
def test_the_ends_of_a_sum_are_the_sums_of_the_ends(rows, said):
    with language("en"):
        assert told_range_of_sum(rows, "families") == said
