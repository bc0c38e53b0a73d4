"""The notes on the data as a list of their own: the newest first."""

from collections import Counter

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import Sentence, counted, fragments, listed
from dashboard.reading.notes import Note
from dashboard.reading.rows import Row

_OPEN = 8
"""Notes that stand open; older ones are folded."""


def notes_listed(answer: Answer) -> Markup:
    """Each note with its number, days, place and text."""
    rows = sorted(answer.rows, key=lambda row: row["from"], reverse=True)
    shown, older = rows[:_OPEN], rows[_OPEN:]
    parts = [html.Ul([_item(row) for row in shown], className="tl-notes is-whole")]
    if older:
        told = ngettext("{n} earlier note", "{n} earlier notes", len(older))
        listed_ = html.Ul([_item(row) for row in older], className="tl-notes is-whole")
        parts.append(html.Details([html.Summary(told), listed_]))
    return html.Div(parts)


def _item(row: Row) -> Markup:
    note = Note.of(row)
    said = [html.B(f"{note.heading}: "), note.text]
    if row["is_outside"]:
        said.append(html.Small(f" ({_('readers outside the programme see it')})"))
    mark = html.Span(note.mark, className="tl-note-mark")
    return html.Li([mark, html.Span(said)])


def notes_counted(answer: Answer) -> Sentence:
    """How many notes there are, of which kinds."""
    found = answer.rows
    if not found:
        return []
    kinds = Counter(answer.label("kind", row["kind"]) for row in found)
    told = [counted(kind, n) for kind, n in kinds.most_common()]
    return fragments(
        ngettext(
            "**{n} note** stands beside the numbers: {kinds}.",
            "**{n} notes** stand beside the numbers: {kinds}.",
            len(found),
            kinds=listed(told),
        )
    )
