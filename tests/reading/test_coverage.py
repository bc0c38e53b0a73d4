"""Pages open where the data are, and offer every month there is."""

from datetime import date, timedelta

import pytest

from dashboard.editions.filters import Filters
from dashboard.ground import html
from dashboard.ground.access import NOTHING, everything
from dashboard.ground.i18n import language
from dashboard.ground.periods import Window
from dashboard.pages.parts.elsewhere import elsewhere
from dashboard.pages.parts.filter_line import filter_line
from dashboard.pages.parts.monthly import monthly
from dashboard.pages.render import Reader, open_page
from dashboard.reading.address import Address
from dashboard.reading.coverage import coverage
from tests.conftest import JELGAVA, RIGA, World
from tests.laid import parts_of

IN_PHASE_IV = "2019-09-10 | Jelgava | A"
IN_A_GAP = "2022-05-07 | Jelgava | C"
SURVEY = """
    date | wave | municipality | institution_kind | needs
    2024-05-13 | VII | Jelgava | skola | Jā
"""
IN_THE_MONTH_THAT_PHASE_V_ENDS = "2021-08-20 | Jelgava | D"


HEAD = "date | municipality | family"


def opened(shelf, path="/", scope=None, **filters):
    """The view of a page, as a reader comes to it."""
    address = Address(path=path, filters=Filters(**filters), language="en")
    scope = everything() if scope is None else scope
    _page, view = open_page(Reader(address=address, scope=scope), shelf)
    return view


@pytest.fixture(scope="module")
def programme(once):
    """Jelgava's post is filled to this day, Rīga's was until June 2019."""
    return World(once.made("programme", _publish)).shelf()


def _publish(folder):
    world = World(folder)
    world.settings.home.mkdir()
    world.post(JELGAVA, date(2018, 10, 1))
    world.post(RIGA, date(2018, 10, 1), date(2019, 6, 30))
    families = [f"2026-10-{day:02} | Jelgava | F{day}" for day in range(1, 9)]
    in_riga = [f"2019-01-{day:02} | Rīga | F{day}" for day in range(7, 13)]
    world.take("\n".join([HEAD, IN_PHASE_IV, *families, *in_riga]))
    world.publish()


@pytest.mark.parametrize(
    ("rows", "period"),
    [
        ([IN_PHASE_IV], "phase:IV"),
        ([IN_PHASE_IV, IN_A_GAP], "last-12-months"),
        ([IN_THE_MONTH_THAT_PHASE_V_ENDS], "last-12-months"),
    ],
)
def test_a_page_opens_where_the_latest_entries_are(town, rows, period):
    town.take("\n".join([HEAD, *rows]))
    town.publish()
    assert opened(town.shelf()).filters.period == period


def test_entries_after_all_phases_are_what_a_page_opens_on(programme):
    assert opened(programme).filters.period == "last-12-months"


def test_a_survey_long_after_the_log_hides_no_entry(town):
    town.take(SURVEY)
    town.take(f"{HEAD}\n{IN_A_GAP}")
    town.publish()
    days = Window(since=date(2021, 6, 1), until=date(2022, 6, 1))
    assert opened(town.shelf()).filters.period == days


def test_without_any_entry_a_page_shows_all_the_data(town):
    town.take(SURVEY)
    town.publish()
    assert opened(town.shelf()).filters.period == "all"


def test_a_page_of_one_place_opens_where_its_own_entries_are(programme):
    view = opened(programme, f"/pasvaldiba/{RIGA}")
    assert view.filters.period == "phase:III"


def test_without_an_outside_edition_a_municipality_opens_on_its_own(town):
    town.post(RIGA, date(2018, 10, 1))
    town.take(f"{HEAD}\n{IN_A_GAP}\n2019-01-08 | Rīga | A")
    town.publish()
    riga = opened(town.shelf(), scope=frozenset({RIGA}))
    assert riga.filters.period == "phase:III"


def test_outside_a_page_opens_on_the_latest_that_is_over(town):
    families = [f"2022-05-{day:02} | Jelgava | F{day}" for day in range(1, 9)]
    town.take("\n".join([HEAD, *families]))
    town.publish(outside=True)
    view = opened(town.shelf(), scope=NOTHING)
    assert view.filters.period == "2022-05"
    assert elsewhere(view) == []


def test_every_month_with_entries_or_a_filled_post_is_offered_the_newest_first(
    programme,
):
    months = coverage(programme.edition(), everything(), JELGAVA).months()
    made = date.fromisoformat(programme.edition().manifest.created[:10])
    assert months.offered[0] == made.replace(day=1)
    assert months.offered[-1] == date(2018, 10, 1)
    assert months.reported == {date(2019, 9, 1), date(2026, 10, 1)}


def test_a_month_without_an_entry_is_offered_as_empty(programme):
    view = opened(programme, f"/pasvaldiba/{JELGAVA}")
    with language("en"):
        said = html.joined(monthly(view))
    assert 'aria-label="September 2026, no entries"' in said
    assert 'aria-label="October 2026"' in said


def test_days_without_entries_lead_to_where_these_are(programme):
    view = opened(programme, municipalities=(RIGA,))
    with language("en"):
        (said,) = elsewhere(view)
    assert "?period=phase%3AIII&amp;municipality=0001000&amp;lang=en" in said
    assert elsewhere(opened(programme)) == []


def test_a_period_that_moves_on_says_what_it_is_and_how_far_the_data_reach(programme):
    view = opened(programme, period="this-year")
    with language("en"):
        said = "".join(parts_of(lambda: filter_line(view)).values())
    days = "year 2026 (this year), 1 Jan 2026 – 31 Dec 2026; data up to 8 Oct 2026"
    assert days in said


def test_what_a_reader_may_not_know_is_not_offered(town):
    town.take(f"{HEAD}\n2019-01-08 | Jelgava | A")
    town.publish()
    riga, jelgava = frozenset({RIGA}), f"/pasvaldiba/{JELGAVA}"
    assert opened(town.shelf(), jelgava, riga).coverage.months().offered == ()


def test_a_day_is_all_that_has_entries_needs(programme):
    there = coverage(programme.edition(), everything())
    day, next_day = (
        Window(since=day, until=day + timedelta(days=1))
        for day in (date(2019, 9, 10), date(2019, 9, 11))
    )
    assert (there.has_entries(day), there.has_entries(next_day)) == (True, False)
