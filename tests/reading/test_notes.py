"""Notes on the data beside numbers: a mark in the figure, a line everywhere else."""

import csv
import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from dashboard.editions.filters import Filters
from dashboard.ground.access import everything
from dashboard.ground.i18n import LANGUAGES, _, language
from dashboard.pages import comparison, cooperation, data, families, overview
from dashboard.reading.address import Address
from dashboard.reading.asking import NOTES, QUERIES, answer
from dashboard.reading.catalogue import CARDS, INDICATORS
from dashboard.reading.exports.table import write_csv, write_json, write_text
from dashboard.reading.exports.workbook import write_xlsx
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.notes import days_of, marks
from dashboard.reading.view import View
from tests.edition_fixture import ROWS, put_edition
from tests.laid import chart_of_card, parts_of, parts_of_card

HOSTILE = "=1+1 <b>Two weeks</b> lack."
INTO = "; insert into staging.notes values "
OF_EVERYTHING = INTO + ", ".join(
    f"({number}, '0003000', '0003000', '2019-03-01', '2019-03-31', '{about}', 'fault',"
    f" '{HOSTILE}', '{HOSTILE}', false)"
    for number, about in enumerate(QUERIES, 1)
)
CAN_CARRY = sorted(INDICATORS.keys() - {NOTES})


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """An edition with a note on each indicator by name, of Jelgava in March."""
    folder = tmp_path_factory.mktemp("noted")
    return put_edition(folder, rows=ROWS + OF_EVERYTHING).edition()


def asked(indicator, edition):
    return indicator.narrowed(answer(indicator, edition, Filters(), everything()))


def view(edition):
    return View(
        address=Address(),
        filters=Filters(period="all"),
        edition=edition,
        latest=1,
        scope=everything(),
    )


@pytest.mark.parametrize("name", CAN_CARRY)
def test_every_indicator_carries_its_note_into_every_file(name, edition):
    indicator = INDICATORS[name]
    given = asked(indicator, edition)
    (note,) = given.notes
    told = [
        write_text(indicator, given),
        " ".join(write_json(indicator, given)["notes"]),
        *_about(write_xlsx(indicator, given)),
    ]
    assert [note.line in text for text in told] == [True] * len(told)
    rows = [*csv.DictReader(io.StringIO(write_csv(given).decode("utf-8-sig")))]
    assert {row["notes"] for row in rows} <= {note.line, ""}


def _about(content):
    sheet = load_workbook(io.BytesIO(content)).worksheets[1]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    return [next(str(c.value) for c in cells if HOSTILE in str(c.value))]


@pytest.mark.parametrize("name", sorted(CARDS.keys() - {"notes_listed"}))
def test_every_card_says_its_note_below_and_marks_it_above(name, edition):
    shown = CARDS[name]
    parts = parts_of_card(shown, view(edition))
    (note,) = view(edition).ask(shown).notes
    below = parts["notes"]
    assert (note.mark in below, "<b>Two weeks" in below) == (True, False)
    if not asked(shown, edition).table:
        return
    if shown.picture:
        # Where places stand side by side, at the one that it is about.
        ways = (f">{note.number}<", f'data-note="{note.number}"')
        marked = sum(way in parts["picture"] for way in ways) == 1
    else:
        figure = chart_of_card(shown, view(edition))
        marked = not figure["data"] or str(note.number) in _marks(figure)
    assert marked


@pytest.fixture(scope="module")
def of_all(tmp_path_factory):
    """An edition with a note on everything counted from the log of all places."""
    folder = tmp_path_factory.mktemp("of-all")
    told = INTO + (
        f"(7, 'total', 'total', '2019-03-01', '2019-03-31', 'log', 'event',"
        f" '{HOSTILE}', '{HOSTILE}', false)"
    )
    return put_edition(folder, rows=ROWS + told).edition()


TELLING = (overview.PAGE, families.PAGE, cooperation.PAGE, comparison.PAGE)


@pytest.mark.parametrize("page", TELLING, ids=lambda page: page.path)
def test_a_page_tells_once_what_several_of_its_cards_stand_beside(page, of_all):
    parts = parts_of(lambda: page.body(view(of_all)))
    assert parts["notes"].count('id="note-7"') == 1
    below = [
        text for id_, text in parts.items() if id_.endswith("-notes") and "[7]" in text
    ]
    assert len(below) > 1
    # What is pointed at tells it; nothing beside the mark does.
    shown = [re.sub(' title="[^"]*"', "", text) for text in below]
    assert [("#note-7" in text, "Two weeks" in text) for text in shown] == [
        (True, False)
    ] * len(shown)


def test_a_note_on_one_number_stands_under_its_card_alone(edition):
    parts = parts_of(lambda: overview.PAGE.body(view(edition)))
    assert "Two weeks" not in parts["notes"]
    assert "Two weeks" in parts["families_by_month-notes"]


def test_a_page_that_lists_all_notes_tells_none_again(of_all):
    parts = parts_of(lambda: data.PAGE.body(view(of_all)))
    assert parts["notes"] == ""
    assert "Two weeks" in parts["notes_listed-picture"]


def _marks(figure):
    layout = figure["layout"]
    badges = [one["text"] for one in layout["annotations"]]
    ticks = layout["yaxis"].get("ticktext", ())
    return " ".join([*badges, *ticks])


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sentence_names_the_note_that_changes_how_it_is_read(edition, code):
    shown = CARDS["families_by_month"]
    with language(code):
        said = as_text(shown.said(asked(shown, edition)))
        (note,) = asked(shown, edition).notes
        assert f"{note.label} {note.mark}" in said


def test_a_row_of_a_file_has_only_the_notes_on_its_place_and_days(edition):
    given = asked(INDICATORS["families_by_month"], edition)
    rows = [*csv.DictReader(io.StringIO(write_csv(given).decode("utf-8-sig")))]
    noted = {(row["month"], row["municipality"]) for row in rows if row["notes"]}
    assert noted == {("2019-03-01", "0003000"), ("2019-03-01", "total")}


def test_a_line_of_a_table_is_marked_only_where_others_are_not(edition):
    shown = INDICATORS["families_by_month"].shown(
        asked(INDICATORS["families_by_month"], edition)
    )
    assert [line.about for line in shown.lines if line.cells[0].noted] == [
        date(2019, 3, 1)
    ]


def test_many_marks_are_a_few_and_how_many_more(edition):
    notes = asked(CARDS["families_by_month"], edition).notes * 5
    assert (marks(notes).count("["), marks(notes).split()[-1]) == (3, "+2")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_list_of_notes_names_what_each_is_about_by_its_title(edition, code):
    notes = INDICATORS[NOTES]
    with language(code):
        lines = notes.shown(asked(notes, edition)).lines
        told = {line.cells[4].text for line in lines}
        assert told == {_(INDICATORS[name].title) for name in QUERIES}


LATER = INTO + ", ".join(
    f"({number}, 'total', null, '2019-07-01', '2019-07-31', null, '{kind}', 'a', 'b',"
    " false)"
    for number, kind in enumerate(("event", "fault"), 1)
)


def test_a_note_stands_beside_no_survey_or_phase_of_other_days(tmp_path):
    """After phase III: only a fault may say why its own month holds nothing."""
    edition = put_edition(tmp_path, rows=ROWS + LATER).edition()

    def numbers(name, period):
        given = answer(INDICATORS[name], edition, Filters(period=period), everything())
        return [note.number for note in given.notes]

    assert days_of({"wave": "III"}) == (date(2018, 10, 1), date(2019, 6, 30))
    assert numbers("published_and_computed", "all") == []
    assert numbers("families_by_municipality", "2019") == [2, 1]
    assert numbers("families_by_municipality", "2019-07") == [2]


MANY = INTO + ", ".join(
    f"({number}, 'total', null, '2019-0{1 + number % 5}-01',"
    f" '2019-0{1 + number % 5}-20', null, 'event', '{'gari ' * 60}',"
    f" '{'long ' * 60}', true)"
    for number in range(1, 21)
)


def test_of_many_notes_a_card_opens_few_and_a_figure_gathers_those_of_a_month(
    tmp_path,
):
    edition = put_edition(tmp_path, rows=ROWS + MANY).edition()
    shown = CARDS["families_by_month"]
    below = str(parts_of_card(shown, view(edition))["notes"])
    opened, folded = below.split("<details>")
    figure = chart_of_card(shown, view(edition))
    badges = [
        one["text"] for one in figure["layout"]["annotations"] if "bgcolor" in one
    ]
    assert (opened.count("<li>"), folded.count("<li>"), len(badges)) == (4, 16, 5)
    assert all(badge.endswith("+3</b>") for badge in badges)
