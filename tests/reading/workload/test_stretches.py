from datetime import date

import pytest

from dashboard.ground.i18n import language
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.workload.sentences import posts_by_municipality
from dashboard.reading.workload.stretches import Stretch, stretches
from tests.answers import made
from tests.conftest import JELGAVA

FIRST = (date(2018, 10, 1), date(2019, 6, 30))
NEXT = (date(2019, 7, 1), date(2019, 12, 31))
OPEN = (date(2020, 3, 1), None)


def posts(*times):
    return made(
        "posts_by_municipality",
        *((JELGAVA, f"{JELGAVA}-{n}", *days, 12.0) for n, days in enumerate(times, 1)),
    )


def test_times_that_touch_are_one_and_a_break_parts_them():
    assert stretches(posts(OPEN, NEXT, FIRST).rows) == [
        Stretch(first=FIRST[0], last=NEXT[1]),
        Stretch(first=OPEN[0], last=None),
    ]


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ((FIRST, NEXT), "There was a mediator until 31 Dec 2019."),
        ((OPEN,), "There has been a mediator since 1 Mar 2020."),
        (
            (FIRST, OPEN),
            "There has been a mediator since 1 Mar 2020."
            " Before that, since 1 Oct 2018, with breaks.",
        ),
    ],
)
def test_a_mediator_who_left_is_not_told_of_as_working(times, said):
    with language("en"):
        assert as_text(posts_by_municipality(posts(*times))) == said
