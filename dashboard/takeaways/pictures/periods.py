"""Lines and columns over periods; several lines are a panel each, in one measure."""

import re
from dataclasses import dataclass

from dashboard.takeaways.drawings.drawing import Chart, Number, Series
from dashboard.takeaways.drawings.typeface import width_of
from dashboard.takeaways.pictures.bars import Field, written
from dashboard.takeaways.pictures.canvas import PER_INCH, SMALLEST, Canvas, Style

_NAMES, _MARKS, _HEAD, _OVER, _BETWEEN = 36, 30, 30, 32, 16
"""Pixels of the names of periods, of marks below them, of a panel's own name and of a
value over its point; between two panels."""

_MARK = re.compile(r"(?: (?:\[\w+\]|\+\d+))*(?: · .+)?$")
"""What stands behind the name of a period: marks, of notes too, and its target."""


@dataclass(frozen=True, kw_only=True)
class _Panel:
    """Where one chart stands: its sides, and the pixels of a period and of one."""

    chart: Chart
    left: float
    top: float
    foot: float
    step: float

    @property
    def right(self) -> float:
        """Where its periods end."""
        return self.left + self.step * len(self.chart.labels)

    def at(self, place: int, value: float) -> Field:
        """The point of a value."""
        share = value / self.chart.highest
        x = self.left + place * self.step + self.step / 2
        return x, self.foot - share * (self.foot - self.top)


def draw(canvas: Canvas, chart: Chart, field: Field) -> None:
    """Put one chart on the field, or a panel for each of its lines."""
    panels = chart.panels
    across = chart.across if len(panels) > 1 else 1
    down = -(-len(panels) // across)
    has_marks = any(map(_behind, chart.labels))
    below = _NAMES + (_MARKS if has_marks else 0)
    wide, high = field[0] / across, (field[1] - below) / down
    head = _HEAD if len(panels) > 1 else 0
    for place, one in enumerate(panels):
        left, top = place % across * wide, place // across * high
        room = wide - (_BETWEEN if across > 1 else 0)
        panel = _Panel(
            chart=one,
            left=left,
            top=top + head + _OVER,
            foot=top + high,
            step=room / max(len(one.labels), 1),
        )
        if head:
            canvas.words(one.series[0].name, (left, top + 26), Style(is_bold=True))
        canvas.box((left, panel.foot, room, 2), "ink")
        if place + across >= len(panels):
            _names(canvas, panel)
        _values(canvas, panel)


def _names(canvas: Canvas, panel: _Panel) -> None:
    """As many names of periods as there is room for; the mark of each that has one."""
    names = [_MARK.sub("", label) for label in panel.chart.labels]
    widest = max((width_of(name, SMALLEST) for name in names), default=0) + 16
    skip = max(-(-int(widest) // max(int(panel.step), 1)), 1)
    half, free = widest / 2 - 8, 0.0
    for place, (name, label) in enumerate(zip(names, panel.chart.labels, strict=True)):
        middle = panel.left + place * panel.step + panel.step / 2
        inside = min(max(middle, panel.left + half), max(panel.right - half, half))
        if place % skip == 0 and inside - half >= free:
            there = inside, panel.foot + 32
            canvas.words(name, there, Style(anchor="middle"))
            free = inside + half + 8
        mark = _behind(label)
        if mark and panel.step >= width_of(mark, SMALLEST):
            there = middle, panel.foot + 32 + _MARKS
            canvas.words(mark, there, Style(anchor="middle", colour="ink2"))


def _behind(label: str) -> str:
    found = _MARK.search(label)
    return found[0].strip(" ·") if found else ""


def _values(canvas: Canvas, panel: _Panel) -> None:
    chart = panel.chart
    every = chart.every(panel.step * len(chart.labels) / PER_INCH)
    for series in chart.series:
        if chart.shape == "columns":
            _columns(canvas, panel, series)
        else:
            _line(canvas, panel, series)
        last = len(series.values) - 1
        for place, value in enumerate(series.values):
            if value is not None and (last - place) % every == 0:
                x, y = panel.at(place, value)
                lower = chart.shape == "lines" and _is_low(panel, series, place)
                there = x, y + 30 if lower else y - 14
                style = Style(is_bold=True, anchor="middle")
                canvas.words(written(value), there, style)


def _is_low(panel: _Panel, series: Series, place: int) -> bool:
    """Whether a line comes down to a value and rises again: it hangs below."""
    value = series.values[place] or 0
    beside = [
        series.values[other]
        for other in (place - 1, place + 1)
        if 0 <= other < len(series.values)
    ]
    known = [other for other in beside if other is not None]
    has_room = panel.foot - panel.at(place, value)[1] > _OVER + 4
    return has_room and bool(known) and all(other > value for other in known)


def _columns(canvas: Canvas, panel: _Panel, series: Series) -> None:
    for place, value in enumerate(series.values):
        if value is not None:
            x, y = panel.at(place, value)
            wide = panel.step * 0.6
            said = f"{panel.chart.labels[place]}, {series.name}: {written(value)}"
            box = x - wide / 2, y, wide, panel.foot - y
            canvas.box(box, series.colour, series.style, said)


def _line(canvas: Canvas, panel: _Panel, series: Series) -> None:
    """A line that breaks where nothing is known, with a dot at each value."""
    run: list[Field] = []
    values: tuple[Number, ...] = (*series.values, None)
    for place, value in enumerate(values):
        if value is not None:
            run.append(panel.at(place, value))
            continue
        if len(run) > 1:
            canvas.line(run, series.colour)
        run = []
    for place, value in enumerate(series.values):
        if value is not None:
            x, y = panel.at(place, value)
            said = f"{panel.chart.labels[place]}, {series.name}: {written(value)}"
            canvas.dot((x - 6, y - 6, 12, 12), series.colour, said)
