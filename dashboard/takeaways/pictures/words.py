"""Slides of words as pictures of 16:9: headings, paragraphs, sentences of cards."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.takeaways.drawings.typeface import lines
from dashboard.takeaways.pictures.canvas import SMALLEST, Canvas, Style
from dashboard.takeaways.pictures.card import HEIGHT, WIDTH, brand, framed
from dashboard.takeaways.pictures.drawn import FIELD

_LEFT = 48
_HEAD, _READ = 44, 30


def heading(title: str, below: Sequence[str] = ()) -> Markup:
    """A heading in the middle of a slide, light on our colour."""
    canvas = Canvas()
    canvas.box((0, 0, WIDTH, HEIGHT), "c1")
    light = Style(size=56, is_bold=True, colour="paper")
    top = _broken(canvas, title, (320, 64), light)
    for text in below:
        top = _broken(canvas, text, (top, 40), Style(size=_READ, colour="paper"))
    brand(canvas, "paper", "paper")
    return _slide(canvas, title, below)


def words(title: str, paragraphs: Sequence[str], foot: str = "") -> Markup:
    """Paragraphs under a title, each with a dash before it; a source at the foot."""
    canvas = Canvas()
    top = _broken(canvas, title, (110, 52), Style(size=_HEAD, is_bold=True)) + 30
    for text in paragraphs:
        canvas.words("–", (_LEFT, top), Style(size=_READ, colour="c1"))
        top = _broken(canvas, text, (top, 40), Style(size=_READ), indent=36) + 14
    for place, text in enumerate(lines(foot, FIELD[0] - 130, SMALLEST)[:3]):
        canvas.words(text, (_LEFT, 646 + place * 30), Style(colour="ink2"))
    brand(canvas)
    return _slide(canvas, title, [*paragraphs, foot])


def _slide(canvas: Canvas, title: str, said: Sequence[str]) -> Markup:
    return framed(canvas.joined(), title, " ".join(filter(None, said)))


def _broken(
    canvas: Canvas,
    text: str,
    place: tuple[float, float],
    style: Style,
    indent: float = 0,
) -> float:
    """Write a text in lines that fit; return where the next one begins."""
    top, pitch = place
    for line in lines(text, FIELD[0] - indent, style.size, is_bold=style.is_bold):
        canvas.words(line, (_LEFT + indent, top), style)
        top += pitch
    return top
