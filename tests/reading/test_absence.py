"""Where nothing is counted, it is said whether nothing was done or nobody reported."""

from datetime import date

import pytest

from dashboard.editions.filters import Filters
from dashboard.ground import i18n
from dashboard.ground.access import NOTHING, everything
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import INDICATORS
from dashboard.reading.columns.marks import NOT_APPLICABLE, NOT_REPORTED
from dashboard.takeaways.readers import reader
from dashboard.takeaways.reports.report import report
from tests.conftest import JELGAVA, RIGA, VENTSPILS, World

HEAD = "date | municipality | kind | family | domains"
OF_THE_LOG = (
    "families_by_municipality",
    "families_by_month",
    "cooperation_by_kind",
    "cooperation_gaps",
    "incomplete_records",
)


@pytest.fixture(scope="module")
def world(once):
    """Jelgava reported January and wrote down nothing but indirect work in February.

    Rīga has a post up to March, and nothing of it came in after January; the post of
    Ventspils begins in February.
    """

    def make(folder):
        world = World(folder)
        world.post(JELGAVA, date(2019, 1, 1))
        world.post(RIGA, date(2019, 1, 1), date(2019, 3, 31))
        world.post(VENTSPILS, date(2019, 2, 1))
        world.take(
            f"""{HEAD}
            2019-02-16 | Ventspils | family | C | education
            2019-01-15 | Jelgava | family | A | education
            2019-02-15 | Jelgava | indirect | | education
            2019-01-15 | Rīga | family | B | education"""
        )
        world.publish(outside=True)

    return World(once.made("absence", make))


def asked(world, indicator, place, period, scope=None, **filters):
    chosen = Filters(period=period, municipalities=(place,), **filters)
    edition = world.shelf().edition()
    scope = everything() if scope is None else scope
    return answer(INDICATORS[indicator], edition, chosen, scope)


@pytest.mark.parametrize("indicator", OF_THE_LOG)
def test_a_month_without_its_report_is_not_reported_and_no_nought(world, indicator):
    given = asked(world, indicator, RIGA, "2019-02")
    assert not given.table
    assert given.absence.mark is NOT_REPORTED
    with i18n.language("en"):
        said = INDICATORS[indicator].nothing_of(given)
    assert said == "No report of these days has come in."


@pytest.mark.parametrize("indicator", OF_THE_LOG)
def test_days_without_a_post_are_not_applicable(world, indicator):
    given = asked(world, indicator, RIGA, "2019-06")
    assert given.absence.mark is NOT_APPLICABLE


def test_a_report_in_which_nothing_is_counted_is_there(world):
    given = asked(world, "families_by_municipality", JELGAVA, "2019-02")
    assert (len(given.table), given.absence) == (0, None)
    narrowed = asked(world, "families_by_month", JELGAVA, "2019-01", domain="housing")
    assert narrowed.absence is None


def months(world, *places):
    """Return the table of families by month: what stands in each month's line."""
    edition, indicator = world.shelf().edition(), INDICATORS["families_by_month"]
    chosen = Filters(period="2019-Q1", municipalities=places)
    shown = indicator.shown(answer(indicator, edition, chosen, everything()))
    return {
        line.about.month: [
            cell.text or cell.mark.text
            for cell in line.cells[len(("month", "phase")) :]
        ]
        for line in shown.lines
    }


def test_a_month_says_who_did_not_report_and_where_there_was_no_post(world):
    # Rīga, Jelgava and Ventspils, and each family once.
    assert months(world) == {2: ["[x]", "0", "1", "1"], 1: ["1", "1", "[z]", "2"]}
    assert months(world, RIGA) == {2: ["[x]"], 1: ["1"]}


def test_to_whom_it_is_not_shown_what_came_in_it_is_not_told_either(world):
    of_others = frozenset({JELGAVA})
    for scope in (NOTHING, of_others):
        given = asked(world, "families_by_municipality", RIGA, "2019-02", scope)
        assert given.absence is None


def test_a_report_on_paper_marks_what_nobody_reported(world):
    who = reader(world.shelf(), None, "coordinator", "en")
    told = report(RIGA, "2019-02", who)
    assert {line[1] for line in told.numbers.lines} == {"[x]"}
    assert {line[2] for line in told.numbers.lines} == {"0", "1"}
    assert told.sentences == ("No report of these days has come in.",)
    assert (told.sections, told.gaps, told.in_progress) == ((), (), "")
