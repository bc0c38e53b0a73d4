"""The drawer of the notes on the data, as a list of their own: the newest first."""

from collections import Counter
from dataclasses import replace

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.ground.topics import TOPICS
from dashboard.reading import drawers
from dashboard.reading.answer import Answer
from dashboard.reading.columns.codes import Code, vocabulary
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.kinds import Count, Flag, Kind
from dashboard.reading.indicator import ALL_PLACES, Indicator, Section
from dashboard.reading.kit.sentences import Sentence, counted, fragments, listed
from dashboard.reading.kit.tables.listed import Listed
from dashboard.reading.notes import RELEASED, Note
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


_TITLE = N_("Notes on the data")

_ABOUT = {
    **{code: topic.title for code, topic in TOPICS.items()},
    **{one.query: one.title for one in drawers.EVERY if not one.key},
    "notes": _TITLE,
}
"""What a note can be about, as readers know it: a topic, or numbers by their title."""

NOTES = Indicator(
    query="notes",
    title=_TITLE,
    sums=N_("Every note, whatever period and place are chosen."),
    total=ALL_PLACES,
    table=Listed(
        columns=("number", "from", "to", "municipality", "about", "kind", "note"),
        has_total=False,
    ),
    released=RELEASED,
    columns=(
        Column(name="number", heading=N_("Number"), kind=Count(of="notes")),
        Column(name="about", heading=N_("About"), kind=Code(words=_ABOUT)),
        Column(
            name="kind", heading=N_("Kind"), kind=Code(terms=vocabulary("note_kinds"))
        ),
        Column(name="note_lv", heading=N_("Note in Latvian"), kind=Kind()),
        Column(name="note_en", heading=N_("Note in English"), kind=Kind()),
        Column(
            name="is_outside",
            heading=N_("Outside the programme too"),
            kind=Flag(words=N_("yes")),
        ),
    ),
    sentence=None,
    source=N_("coordinator of the programme"),
    timeless=True,
    nothing=N_("Nothing is noted about the data."),
)

NOTES_LISTED = replace(
    NOTES,
    key="notes_listed",
    released=None,
    picture=notes_listed,
    sentence=notes_counted,
)

SECTION = Section(title=_TITLE, cards=(NOTES_LISTED,))
