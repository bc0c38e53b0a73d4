"""A seminar as pictures in their order, for a projector or for one file."""

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.ground.progress import Step, unwatched, watched
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.pictures import words
from dashboard.takeaways.pictures.card import picture
from dashboard.takeaways.seminars.making import shown, told, where
from dashboard.takeaways.seminars.seminar import Seminar, Slide
from dashboard.takeaways.taken import Taken


@dataclass(frozen=True, kw_only=True)
class Staged:
    """One slide as it is shown: its title, its picture, and what is said to it.

    `card` is what it shows, where it shows a card.
    """

    title: str
    picture: Markup
    notes: str
    card: Taken | None = None


def staged(seminar: Seminar, reader: Reader, step: Step = unwatched) -> list[Staged]:
    """Return all slides that this audience is shown; inside reader.reading()."""
    opening = Staged(
        title=seminar.title,
        picture=words.heading(seminar.title, where(seminar)),
        notes="",
    )
    slides = [opening]
    for slide in watched(seminar.slides, step):
        made = _staged(slide, reader)
        slides += [made] if made else []
    return slides


def rows(slides: list[Staged]) -> int:
    """Return how many rows of tables the slides show."""
    return sum(len(one.card.answer.table) for one in slides if one.card)


def _staged(slide: Slide, reader: Reader) -> Staged | None:
    cards = shown(slide, reader)
    seen = told(slide, cards)
    if cards and not seen:
        return None
    if slide.kind == "municipality":
        return _profile(slide, seen)
    if cards:
        notes = "\n\n".join(filter(None, (slide.notes, cards[0].known)))
        title = slide.headline or cards[0].own_title
        drawn = picture(cards[0], title)
        return Staged(title=title, picture=drawn, notes=notes, card=cards[0])
    if slide.kind in {"section", "thanks"}:
        drawn = words.heading(slide.headline, slide.lines)
    else:
        drawn = words.words(slide.headline, slide.lines)
    return Staged(title=slide.headline, picture=drawn, notes=slide.notes)


def _profile(slide: Slide, seen: list[Taken]) -> Staged:
    said = [" ".join(card.sentences) for card in seen]
    drawn = words.words(slide.headline, said, seen[0].source)
    return Staged(title=slide.headline, picture=drawn, notes=slide.notes)
