"""Tables that are longer than a slide: each line once, over as many slides."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation

from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.editions.table import Table
from dashboard.ground.i18n import language
from dashboard.reading.asking import columns_of
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.drawings.drawing import SPARE
from dashboard.takeaways.drawings.forms import drawn
from dashboard.takeaways.drawings.grids import quotations, recommendations
from dashboard.takeaways.readers import reader
from dashboard.takeaways.seminars.arc import closing
from dashboard.takeaways.seminars.making import make
from dashboard.takeaways.slides.checking import Against, State, check
from dashboard.takeaways.slides.deck import STATEMENT, text_of
from dashboard.takeaways.slides.refreshing import refresh
from dashboard.takeaways.taken import Wanted, take
from tests.answers import made
from tests.conftest import JELGAVA, RIGA
from tests.edition_fixture import ROWS, put_edition

LONG = "Mediators and social workers visit families together, and note what was agreed"


def row(number, municipality="all", status="unknown"):
    words = LONG, LONG
    blank = None, None, None, None, None
    about = f"R-{number}", "III", "work", "municipality"
    return (*about, *words, municipality, status, *blank)


def answered(n, *news):
    return made("recommendation_status", *map(row, range(1, n + 1)), *news)


def drawn_pages(answer):
    first = recommendations(answer)
    return first, [recommendations(answer, n + 1) for n in range(first.pages)]


@pytest.mark.parametrize("n", [1, 4, 5, 9, 17, 40])
def test_each_recommendation_stands_on_one_page_and_none_is_left_alone(n):
    with language("en"):
        first, pages = drawn_pages(answered(n))
    numbers = [line[0] for page in pages for line in page.lines]
    assert numbers == [f"R-{i}" for i in range(1, n + 1)]
    sizes = [len(page.lines) for page in pages]
    assert max(sizes) - min(sizes) <= 1
    left = n - len(first.lines)
    assert first.note == (f"{left} more without room here." if left else "")
    assert all(
        sum(page.height(at, SPARE) for at in range(-1, len(page.lines))) <= 10
        for page in pages
    )


def test_a_recommendation_with_news_in_two_places_is_told_once_and_first():
    news = (
        row("7", JELGAVA, "done"),
        row("7", RIGA, "planned"),
        row("8", "all", "done"),
    )
    with language("en"):
        table = recommendations(answered(2, *news))
    assert [(line[0], line[2]) for line in table.lines] == [
        ("R-7", "Done (Jelgava); Planned (Rīga)"),
        ("R-8", "Done"),
        ("R-1", "No news"),
        ("R-2", "No news"),
    ]


def test_news_of_one_place_and_of_all_says_which_is_which():
    news = (row("7", JELGAVA, "problematic"), row("7", "all", "partly"))
    with language("en"):
        ((_number, _text, became),) = recommendations(answered(0, *news)).lines
    assert became == "Problematic (Jelgava); Partly (all municipalities)"


def test_a_page_that_a_later_edition_has_no_more_is_blank():
    with language("en"):
        assert recommendations(answered(2), 2).is_blank
        assert recommendations(answered(2), -1) == recommendations(answered(2))


def test_recommendations_by_an_older_definition_are_the_table_that_they_were():
    answer = answered(2)
    told = answer.query.doc.splitlines()
    doc = "\n".join(line for line in told if not line.startswith("status "))
    query = replace(answer.query, doc=doc)
    names = [one.name for one in query.columns]
    records = [{name: row[name] for name in names} for row in answer.table.records()]
    older = replace(
        answer,
        query=query,
        columns=columns_of(CARDS["recommendation_status"], query),
        table=Table.of(names, records),
        later=frozenset({"status"}),
    )
    with language("en"):
        table = drawn(CARDS["recommendation_status"], older)
    assert [line[0] for line in table.lines] == ["R-1", "R-2"]


def test_answers_in_own_words_are_of_the_phase_that_closes():
    said = [("III", "More meetings."), ("III", "More meetings."), ("V", "Carry on.")]
    with language("en"):
        of_phase = quotations(made("open_answers", *said, period="phase:III"))
        latest = quotations(made("open_answers", *said, period="all"))
    assert (of_phase.lines, latest.lines) == (
        (("More meetings.", "2"),),
        (("Carry on.", "1"),),
    )
    assert of_phase.note == "Here: Phase III, 2 answers."
    assert latest.note == "Here: Phase V, 1 answer."


def test_a_closing_deck_holds_every_recommendation_of_an_audience(tmp_path):
    many = "; insert into staging.recommendations by name select 'R-' || i as"
    many += " recommendation, 'III' as phase, 'work' as topic, ['ministry'] as"
    many += f" audience, '{LONG}' as text_lv, '{LONG}' as text_en"
    many += " from (select range::int + 10 as i from range(30)) as r;"
    put_edition(tmp_path, 1, "".join((ROWS, many)))
    put_edition(tmp_path, 2, "".join((ROWS, many)))
    shelf = Shelf.at(tmp_path)
    who = reader(shelf, 1, "coordinator", "en")
    seminar = closing("closing", "III", who)
    deck = Presentation(io.BytesIO(make(seminar, who).deck))
    own = [one for one in deck.slides if "ministry" in _kicker(one)]
    titles = [slide.shapes.title.text_frame.text for slide in own]
    assert titles[:2] == [
        "Ministry. There is news of 0 of 30 recommendations",
        "Ministry. There is news of 0 of 30 recommendations (2)",
    ]
    cells = [
        frame.table.cell(line, 0).text
        for slide in own
        for frame in slide.shapes
        if frame.has_table
        for line in range(1, len(frame.table.rows))
    ]
    assert sorted(cells) == [f"R-{i}" for i in range(10, 40)]
    assert {one.state for one in check(deck, Against(shelf=shelf))} == {State.EQUAL}
    assert all(one.is_done for one in refresh(deck, shelf, 2))
    assert "part 2 of" in _kicker(own[1])


def _kicker(slide):
    words = (one.text_frame.text for one in slide.shapes if one.has_text_frame)
    return " ".join(words)


def test_what_stands_below_a_title_has_room_there(shelf):
    who = reader(shelf, 1, "coordinator", "lv")
    with who.reading():
        cards = [
            take(Wanted(card=name, filters=Filters(period="phase:III")), who)
            for name in CARDS
        ]
        told = {one.wanted.card: one.below_title(1, 300, 18) for one in cards}
        whole = {one.wanted.card: text_of(one, STATEMENT) for one in cards}
    short = [name for name, text in told.items() if len(text) < len(whole[name])]
    assert short
    assert all(
        told[name] == cards[at].drawing.note or told[name][-1:] in ".!?”"
        for at, name in enumerate(CARDS)
        if not cards[at].is_empty
    )
