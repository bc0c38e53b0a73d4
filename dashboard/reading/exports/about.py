"""What must travel with a number: its definition, window, edition and notes."""

from typing import Any

from dashboard.editions.choices import Choice
from dashboard.editions.filters import CHOICES
from dashboard.ground import i18n, periods
from dashboard.ground.audit.heads import Head
from dashboard.ground.i18n import N_, _
from dashboard.reading.answer import Answer
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.tables import words


def about(
    indicator: Indicator, answer: Answer, head: Head | None = None
) -> list[tuple[str, str]]:
    """Return pairs of a name and what there is to say, in the order to read them.

    The head of the audit log stands at the foot: readers are its witnesses.
    """
    grain, *definition = answer.query.paragraphs
    said = [
        (_("Title"), _(indicator.title)),
        (_("Table"), _(grain)),
        (_("Definition"), " ".join(map(_, definition))),
        *_asked(answer),
        (_("Edition"), _edition(answer)),
        (_("Data up to"), i18n.day(answer.edition.extent.last)),
    ]
    marks = [(m.text, m.label) for m in indicator.shown(answer).marks]
    said += [(_("Note"), note) for note in notes(indicator, answer)]
    return [*said, *marks, *([(_("Audit log head"), head.short)] if head else [])]


def line(answer: Answer) -> str:
    """Return window, edition and age of the data in one line."""
    number, day = answer.edition.number, i18n.day(answer.edition.extent.last)
    if not answer.has_window:
        return _("Edition {edition}; data up to {day}", edition=number, day=day)
    window, other = answer.when, _compared(answer)
    if other:
        window = _("{window}, compared with {other}", window=window, other=other)
    return _(
        "Window: {window}; edition {edition}; data up to {day}",
        window=window,
        edition=number,
        day=day,
    )


NOT_LAST = N_(
    "Provisional [p]: the month has not ended or a mediator's report is missing; the"
    " number may change."
)


def notes(indicator: Indicator, answer: Answer) -> list[str]:
    """Say everything there is to know beside the numbers, most important first."""
    said = [_(answer.notice)] if answer.notice else []
    # What others published is real, whatever the edition holds.
    is_published = indicator.released is not None and indicator.released.is_published
    if answer.edition.synthetic and not is_published:
        said.append(_("The data are synthetic: made up to try the program out."))
    if any(answer.table.column("provisional")):
        said.append(_(NOT_LAST))
    if "persons" in answer.table.columns:
        said.append(
            _(
                "Persons are an estimate: the largest number recorded for each"
                " family, added up."
            )
        )
    noted = [note.line for note in answer.notes]
    return [*said, *filter(None, [_(indicator.sums)]), *_targets(answer), *noted]


def _targets(answer: Answer) -> list[str]:
    """The targets of the rows, each once, with its place and days."""
    found = dict.fromkeys(filter(None, map(answer.target_of, answer.rows)))
    return [
        _(
            "Target {n}: {place}, {first} – {last}",
            n=target.label(),
            place=words.value("municipality", target.municipality),
            first=i18n.day(target.first),
            last=i18n.day(target.last),
        )
        for target in found
    ]


def _asked(answer: Answer) -> list[tuple[str, str]]:
    """The window, and every filter that means anything to the table."""
    filters, used = answer.filters, answer.query.parameters
    said = [(_("Window"), answer.window.label)] if answer.has_window else []
    if filters.named and answer.has_window:
        now = periods.resolved(filters.named, answer.edition.extent)
        said.append((_("Period"), now))
    told = [one for one in CHOICES.values() if one.is_told and one.parameters & used]
    # What is never left open, such as the map, comes last.
    in_order = sorted(told, key=lambda choice: not choice.anything)
    said += [
        (_(choice.title), _words(choice, value))
        for choice in in_order
        if (value := getattr(filters, choice.name))
    ]
    other = _compared(answer)
    return [*said, (_("Compared window"), other)] if other else said


def _compared(answer: Answer) -> str:
    """The days that a table compares with; nothing where it compares with none."""
    if not CHOICES["compare"].parameters & answer.query.parameters:
        return ""
    extent = answer.edition.extent
    other = answer.filters.compared(extent)
    return other.window(extent).label if other else ""


def _words(choice: Choice, value: Any) -> str:
    """The chosen codes in words; municipalities by names that tell them apart."""
    if choice.several:
        return ", ".join(words.places(value).values())
    label = choice.in_file(value)
    return words.capital(label) if choice.anything else label


def _edition(answer: Answer) -> str:
    edition = answer.edition
    return " ".join(filter(None, (str(edition.number), edition.label)))
