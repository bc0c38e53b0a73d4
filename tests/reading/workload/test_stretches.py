from datetime import date

import pytest

from dashboard.ground.i18n import language
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.workload import profile
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


def test_a_profile_tells_times_of_several_posts_once_and_whose_they_are():
    told = profile.posts_by_municipality(
        made(
            "posts_by_municipality",
            (JELGAVA, f"{JELGAVA}-1", *FIRST, 12.0),
            (JELGAVA, f"{JELGAVA}-2", *FIRST, 12.0),
            (JELGAVA, f"{JELGAVA}-2", *OPEN, 20.0),
        )
    )
    assert told.count("2018") == 1
    for said in ("12,0 (0003000-1)", "20,0 (0003000-2)", "01.03.2020. (0003000-2)"):
        assert said in told
