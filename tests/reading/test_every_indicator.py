"""Promises that every indicator keeps, new ones included."""

import re
from pathlib import Path

import pytest

from dashboard.editions.filters import PARAMETERS, Filters
from dashboard.ground.access import everything
from dashboard.ground.i18n import LANGUAGES, _, language
from dashboard.pages.menu import INDICATORS
from dashboard.reading.indicator import QUERIES, answer
from dashboard.reading.kit.sentences import as_text
from tests.answers import MANIFEST, made
from tests.edition_fixture import ROWS, put_edition
from tests.oracles.memory_edition import MemoryEdition

each_query = pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
each_indicator = pytest.mark.parametrize(
    "indicator", INDICATORS.values(), ids=INDICATORS
)
each_chart = pytest.mark.parametrize(
    "indicator",
    [one for one in INDICATORS.values() if one.figure],
    ids=lambda one: one.name,
)
each_picture = pytest.mark.parametrize(
    "indicator",
    [one for one in INDICATORS.values() if one.picture],
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


def test_every_query_is_on_a_page():
    shown = {indicator.query for indicator in INDICATORS.values()}
    in_headlines = {"targets"}
    assert shown | in_headlines == QUERIES.keys()


@each_query
def test_has_worked_examples(query):
    files = (Path(__file__).parents[1] / "queries").glob("test_*.py")
    asked = re.compile(rf"\b{query.name}\b")
    assert any(asked.search(path.read_text(encoding="utf-8")) for path in files)


@each_query
def test_asks_only_for_filters(query):
    assert query.parameters <= PARAMETERS


@each_query
def test_reads_only_facts(query):
    assert set(re.findall(r"(?<!distinct )\b(?:from|join)\s+(\w+)\.\w", query.sql)) == {
        "facts"
    }
    assert not re.search(r"\b(raw|reference|staging)\.", query.sql)


@each_query
def test_returns_the_columns_its_comment_promises(query):
    values = Filters().parameters(MANIFEST.extent)
    used = {name: values[name] for name in query.parameters}
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
def test_draws_in_every_language(indicator, edition, code):
    with language(code):
        given = answer(indicator.query, edition, Filters(), everything())
        figure = indicator.figure(indicator.narrowed(given))
        # A chart of unit squares is all shapes.
        assert figure["data"] or figure["layout"]["shapes"]


@each_picture
@in_each_language
def test_is_pictured_in_every_language(indicator, edition, code):
    with language(code):
        given = answer(indicator.query, edition, Filters(), everything())
        assert indicator.picture(indicator.narrowed(given)).to_plotly_json()["props"]


@each_chart
@in_each_language
def test_says_so_when_there_is_no_data(indicator, code):
    with language(code):
        figure = indicator.figure(made(indicator.query))
        (words,) = figure["layout"]["annotations"]
        assert (figure["data"], words["text"]) == ([], _("No data for this choice."))


@each_indicator
@in_each_language
def test_makes_no_sentence_of_no_data(indicator, code):
    with language(code):
        assert as_text(indicator.sentence(made(indicator.query))) == ""
