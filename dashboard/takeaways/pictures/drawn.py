"""A drawing as a picture, all of its values written."""

from itertools import accumulate

from markupsafe import Markup

from dashboard.takeaways.drawings.drawing import (
    HEIGHT,
    WIDTH,
    Chart,
    Drawing,
    Grid,
    Mark,
    Scene,
)
from dashboard.takeaways.drawings.typeface import lines
from dashboard.takeaways.pictures import bars, periods
from dashboard.takeaways.pictures.canvas import PER_INCH, SMALLEST, Box, Canvas, Style

FIELD = WIDTH * PER_INCH, HEIGHT * PER_INCH
"""Width and height of a picture of a drawing, in pixels."""

_LINE, _AROUND = 28, 8
_TINTS = ("tint", "step1", "step2", "c1")


def drawn(drawing: Drawing) -> Markup:
    """Return the inside of a picture as large as the field."""
    return painted(drawing).joined()


def painted(drawing: Drawing) -> Canvas:
    """Draw on a canvas, which knows how much of the field it took."""
    canvas = Canvas()
    if isinstance(drawing, Scene):
        for mark in drawing.marks:
            _mark(canvas, mark)
    elif isinstance(drawing, Grid):
        _grid(canvas, drawing)
    elif isinstance(drawing, Chart):
        by_shape = {"bars": bars.draw, "stacks": bars.draw}
        by_shape.get(drawing.shape, periods.draw)(canvas, drawing, FIELD)
    return canvas


def _mark(canvas: Canvas, mark: Mark) -> None:
    left, top, width, height = (
        side * PER_INCH for side in (mark.left, mark.top, mark.width, mark.height)
    )
    if mark.shape == "box":
        canvas.box((left, top, width, height), mark.colour, mark.look)
    elif mark.shape == "dot":
        canvas.dot((left, top, width, height), mark.colour)
    if not mark.text:
        return
    size = mark.size * PER_INCH / 72
    style = Style(
        size=size,
        colour=mark.ink,
        is_bold=mark.is_bold,
        anchor="middle" if mark.is_centred else "start",
    )
    at = left + (width / 2 if mark.is_centred else 0)
    broken = [mark.text] if mark.is_centred else lines(mark.text, width, size)
    first = top + height / 2 + size * (0.35 - 0.6 * (len(broken) - 1))
    for place, text in enumerate(broken):
        canvas.words(text, (at, first + place * size * 1.2), style)


def _grid(canvas: Canvas, grid: Grid) -> None:
    """Rows as high as their words; closer to each other where they would not fit."""
    rows = range(-1, len(grid.lines))
    heights = [grid.height(line) * _LINE + _AROUND for line in rows]
    pitch = min(FIELD[1] / sum(heights), 1)
    widths = [width * PER_INCH for width in grid.widths]
    tops = accumulate((height * pitch for height in heights), initial=0)
    for line, top, height in zip(rows, tops, heights, strict=False):
        lefts = accumulate(widths, initial=0.0)
        for column, (left, width) in enumerate(zip(lefts, widths, strict=False)):
            _cell(canvas, grid, (line, column), (left, top, width, height * pitch))
        foot = top + height * pitch - 2
        canvas.box((0, foot, FIELD[0], 2), "ink" if line < 0 else "grid")


def _cell(canvas: Canvas, grid: Grid, at: tuple[int, int], box: Box) -> None:
    (line, column), (left, top, width, height) = at, box
    step = grid.tints.get(at)
    if step is not None:
        canvas.box((left + 2, top + 1, width - 4, height - 4), _TINTS[step])
    is_number = column in grid.numeric
    style = Style(
        colour="paper" if step is not None and step > 1 else "ink",
        is_bold=line < 0 or line in grid.totals,
        anchor="end" if is_number else "start",
    )
    words = grid.broken(line)[column]
    # The headings of columns stand on their line, everything else hangs from its own.
    first = height - _AROUND - (len(words) - 1) * _LINE if line < 0 else SMALLEST + 2
    for place, text in enumerate(words):
        start = left + width - 8 if is_number else left + 4
        canvas.words(text, (start, top + first + place * _LINE), style)
