"""Drawn for five places and for forty-two: what stands first, and what is folded."""

from datetime import date

import pytest

from dashboard.ground import html, own_municipality, reference
from dashboard.ground.i18n import language
from dashboard.pages.parts.table import table
from dashboard.reading.catalogue import CARDS, INDICATORS
from dashboard.reading.families.tiles import classes
from dashboard.reading.kit.pieces import folded
from dashboard.reading.kit.pieces.places import in_order
from dashboard.reading.kit.tables.others import MOST, foremost
from tests.answers import made
from tests.conftest import DAUGAVPILS, JELGAVA, RIGA
from tests.written import read

PLACES = [*reference.tiles()]
KINDS = ("school", "social_service")


@pytest.fixture
def mine():
    own_municipality.activate(PLACES[-1])
    yield PLACES[-1]
    own_municipality.activate(None)


def kinds(places):
    rows = [(kind, place, 9 - n, 1) for n, kind in enumerate(KINDS) for place in places]
    totals = [(kind, "total", 9 * len(places), 3) for kind in KINDS]
    return made("cooperation_by_kind", *rows, *totals)


def test_many_places_stand_down_the_table_and_few_across():
    with language("en"):
        few = INDICATORS["cooperation_by_kind"].shown(kinds(PLACES[:5]))
        many = INDICATORS["cooperation_by_kind"].shown(kinds(PLACES))
    assert few.columns[0] == "kind"
    assert many.columns == ("municipality", *KINDS)
    last, also = many.lines[-2:]
    assert last.is_total
    assert [cell.text for cell in also.cells] == ["Institutions", "3", "3"]


def test_of_a_heat_table_of_many_places_ten_are_shown_each_opening_its_page():
    picture = CARDS["kinds_by_municipality"].picture(kinds(PLACES))
    shown, rest = str(picture).split("<template>")
    assert shown.count("/pasvaldiba/") == 10
    assert rest.count("/pasvaldiba/") == len(PLACES) - 10


def test_a_list_that_is_hardly_longer_is_not_folded():
    items, button = folded.folded([html.Li(str(n)) for n in range(12)])
    assert (len(items), button) == (12, "")


def test_a_table_shows_fifteen_rows_and_tells_of_those_that_are_not_sent():
    rows = [
        (date(2019, 1, 7), RIGA, "p1", "institution", "role")
        for _ in range(folded.MOST + 1)
    ]
    with language("en"):
        written = str(
            table(INDICATORS["incomplete_records"], made("incomplete_records", *rows))
        )
    head, rest = written.split("<template>")
    assert head.count("<tr>") == folded.PAGE + 1
    assert rest.count("<tr>") == folded.MOST - folded.PAGE
    with language("en"):
        told = folded.said(folded.MOST + 1)["data-found"]
        assert told.endswith("of {n} found among the first 1,000 rows")
    assert "All 1,001 rows are in the file." in rest


def test_ones_own_place_stands_first_and_of_many_the_heaviest(mine):
    answer = made("families_by_municipality")
    weight = {code: n for n, code in enumerate(PLACES)} | {mine: 0}
    assert in_order(answer, PLACES, weight)[:2] == [mine, PLACES[-2]]


def test_few_places_stand_by_name_whatever_they_weigh():
    answer = made("families_by_municipality")
    codes = [RIGA, JELGAVA, DAUGAVPILS]
    assert in_order(answer, codes, {RIGA: 9}) == [DAUGAVPILS, JELGAVA, RIGA]


def test_a_chart_keeps_ones_own_place_among_the_most(mine):
    rows = [{"municipality": code} for code in PLACES]
    shown = foremost(rows, made("families_by_municipality"))
    assert len(shown) == MOST
    assert shown[-1]["municipality"] == mine


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        ([23, 26, 31, 34, 38], ["23", "26", "31", "34–38"]),
        ([5, 5, 5], ["5"]),
        ([0, 900], ["0", "900"]),
        ([], []),
    ],
)
def test_classes_of_the_map_are_cut_from_its_own_numbers(numbers, labels):
    assert [one.label for one in classes(numbers)] == labels


def test_every_number_lies_in_one_class_and_no_class_is_empty():
    numbers = [(7 * n) % 50 for n in range(42)]
    cut = classes(numbers)
    assert len(cut) == 4
    for n in numbers:
        assert sum(one.low <= n <= one.high for one in cut) == 1
    assert all(any(one.low <= n <= one.high for n in numbers) for one in cut)


def test_all_looks_of_the_map_are_known_to_read():
    picture = CARDS["families_on_map"].picture(
        made("families_on_map", (RIGA, 1, 58), (JELGAVA, 1, 3), ("total", 2, 61))
    )
    key = read(picture).all("ul")[-1]
    assert [one.words() for one in key.inside][:2] == ["58", "3"]
