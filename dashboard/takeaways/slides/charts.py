"""Native charts with their data sheets: drawn, read back, and filled anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt
from xlsxwriter import Workbook

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.takeaways.drawings.drawing import Chart, Told, told_by
from dashboard.takeaways.slides import axes, looks, sheets, words
from dashboard.takeaways.slides.master import NUMBERS, SMALLEST, paint

_TYPES = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacks": XL_CHART_TYPE.BAR_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}


def draw(shapes: Any, chart: Chart, box: tuple[int, int, int, int]) -> Any:
    """Add a chart to a slide; return its frame."""
    width = Emu(box[2]).inches
    frame = shapes.add_chart(_TYPES[chart.shape], *box, _data(chart))
    native = frame.chart
    native.font.size = Pt(SMALLEST)
    paint(native.font.color, "ink")
    axes.lay_out(native, chart, width)
    for series, told in zip(native.plots[0].series, chart.series, strict=True):
        looks.look(series, told, chart)
        looks.label(series, told, chart, width)
    return frame


def read(frame: Any) -> Told:
    """Return each value that a chart shows, by its series and its name on the axis.

    Where the data sheet says another number, which opening it would bring to light, or
    somebody has written a label over it, the value is both, in words.
    """
    plot = frame.chart.plots[0]
    labels = [str(label) for label in plot.categories]
    cells = sheets.values(frame.chart)
    return told_by(
        (f"{series.name} · {label}", told)
        for place, series in enumerate(plot.series)
        for label, told in zip(
            labels, _told(series, cells[place] if cells else []), strict=False
        )
    )


def _told(series: Any, cells: list[object]) -> list[str | float | None]:
    """Return what a series says at each mark; without cells, what it shows."""
    shown = [_plain(value) for value in series.values]
    told: list[str | float | None] = [*shown]
    if cells:
        told = [
            value if value == cell else _both(value, cell)
            for value, cell in zip_longest(shown, cells)
        ]
    for place, label in looks.written_over(series):
        if place < len(told) and _digits(label) != _digits(words.value(told[place])):
            told[place] = _written_over(told[place], label)
    return told


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _both(shown: float | None, cell: object) -> str:
    return _(
        "{shown} (data sheet: {cell})",
        shown=words.value(shown),
        cell=words.value(cell),
    )


def _written_over(shown: object, label: str) -> str:
    return _("{shown} (its label says: {label})", shown=words.value(shown), label=label)


def refill(frame: Any, chart: Chart) -> None:
    """Put other numbers into a chart; its looks stay as people made them."""
    native, width = frame.chart, Emu(frame.width).inches
    native.replace_data(_data(chart))
    if native.value_axis.maximum_scale is not None:
        axes.reach(native, chart, width)
    shown = [*native.plots[0].series]
    for series, told in zip(shown, chart.series, strict=True):
        looks.let_go(series)
        if series._element.find(qn("c:spPr")) is None:
            looks.look(series, told, chart)
            looks.label(series, told, chart, width)
        elif chart.shape in {"stacks", "lines"}:
            looks.write_all(series)
            looks.fit(series, told, chart, width)


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
    data = _Data(number_format=NUMBERS[i18n.active()])
    data.categories = chart.labels
    for series in chart.series:
        data.add_series(series.name, series.values)
    return data


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value
