"""Notes on the data under a card: what its numbered marks mean."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.kit.pieces.noted import marked_in
from dashboard.reading.notes import Note

_FEW = 4
"""Notes that stand open; more are folded, so that a card stays a card."""

_MARKS = 6


def footnotes(answer: Answer) -> list[Markup]:
    """Return the notes beside an answer, the first ones open; nothing without any."""
    notes = answer.notes
    if not notes:
        return []
    shown = notes if len(notes) <= _FEW + 1 else notes[:_FEW]
    left = notes[len(shown) :]
    return [_listed(shown), *([_folded(left)] if left else [])]


def chips(answer: Answer, picture: Markup) -> list[Markup]:
    """Return the marks that have no place in a picture, to stand over it."""
    inside = marked_in(picture)
    notes = [note for note in answer.notes if note.number not in inside]
    if not notes:
        return []
    marks = [html.Span(str(note.number), title=note.line) for note in notes[:_MARKS]]
    left = len(notes) - _MARKS
    if left > 0:
        marks.append(html.Span(f"+{left}", title=_("Notes on the data")))
    return [html.P(html.joined(marks), className="tl-noted")]


def _folded(notes: Sequence[Note]) -> Markup:
    more = ngettext("{n} more note", "{n} more notes", len(notes))
    return html.Details([html.Summary(more), _listed(notes)])


def _listed(notes: Sequence[Note]) -> Markup:
    items = [
        html.Li(
            [
                html.Span(note.mark, className="tl-note-mark"),
                html.Span([html.B(f"{note.heading}: "), note.text]),
            ]
        )
        for note in notes
    ]
    return html.Ul(
        items, className="tl-notes", **{"aria-label": _("Notes on the data")}
    )
