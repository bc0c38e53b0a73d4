"""What is said of what readers outside are told: nothing more than there is to say."""

import pytest

from dashboard.editions.manifest import Manifest, Outside
from dashboard.editions.told_outside import told_outside
from dashboard.ground import i18n

HIDDEN = "5 of 90 numbers are hidden there."
CHANGED = "2 numbers of earlier periods are others today; outside they stay as"
UNTOLD = "1 number does not fit what was shown earlier and is not shown outside."


@pytest.fixture(autouse=True)
def english():
    with i18n.language("en"):
        yield


def manifest(outside):
    return Manifest(
        number=2,
        label="",
        created="2019-07-01T10:00:00+00:00",
        data_from="2019-01-01",
        data_up_to="2019-06-28",
        interactions=100,
        respondents=0,
        synthetic=False,
        sha256="",
        schema_version=3,
        app_version="",
        outside=outside,
    )


def outside(**values):
    days = {"first": "2019-01-01", "up_to": "2019-05-31", "all_up_to": "2019-04-30"}
    return Outside(profile="default", threshold=5, cells=90, **days | values)


@pytest.mark.parametrize("none", [None, outside(up_to="")])
def test_an_edition_that_tells_outsiders_of_no_period_has_nothing_to_say(none):
    assert told_outside(manifest(none)) == []


def test_the_last_day_of_periods_and_that_of_all_the_data_are_told_apart():
    (said,) = told_outside(manifest(outside()))
    assert "over by 31 May 2019, and all the data up to 30 Apr 2019" in said


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        ({"hidden": 0, "changed": 0, "untold": 0}, []),
        ({"hidden": 5}, [HIDDEN]),
        ({"changed": 2}, [CHANGED]),
        ({"untold": 1}, [UNTOLD]),
        ({"hidden": 5, "changed": 2, "untold": 1}, [HIDDEN, CHANGED, UNTOLD]),
    ],
)
def test_only_what_is_there_is_said_with_its_own_number(values, sentences):
    _days, *said = told_outside(manifest(outside(**values)))
    assert all(one.startswith(w) for one, w in zip(said, sentences, strict=True))
