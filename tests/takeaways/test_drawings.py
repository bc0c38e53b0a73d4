import re
from dataclasses import replace
from datetime import date

import pytest

from dashboard.editions.filters import Filters
from dashboard.editions.table import Table
from dashboard.ground.i18n import language
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.drawings.drawing import Chart, Grid
from dashboard.takeaways.drawings.forms import drawn
from dashboard.takeaways.pictures.card import picture
from dashboard.takeaways.pictures.words import heading, words
from dashboard.takeaways.readers import reader
from dashboard.takeaways.slides.deck import one_slide
from dashboard.takeaways.taken import Wanted, take
from tests.answers import made
from tests.conftest import JELGAVA, RIGA

DAYS = date(2019, 1, 5), date(2019, 6, 6)
TIMES = 987654


def institutions(hidden):
    """Two institutions; what is hidden of them has no value, as outside."""
    names = ("Zvirbulis", "Āboli")
    rows = [(name, "school", JELGAVA, TIMES, 2, 3, 1, *DAYS) for name in names]
    answer = made("cooperation_by_institution", *rows)
    records = [
        {**record, **dict.fromkeys(hidden), "hidden": list(hidden)}
        for record in answer.table.records()
    ]
    return replace(answer, table=Table.of([*answer.table.columns, "hidden"], records))


def served(hidden):
    """Two municipalities; parts of the larger may be hidden, as outside."""
    answer = made(
        "families_by_municipality",
        (JELGAVA, 51, 16, 20, 15, 170),
        (RIGA, 8, 8, 0, 0, 20),
    )
    records = [
        {**record, **dict.fromkeys(hidden if one == 0 else ()), "hidden": own}
        for one, record in enumerate(answer.table.records())
        for own in [list(hidden) if one == 0 else []]
    ]
    return replace(answer, table=Table.of([*answer.table.columns, "hidden"], records))


def test_a_bar_of_which_parts_are_hidden_is_as_long_as_the_whole():
    """Of 51 families 16 were drawn: a third of the bar, and the longest beside it."""
    with language("en"):
        told = drawn(CARDS["turnover"], served(()))
        kept = drawn(CARDS["turnover"], served(("continuing", "returning")))
    assert [one.values[0] for one in told.series] == [16, 20, 15]
    assert [one.values for one in kept.series] == [(51, 8)]


def test_institutions_of_which_nobody_is_told_how_often_are_a_table():
    card = CARDS["cooperation_by_institution"]
    with language("en"):
        told = drawn(card, institutions(()))
        kept = drawn(card, institutions(("times", "families", "days")))
    assert isinstance(told, Chart)
    assert [*told.told.values()] == [TIMES] * 2
    assert isinstance(kept, Grid)
    assert str(TIMES) not in str(kept.told).replace(",", "")
    assert "[c]" in str(kept.told)


def test_each_of_several_lines_has_a_field_in_one_measure_and_its_values_written(shelf):
    who = reader(shelf, 1, "coordinator", "en")
    with who.reading():
        asked = Wanted(card="months_side_by_side", filters=Filters(period="all"))
        card = take(asked, who)
        panels = card.drawing.panels
        drawn_words = str(picture(card))
    assert len(panels) == len(card.drawing.series) > 1
    assert {one.ceiling for one in panels} == {card.drawing.highest}
    values = [n for one in card.drawing.series for n in one.values if n is not None]
    written = re.findall(r'font-weight="700" text-anchor="middle">(\d+)<', drawn_words)
    assert sorted(map(int, written)) == sorted(values)


LONG_LINE = (
    "Mediatori visās pašvaldībās strādāja ar ģimenēm, skolām un bāriņtiesām. " * 3
)


@pytest.mark.parametrize(
    ("card", "bars"),
    [
        ("families_by_month", 1),
        ("months_side_by_side", 2),
        ("families_by_period", 1),
    ],
)
def test_a_month_alone_is_bars_and_no_line_of_one_point(card, bars, shelf):
    who = reader(shelf, 1, "coordinator", "en")
    with who.reading():
        asked = Wanted(card=card, filters=Filters(period="2018-10", grain="month"))
        chart = take(asked, who).drawing
    assert (chart.shape, len(chart.labels), len(chart.series)) == ("bars", bars, 1)
    assert not chart.is_all_hidden


@pytest.mark.parametrize("foot", ["", "Source: the log."])
def test_whatever_people_write_stands_on_its_slide(foot):
    """A hall sees the last line too, however long a title and texts are."""
    long = [LONG_LINE] * 6
    for slide in (heading(LONG_LINE, [LONG_LINE]), words(LONG_LINE, long, foot)):
        placed = re.findall(r'<text x="[\d.]+" y="([\d.]+)"[^>]*>([^<]+)', str(slide))
        own = [float(y) for y, said in placed if said in LONG_LINE]
        assert len(own) > 4
        assert min(own) > 40
        assert max(own) < 690


def test_short_words_keep_their_size():
    made = str(words("A title", ["A line."]))
    assert 'font-size="30"' in made
    assert 'font-size="44"' in made


@pytest.mark.parametrize(
    "asked", [{"domain": "education"}, {"map": "today"}, {"grain": "month"}]
)
def test_every_card_is_drawn_for_outsiders_however_it_is_narrowed(asked, public_shelf):
    """Of no month anything may be told there: no line is left to draw."""
    who = reader(public_shelf, None, "outside", "lv")
    with who.reading():
        for card in CARDS:
            taken = take(
                Wanted(card=card, filters=Filters(period="2018-Q4", **asked)), who
            )
            assert str(picture(taken)).startswith("<svg")
            assert one_slide(taken)
