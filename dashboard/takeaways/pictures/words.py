"""Slides of words as pictures of 16:9: headings, paragraphs, sentences of cards."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.takeaways.drawings.typeface import Room, lines
from dashboard.takeaways.pictures.canvas import SMALLEST, Canvas, Style
from dashboard.takeaways.pictures.card import HEIGHT, WIDTH, brand, framed
from dashboard.takeaways.pictures.drawn import FIELD

_LEFT = 48
_HEAD, _READ = 44, 30
_PITCH, _TIGHT = 4 / 3, 1.15
"""From line to line, in sizes: of what is read, and of titles."""

_HEADING = Room(width=FIELD[0], height=400, leading=_TIGHT)
_BELOW = Room(width=FIELD[0], height=220, leading=_PITCH)
_TITLE = Room(width=FIELD[0], height=170, leading=_TIGHT)


def heading(title: str, below: Sequence[str] = ()) -> Markup:
    """A heading in the middle of a slide, light on our colour."""
    canvas = Canvas()
    canvas.box((0, 0, WIDTH, HEIGHT), "c1")
    size = _HEADING.fitting([title], (56, 44, 36, 28), is_bold=True)
    read = _BELOW.fitting(below, (_READ, 24, 20, 16))
    broken = lines(title, FIELD[0], size, is_bold=True)
    # The middle of a slide has room for three lines; longer ones begin above it.
    top = 320 - max(len(broken) - 3, 0) * size * _TIGHT
    light = Style(size=size, is_bold=True, colour="paper")
    top = _broken(canvas, title, top, light)
    for text in below:
        top = _broken(canvas, text, top, Style(size=read, colour="paper"))
    brand(canvas, "paper", "paper")
    return _slide(canvas, title, below)


def words(title: str, paragraphs: Sequence[str], foot: str = "") -> Markup:
    """Paragraphs under a title, each with a dash before it; a source at the foot."""
    canvas = Canvas()
    size = _TITLE.fitting([title], (_HEAD, 36, 28, 24), is_bold=True)
    top = _broken(canvas, title, 66 + size, Style(size=size, is_bold=True)) + 30
    end = 620 if foot else 670
    room = Room(width=FIELD[0] - 36, height=end - top + _READ, leading=_PITCH, gap=14)
    read = room.fitting(paragraphs, (_READ, 26, 24, 20, 18, 16, 14))
    for text in paragraphs:
        canvas.words("–", (_LEFT, top), Style(size=read, colour="c1"))
        top = _broken(canvas, text, top, Style(size=read), indent=36) + 14
    for place, text in enumerate(lines(foot, FIELD[0] - 130, SMALLEST)[:3]):
        canvas.words(text, (_LEFT, 646 + place * 30), Style(colour="ink2"))
    brand(canvas)
    return _slide(canvas, title, [*paragraphs, foot])


def _slide(canvas: Canvas, title: str, said: Sequence[str]) -> Markup:
    return framed(canvas.joined(), title, " ".join(filter(None, said)))


def _broken(
    canvas: Canvas, text: str, top: float, style: Style, indent: float = 0
) -> float:
    """Write a text in lines that fit; return where the next one begins."""
    for line in lines(text, FIELD[0] - indent, style.size, is_bold=style.is_bold):
        canvas.words(line, (_LEFT + indent, top), style)
        top += style.size * (_TIGHT if style.is_bold else _PITCH)
    return top
