"""Bars that lie: their names at the left, each value beside or in its bar."""

from collections.abc import Sequence

from dashboard.ground import i18n
from dashboard.takeaways.drawings.drawing import Chart, Number, Series
from dashboard.takeaways.drawings.typeface import cut, lines, width_of
from dashboard.takeaways.pictures.canvas import ON, SMALLEST, Canvas, Style

Field = tuple[float, float]

_KEY, _GAP, _SQUARE, _WIDEST_BAR, _TWO_LINES = 40, 12, 18, 84, 60
_MOST_NAMES = 0.56


def draw(canvas: Canvas, chart: Chart, field: Field) -> None:
    """Put the names, the bars and every value on a field."""
    top = keys(canvas, chart, field[0])
    pitch = min((field[1] - top) / max(len(chart.labels), 1), _WIDEST_BAR)
    names = max((width_of(label, SMALLEST) for label in chart.labels), default=0)
    left = min(names + 24, field[0] * _MOST_NAMES)
    scale = _scale(chart, field[0] - left)
    for place, label in enumerate(chart.labels):
        at = left, top + place * pitch
        _name(canvas, label, at, pitch)
        if chart.shape == "stacks":
            _stack(canvas, chart, place, (*at, scale, pitch))
        else:
            _pair(canvas, chart, place, (*at, scale, pitch))


def keys(canvas: Canvas, chart: Chart, width: float) -> float:
    """Name the series above, where there are several; return where the bars begin."""
    seen = [series for series in chart.series if series.style != "unseen"]
    if len(seen) < 2:  # noqa: PLR2004
        return 0
    left, top = 0.0, 0.0
    for series in seen:
        wide = 34 + width_of(series.name, SMALLEST) + 30
        if left and left + wide > width:
            left, top = 0.0, top + _KEY
        canvas.box((left, top + 6, 20, 20), series.colour, series.style)
        canvas.words(series.name, (left + 30, top + 24))
        left += wide
    return top + _KEY + 4


def written(value: Number) -> str:
    """A value in words; nothing where there is none."""
    return "" if value is None else i18n.number(value)


def _scale(chart: Chart, room: float) -> float:
    """Pixels of one, so that each bar and what stands behind it have room."""
    bars = chart.bars
    if chart.shape != "stacks":
        widest = max((_width(value) for bar in bars for value in bar), default=0)
        return (room - widest - 2 * _GAP) / chart.highest
    scale = room / (max((sum(v or 0 for v in bar) for bar in bars), default=0) or 1)
    for _again in range(3):
        # Shorter bars leave more values to stand behind them.
        scale = min(
            (room - _behind(_outside(chart, place, scale)) - _GAP)
            / (sum(value or 0 for value in bar) or 1)
            for place, bar in enumerate(bars)
        )
    return scale


def _width(value: Number) -> float:
    return width_of(written(value), SMALLEST, is_bold=True)


def _outside(chart: Chart, place: int, scale: float) -> list[tuple[Series, Number]]:
    """The parts of a bar that are too narrow for their number, 0 among them."""
    return [
        (series, value)
        for series in chart.series
        for value in [series.values[place]]
        if series.style != "unseen" and value is not None
        if value * scale <= _width(value) + 8
    ]


def _behind(parts: Sequence[tuple[Series, Number]]) -> float:
    return sum(_SQUARE + 6 + _width(value) + _GAP for _series, value in parts)


def _name(canvas: Canvas, label: str, at: Field, pitch: float) -> None:
    left, top = at
    room = left - 16
    broken = lines(label, room, SMALLEST) if pitch >= _TWO_LINES else [label]
    shown = [cut(text, room, SMALLEST) for text in broken[:2]]
    first = top + pitch / 2 + SMALLEST * (0.35 - 0.58 * (len(shown) - 1))
    for line, text in enumerate(shown):
        there = left - 12, first + line * SMALLEST * 1.16
        canvas.words(text, there, Style(anchor="end"))


def _stack(
    canvas: Canvas, chart: Chart, place: int, at: tuple[float, float, float, float]
) -> None:
    """A bar of parts; the number of a narrow one stands behind, with its colour."""
    left, top, scale, pitch = at
    middle = top + pitch / 2
    high = pitch * 0.66
    outside = _outside(chart, place, scale)
    for series in chart.series:
        value = series.values[place] or 0
        width = value * scale
        if series.style != "unseen" and value:
            said = f"{chart.labels[place]}, {series.name}: {written(value)}"
            box = left, middle - high / 2, width - 2, high
            canvas.box(box, series.colour, series.style, said)
            if (series, value) not in outside:
                style = Style(colour=_ink(series), is_bold=True, anchor="middle")
                there = left + width / 2, middle + SMALLEST * 0.35
                canvas.words(written(value), there, style)
        left += width
    left += _GAP
    for series, known in outside:
        square = left, middle - _SQUARE / 2, _SQUARE, _SQUARE
        canvas.box(square, series.colour, series.style)
        there = left + _SQUARE + 6, middle + SMALLEST * 0.35
        canvas.words(written(known), there, Style(is_bold=True))
        left += _behind([(series, known)])


def _ink(series: Series) -> str:
    return ON.get(series.colour, "ink") if series.style == "filled" else "ink"


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
        said = f"{chart.labels[place]}, {series.name}: {written(value)}"
        canvas.box((left, over, value * scale, thick - 3), colour, series.style, said)
        at_words = left + value * scale + _GAP, over + thick / 2 + SMALLEST * 0.32
        canvas.words(written(value), at_words, Style(is_bold=True))
