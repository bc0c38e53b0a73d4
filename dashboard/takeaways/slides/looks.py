"""How the series of a chart look, and where their values are written."""

from collections.abc import Iterator
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.ground import i18n
from dashboard.takeaways.drawings.drawing import SIZE, SPARE, Chart, Series
from dashboard.takeaways.drawings.typeface import width_of
from dashboard.takeaways.slides.axes import RIGHT, left_of
from dashboard.takeaways.slides.master import (
    NOT_NOUGHT,
    NUMBERS,
    SMALLEST,
    TINY,
    paint,
)


def look(series: Any, told: Series, chart: Chart) -> None:
    """Give a series its colours, those in focus and those that are not."""
    if chart.shape == "lines":
        _line(series, told)
        return
    _fill(series.format, told.style, told.colour)
    if chart.focus and len(chart.series) == 1:
        for place in range(len(chart.labels)):
            colour = told.colour if place in chart.focus else "context"
            _fill(series.points[place].format, told.style, colour)


def _fill(format_: Any, style: str, colour: str) -> None:
    if style == "filled":
        format_.fill.solid()
        paint(format_.fill.fore_color, colour)
        format_.line.width = Pt(1)
        paint(format_.line.color, "paper")
        return
    format_.fill.background()
    if style == "unseen":
        format_.line.fill.background()
        return
    format_.line.width = Pt(2)
    paint(format_.line.color, colour)
    if style == "dotted":
        format_.line.dash_style = MSO_LINE.SQUARE_DOT


def _line(series: Any, told: Series) -> None:
    series.smooth = False
    series.format.line.width = Pt(3)
    paint(series.format.line.color, told.colour)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 8
    series.marker.format.fill.solid()
    paint(series.marker.format.fill.fore_color, told.colour)
    paint(series.marker.format.line.color, told.colour)


def label(series: Any, told: Series, chart: Chart, width: float) -> None:
    """Write the values: no hover is needed to read a slide."""
    if told.style == "unseen":
        return
    labels = series.data_labels
    labels.show_value = True
    labels.font.size, labels.font.bold = Pt(SMALLEST), True
    labels.number_format = NUMBERS[i18n.active()]
    labels.number_format_is_linked = False
    # Programs break a number in a narrow field in two.
    labels._element.get_or_add_txPr().bodyPr.set("wrap", "none")
    if chart.shape == "stacks":
        labels.number_format = NOT_NOUGHT[i18n.active()]
        labels.position = XL_LABEL_POSITION.CENTER
        paint(labels.font.color, _INK.get((told.style, told.colour), "ink"))
    elif chart.shape == "lines":
        labels.position = XL_LABEL_POSITION.ABOVE
    else:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        paint(labels.font.color, "ink")
    fit(series, told, chart, width)


def fit(series: Any, told: Series, chart: Chart, width: float) -> None:
    """Write a number smaller where it has little room, and none where it has none.

    The data sheet has every number.
    """
    if chart.shape == "lines":
        every, last = chart.every(width), len(told.values) - 1
        for place in range(last + 1):
            if (last - place) % every:
                _unwritten(series, place)
        return
    inch = _inch_of_one(chart, width) if chart.shape == "stacks" else 0
    for place, value in enumerate(told.values):
        if not value or not inch:
            continue
        needed = _needed(value)
        if value * inch < needed * TINY / SMALLEST:
            _unwritten(series, place)
        elif value * inch < needed:
            _small(series, place, told)


def _inch_of_one(chart: Chart, width: float) -> float:
    longest = max(sum(value or 0 for value in bar) for bar in chart.bars) or 1
    return width * (RIGHT - left_of(chart, width)) / longest


def is_crowded(chart: Chart, width: float) -> bool:
    """Whether a number of a bar's parts has no room in its part."""
    if chart.shape != "stacks" or any(one.style == "unseen" for one in chart.series):
        return False
    inch = _inch_of_one(chart, width)
    values = (value for one in chart.series for value in one.values if value)
    return any(value * inch < _needed(value) for value in values)


def _needed(value: float) -> float:
    return width_of(i18n.number(value), SIZE, is_bold=True) * SPARE


def _unwritten(series: Any, place: int) -> None:
    label = series.points[place].data_label._get_or_add_dLbl()
    for part in [*label][1:]:
        label.remove(part)
    label.append(label.makeelement(qn("c:delete"), {"val": "1"}))


def _small(series: Any, place: int, told: Series) -> None:
    label = series.points[place].data_label
    label.font.size, label.font.bold = Pt(TINY), True
    paint(label.font.color, _INK.get((told.style, told.colour), "ink"))
    label.position = XL_LABEL_POSITION.CENTER


def write_all(series: Any) -> None:
    """Write numbers again where they were left out or small for want of room."""
    for label in [*series._element.iter(qn("c:dLbl"))]:
        sizes = [run.get("sz") for run in label.iter(qn("a:defRPr"))]
        if label.find(qn("c:delete")) is not None or sizes == [str(TINY * 100)]:
            label.getparent().remove(label)


def written_over(series: Any) -> Iterator[tuple[int, str]]:
    """Labels that somebody has written by hand: the place of each, and its words."""
    for label in series._element.iter(qn("c:dLbl")):
        is_value = label.find(f".//{qn('a:fld')}") is not None
        if label.find(qn("c:tx")) is not None and not is_value:
            said = "".join(text.text or "" for text in label.iter(qn("a:t")))
            yield int(label.find(qn("c:idx")).get("val")), said.strip()


def let_go(series: Any) -> None:
    """Let labels that were written by hand say the value again, where they stand."""
    for label in [*series._element.iter(qn("c:dLbl"))]:
        if (words := label.find(qn("c:tx"))) is not None:
            label.remove(words)


_INK = {
    ("filled", "c1"): "paper",
    ("filled", "c3"): "paper",
    ("filled", "context"): "paper",
}
