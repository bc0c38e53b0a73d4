"""A drawing as a picture, all of its values written."""

from markupsafe import Markup

from dashboard.ground import i18n
from dashboard.takeaways.drawings.drawing import (
    HEIGHT,
    WIDTH,
    Chart,
    Drawing,
    Grid,
    Number,
    Scene,
    Series,
)
from dashboard.takeaways.pictures.canvas import (
    ON,
    PER_INCH,
    SMALLEST,
    Canvas,
    Style,
    lines,
    width_of,
)

FIELD = WIDTH * PER_INCH, HEIGHT * PER_INCH
"""Width and height of a picture of a drawing, in pixels."""

_KEY, _GAP, _VALUE = 40, 12, 90
_MOST_NAMES = 0.47


def drawn(drawing: Drawing) -> Markup:
    """Return the inside of a picture as large as the field."""
    canvas = Canvas()
    if isinstance(drawing, Scene):
        _scene(canvas, drawing)
    elif isinstance(drawing, Grid):
        _grid(canvas, drawing)
    elif drawing.shape in {"bars", "stacks"}:
        _across(canvas, drawing)
    else:
        _upright(canvas, drawing)
    return canvas.joined()


def _scene(canvas: Canvas, scene: Scene) -> None:
    for mark in scene.marks:
        box = (
            mark.left * PER_INCH,
            mark.top * PER_INCH,
            mark.width * PER_INCH,
            mark.height * PER_INCH,
        )
        if mark.shape == "box":
            canvas.box(box, mark.colour, mark.look)
        elif mark.shape == "dot":
            canvas.dot(box, mark.colour)
        if not mark.text:
            continue
        size = mark.size * PER_INCH / 72
        style = Style(
            size=size,
            colour=mark.ink,
            is_bold=mark.is_bold,
            anchor="middle" if mark.is_centred else "start",
        )
        left = box[0] + (box[2] / 2 if mark.is_centred else 0)
        broken = [mark.text] if mark.is_centred else lines(mark.text, box[2], size)
        first = box[1] + box[3] / 2 + size * (0.35 - 0.6 * (len(broken) - 1))
        for place, text in enumerate(broken):
            canvas.words(text, (left, first + place * size * 1.2), style)


def _grid(canvas: Canvas, grid: Grid) -> None:
    widths = [width * PER_INCH for width in grid.widths]
    pitch = min(FIELD[1] / (len(grid.lines) + 1), 44)
    for line, cells in enumerate((grid.headings, *grid.lines), -1):
        left, top = 0.0, (line + 1) * pitch
        for column, (text, width) in enumerate(zip(cells, widths, strict=True)):
            _cell(canvas, grid, (line, column), (text, (left, top, width, pitch)))
            left += width
        canvas.box((0, top + pitch - 2, FIELD[0], 2), "ink" if line < 0 else "grid")


def _cell(
    canvas: Canvas,
    grid: Grid,
    at: tuple[int, int],
    cell: tuple[str, tuple[float, float, float, float]],
) -> None:
    (line, column), (text, box) = at, cell
    left, top, width, pitch = box
    step = grid.tints.get((line, column))
    if step is not None:
        canvas.box((left + 2, top + 1, width - 4, pitch - 4), _TINTS[step])
    is_number = column in grid.numeric
    room = int((width - 8) / (SMALLEST * 0.5))
    style = Style(
        colour="paper" if step is not None and step > 1 else "ink",
        is_bold=line < 0 or line in grid.totals,
        anchor="end" if is_number else "start",
    )
    at_x = left + width - 10 if is_number else left + 4
    shown = text if len(text) <= room else f"{text[: max(room - 1, 1)]}…"
    canvas.words(shown, (at_x, top + pitch * 0.68), style)


_TINTS = ("tint", "step1", "step2", "c1")


def _across(canvas: Canvas, chart: Chart) -> None:
    """Bars that lie, their names at the left and their values beside or in them."""
    top = _keys(canvas, chart)
    names = max((width_of(label, SMALLEST) for label in chart.labels), default=0)
    left = min(names + 24, FIELD[0] * _MOST_NAMES)
    room = FIELD[0] - left - _VALUE
    pitch = min((FIELD[1] - top) / max(len(chart.labels), 1), 84)
    scale = room / _longest(chart)
    for place, label in enumerate(chart.labels):
        middle = top + place * pitch + pitch / 2
        style = Style(anchor="end")
        canvas.words(label, (left - 12, middle + SMALLEST * 0.35), style)
        if chart.shape == "stacks":
            _stack(canvas, chart, place, (left, middle - pitch * 0.33, scale, pitch))
        else:
            _pair(canvas, chart, place, (left, top + place * pitch, scale, pitch))


def _stack(
    canvas: Canvas, chart: Chart, place: int, at: tuple[float, float, float, float]
) -> None:
    left, top, scale, pitch = at
    for series in chart.series:
        value = series.values[place] or 0
        width = value * scale
        if series.style != "unseen" and value:
            box = left, top, width - 2, pitch * 0.66
            said = f"{chart.labels[place]}, {series.name}: {_written(value)}"
            canvas.box(box, series.colour, series.style, said)
            text = _written(value)
            if width > width_of(text, SMALLEST) + 8:
                ink = (
                    ON.get(series.colour, "ink") if series.style == "filled" else "ink"
                )
                style = Style(colour=ink, is_bold=True, anchor="middle")
                middle = left + width / 2, top + pitch * 0.33 + SMALLEST * 0.35
                canvas.words(text, middle, style)
        left += width


def _pair(
    canvas: Canvas, chart: Chart, place: int, at: tuple[float, float, float, float]
) -> None:
    left, top, scale, pitch = at
    thick = pitch * 0.72 / len(chart.series)
    for order, series in enumerate(chart.series):
        value = series.values[place]
        if value is None:
            continue
        is_quiet = bool(chart.focus) and place not in chart.focus
        over = top + pitch * 0.14 + order * thick
        colour = "context" if is_quiet else series.colour
        said = f"{chart.labels[place]}, {series.name}: {_written(value)}"
        canvas.box((left, over, value * scale, thick - 3), colour, series.style, said)
        at_words = left + value * scale + _GAP, over + thick / 2 + SMALLEST * 0.32
        canvas.words(_written(value), at_words, Style(is_bold=True))


def _upright(canvas: Canvas, chart: Chart) -> None:
    """Lines and columns over periods, with an axis of values where lines cross."""
    top = _keys(canvas, chart) + 34
    foot = FIELD[1] - 72
    highest = max((v or 0 for s in chart.series for v in s.values), default=1) or 1
    step = (FIELD[0] - 20) / max(len(chart.labels), 1)
    canvas.box((0, foot, FIELD[0], 2), "ink")
    skip = -(-len(chart.labels) * 150 // int(FIELD[0]))
    for place, label in enumerate(chart.labels):
        if place % max(skip, 1) == 0:
            middle = place * step + step / 2
            canvas.words(label, (middle, foot + 36), Style(anchor="middle"))
    for series in chart.series:
        points = [
            (i * step + step / 2, foot - (value / highest) * (foot - top), value)
            for i, value in enumerate(series.values)
            if value is not None
        ]
        if chart.shape == "columns":
            for x, y, _value in points:
                canvas.box((x - step * 0.3, y, step * 0.6, foot - y), series.colour)
        else:
            _runs(canvas, series, (step, foot, top, highest))
        if len(chart.series) == 1:
            for x, y, value in points if len(points) * 60 < FIELD[0] else points[-1:]:
                style = Style(is_bold=True, anchor="middle")
                canvas.words(_written(value), (x, y - 16), style)
    if len(chart.series) > 1:
        _ends(canvas, chart, (step, foot, top, highest))


def _ends(
    canvas: Canvas, chart: Chart, field: tuple[float, float, float, float]
) -> None:
    """The last value of each line beside its end, none over another."""
    step, foot, top, highest = field
    told = [
        (foot - (value / highest) * (foot - top), place, value, series.colour)
        for series in chart.series
        for place, value in [_last(series)]
        if value is not None
    ]
    lowest = 0.0
    for y, place, value, colour in sorted(told):
        lowest = max(y + SMALLEST * 0.35, lowest + SMALLEST)
        style = Style(is_bold=True, colour=colour)
        canvas.words(_written(value), (place * step + step / 2 + 12, lowest), style)


def _last(series: Series) -> tuple[int, Number]:
    known = [(i, value) for i, value in enumerate(series.values) if value is not None]
    return known[-1] if known else (0, None)


def _runs(
    canvas: Canvas, series: Series, field: tuple[float, float, float, float]
) -> None:
    """A line that breaks where nothing is known, with a dot at each value."""
    step, foot, top, highest = field
    run: list[tuple[float, float]] = []
    for place, value in enumerate((*series.values, None)):
        if value is None:
            if len(run) > 1:
                canvas.line(run, series.colour)
            for x, y in run:
                canvas.dot((x - 6, y - 6, 12, 12), series.colour)
            run = []
            continue
        run.append((place * step + step / 2, foot - (value / highest) * (foot - top)))


def _keys(canvas: Canvas, chart: Chart) -> float:
    """Name the series above; return where the drawing begins."""
    seen = [series for series in chart.series if series.style != "unseen"]
    if len(seen) < 2:  # noqa: PLR2004
        return 0
    left, top = 0.0, 0.0
    for series in seen:
        width = 34 + width_of(series.name, SMALLEST) + 30
        if left and left + width > FIELD[0]:
            left, top = 0.0, top + _KEY
        canvas.box((left, top + 6, 20, 20), series.colour, series.style)
        canvas.words(series.name, (left + 30, top + 24))
        left += width
    return top + _KEY + 4


def _longest(chart: Chart) -> float:
    if chart.shape == "stacks":
        bars = zip(*(series.values for series in chart.series), strict=True)
        return max((sum(v or 0 for v in bar) for bar in bars), default=1) or 1
    return max((v or 0 for s in chart.series for v in s.values), default=1) or 1


def _written(value: Number) -> str:
    return "" if value is None else i18n.number(value)
