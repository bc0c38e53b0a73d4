"""Native charts with their data sheets: drawn, read back, and filled anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter import Workbook

from dashboard.ground import i18n
from dashboard.takeaways.drawings.drawing import Chart, Series, Told, told_by
from dashboard.takeaways.slides.master import SMALLEST, paint

_TYPES = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacks": XL_CHART_TYPE.BAR_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
_NUMBERS = {"lv": '[>=1000]#"\N{NO-BREAK SPACE}"##0;0', "en": "#,##0"}
_NOT_NOUGHT = {"lv": '[>=1000]#"\N{NO-BREAK SPACE}"##0;[=0]"";0', "en": '[=0]"";#,##0'}
"""How numbers are written whatever the language of the program that shows them."""

_MANY_MONTHS = 14
_WIDE, _NARROW, _FEW = 45, 70, 5
_EDGE, _LETTER, _MOST_NAMES, _TOP = 0.02, 0.0113, 0.47, 0.13
"""Shares of a chart: beside names, of a letter, of the longest name, of the key."""

_LEGIBLE, _DIGIT = 0.015, 0.022
"""Shares of the longest bar that a number and each digit of it need."""


def draw(shapes: Any, chart: Chart, box: tuple[int, int, int, int]) -> Any:
    """Add a chart to a slide; return its frame."""
    frame = shapes.add_chart(_TYPES[chart.shape], *box, _data(chart))
    native = frame.chart
    native.font.size = Pt(SMALLEST)
    paint(native.font.color, "ink")
    native.has_title = False
    _key(native, chart)
    _axes(native, chart)
    _gaps(native, chart)
    if chart.shape in {"bars", "stacks"}:
        _room_for_names(native, chart)
    for series, told in zip(native.plots[0].series, chart.series, strict=True):
        _look(series, told, chart)
        _labels(series, told, chart)
    return frame


def read(frame: Any) -> Told:
    """Return each value that a chart shows, by its series and its name on the axis."""
    plot = frame.chart.plots[0]
    labels = [str(label) for label in plot.categories]
    return told_by(
        (f"{series.name} · {label}", _plain(value))
        for series in plot.series
        for label, value in zip(labels, series.values, strict=False)
    )


def refill(frame: Any, chart: Chart) -> None:
    """Put other numbers into a chart; its looks stay as people made them."""
    native = frame.chart
    native.replace_data(_data(chart))
    shown = [*native.plots[0].series]
    for series, told in zip(shown, chart.series, strict=True):
        if series._element.find(qn("c:spPr")) is None:
            _look(series, told, chart)
            _labels(series, told, chart)
        elif chart.shape == "stacks":
            _write_all(series)
            _leave_out_the_narrow(series, told, chart)


class _Sheet(CategoryWorkbookWriter):
    """The data sheet, in which text is text, also where it looks like a formula."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        plain = {"strings_to_formulas": False, "strings_to_urls": False}
        book = Workbook(xlsx_file, {"in_memory": True, **plain})
        yield book, book.add_worksheet()
        book.close()


class _Data(CategoryChartData):
    @property
    def _workbook_writer(self) -> _Sheet:
        return _Sheet(self)


def _data(chart: Chart) -> _Data:
    data = _Data(number_format=_NUMBERS[i18n.active()])
    data.categories = chart.labels
    for series in chart.series:
        data.add_series(series.name, series.values)
    return data


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _key(native: Any, chart: Chart) -> None:
    """Name the series above, where there are several; an unseen one is not named."""
    seen = [series for series in chart.series if series.style != "unseen"]
    native.has_legend = len(seen) > 1
    if not native.has_legend:
        return
    native.legend.position = XL_LEGEND_POSITION.TOP
    native.legend.include_in_layout = False
    native.legend.font.size = Pt(SMALLEST)
    element = native.legend._element
    for place, series in enumerate(chart.series):
        if series.style == "unseen":
            _leave_out(element, place)


def _leave_out(legend: Any, place: int) -> None:
    entry = legend.makeelement(qn("c:legendEntry"), {})
    entry.append(entry.makeelement(qn("c:idx"), {"val": str(place)}))
    entry.append(entry.makeelement(qn("c:delete"), {"val": "1"}))
    legend.find(qn("c:legendPos")).addnext(entry)


def _axes(native: Any, chart: Chart) -> None:
    values, names = native.value_axis, native.category_axis
    values.has_major_gridlines = chart.shape == "lines"
    values.minimum_scale = 0
    values.visible = chart.shape == "lines"
    if values.visible:
        paint(values.major_gridlines.format.line.color, "grid")
        values.format.line.fill.background()
        values.tick_labels.font.size = Pt(SMALLEST)
        values.tick_labels.number_format = _NUMBERS[i18n.active()]
        values.tick_labels.number_format_is_linked = False
    names.has_major_gridlines = False
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_labels.font.size = Pt(SMALLEST)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    paint(names.format.line.color, "ink2")
    if chart.shape != "lines":
        _name_every_bar(names)
    if chart.shape in {"bars", "stacks"}:
        names.reverse_order = True
        names.format.line.fill.background()


def _room_for_names(native: Any, chart: Chart) -> None:
    """Give the names at the left the room they need, or programs break or drop them."""
    left = min(_EDGE + _LETTER * max(map(len, chart.labels), default=0), _MOST_NAMES)
    keys = sum(series.style != "unseen" for series in chart.series)
    top = 0.01 if keys == 1 else _TOP if keys < _FEW - 1 else 2 * _TOP - 0.02
    sides = {"x": left, "y": top, "w": 0.93 - left, "h": 0.98 - top}
    plot = native._chartSpace.chart.plotArea
    layout = plot.find(qn("c:layout"))
    if layout is None:
        layout = plot.makeelement(qn("c:layout"), {})
        plot.insert(0, layout)
    manual = layout.makeelement(qn("c:manualLayout"), {})
    layout.append(manual)
    kinds = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    for name, value in (*kinds.items(), *sides.items()):
        manual.append(manual.makeelement(qn(f"c:{name}"), {"val": str(value)}))


def _name_every_bar(names: Any) -> None:
    """Programs leave out every other name where they find it narrow."""
    axis = names._element
    skip = axis.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    last = axis.find(qn("c:noMultiLvlLbl"))
    if last is None:
        axis.append(skip)
    else:
        last.addprevious(skip)


def _gaps(native: Any, chart: Chart) -> None:
    plot = native.plots[0]
    if chart.shape == "lines":
        plot.smooth = False
        return
    few = 60 if len(chart.labels) < _FEW else 0
    plot.gap_width = few + (_WIDE if len(chart.series) == 1 else _NARROW)
    plot.overlap = 100 if chart.shape == "stacks" else -5
    plot.vary_by_categories = False


def _look(series: Any, told: Series, chart: Chart) -> None:
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


def _labels(series: Any, told: Series, chart: Chart) -> None:
    """Write the values: no hover is needed to read a slide."""
    several = len(chart.series) > 1
    if told.style == "unseen" or (chart.shape == "lines" and several):
        return
    labels = series.data_labels
    labels.show_value = True
    labels.font.size, labels.font.bold = Pt(SMALLEST), True
    labels.number_format = _NUMBERS[i18n.active()]
    labels.number_format_is_linked = False
    if chart.shape == "stacks":
        labels.number_format = _NOT_NOUGHT[i18n.active()]
        labels.position = XL_LABEL_POSITION.CENTER
        _leave_out_the_narrow(series, told, chart)
        paint(labels.font.color, _INK.get((told.style, told.colour), "ink"))
    elif chart.shape == "lines":
        labels.position = XL_LABEL_POSITION.ABOVE
        if len(chart.labels) > _MANY_MONTHS:
            labels.show_value = False
    else:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        paint(labels.font.color, "ink")


def _leave_out_the_narrow(series: Any, told: Series, chart: Chart) -> None:
    """Write no number into a part too narrow for it; the data sheet has it."""
    longest = max(sum(value or 0 for value in bar) for bar in _bars(chart)) or 1
    for place, value in enumerate(told.values):
        room = _LEGIBLE + _DIGIT * len(str(value))
        if value and value / longest < room:
            label = series.points[place].data_label._get_or_add_dLbl()
            for part in [*label][1:]:
                label.remove(part)
            label.append(label.makeelement(qn("c:delete"), {"val": "1"}))


def _write_all(series: Any) -> None:
    """Write numbers again where they were left out for want of room."""
    for label in [*series._element.iter(qn("c:dLbl"))]:
        if label.find(qn("c:delete")) is not None:
            label.getparent().remove(label)


def _bars(chart: Chart) -> list[tuple[float | int | None, ...]]:
    return [*zip(*(series.values for series in chart.series), strict=True)]


_INK = {
    ("filled", "c1"): "paper",
    ("filled", "c3"): "paper",
    ("filled", "context"): "paper",
}
