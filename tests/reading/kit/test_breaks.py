from datetime import date

import pytest

from dashboard.reading.families.figures.months import families_by_month
from tests.answers import made, months
from tests.conftest import JELGAVA

BALVI = "0024000"
FIRST = date(2021, 5, 1)


def marks(*places, map_="today", first=FIRST):
    rows = months(3, 4, 5, 6, first=first)
    answer = made("families_by_month", *rows, municipalities=places, map=map_)
    words = families_by_month(answer)["layout"]["annotations"]
    return [word["x"] for word in words if word["text"] == "[b]"]


def test_the_reform_is_marked_between_june_and_july():
    assert marks(BALVI) == [1.5]


@pytest.mark.parametrize(
    "asked",
    [
        {"places": (BALVI,), "map_": "then"},
        {"places": (JELGAVA,)},
        {"places": ()},
        {"places": (BALVI,), "first": date(2021, 7, 1)},
    ],
)
def test_nothing_is_marked_where_nothing_changes(asked):
    assert marks(*asked.pop("places"), **asked) == []
