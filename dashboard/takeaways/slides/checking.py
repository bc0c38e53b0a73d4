"""A deck held against the editions it was made of, and those that came since."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground.access import Scope, UnknownRoleError, somebody
from dashboard.ground.i18n import N_, _
from dashboard.ground.progress import Step, unwatched, watched
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.citation import DRAWING, SENTENCES, panel_of
from dashboard.takeaways.drawings.drawing import Told
from dashboard.takeaways.readers import of_citation, reader
from dashboard.takeaways.slides import spoken, words
from dashboard.takeaways.slides.deck import KICKER, SOURCE, STATEMENT, TITLE
from dashboard.takeaways.slides.master import Deck
from dashboard.takeaways.slides.reading import Cited, cited
from dashboard.takeaways.taken import NoCardError


class State(StrEnum):
    """What may be said of an object of a deck; several may hold."""

    EQUAL = "equal"
    ALTERED = "altered"
    REWORDED = "reworded"
    STALE = "stale"
    WITHHELD = "withheld"
    GONE = "gone"


STATES = {
    State.EQUAL: N_("as the edition has it"),
    State.ALTERED: N_("altered by hand"),
    State.REWORDED: N_("as it was made; Tilts says it in other words by now"),
    State.STALE: N_("other numbers in a later edition"),
    State.WITHHELD: N_("not shown to this audience"),
    State.GONE: N_("its edition or card is not there any more"),
}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Where an object says something else than it should, and what."""

    place: str
    meant: str
    said: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What there is to say of one object of a deck."""

    slide: int
    card: str
    part: str
    state: State
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Against:
    """What a deck is held against: a later edition, an audience; by default its own."""

    shelf: Shelf
    edition: int | None = None
    audience: str = ""


def check(deck: Deck, against: Against, step: Step = unwatched) -> list[Finding]:
    """Say of every cited object whether it is equal, or each thing that is not."""
    return [
        finding
        for one in watched([*cited(deck)], step)
        for finding in _findings(one, against)
    ]


def _findings(one: Cited, against: Against) -> Iterator[Finding]:
    citation = one.citation

    def finding(state: State, *differences: Difference) -> Finding:
        return Finding(
            slide=one.number,
            card=citation.card,
            part=citation.part,
            state=state,
            differences=differences,
        )

    try:
        meant = _meant(one, against, citation.edition, citation.audience)
    except (NoEditionError, NoCardError, UnknownRoleError):
        yield finding(State.GONE)
        return
    if meant is None:
        # Nothing was shown, and why is all that is said.
        yield finding(State.EQUAL)
        return
    altered = differences(meant, one.said())
    noted = _in_notes(one, against)
    if altered and one.is_as_made:
        yield finding(State.REWORDED, *altered)
    elif altered:
        yield finding(State.ALTERED, *altered, *noted)
    if noted and (not altered or one.is_as_made):
        yield finding(State.ALTERED, *noted)
    allowed = _allowed(one, against)
    about_numbers = citation.part not in {SOURCE, KICKER}
    if allowed is None or (about_numbers and differences(allowed, meant)):
        yield finding(State.WITHHELD)
        return
    later = _meant(one, against, against.edition, citation.audience)
    stale = differences(meant, later or {})
    # The number of the edition stands in every source: that alone is no news.
    if stale and citation.part != SOURCE:
        yield finding(State.STALE, *stale)
    elif not altered and not noted:
        yield finding(State.EQUAL)


def _allowed(one: Cited, against: Against) -> Told | None:
    """What the audience asked about may be shown of the same edition."""
    audience = against.audience or one.citation.audience
    if _scope(one.citation.audience) <= _scope(audience):
        # Whoever is shown more is shown this too, though it is told otherwise then.
        audience = one.citation.audience
    try:
        return _meant(one, against, one.citation.edition, audience)
    except (NoEditionError, UnknownRoleError):
        return None


def _scope(audience: str) -> Scope:
    return somebody(audience, "").scope


def _meant(
    one: Cited, against: Against, edition: int | None, audience: str
) -> Told | None:
    """What an object says, made anew; None where the audience is shown nothing."""
    who = reader(against.shelf, edition, audience, one.citation.language)
    with who.reading():
        taken = of_citation(one.citation, who)
        if taken.is_empty and taken.answer.notice:
            return None
        return one.meant(taken)


def _in_notes(one: Cited, against: Against) -> list[Difference]:
    """Generated sentences in the notes of its slide whose numbers are others.

    Notes that stand as they were made were altered by nobody.
    """
    citation = one.citation
    if one.notes is None or spoken.as_made(one.notes.text, citation.notes):
        return []
    who = reader(against.shelf, citation.edition, citation.audience, citation.language)
    with who.reading():
        meant = spoken.generated(of_citation(citation, who))
    altered = spoken.altered(one.notes.text, meant)
    return [
        Difference(place=_NOTES, meant=was, said=said) for said, was in altered.items()
    ]


def differences(meant: Told, said: Told) -> tuple[Difference, ...]:
    """Return each place where two tell different things."""
    return tuple(
        Difference(
            place=place,
            meant=words.value(meant.get(place)),
            said=words.value(said.get(place)),
        )
        for place in dict.fromkeys((*meant, *said))
        if meant.get(place) != said.get(place)
    )


def told(finding: Finding) -> list[str]:
    """Say a finding in words: a line, and one for each difference."""
    line = _(
        "Slide {n}, {card} ({part}): {state}",
        n=finding.slide,
        card=heading(finding.card),
        part=part_said(finding.part),
        state=_(STATES[finding.state]),
    )
    return [
        line,
        *(
            f"    {part_said(one.place)}: {one.meant} → {one.said}"
            for one in finding.differences
        ),
    ]


def heading(card: str) -> str:
    """Return what a card is called on its page; its name where there is none."""
    return _("“{heading}”", heading=CARDS[card].heading) if card in CARDS else card


def part_said(part: str) -> str:
    """Return a part of a slide in words; what is none is a place in a drawing."""
    return _(_PARTS[part]) if part in _PARTS else panel_of(part) or part


_NOTES = "notes"
_PARTS = {
    _NOTES: N_("notes"),
    DRAWING: N_("drawing"),
    SENTENCES: N_("sentences"),
    TITLE: N_("title"),
    KICKER: N_("line above the title"),
    STATEMENT: N_("statement"),
    SOURCE: N_("source"),
}
