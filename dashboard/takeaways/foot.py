"""The foot of what is taken away: source, edition, marks, and notes with room."""

from collections.abc import Sequence

from dashboard.reading.notes import Note, marks
from dashboard.takeaways.drawings.drawing import SPARE
from dashboard.takeaways.drawings.typeface import lines

WIDTH = 10.5
"""Inches, beside the sign of Tilts."""

_LINES, _SIZE, _MOST = 3, 18, 2


def foot(said: Sequence[str], notes: Sequence[Note]) -> str:
    """Return what is said, and the notes: the first in brief where they have room.

    The others stand by their marks; whole notes are in notes to a slide.
    """
    tried = [" ".join([*said, *_noted(notes, most)]) for most in range(_MOST, -1, -1)]
    return next((text for text in tried if _has_room(text)), tried[-1])


def _noted(notes: Sequence[Note], most: int) -> list[str]:
    told = [f"{note.mark} {note.label}" for note in notes[:most]]
    told += filter(None, [marks(notes[most:])])
    return [f"{'; '.join(told).rstrip('.')}."] if told else []


def _has_room(text: str) -> bool:
    return len(lines(text, WIDTH * 72 / SPARE, _SIZE)) <= _LINES
