"""Notes on the data in a picture: their marks at the places they are about."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from dashboard.ground import html
from dashboard.reading.answer import Answer
from dashboard.reading.notes import Note, marks
from dashboard.reading.rows import TOTAL

_MARKED = re.compile(r'data-note="([\d ]+)"')


def notes_on(answer: Answer, code: str) -> list[Note]:
    """Return the notes on one municipality, where it stands beside others."""
    places = {row["municipality"] for row in answer.parts}
    if code not in places or places == {code}:
        return []
    own = [note for note in answer.notes if note.municipality != TOTAL]
    return [note for note in own if note.is_of(code)]


def mark(notes: Sequence[Note]) -> Markup:
    """Write the marks of notes behind a name; nothing without any."""
    if not notes:
        return Markup()
    told = "\n".join(note.line for note in notes)
    return html.Span(
        f" {marks(notes)}", className="tl-note-mark", title=told, **numbers(notes)
    )


def numbers(notes: Sequence[Note]) -> dict[str, str]:
    """Say on an element which notes it marks."""
    told = " ".join(str(note.number) for note in notes)
    return {"data-note": told} if told else {}


def marked_in(picture: Markup) -> set[int]:
    """The numbers of the notes that are marked inside a picture."""
    return {int(n) for told in _MARKED.findall(picture) for n in told.split()}
