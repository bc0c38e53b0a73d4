"""Who is shown what: every role, every indicator, every way out."""

import csv
import io
import shutil
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app import create_app
from dashboard.editions.filters import CHOICES, Filters, days
from dashboard.editions.questions import Question, question
from dashboard.editions.shelf import OneOutsideFile
from dashboard.editions.within import WITHIN
from dashboard.ground.access import NOTHING, everything, somebody
from dashboard.ground.periods import Window
from dashboard.pages.menu import PAGES
from dashboard.reading.asking import (
    FIXED_ONLY,
    INSIDE_ONLY,
    OWN_ONLY,
    QUERIES,
    TOGETHER_ONLY,
    answer,
)
from dashboard.reading.catalogue import CARDS, INDICATORS, RELEASE
from dashboard.reading.rows import HIDDEN, is_hidden
from dashboard.web.identity.ways import Anybody
from dashboard.writing.publishing.publishing import publish
from tests.browser_payloads import URL, show
from tests.browser_payloads import answer as answer_of
from tests.conftest import JELGAVA, RIGA, VENTSPILS, World

OUTSIDE = somebody("outside", "")
TOWN = somebody(f"municipality:{RIGA}", "")
PROTECTED = [name for name, one in RELEASE.items() if one.protected]
FREE = {"period": days(date(2019, 1, 1), date(2019, 1, 20))}
RELEASED_CHOICES = {"municipalities", "grain", "audience"}
"""Filters that released questions have themselves, where they mean anything."""


def another(choice):
    return next(code for code in choice.options.codes() if code != choice.default)


FORGED = {
    "free days": ("since", FREE),
    "moving days": ("since", {"period": "last-12-months"}),
    "two towns": ("municipalities", {"municipalities": (JELGAVA, RIGA)}),
    **{
        name: (name, {name: another(choice)})
        for name, choice in CHOICES.items()
        if name not in RELEASED_CHOICES
    },
}

each_query = pytest.mark.parametrize("name", QUERIES)


@pytest.fixture(scope="module")
def edition(small):
    return small.shelf().edition()


@pytest.fixture
def client(small, monkeypatch, request):
    """A browser in which somebody of the role asked for is at work."""
    return browser(small, request.param, monkeypatch)


def browser(world, role, monkeypatch):
    monkeypatch.setattr("dashboard.web.identity.ways.LOCAL", role)
    return create_app(world.shelf()).server.test_client()


as_outsider = pytest.mark.parametrize("client", [OUTSIDE], indirect=True)
as_town = pytest.mark.parametrize("client", [TOWN], indirect=True)


def asked(edition, name, scope, **filters):
    return answer(
        INDICATORS[name], edition, Filters(**{"period": "all", **filters}), scope
    )


@each_query
def test_an_outsider_gets_what_is_released_or_a_reason(edition, name):
    found = asked(edition, name, NOTHING)
    assert found.notice == ("" if name in RELEASE else INSIDE_ONLY)
    assert name in RELEASE or not found.table


@each_query
def test_leadership_sees_everything_exactly(edition, name):
    found = asked(edition, name, everything())
    assert (found.notice, HIDDEN in found.table.columns) == ("", False)


@pytest.mark.parametrize("name", PROTECTED)
def test_what_is_shown_outside_is_what_is_so(edition, name):
    exact, seen = (
        asked(edition, name, everything()).rows,
        asked(edition, name, NOTHING).rows,
    )
    assert len(exact) == len(seen) > 0
    for true, shown in zip(exact, seen, strict=True):
        for column, value in true.items():
            told = None if is_hidden(shown, column) else value
            assert shown[column] == told


@pytest.mark.parametrize("name", PROTECTED)
def test_a_town_sees_its_own_rows_exactly_and_others_as_released(edition, name):
    exact = asked(edition, name, everything()).rows
    outside = asked(edition, name, NOTHING).rows
    seen = asked(edition, name, TOWN.scope).rows
    for true, released, shown in zip(exact, outside, seen, strict=True):
        if true["municipality"] == RIGA:
            ranges = shown.pop(WITHIN, {})
            assert (shown, ranges) == ({**true, HIDDEN: frozenset()}, {})
        else:
            assert shown == released


@each_query
def test_a_town_gets_only_its_own_of_what_is_not_released(edition, name):
    found = asked(edition, name, TOWN.scope)
    if name in RELEASE:
        assert found.notice == ""
        return
    alone = asked(edition, name, TOWN.scope, municipalities=(RIGA,))
    assert found.notice == OWN_ONLY
    assert found.rows == alone.rows


@each_query
@pytest.mark.parametrize("scope", [NOTHING, TOWN.scope], ids=["outside", "town"])
@pytest.mark.parametrize(("parameter", "forged"), FORGED.values(), ids=FORGED)
def test_a_question_that_is_not_fixed_is_not_answered(
    edition, name, scope, parameter, forged
):
    if parameter not in QUERIES[name].parameters:
        return
    found = asked(edition, name, scope, **{"municipalities": (JELGAVA,), **forged})
    reasons = {FIXED_ONLY, TOGETHER_ONLY} if name in RELEASE else {INSIDE_ONLY}
    assert found.notice in reasons
    assert not found.table


def test_every_filter_is_forged_or_released():
    forged = {field for _parameter, filters in FORGED.values() for field in filters}
    assert forged | RELEASED_CHOICES == {field.name for field in fields(Filters)}
    assert RELEASED_CHOICES.isdisjoint(
        name for name, choice in CHOICES.items() if choice.narrows
    )


def test_what_narrows_like_a_filter_nobody_has_thought_of_refuses_the_question():
    """A filter that the list of released indicators does not know of is not ignored."""

    @dataclass(frozen=True, kw_only=True)
    class MoreFilters(Filters):
        language: str | None = None

        def parameters(self, extent):
            return super().parameters(extent) | {"language": self.language}

    class MoreQuestion(Question):
        @property
        def filters(self):
            return MoreFilters(period=self.period)

    extent = Window(since=date(2019, 1, 1), until=date(2020, 1, 1))
    known = QUERIES["families_on_map"]
    query = replace(known, parameters=known.parameters | {"language"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.editions.questions.Question", MoreQuestion)
        plain, narrowed = (
            question(
                query,
                RELEASE[query.name],
                MoreFilters(period="2019", language=chosen),
                extent,
            )
            for chosen in (None, "romani")
        )
    assert (plain is None, narrowed) == (False, None)


@pytest.mark.parametrize("name", PROTECTED)
@pytest.mark.parametrize("place", [JELGAVA, RIGA, VENTSPILS])
def test_one_town_released_is_that_town_asked_for(edition, name, place):
    exact = asked(edition, name, everything(), municipalities=(place,)).rows
    seen = asked(edition, name, NOTHING, municipalities=(place,)).rows
    for true, shown in zip(exact, seen, strict=True):
        for column, value in true.items():
            assert shown[column] == (None if is_hidden(shown, column) else value)


@as_outsider
@each_query
def test_every_file_marks_what_is_hidden(client, edition, name):
    seen = asked(edition, name, NOTHING).rows
    marks = sum(len(row.get(HIDDEN, ())) for row in seen)
    sheet = client.get(f"/download/{name}.xlsx?period=all&purpose=check").data
    book = openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0]
    cells = [cell.value for line in book.iter_rows(min_row=2) for cell in line]
    text = client.get(f"/download/{name}.csv?period=all&purpose=check").text
    (_head, *lines) = csv.reader(io.StringIO(text))
    labels = [cell for line in lines for cell in line]
    assert cells.count("[c]") == labels.count("[c]") >= marks
    assert len(lines) == len(seen)


@as_outsider
@pytest.mark.parametrize("page", [one.path for one in PAGES] + [f"/pasvaldiba/{RIGA}"])
def test_every_page_is_whole_for_an_outsider(client, page):
    frame = answer_of(client.post(URL, json=show(path=page, query="?lang=en")))["frame"]
    assert "tl-head" in frame
    for name, card in CARDS.items():
        assert card.query in RELEASE or f'title-{name}"' not in frame


def test_an_edition_that_is_inside_only_is_none(small, tmp_path, monkeypatch):
    copy = World(shutil.copytree(small.home, tmp_path / "copy"))
    with copy.warehouse() as warehouse:
        number = publish(warehouse, copy.shelf(), "").number
    client = browser(copy, OUTSIDE, monkeypatch)
    where = f"/download/families_by_month.csv?edition={number}&purpose=check"
    assert client.get(where).status_code == 404
    text = client.post(URL, json=show(query=f"?edition={number}&lang=en")).text
    assert "There is no edition" in text
    latest = client.post(URL, json=show(query="?lang=en")).text
    assert "Edition 1" in latest


def test_a_file_alone_shows_the_same_as_the_whole_shelf(small, tmp_path, monkeypatch):
    alone = shutil.copy(small.shelf().outside_path(1), tmp_path)
    monkeypatch.setenv("TILTS_OUTSIDE", str(alone))
    file = create_app(OneOutsideFile(Path(alone)), way=Anybody()).server.test_client()
    shelf = create_app(small.shelf(), way=Anybody()).server.test_client()
    for page in (*(one.path for one in PAGES), f"/pasvaldiba/{RIGA}"):
        payload = show(path=page, query="?edition=1")
        assert file.post(URL, json=payload).text == shelf.post(URL, json=payload).text
    assert file.get("/dati/izdevumi").status_code == 404
    assert list(tmp_path.iterdir()) == [Path(alone)]


@as_town
def test_a_town_has_cards_of_its_own(client):
    own, other = (
        answer_of(client.post(URL, json=show(path=f"/pasvaldiba/{code}")))["frame"]
        for code in (RIGA, JELGAVA)
    )
    assert 'id="title-interactions_by_kind"' in own
    assert 'id="title-interactions_by_kind"' not in other


@pytest.mark.parametrize("name", ["cooperation_by_kind", "cooperation_by_institution"])
def test_cooperation_of_less_than_a_year_or_phase_is_not_released(name):
    days = Window(since=date(2019, 1, 1), until=date(2020, 1, 1))

    def asked(period):
        return question(QUERIES[name], RELEASE[name], Filters(period=period), days)

    assert [p for p in ("2019-01", "2019-Q1", "2019-H1") if asked(p)] == []
    assert asked("2019")
