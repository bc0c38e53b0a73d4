"""The register of notes on the data: numbers, undoing, and what is no note."""

import pytest

from dashboard.ground import i18n
from dashboard.writing.warehouse.registers import entry, sheet
from dashboard.writing.warehouse.registers.register import REGISTERS
from dashboard.writing.warehouse.registers.store import (
    RegisteredAlreadyError,
    RegisterError,
)
from tests.conftest import JELGAVA
from tests.writing.warehouse.mending import change, undo

NOTES = REGISTERS["notes"]
GIVEN = {
    "municipality": "Jelgava",
    "from": "2019-03-01",
    "to": "31.03.2019",
    "about": "families_by_month",
    "kind": "fault in the data",
    "lv": "Divas nedēļas nav pierakstītas.",
    "en": "Two weeks were not written down.",
    "outside": "",
}


@pytest.fixture(autouse=True)
def in_english():
    with i18n.language("en"):
        yield


def add(world, **given):
    number, _told = change(world, entry.added, NOTES, {**GIVEN, **given})
    return number


def listed(world):
    with world.warehouse() as opened:
        return NOTES.store.all(opened)


def test_a_note_is_kept_as_it_is_meant(world):
    add(world)
    (kept,) = listed(world)
    assert kept == {
        **GIVEN,
        "note": "1",
        "municipality": JELGAVA,
        "to": "2019-03-31",
        "kind": "fault",
    }


def test_a_number_is_never_given_twice(world):
    add(world)
    taken_out = change(world, entry.removed, NOTES, "1")[0]
    add(world, en="Another.")
    undo(world, taken_out)
    assert [one["note"] for one in listed(world)] == ["2", "1"]


def test_a_file_taken_in_twice_adds_nothing(world):
    add(world)
    with world.warehouse() as opened:
        text = sheet.written(opened, "notes").replace("\n1,", "\n,")
    change(world, sheet.brought, "notes", text.replace("Two weeks", "Three weeks"))
    with pytest.raises(RegisteredAlreadyError):
        change(world, sheet.brought, "notes", text)
    assert [one["note"] for one in listed(world)] == ["1", "2"]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("Family J-17 moved away.", "“J-17”"),
        ("ģimene 12 pārcēlās", "“ģimene 12”"),
        ("Call 29 123 456 for more.", "“29 123 456”"),
        ("Ask mediator@example.lv.", "“mediator@example.lv.”"),
        ("Anna Kalniņa fell ill.", "“Anna Kalniņa”"),
        ("After J. Kalniņš left.", "J."),
        ("x" * 401, "at most 400"),
        ("\u202e \u200b", "has words"),
    ],
)
def test_what_tells_of_somebody_or_is_too_long_is_no_note(world, words, problem):
    with pytest.raises(RegisterError, match=problem):
        add(world, en=words)


@pytest.mark.parametrize(
    "words",
    [
        "In March Jelgavas novads counted 2019-Q1 and 2019-H1 anew.",
        "“Anna Kalniņa Fund” gave food in Cēsis.",
        "COVID-19: no visits from 2020-03-12 on.",
        "Rīgas Centrā un Valmierā mainīta uzskaite.",
    ],
)
def test_places_periods_and_named_bodies_are_no_persons(world, words):
    add(world, en=words)
    assert listed(world)[0]["en"] == words


def test_marks_that_cannot_be_seen_are_left_out(world):
    add(world, en="\u202eTwo\u2066 weeks.\u200b\x00")
    assert listed(world)[0]["en"] == "Two weeks."


def test_a_note_that_begins_like_a_formula_is_words_in_a_file_and_back(world):
    add(world, en="=1+1")
    with world.warehouse() as opened:
        text = sheet.written(opened, "notes")
    assert ",'=1+1," in text
    with pytest.raises(RegisteredAlreadyError):
        change(world, sheet.brought, "notes", text)
