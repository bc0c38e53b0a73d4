"""Promises that every indicator keeps, new ones included."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.editions import summing
from dashboard.editions.filters import PARAMETERS, Filters
from dashboard.ground.access import everything
from dashboard.ground.i18n import LANGUAGES, _, language
from dashboard.ground.settings import ROOT
from dashboard.pages import municipality
from dashboard.pages.menu import PAGES
from dashboard.reading.asking import NOTES, QUERIES, REPORTS, TARGETS, answer
from dashboard.reading.catalogue import CARDS, INDICATORS, RELEASE
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.columns.kinds import Count
from dashboard.reading.kit.sentences import as_text
from dashboard.writing.warehouse.registers.register import REGISTERS
from tests.answers import MANIFEST, made
from tests.edition_fixture import ROWS, put_edition
from tests.oracles.memory_edition import MemoryEdition
from tests.written import read

each_query = pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
each_indicator = pytest.mark.parametrize(
    "indicator", INDICATORS.values(), ids=INDICATORS
)
each_card = pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
each_chart = pytest.mark.parametrize(
    "card",
    [one for one in CARDS.values() if one.figure],
    ids=lambda one: one.name,
)
each_picture = pytest.mark.parametrize(
    "card",
    [one for one in CARDS.values() if one.picture],
    ids=lambda one: one.name,
)
in_each_language = pytest.mark.parametrize("code", LANGUAGES)

MORE_WORK = """
    update staging.interactions
    set outcome = 'solved', esf_measure = 'pumpurs'
    where family is not null;
"""

CHARTS_OF_THE_DECK = """
    insert into staging.published_figures by name
    select
        'III' as phase, date '2019-05-20' as from_date, from_date as to_date,
        'total' as municipality, 'total' as municipality_today,
        'survey_' || chart || '_' || answer as measure, 5 as value, 'deck' as source
    from (select unnest(['a', 'b']) as chart),
        (select unnest(['yes', 'partly', 'no']) as answer);
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    folder = tmp_path_factory.mktemp("editions")
    return put_edition(folder, rows=ROWS + MORE_WORK + CHARTS_OF_THE_DECK).edition()


def test_every_query_has_a_drawer():
    assert INDICATORS.keys() == QUERIES.keys()


def test_every_card_is_on_a_page():
    pages = [*PAGES, municipality.PAGE]
    on_pages = {
        card.name
        for page in pages
        for section in page.sections
        for card in section.cards
    }
    assert on_pages == CARDS.keys()


def test_no_name_of_a_query_is_spelled_outside_of_its_drawer():
    # A list that the coordinator keeps may be called as the query that shows it.
    # What travels with every answer is asked for below the drawers.
    names = "|".join(QUERIES.keys() - REGISTERS.keys() - {NOTES, TARGETS, REPORTS})
    rooms = ("cli", "editions", "pages", "reading", "sample", "web")
    spelled = [
        f"{path.relative_to(ROOT)}: {name}"
        for room in rooms
        for path in (ROOT / "dashboard" / room).rglob("*.py")
        if path.name != "indicators.py"
        for name in re.findall(rf'"({names})"', path.read_text(encoding="utf-8"))
    ]
    assert spelled == []


def test_a_card_without_what_it_shows_cannot_be_made():
    with pytest.raises(TypeError, match="one thing to show"):
        replace(INDICATORS["families_by_month"], figure=None)


@each_query
def test_every_column_is_known_and_of_a_kind_that_fits_it(query):
    columns = INDICATORS[query.name].read
    assert [
        (column.name, column.type)
        for column in query.columns
        if column.type not in columns[column.name].kind.types
    ] == []


def test_every_column_that_is_known_is_one_of_a_query():
    made_of_others = {"figure", "text", "evidence", "note"}
    promised = {column.name for query in QUERIES.values() for column in query.columns}
    assert COLUMNS.keys() - made_of_others <= promised


@each_indicator
def test_a_drawer_reads_no_columns_but_its_own(indicator):
    promised = {column.name for column in QUERIES[indicator.query].columns}
    assert {column.name for column in indicator.columns} <= promised


@each_query
def test_the_row_of_all_municipalities_has_words_where_there_is_one(query):
    has_total = any(
        column.name == "municipality" and column.meaning.endswith("or total")
        for column in query.columns
    )
    assert bool(INDICATORS[query.name].total) == has_total


@pytest.mark.parametrize("name", RELEASE)
def test_what_counts_families_or_persons_is_protected_or_withheld(name):
    released, columns = RELEASE[name], INDICATORS[name].read
    of_people = {
        column.name
        for column in QUERIES[name].columns
        for kind in [columns[column.name].kind]
        if isinstance(kind, Count) and kind.of in {"families", "persons"}
    }
    assert of_people <= {*released.protected, *released.withheld}


@each_query
def test_has_worked_examples(query):
    files = (Path(__file__).parents[1] / "queries").glob("test_*.py")
    asked = re.compile(rf"\b{query.name}\b")
    assert any(asked.search(path.read_text(encoding="utf-8")) for path in files)


@each_query
def test_asks_only_for_filters(query):
    assert query.parameters <= PARAMETERS | summing.PARAMETERS


@each_query
def test_reads_only_facts(query):
    assert set(re.findall(r"(?<!distinct )\b(?:from|join)\s+(\w+)\.\w", query.sql)) == {
        "facts"
    }
    assert not re.search(r"\b(raw|reference|staging)\.", query.sql)


@each_query
def test_returns_the_columns_its_comment_promises(query):
    values = {**Filters().parameters(MANIFEST.extent), "too_few": 5}
    used = {name: values.get(name) for name in query.parameters}
    columns = MemoryEdition().connection.execute(query.sql, used).description
    found = [(name, str(kind).lower()) for name, kind, *_rest in columns]
    assert found == [(column.name, column.type) for column in query.columns]


@each_query
def test_has_a_definition_in_latvian(query):
    with language("lv"):
        words = [*query.paragraphs, *(column.meaning for column in query.columns)]
        assert [text for text in words if _(text) == text] == []


@each_chart
@in_each_language
def test_draws_in_every_language(card, edition, code):
    with language(code):
        figure = card.figure(asked(card, edition))
        # A chart of unit squares is all shapes.
        assert figure["data"] or figure["layout"]["shapes"]


@each_picture
@in_each_language
def test_is_pictured_in_every_language(card, edition, code):
    with language(code):
        assert read(card.picture(asked(card, edition))).inside


@each_indicator
@in_each_language
def test_has_a_table_in_every_language(indicator, edition, code):
    with language(code):
        table = indicator.shown(asked(indicator, edition))
        widths = {len(one.cells) for one in table.lines if not one.is_heading}
        assert widths <= {len(table.headings)}


@each_chart
@in_each_language
def test_says_so_when_there_is_no_data(card, code):
    with language(code):
        figure = card.figure(made(card.query))
        (words,) = figure["layout"]["annotations"]
        assert (figure["data"], words["text"]) == ([], _("No data for this choice."))


@each_card
@in_each_language
def test_makes_no_sentence_of_no_data(card, code):
    with language(code):
        assert as_text(card.said(made(card.query))) == ""


def asked(indicator, edition):
    return indicator.narrowed(answer(indicator, edition, Filters(), everything()))
