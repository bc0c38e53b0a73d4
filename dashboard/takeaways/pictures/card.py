"""A whole card as a picture of 16:9: title, statement, drawing, source."""

from markupsafe import Markup

from dashboard.ground import i18n
from dashboard.takeaways.pictures.canvas import (
    FONT,
    SMALLEST,
    Canvas,
    Style,
    lines,
)
from dashboard.takeaways.pictures.drawn import FIELD, drawn
from dashboard.takeaways.taken import Taken

WIDTH, HEIGHT = 1280, 720
_LEFT, _BODY, _FOOT = 48, 236, 632
_TITLE, _LINE = 40, 30


def picture(taken: Taken, title: str = "") -> Markup:
    """Return a card as SVG that stands alone, with its words for those who hear it."""
    canvas = Canvas()
    canvas.words(taken.kicker, (_LEFT, 52), Style(colour="ink2"))
    big = Style(size=_TITLE, is_bold=True)
    heads = lines(title or taken.title, FIELD[0] * 0.94, _TITLE)[:2]
    for place, line in enumerate(heads):
        canvas.words(line, (_LEFT, 104 + place * 46), big)
    below = taken.why_empty if taken.is_empty else taken.statement
    for place, line in enumerate(lines(below, FIELD[0], SMALLEST)[:2]):
        canvas.words(line, (_LEFT, 68 + 46 * len(heads) + 28 + place * _LINE + 6))
    for place, line in enumerate(lines(taken.source, FIELD[0] - 130, SMALLEST)[:3]):
        canvas.words(line, (_LEFT, _FOOT + 14 + place * _LINE), Style(colour="ink2"))
    brand(canvas)
    inside = "" if taken.is_empty else drawn(taken.drawing)
    body = Markup('<g transform="translate({} {})">{}</g>').format(_LEFT, _BODY, inside)
    noted = [note.line for note in taken.answer.notes]
    said = " ".join([taken.spoken, taken.source, *noted])
    return framed(canvas.joined() + body, title or taken.title, said)


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
    """Return the drawing alone as SVG, for documents that say the rest themselves."""
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:.0f} {:.0f}"'
            " font-family=\"'Source Sans 3'\">{}</svg>"
        ).format(*FIELD, drawn(taken.drawing))
    )


def brand(canvas: Canvas) -> None:
    """Put the sign and the name at the foot."""
    canvas.words("Tilts", (WIDTH - 48, 694), Style(is_bold=True, anchor="end"))
    canvas.parts.append(
        Markup(
            '<g transform="translate(1130 672)" fill="none" stroke="#12436D"'
            ' stroke-width="3"><path d="M0 8.5h40M4 22C8 4 32 4 36 22"/></g>'
        )
    )
