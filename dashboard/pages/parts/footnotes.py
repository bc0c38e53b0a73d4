"""Notes on the data: what numbered marks mean, under a card or once at a page's end."""

from collections.abc import Callable, Collection, Sequence

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _, ngettext
from dashboard.pages.parts import ids
from dashboard.pages.parts.slot import slot
from dashboard.reading.answer import Answer
from dashboard.reading.kit.pieces.noted import marked_in
from dashboard.reading.notes import Note

_FEW = 4
"""Notes that stand open; more are folded, so that a card stays a card."""

_MARKS = 6


def footnotes(answer: Answer, told: Collection[Note] = ()) -> list[Markup]:
    """Return the notes beside an answer, the first ones open; nothing without any.

    Those that are `told` at the end of the page are marks that lead there.
    """
    own = [note for note in answer.notes if note not in told]
    there = [note for note in answer.notes if note in told]
    return [*_open(own), *([_leading(there)] if there else [])]


def endnotes(make: Callable[[], Sequence[Note]]) -> Markup:
    """Return where a page tells its notes; empty while there are none."""

    def tell() -> list[Markup]:
        notes = make()
        if not notes:
            return []
        title = html.H2(_("Notes on the data"), className="tl-section")
        return [title, *_open(notes, anchored=True)]

    return slot(tell, "Section", id_=ids.part("notes"), className="tl-endnotes")


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


def _leading(notes: Sequence[Note]) -> Markup:
    """The marks of notes that the page tells once, each leading to its note."""
    marks = Markup(" ").join(
        html.A(note.mark, href=f"#{_anchor(note)}", title=note.line) for note in notes
    )
    return html.P([_("Notes:"), " ", marks], className="tl-source tl-led")


def _anchor(note: Note) -> str:
    return f"note-{note.number}"


def _open(notes: Sequence[Note], *, anchored: bool = False) -> list[Markup]:
    shown = notes if len(notes) <= _FEW + 1 else notes[:_FEW]
    left = notes[len(shown) :]
    if not shown:
        return []
    return [
        _listed(shown, anchored=anchored),
        *([_folded(left, anchored=anchored)] if left else []),
    ]


def _folded(notes: Sequence[Note], *, anchored: bool) -> Markup:
    more = ngettext("{n} more note", "{n} more notes", len(notes))
    return html.Details([html.Summary(more), _listed(notes, anchored=anchored)])


def _listed(notes: Sequence[Note], *, anchored: bool) -> Markup:
    items = [
        html.Li(
            [
                html.Span(note.mark, className="tl-note-mark"),
                html.Span([html.B(f"{note.heading}: "), note.text]),
            ],
            **({"id": _anchor(note), "tabIndex": -1} if anchored else {}),
        )
        for note in notes
    ]
    return html.Ul(
        items, className="tl-notes", **{"aria-label": _("Notes on the data")}
    )
