"""Measures of cooperation and workload on random logs, against a second calculation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.ground.access import NOTHING
from tests.oracles.asking import asked, today
from tests.oracles.cooperation_measures import EXPECTED, MEASURES
from tests.oracles.memory_edition import MemoryEdition
from tests.oracles.random_logs import EVERYWHERE, LOGS, PLACES, filters
from tests.oracles.test_measures_agree import at, plain

repeatably = settings(max_examples=18, derandomize=True, deadline=None, database=None)
a_place = st.sampled_from(PLACES)
a_measure = st.sampled_from(list(MEASURES))


@pytest.fixture(scope="module")
def ask():
    edition = MemoryEdition()
    edition.connection.execute(
        "insert into staging.expected_kinds select unnest($kinds)", {"kinds": EXPECTED}
    )
    return edition.ask


def rounded(table):
    columns, rows = plain(table)
    return columns, [
        [round(value, 6) if isinstance(value, float) else value for value in row]
        for row in rows
    ]


@repeatably
@given(log=LOGS, chosen=filters())
def test_the_sql_and_the_second_calculation_agree(ask, log, chosen):
    for name, measure in MEASURES.items():
        second = measure(log, asked(log, chosen))
        assert rounded(ask(log, name, chosen)) == rounded(second), name


@repeatably
@given(log=LOGS, chosen=EVERYWHERE, place=a_place, name=a_measure)
def test_a_municipality_has_the_same_rows_asked_alone_or_with_all(
    ask, log, chosen, place, name
):
    code = today(place) if chosen.map == "today" else place
    alone = ask(log, name, chosen.but(municipalities=(code,)))
    assert at(alone, code) == at(ask(log, name, chosen), code)


@repeatably
@given(log=LOGS, chosen=filters(), name=a_measure)
def test_nothing_is_seen_without_a_scope(ask, log, chosen, name):
    assert len(ask(log, name, chosen, scope=NOTHING)) == 0


@repeatably
@given(log=LOGS, chosen=EVERYWHERE, place=a_place, name=a_measure)
def test_a_scope_shows_just_what_asking_for_its_municipality_shows(
    ask, log, chosen, place, name
):
    seen = ask(log, name, chosen, scope=frozenset({place}))
    asked_for = ask(log, name, chosen.but(municipalities=(place,)))
    assert rounded(seen) == rounded(asked_for)


@repeatably
@given(log=LOGS, chosen=filters())
def test_every_incomplete_record_is_in_the_list_of_what_to_mend(ask, log, chosen):
    counts = ask(log, "cooperation_completeness", chosen).records()
    to_mend = sum(
        row["records"] - row["complete"]
        for row in counts
        if row["municipality"] == "total"
    )
    assert len(ask(log, "incomplete_records", chosen)) == to_mend


@repeatably
@given(log=LOGS, chosen=filters())
def test_breadth_is_never_more_than_there_is(ask, log, chosen):
    for row in ask(log, "cooperation_breadth", chosen).records():
        assert row["institutions"] <= row["of_institutions"]
        assert row["kinds"] <= row["of_kinds"]


@repeatably
@given(log=LOGS, chosen=filters())
def test_the_steps_of_repeat_meetings_hold_every_institution_once(ask, log, chosen):
    steps = {}
    for row in ask(log, "repeat_cooperation", chosen).records():
        place = row["municipality"]
        steps[place] = steps.get(place, 0) + row["institutions"]
    breadth = ask(log, "cooperation_breadth", chosen).records()
    assert steps == {
        row["municipality"]: row["institutions"]
        for row in breadth
        if row["institutions"]
    }
