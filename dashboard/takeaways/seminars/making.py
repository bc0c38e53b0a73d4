"""A seminar as a deck: each slide of the file as one of the deck, in its order."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.ground.progress import Step, unwatched, watched
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.seminars.claims import Tested, held_to
from dashboard.takeaways.seminars.seminar import Seminar, SeminarError, Slide
from dashboard.takeaways.taken import NoCardError, Taken, Wanted, take

if TYPE_CHECKING:
    from dashboard.takeaways.slides.deck import Slides

_PROFILE = (
    "turnover",
    "families_by_domain",
    "cooperation_by_kind",
    "outcomes_by_domain",
)
"""The cards whose sentences a municipality's slide holds."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """A deck, and the slides that this audience is not shown: number and card."""

    deck: bytes
    left_out: tuple[tuple[int, Taken], ...]
    rows: int


def make(seminar: Seminar, reader: Reader, step: Step = unwatched) -> Made:
    """Make a deck of a seminar; SeminarError where it names what there is not."""
    # To show or change a seminar, nothing is needed of what writes its deck.
    from dashboard.takeaways.slides.deck import Slides  # noqa: PLC0415

    left_out = []
    rows = 0
    with reader.reading():
        slides = Slides(title=seminar.title)
        slides.heading(seminar.title, where(seminar))
        for number, slide in watched([*enumerate(seminar.slides, 1)], step):
            cards = shown(slide, reader)
            if cards and not told(slide, cards):
                left_out.append((number, cards[0]))
            else:
                _add(slides, slide, cards)
                rows += sum(len(one.answer.table) for one in cards)
        deck = slides.written()
    return Made(deck=deck, left_out=tuple(left_out), rows=rows)


def shown(slide: Slide, reader: Reader) -> list[Taken]:
    """Return the cards that a slide shows; inside reader.reading()."""
    named = _PROFILE if slide.kind == "municipality" else (slide.shows,)
    cards = []
    for card in filter(None, named):
        wanted = Wanted(
            card=card, filters=slide.filters, question=slide.question, page=slide.page
        )
        try:
            cards.append(take(wanted, reader))
        except NoCardError:
            raise SeminarError(_("There is no card “{name}”.", name=card)) from None
    return cards


def told(slide: Slide, cards: list[Taken]) -> list[Taken]:
    """Return the cards that a slide tells something of.

    Under a headline of one's own a drawing stands though all its numbers are hidden. A
    sentence may say how many there were at the least.
    """
    if slide.kind == "municipality":
        return [one for one in cards if not one.tells_nothing or one.tells_a_least]
    if slide.headline:
        return [one for one in cards if not one.is_empty]
    return [one for one in cards if not one.tells_nothing]


def check(
    seminar: Seminar, reader: Reader, step: Step = unwatched
) -> list[tuple[int, Tested]]:
    """Test every claim of a seminar; each with the number of its slide."""
    return [
        (number, held_to(claim, reader))
        for number, slide in watched([*enumerate(seminar.slides, 1)], step)
        for claim in slide.claims
    ]


def _add(slides: "Slides", slide: Slide, cards: list[Taken]) -> None:
    if slide.kind in {"section", "thanks"}:
        slides.heading(slide.headline, slide.lines, slide.notes)
    elif slide.kind == "municipality":
        own = told(slide, cards)
        slides.profile(slide.headline or own[0].kicker, own, slide.notes)
    elif cards:
        slides.card(cards[0], slide.headline, slide.notes)
    else:
        slides.words(slide.headline, slide.lines, slide.notes)


def where(seminar: Seminar) -> list[str]:
    """Return where and when it is, and of which edition."""
    day = i18n.day(seminar.day) if seminar.day else ""
    edition = _("Edition {n}", n=seminar.edition)
    return [*filter(None, (seminar.place, day)), edition]
