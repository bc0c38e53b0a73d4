"""Notes on the data: who sees which, and beside which numbers."""

from datetime import date

import pytest

from dashboard.editions.filters import Filters
from dashboard.ground.access import NOTHING, everything
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import INDICATORS
from dashboard.writing.warehouse.registers import entry
from dashboard.writing.warehouse.registers.register import REGISTERS
from tests.conftest import JELGAVA, RIGA, VENTSPILS, made_once
from tests.writing.warehouse.mending import change

FEBRUARY = {"from": "2019-02-01", "to": "2019-02-28"}
LOG = """
    Datums     | Pašvaldība | Ģimene
    2019-01-07 | Jelgava    | A
    2019-02-07 | Jelgava    | B
    2019-03-07 | Rīga       | C
"""


def note(world, **given):
    words = {"lv": "Teksts.", "en": "Text.", "kind": "fault", **FEBRUARY}
    change(world, entry.added, REGISTERS["notes"], {**words, **given})


@made_once
def noted(world):
    """One note of Jelgava, one of Rīga for outsiders too, one of all places."""
    world.post(JELGAVA, date(2019, 1, 1))
    world.post(RIGA, date(2019, 1, 1))
    world.take(LOG)
    note(world, municipality=JELGAVA)
    note(world, municipality=RIGA, outside="yes")
    note(world, kind="event")
    world.publish(outside=True)


def seen(world, query="families_by_month", scope=None, **filters):
    scope = everything() if scope is None else scope
    given = answer(
        INDICATORS[query], world.shelf().edition(), Filters(**filters), scope
    )
    return [one.number for one in given.notes]


@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        (everything(), [1, 2, 3]),
        (frozenset({JELGAVA}), [1, 2, 3]),
        (frozenset({VENTSPILS}), [2, 3]),
        (NOTHING, [2]),
    ],
)
def test_a_reader_sees_notes_of_own_and_all_places_and_those_for_everybody(
    noted, scope, numbers
):
    assert seen(noted, scope=scope) == numbers


def test_the_outside_file_holds_only_notes_marked_for_it(noted):
    outside = noted.shelf().edition().outside
    told = {name: table for name, _question, table in outside.answers()}
    assert told["notes"].column("number") == [2]


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ({"period": "2019-02"}, [1, 2, 3]),
        ({"period": "2019-01"}, []),
        ({"municipalities": (JELGAVA,)}, [1, 3]),
        ({"period": "2019-03", "compare": "before"}, []),
    ],
)
def test_a_note_stands_beside_its_days_and_its_place(noted, filters, numbers):
    assert seen(noted, **filters) == numbers


def test_a_note_on_the_month_before_stands_where_that_is_compared_with(noted):
    assert seen(noted, "families_change", period="2019-03") == [1, 2, 3]


def test_a_note_on_one_indicator_or_topic_stands_beside_no_other(noted):
    note(noted, about="families_by_period")
    note(noted, about="survey")
    noted.publish()
    everywhere = {1, 2, 3}
    found = {
        query: {*seen(noted, query)} - everywhere
        for query in ("families_by_period", "families_by_month", "survey_by_question")
    }
    assert found == {
        "families_by_period": {4},
        "families_by_month": set(),
        "survey_by_question": {5},
    }


def test_an_edition_keeps_the_notes_of_its_day(noted):
    note(noted, lv="Vēl.", en="More.")
    noted.publish()
    before = answer(
        INDICATORS["families_by_month"],
        noted.shelf().edition(1),
        Filters(),
        everything(),
    )
    # Note 3 is of an event: faults, which change numbers, come first.
    assert ([one.number for one in before.notes], seen(noted)) == (
        [1, 2, 3],
        [1, 2, 4, 3],
    )
