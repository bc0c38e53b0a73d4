"""Notes on the data in what is taken away: a mark to be seen, and the whole note."""

import html
import re

import pytest

from dashboard.editions.filters import Filters
from dashboard.reading.asking import QUERIES
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.pictures.card import picture
from dashboard.takeaways.readers import reader
from dashboard.takeaways.reports.report import report
from dashboard.takeaways.slides.deck import Slides
from dashboard.takeaways.taken import Wanted, take
from tests.conftest import JELGAVA
from tests.edition_fixture import ROWS, put_edition

INTO = "; insert into staging.notes values "
NOTED = INTO + ", ".join(
    f"({number}, '0003000', '0003000', '2019-03-01', '2019-03-31', '{about}', 'fault',"
    f" 'Divas nedēļas.', 'Two weeks.', false)"
    for number, about in enumerate(QUERIES, 1)
)
CAN_CARRY = sorted(CARDS.keys() - {"notes_listed"})


@pytest.fixture(scope="module")
def readers(tmp_path_factory):
    """The leadership, and the municipality of another place, of one noted edition."""
    shelf = put_edition(tmp_path_factory.mktemp("noted"), rows=ROWS + NOTED)
    own = reader(shelf, None, "leadership", "en")
    other = reader(shelf, None, "municipality:0001000", "en")
    yield own, other
    own.edition.close()


@pytest.mark.parametrize("name", CAN_CARRY)
def test_every_card_takes_its_note_along(readers, name):
    own, _other = readers
    with own.reading():
        taken = take(Wanted(card=name, filters=Filters(period="all")), own)
        (note,) = taken.answer.notes
        drawn = str(picture(taken))
        slides = Slides(title="Noted")
        slides.card(taken)
        (slide,) = slides.deck.slides
        spoken = slide.notes_slide.notes_text_frame.text
        said = html.unescape(re.sub("<text.*?</text>", "", drawn))
        told = note.line in said, note.line in spoken
    written = " ".join(re.findall("<text[^>]*>(.*?)</text>", drawn))
    seen = note.mark in written, note.mark in _words(slide)
    assert (*told, *seen) == (True, True, True, True)


def _words(slide):
    return " ".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)


def test_another_municipality_takes_no_note_of_this_one_along(readers):
    _own, other = readers
    with other.reading():
        filters = Filters(period="all")
        taken = take(Wanted(card="families_by_month", filters=filters), other)
        assert (taken.answer.notes, "Two weeks" in str(picture(taken))) == ((), False)


def test_a_report_holds_the_notes_of_all_its_cards(readers):
    own, _other = readers
    made = report(JELGAVA, "2019-03", own)
    with own.reading():
        card = made.sections[0].card
        (note,) = card.answer.notes
        assert note.line in made.notes
    assert made.notes.count("Two weeks.") > 1
