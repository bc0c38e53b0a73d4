"""Every measure, on random logs, against a second calculation and against itself."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.editions.filters import days
from dashboard.editions.table import Table
from dashboard.ground.access import NOTHING
from tests.oracles.asking import asked, today
from tests.oracles.measures import MEASURES, TOTAL
from tests.oracles.random_logs import EVERYWHERE, LOGS, NEARBY, PLACES, REPORTS, filters

SCOPED = [name for name in MEASURES if name != "published_figures"]
PLACED = [name for name in SCOPED if name != "cooperation_by_institution"]
UNCOMPARED = [name for name in MEASURES if name != "families_by_municipality"]
KEYS = {
    "families_by_municipality": [],
    "families_by_month": ["month"],
    "families_by_domain": ["domain"],
}

repeatably = settings(max_examples=32, derandomize=True, deadline=None, database=None)
briefly = settings(repeatably, max_examples=18)
a_place = st.sampled_from(PLACES)


def plain(table):
    """Columns and rows as Python values, also where pandas made them."""
    if isinstance(table, Table):
        return [*table.columns], [*map(list, table.rows)]
    rows = [[_plain(value) for value in row] for row in table.itertuples(index=False)]
    return list(table.columns), rows


def _plain(value):
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value if isinstance(value, str) else getattr(value, "item", lambda: value)()


def at(table, place):
    return [row for row in table.records() if row["municipality"] == place]


def agree(ask, log, name, chosen):
    second = MEASURES[name](log, asked(log, chosen))
    assert plain(ask(log, name, chosen)) == plain(second), name


# A log is held once, and all is asked of it: holding it is what takes time.
@repeatably
@given(log=LOGS, chosen=filters())
def test_the_sql_and_the_second_calculation_agree(ask, log, chosen):
    for name in MEASURES:
        agree(ask, log, name, chosen)


@repeatably
@given(log=REPORTS, chosen=NEARBY)
def test_the_two_agree_on_which_months_lack_a_report(ask, log, chosen):
    agree(ask, log, "families_by_month", chosen)


@briefly
@given(log=LOGS, chosen=filters(), name=st.sampled_from(list(KEYS)))
def test_a_total_of_families_lies_between_the_largest_part_and_the_sum(
    ask, log, chosen, name
):
    parts = {}
    for row in ask(log, name, chosen).records():
        key = tuple(row[column] for column in KEYS[name])
        parts.setdefault(key, {})[row["municipality"]] = row["families"]
    for counts in parts.values():
        total = counts.pop(TOTAL)
        assert max(counts.values()) <= total <= sum(counts.values())


@briefly
@given(log=LOGS, chosen=filters())
def test_new_continuing_and_returning_families_are_all_families(ask, log, chosen):
    for row in ask(log, "families_by_municipality", chosen).records():
        parts = row["new"] + row["continuing"] + row["returning"]
        assert parts == row["families"]


@briefly
@given(log=LOGS, chosen=EVERYWHERE, place=a_place, name=st.sampled_from(PLACED))
def test_a_municipality_has_the_same_rows_asked_alone_or_with_all(
    ask, log, chosen, place, name
):
    code = today(place) if chosen.map == "today" else place
    alone = ask(log, name, chosen.but(municipalities=(code,)))
    assert at(alone, code) == at(ask(log, name, chosen), code)


@briefly
@given(log=LOGS, chosen=filters(), name=st.sampled_from(SCOPED))
def test_nothing_is_seen_without_a_scope(ask, log, chosen, name):
    assert len(ask(log, name, chosen, scope=NOTHING)) == 0


@briefly
@given(log=LOGS, chosen=EVERYWHERE, place=a_place, name=st.sampled_from(SCOPED))
def test_a_scope_shows_just_what_asking_for_its_municipality_shows(
    ask, log, chosen, place, name
):
    seen = ask(log, name, chosen, scope=frozenset({place}))
    asked_for = ask(log, name, chosen.but(municipalities=(place,)))
    assert plain(seen) == plain(asked_for)


@briefly
@given(log=LOGS, chosen=filters(), place=a_place, name=st.sampled_from(PLACED))
def test_a_scope_shows_no_other_municipality(ask, log, chosen, place, name):
    seen = ask(log, name, chosen, scope=frozenset({place}))
    own = {code for code in PLACES if place in (code, today(code))}
    shown = {today(code) for code in own} if chosen.map == "today" else own
    assert {*seen.column("municipality")} <= {*shown, TOTAL}


@briefly
@given(log=LOGS, chosen=filters(), name=st.sampled_from(UNCOMPARED))
def test_a_named_period_and_its_days_as_a_free_window_count_the_same(
    ask, log, chosen, name
):
    first, last = asked(log, chosen).window
    free = chosen.but(period=days(first, last))
    assert plain(ask(log, name, free)) == plain(ask(log, name, chosen))
