"""What comes from the kind of a column: precision, order, words and marks."""

from dashboard.ground.i18n import language
from dashboard.reading.columns.codes import Place
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.columns.kinds import Rate, Steps
from dashboard.reading.columns.marks import NOT_APPLICABLE, NOT_REPORTED, UNKNOWN

POST = {"too_few": False, "families": 6, "hours": 3.0, "post_months": 2.0}


def lv(column, *values):
    with language("lv"):
        return [COLUMNS[column].value(value) for value in values]


def test_a_measure_has_one_precision():
    assert lv("interactions_a_post_month", 34.2, 33.0, 30.06) == [
        "34,2",
        "33,0",
        "30,1",
    ]
    assert lv("hours_a_paid_hour", 0.66, 0.3, 12.0) == ["0,66", "0,30", "12,00"]


def test_every_rate_says_where_there_are_too_few():
    rates = [one for one in COLUMNS.values() if isinstance(one.kind, Rate)]
    with language("en"):
        assert {rate.value(None) for rate in rates} == {"too few to compare"}


def test_a_rate_is_missing_for_the_reason_its_row_tells():
    rate = COLUMNS["hours_a_paid_hour"]
    unknown = POST | {"paid_hours": None, "hours_a_paid_hour": None}
    assert rate.mark(unknown) is UNKNOWN
    assert rate.mark(unknown | {"hours": None}) is NOT_REPORTED
    assert rate.mark(unknown | {"post_months": 0.0}) is NOT_APPLICABLE
    assert rate.mark(unknown | {"too_few": True}) is None


def test_steps_stand_in_the_order_of_their_scale():
    kind = Steps(words={"1": "once", "2_to_5": "2–5 times", "6_or_more": "6 or more"})
    found = ["total", "6_or_more", "1", "2_to_5"]
    assert sorted(found, key=kind.rank) == ["1", "2_to_5", "6_or_more", "total"]


def test_a_step_has_words_in_a_sentence_and_stands_as_it_is_in_a_cell():
    kind = Steps(words={"2_to_5": "2–5 times"})
    assert (kind.label("2_to_5"), kind.text("2_to_5")) == ("2–5 times", "2_to_5")


def test_the_total_of_places_is_what_its_indicator_says():
    with language("en"):
        assert Place(total="each once").text("total") == "Each once"


def test_a_zero_that_is_no_number_is_a_mark():
    assert COLUMNS["entries"].mark({"entries": 0}) is NOT_REPORTED
    assert COLUMNS["interactions"].mark({"interactions": 0}) is None
