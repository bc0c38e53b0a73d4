"""A whole card as a picture of 16:9: title, statement, drawing, source."""

from markupsafe import Markup

from dashboard.ground import i18n
from dashboard.takeaways.drawings.typeface import cut, lines
from dashboard.takeaways.pictures.canvas import COLOURS, FONT, SMALLEST, Canvas, Style
from dashboard.takeaways.pictures.drawn import FIELD, drawn, painted
from dashboard.takeaways.taken import Taken

WIDTH, HEIGHT = 1280, 720
_LEFT, _BODY, _FOOT = 48, 236, 632
_LINE, _WIDE = 30, FIELD[0]
_TITLES = ((40, 2), (32, 2), (26, 3))
"""Sizes of a title, the largest that fits so many lines."""


def picture(taken: Taken, title: str = "") -> Markup:
    """Return a card as SVG that stands alone, with its words for those who hear it."""
    canvas = Canvas()
    canvas.words(cut(taken.kicker, _WIDE, SMALLEST), (_LEFT, 52), Style(colour="ink2"))
    below = _title(canvas, title or taken.title)
    room = int((_BODY - below) // _LINE)
    told = lines(taken.below_title(room, _WIDE, SMALLEST), _WIDE, SMALLEST)
    for place, line in enumerate(_shortened(told, room)):
        canvas.words(line, (_LEFT, below + 24 + place * _LINE))
    foot = _shortened(lines(taken.source, _WIDE - 130, SMALLEST), 3)
    for place, line in enumerate(foot):
        canvas.words(line, (_LEFT, _FOOT + 14 + place * _LINE), Style(colour="ink2"))
    brand(canvas)
    inside = "" if taken.is_empty else drawn(taken.drawing)
    body = Markup('<g transform="translate({} {})">{}</g>').format(_LEFT, _BODY, inside)
    noted = [note.line for note in taken.answer.notes]
    said = " ".join([taken.spoken, taken.source, *noted])
    return framed(canvas.joined() + body, title or taken.title, said)


def _title(canvas: Canvas, title: str) -> float:
    """Write a title as large as it fits; return where it ends."""
    for size, most in _TITLES:
        heads = lines(title, _WIDE, size, is_bold=True)
        if len(heads) <= most:
            break
    style = Style(size=size, is_bold=True)
    pitch = size * 1.15
    for place, line in enumerate(_shortened(heads, most)):
        canvas.words(line, (_LEFT, 64 + size + place * pitch), style)
    return 64 + size + pitch * (min(len(heads), most) - 1) + 16


def _shortened(broken: list[str], most: int) -> list[str]:
    """At most so many lines; the last says where there were more."""
    if len(broken) <= most:
        return broken
    return [*broken[: most - 1], f"{broken[most - 1]}…"] if most else []


def framed(inside: Markup, title: str, said: str) -> Markup:
    """Return a picture of 16:9 that stands alone, with its words for who hears it."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" role="img"'
        ' lang="{lang}" font-family="{font}"><title>{title}</title><desc>{said}</desc>'
        '<rect width="{w}" height="{h}" fill="#FFFFFF"/>{inside}</svg>'
    ).format(
        w=WIDTH,
        h=HEIGHT,
        lang=i18n.active(),
        font=FONT,
        title=title,
        said=said,
        inside=inside,
    )


def only_drawing(taken: Taken) -> str:
    """Return the drawing alone as SVG, for documents that say the rest themselves.

    It is as high as what is drawn: three bars leave no half of a sheet empty.
    """
    canvas = painted(taken.drawing)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:.0f} {:.0f}"'
            " font-family=\"'Source Sans 3'\">{}</svg>"
        ).format(FIELD[0], min(canvas.low, FIELD[1]), canvas.joined())
    )


def brand(canvas: Canvas, colour: str = "c1", ink: str = "ink") -> None:
    """Put the sign and the name at the foot."""
    name = Style(is_bold=True, anchor="end", colour=ink)
    canvas.words("Tilts", (WIDTH - 48, 694), name)
    canvas.parts.append(
        Markup(
            '<g transform="translate(1130 672)" fill="none" stroke="{}"'
            ' stroke-width="3"><path d="M0 8.5h40M4 22C8 4 32 4 36 22"/></g>'
        ).format(COLOURS[colour])
    )
