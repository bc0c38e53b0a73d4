"""Headlines of one's own, held against what an audience may see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.reading.rows import Row, is_hidden
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.readers import reader
from dashboard.takeaways.seminars.claims import State, Tested, held_to, numbers_of
from dashboard.takeaways.seminars.making import shown
from dashboard.takeaways.seminars.seminar import Seminar, Slide
from dashboard.takeaways.taken import Taken

_INSIDE = "coordinator"


def untold(seminar: Seminar, who: Reader, shelf: Shelf) -> list[tuple[int, Tested]]:
    """Return what headlines state and this audience is not shown, by slide.

    A number counts where it equals one that is withheld on the slide, unless a claim
    that holds for the audience, or the generated statement, tells it too.
    """
    inside = _inside(seminar, who, shelf)
    if inside is None:
        return []
    return [
        (place, Tested(claim=f"{slide.headline} ({number})", state=State.WITHHELD))
        for place, slide in enumerate(seminar.slides, 1)
        for number in _untold(slide, who, inside)
    ]


def allowed(seminar: Seminar, who: Reader, shelf: Shelf) -> Seminar:
    """Return a seminar without headlines that state what its audience is not shown.

    The generated statement stands in their place.
    """
    places = {place for place, _tested in untold(seminar, who, shelf)}
    slides = tuple(
        replace(slide, headline="") if place in places else slide
        for place, slide in enumerate(seminar.slides, 1)
    )
    return seminar.but(slides=slides)


def _inside(seminar: Seminar, who: Reader, shelf: Shelf) -> Reader | None:
    """Somebody who sees every number; None where the audience does, or nobody may."""
    if who.identity.role.value in {_INSIDE, "leadership"}:
        return None
    try:
        return reader(shelf, seminar.edition, _INSIDE, who.language)
    except NoEditionError:
        return None


def _untold(slide: Slide, who: Reader, inside: Reader) -> list[int]:
    stated = [*dict.fromkeys(numbers_of(slide.headline))]
    if not stated or (not slide.shows and slide.kind != "municipality"):
        return []
    with inside.reading():
        every = shown(slide, inside)
    with who.reading():
        told = shown(slide, who)
        spoken = {
            n for card in told for said in card.sentences for n in numbers_of(said)
        }
    withheld = {
        number
        for whole, seen in zip(every, told, strict=True)
        for number in _withheld(whole, seen)
    }
    claimed = {
        side
        for claim in slide.claims
        for tested in [held_to(claim, who)]
        if tested.state is State.TRUE
        for side in (tested.left, tested.right)
    }
    return [n for n in stated if n in withheld - spoken and n not in claimed]


def _withheld(whole: Taken, seen: Taken) -> Iterator[int]:
    """Counts of a card that the audience's own answer does not tell."""
    own = {_key(row): row for row in seen.answer.rows}
    for row in whole.answer.rows:
        there = own.get(_key(row))
        for column, value in row.items():
            if not isinstance(value, int) or isinstance(value, bool) or value == 0:
                continue
            if there is None or is_hidden(there, column) or there.get(column) is None:
                yield value


def _key(row: Row) -> tuple[object, ...]:
    return tuple(value for value in row.values() if isinstance(value, str | date))
