"""A deck with the numbers of another edition; everything else as people left it."""

from dataclasses import dataclass
from typing import Self

from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground.access import UnknownRoleError
from dashboard.ground.progress import Step, unwatched, watched
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.citation import SENTENCES, Citation
from dashboard.takeaways.drawings.drawing import digest_of
from dashboard.takeaways.readers import of_citation, reader
from dashboard.takeaways.slides import objects, spoken, titles
from dashboard.takeaways.slides.deck import text_of
from dashboard.takeaways.slides.master import Deck
from dashboard.takeaways.slides.reading import Cited, cited
from dashboard.takeaways.slides.words import rewrite
from dashboard.takeaways.taken import NoCardError, Taken


@dataclass(frozen=True, kw_only=True)
class Refreshed:
    """What was done to one object: refreshed, or left as it was.

    `is_lost` says that there is nothing to write into it; what else the slide tells of
    the card is left with it. `kept_title` and `kept_notes` say that people had written
    the slide's title or notes anew.
    """

    slide: int
    card: str
    part: str
    is_done: bool
    is_lost: bool = False
    kept_title: bool = False
    kept_notes: bool = False


@dataclass(frozen=True, kw_only=True)
class _Words:
    """The generated words of a card beside its drawing."""

    titles: list[str]
    own: str
    notes: tuple[str, str]
    written: str
    sentences: list[str]

    @classmethod
    def of(cls, taken: Taken) -> Self:
        return cls(
            titles=titles.generated(taken),
            own=taken.own_title,
            notes=(taken.spoken, taken.known),
            written=spoken.written(taken),
            sentences=spoken.generated(taken),
        )


@dataclass(frozen=True, kw_only=True)
class _Anew:
    """An object, and its card anew for a reader; None where it cannot show that."""

    one: Cited
    found: tuple[Reader, Taken] | None

    @property
    def whole(self) -> tuple[int, Citation]:
        """What is written whole or not at all: all that a slide tells of a card."""
        card = self.one.citation.key.but(part="", is_titled=False)
        return self.one.number, card


def refresh(
    deck: Deck, shelf: Shelf, edition: int | None, step: Step = unwatched
) -> list[Refreshed]:
    """Write an edition's numbers into every cited object of a deck, in place.

    What a slide tells of a card stays whole: new words above old numbers are false.
    """
    every = [_anew(one, shelf, edition) for one in watched([*cited(deck)], step)]
    stuck = {each.whole for each in every if each.found is None}
    return [
        _left(each)
        if each.found is None or each.whole in stuck
        else _refreshed(each.one, each.found, shelf)
        for each in every
    ]


def _anew(one: Cited, shelf: Shelf, edition: int | None) -> _Anew:
    citation = one.citation
    try:
        who = reader(shelf, edition, citation.audience, citation.language)
        with who.reading():
            taken = of_citation(citation, who)
            is_fit = not citation.is_drawn or _fits(one, taken)
    except (UnknownRoleError, NoCardError):
        is_fit = False
    return _Anew(one=one, found=(who, taken) if is_fit else None)


def _fits(one: Cited, taken: Taken) -> bool:
    drawing = objects.part(taken.drawing, one.citation)
    return not taken.is_empty and objects.fits(one.shape, drawing)


def _left(each: _Anew) -> Refreshed:
    return Refreshed(
        slide=each.one.number,
        card=each.one.citation.card,
        part=each.one.citation.part,
        is_done=False,
        is_lost=each.found is None,
    )


def _refreshed(one: Cited, found: tuple[Reader, Taken], shelf: Shelf) -> Refreshed:
    (who, taken), citation = found, one.citation
    before, is_as_made = _before(one, shelf), one.is_as_made
    with who.reading():
        _write(one, taken)
        now = _Words.of(taken)
        kept = citation.is_titled and not (
            _retitle(one, before, now) or (is_as_made and _title(one, now.own))
        )
        is_noted = one.notes is None or _note(one, before, now)
        _cite(one, taken, spoken.mark(now.written) if is_noted else "")
    return Refreshed(
        slide=one.number,
        card=citation.card,
        part=citation.part,
        is_done=True,
        kept_title=kept,
        kept_notes=not is_noted,
    )


def _before(one: Cited, shelf: Shelf) -> _Words | None:
    """What was generated beside the object; None where that edition is gone."""
    citation = one.citation
    try:
        who = reader(shelf, citation.edition, citation.audience, citation.language)
        with who.reading():
            return _Words.of(of_citation(citation, who))
    except (NoEditionError, NoCardError):
        return None


def _write(one: Cited, taken: Taken) -> None:
    shape, citation = one.shape, one.citation
    if citation.part == SENTENCES:
        rewrite(shape.text_frame, " ".join(taken.sentences))
    elif not citation.is_drawn:
        rewrite(shape.text_frame, text_of(taken, citation.part))
    else:
        objects.refill(shape, objects.part(taken.drawing, citation))
        panel = [citation.panel] if citation.panel else []
        objects.describe(shape, ". ".join([*panel, taken.spoken]))


def _cite(one: Cited, taken: Taken, notes: str) -> None:
    """Say in the object's name what it is of by now, and its slide's notes."""
    now = taken.citation
    one.shape.name = one.citation.but(
        edition=now.edition,
        digest=now.digest,
        words=digest_of(one.meant(taken)),
        notes=notes if one.notes is not None else "",
    ).name


def _title(one: Cited, text: str) -> bool:
    """Give the slide another title; false where it has none."""
    if one.title is None:
        return False
    rewrite(one.title.text_frame, text)
    return True


def _retitle(one: Cited, before: _Words | None, now: _Words) -> bool:
    """Write the title anew, unless people have; false where they have."""
    if one.title is None or before is None:
        return False
    new = titles.renewed(one.title.text_frame.text, before.titles, now.titles)
    return new is not None and _title(one, new)


def _note(one: Cited, before: _Words | None, now: _Words) -> bool:
    """Bring the generated part of the notes up to date; one's own stays.

    False where people have written it anew, and numbers stand there.
    """
    found = one.notes.text
    made = spoken.as_made(found, one.citation.notes)
    text = found
    if made:
        text = found.replace(made, now.written, 1)
    elif before:
        text = spoken.restored(found, before.sentences)
        for was, new in zip(before.notes, now.notes, strict=True):
            text = text.replace(was, new)
    if text != found:
        one.notes.text = text
    is_new = all(said in text for said in now.notes)
    return is_new or not any(map(str.isdecimal, text))
