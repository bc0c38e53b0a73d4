"""The arc of a closing seminar: what a new one shows, from the tasks to the thanks."""

from dataclasses import replace

from dashboard.editions.filters import Filters
from dashboard.ground import reference
from dashboard.ground.i18n import N_, _
from dashboard.ground.progress import Step, unwatched, watched
from dashboard.reading.kit.tables import words
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.seminars.making import shown, told
from dashboard.takeaways.seminars.seminar import Seminar, Slide
from dashboard.takeaways.taken import Taken, Wanted, take

_TASKS = (
    N_("Carry the dialogue between Roma families and the staff of institutions."),
    N_("Find out what families need, and tell the municipality."),
    N_("Help families to reach education, social services, health care and work."),
    N_("Bring families into measures of the European Social Fund."),
    N_("Write down what was done, and report on it each month."),
)
_ETHICS = (
    N_("Respects every person, and treats all families alike."),
    N_("Does not decide for a family: helps it to decide."),
    N_("Works with institutions, and takes nobody's part."),
    N_("Knows the limits of the work, and asks for help."),
    N_("Does not tell others what was learnt in the work."),
)
_TRAINING = (
    N_("Write here which training the mediators had, when, and for how long."),
)
_CLOSING = (
    N_("Write here what the audience should take home."),
    N_("What is asked for: continuity of the posts, and of the pay."),
)

_OF_A_PLACE = ("families_by_domain", "outcomes_by_domain", "cooperation_by_kind")
_FEW = 12
"""Of so many municipalities each has slides of its own; of more, one in sentences."""

CLOSING = "closing"


def closing(name: str, phase: str, reader: Reader, step: Step = unwatched) -> Seminar:
    """Return a seminar that closes a phase, with all the edition holds for it."""
    period = f"phase:{phase}"
    with reader.reading():
        title = _("Closing seminar, {phase}", phase=reference.phases()[phase].label)
        slides = (
            *_telling(_opening(), reader),
            *_telling(_numbers(period), reader),
            *_places(period, reader, step),
            *_telling(_survey(period, reader), reader),
            *_telling(_ending(period, reader), reader),
        )
    return Seminar(
        name=name,
        title=title,
        edition=reader.edition.manifest.number,
        language=reader.language,
        audience=reader.code,
        slides=slides,
    )


def _telling(slides: list[Slide], reader: Reader) -> list[Slide]:
    """The slides that tell something, and no section of which none is left."""
    kept = []
    for slide in slides:
        cards = shown(slide, reader)
        if not cards or told(slide, cards):
            kept.append(slide)
    ends = [*kept[1:], None]
    return [
        slide
        for slide, after in zip(kept, ends, strict=True)
        if slide.kind != "section" or (after and after.kind != "section")
    ]


def _opening() -> list[Slide]:
    return [
        Slide(kind="section", headline=_("The mediators' work")),
        Slide(
            kind="text",
            headline=_("What mediators are asked to do"),
            lines=tuple(map(_, _TASKS)),
        ),
        Slide(
            kind="text",
            headline=_("The ethics code in short"),
            lines=tuple(map(_, _ETHICS)),
        ),
        Slide(kind="recommendations"),
        Slide(kind="indicator", card="recommendations_by_phase"),
        Slide(kind="text", headline=_("Training"), lines=tuple(map(_, _TRAINING))),
    ]


def _numbers(period: str) -> list[Slide]:
    return [
        Slide(kind="section", headline=_("Families in numbers")),
        Slide(kind="indicator", card="turnover", period=period),
        Slide(kind="indicator", card="families_on_map", period=period),
        Slide(kind="indicator", card="families_by_month", period=period),
        Slide(kind="indicator", card="families_by_domain", period=period),
        Slide(kind="indicator", card="cooperation_by_kind", period=period),
        Slide(kind="published"),
    ]


def _places(period: str, reader: Reader, step: Step) -> list[Slide]:
    """Each municipality's work: in a few sentences, its directions and partners."""
    served = _take("turnover", period, reader)
    places = words.places(row["municipality"] for row in served.answer.parts)
    cards = _OF_A_PLACE if len(places) <= _FEW else ()
    slides = [Slide(kind="section", headline=_("Municipality by municipality"))]
    for code in watched(sorted(places, key=places.__getitem__), step):
        here = Slide(kind="municipality", municipality=code, period=period)
        slides.append(replace(here, headline=places[code]))
        slides += [
            replace(here, kind="indicator", card=card)
            for card in cards
            if not _take(card, period, reader, code).tells_nothing
        ]
    return slides if places else []


def _survey(period: str, reader: Reader) -> list[Slide]:
    """The survey question by question, and what to keep in view from now on."""
    asked = _take("survey_by_question", period, reader)
    yes_no = _questions(asked, "yes")
    slides = [
        Slide(kind="section", headline=_("What the staff of municipalities say")),
        Slide(kind="indicator", card="survey_by_question", period=period),
    ]
    slides += [Slide(kind="question", question=code, period=period) for code in yes_no]
    several = [code for code in _questions(asked) if code not in yes_no]
    return slides + [
        Slide(kind="question", card="survey_choices", question=code, period=period)
        for code in several
    ]


def _questions(asked: Taken, choice: str = "") -> list[str]:
    return [
        *dict.fromkeys(
            row["question"]
            for row in asked.answer.rows
            if not choice or row["choice"] == choice
        )
    ]


def _ending(period: str, reader: Reader) -> list[Slide]:
    audiences = [code for code in reference.vocabulary("audiences") if code != "all"]
    slides = [Slide(kind="section", headline=_("Recommendations"))]
    for code in audiences:
        slides += _paged(Slide(kind="recommendations", audience=code), reader)
    return [
        *slides,
        *_said(period, reader),
        Slide(kind="text", headline=_("In closing"), lines=tuple(map(_, _CLOSING))),
        Slide(kind="thanks", headline=_("Thank you")),
    ]


def _said(period: str, reader: Reader) -> list[Slide]:
    """What respondents of the phase wrote in their own words, if any did."""
    waves = {row["wave"] for row in _take("open_answers", period, reader).answer.rows}
    said = Slide(kind="quotation", card="open_answers", period=period)
    return _paged(said, reader) if period.removeprefix("phase:") in waves else []


def _paged(slide: Slide, reader: Reader) -> list[Slide]:
    """Return as many slides as its table has pages."""
    (card,) = shown(slide, reader)
    if card.pages == 1:
        return [slide]
    return [replace(slide, page=page) for page in range(1, card.pages + 1)]


def _take(card: str, period: str, reader: Reader, place: str = "") -> Taken:
    places = (place,) if place else ()
    return take(
        Wanted(card=card, filters=Filters(period=period, municipalities=places)), reader
    )
