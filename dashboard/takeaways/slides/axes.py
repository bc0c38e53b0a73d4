"""What stands about a chart: its title and key, its axes, and the room for names."""

from math import ceil
from typing import Any

from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.ground import i18n
from dashboard.takeaways.drawings.drawing import SIZE, SPARE, Chart
from dashboard.takeaways.drawings.typeface import lines, width_of
from dashboard.takeaways.slides.master import NUMBERS, SMALLEST, TINY, paint

_NOT_TURNED = 2
"""Of so many names of periods one must fit, or they are turned."""

_HEADROOM, _FURTHER, _APART = 1.3, 1.1, 0.15
"""Room for the number of the highest and the longest; inches between two names."""

_WIDE, _NARROW, _STACKED, _FEW = 45, 70, 35, 5
_EDGE, _LETTER, _MOST_NAMES, _TOP = 0.02, 0.0113, 0.55, 0.13
"""Shares of a chart: beside names, of a letter, of the longest name, of the key."""

RIGHT = 0.93
"""Where bars end, as a share of a chart."""

_HEADED = 0.16
"""Share of a chart for its title, where others stand beside it."""

_SIZES, _LINES, _WITHIN = (14, TINY, 11), 2, 0.66
"""Points of such a title and its lines at most; the share of a field that it takes."""


def lay_out(native: Any, chart: Chart, width: float) -> None:
    """Name a chart and its parts, and give each the room it needs; width in inches."""
    _title(native, chart, width)
    _key(native, chart)
    _axes(native, chart, width)
    _gaps(native, chart)
    if chart.shape in {"bars", "stacks"}:
        _room_for_names(native, chart, width)


def _title(native: Any, chart: Chart, width: float) -> None:
    """Name a chart that stands beside others in one measure."""
    native.has_title = bool(chart.ceiling)
    if chart.ceiling:
        run = native.chart_title.text_frame.paragraphs[0].add_run()
        run.text = chart.series[0].name
        run.font.size, run.font.bold = Pt(SMALLEST), True
        if chart.names is not None:
            run.font.size = Pt(_headed(run.text, width - chart.names))
        elif _is_long(chart, width):
            run.text += f" · {chart.labels[0]} – {chart.labels[-1]}"
            run.font.size = Pt(TINY)
        native.chart_title.include_in_layout = False
        _at_left(native.chart_title._element, (chart.names or 0) / width + 0.02)
        if chart.names is None:
            _put(native, {"x": 0.02, "y": 0.3, "w": 0.96, "h": 0.42})


def _headed(text: str, inches: float) -> int:
    """Points of a title above a field of bars: its words whole, in two lines."""
    room = inches * _WITHIN * 72 / SPARE
    return next(
        (
            size
            for size in _SIZES
            if len(lines(text, room, size, is_bold=True)) <= _LINES
            and all(
                len(lines(one, room, size, is_bold=True)) == 1 for one in text.split()
            )
        ),
        _SIZES[-1],
    )


def _at_left(title: Any, x: float) -> None:
    """Keep a title off the numbers in the middle."""
    layout = title.find(qn("c:layout"))
    if layout is None:
        layout = title.makeelement(qn("c:layout"), {})
        title.find(qn("c:tx")).addnext(layout)
    _lay(layout, {"xMode": "edge", "yMode": "edge", "x": x, "y": 0.01})


def _lay(layout: Any, values: dict[str, object]) -> None:
    manual = layout.makeelement(qn("c:manualLayout"), {})
    layout.append(manual)
    for name, value in values.items():
        manual.append(manual.makeelement(qn(f"c:{name}"), {"val": str(value)}))


def _key(native: Any, chart: Chart) -> None:
    """Name the series above, where there are several; an unseen one has no name."""
    seen = [series for series in chart.series if series.style != "unseen"]
    native.has_legend = len(seen) > 1
    if not native.has_legend:
        return
    native.legend.position = XL_LEGEND_POSITION.TOP
    native.legend.include_in_layout = False
    native.legend.font.size = Pt(SMALLEST)


def _axes(native: Any, chart: Chart, width: float) -> None:
    values, names = native.value_axis, native.category_axis
    # Where every value is written, an axis of values says nothing more.
    values.visible = (
        chart.shape == "lines" and not chart.ceiling and chart.every(width) > 1
    )
    values.has_major_gridlines = values.visible
    values.minimum_scale = 0
    if values.visible:
        paint(values.major_gridlines.format.line.color, "grid")
        values.format.line.fill.background()
        values.tick_labels.font.size = Pt(SMALLEST)
        values.tick_labels.number_format = NUMBERS[i18n.active()]
        values.tick_labels.number_format_is_linked = False
    names.has_major_gridlines = False
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_labels.font.size = Pt(_name_size(chart))
    if chart.shape != "lines" or _names_apart(chart, width) <= _NOT_TURNED:
        # Programs turn names that are long for their place; two lines are read better.
        names._element.get_or_add_txPr().bodyPr.set("rot", "0")
    is_named = chart.names != 0 and not _is_long(chart, width)
    names.tick_label_position = (
        XL_TICK_LABEL_POSITION.LOW if is_named else XL_TICK_LABEL_POSITION.NONE
    )
    paint(names.format.line.color, "ink2")
    reach(native, chart, width)
    _skip(names, _names_apart(chart, width) if chart.shape == "lines" else 1)
    if chart.shape in {"bars", "stacks"}:
        names.reverse_order = True
        names.format.line.fill.background()


def _room_for_names(native: Any, chart: Chart, width: float) -> None:
    """Give the names at the left the room they need, or programs break or drop them."""
    left = left_of(chart, width)
    keys = sum(series.style != "unseen" for series in chart.series)
    top = 0.01 if keys == 1 else _TOP if keys < _FEW - 1 else 2 * _TOP - 0.02
    right = RIGHT if chart.names is None else 1
    top = top if chart.names is None else _HEADED
    _put(native, {"x": left, "y": top, "w": right - left, "h": 0.98 - top})


def _put(native: Any, sides: dict[str, float]) -> None:
    """Put the inside of a chart, without its names, at shares of its frame."""
    plot = native._chartSpace.chart.plotArea
    layout = plot.find(qn("c:layout"))
    if layout is None:
        layout = plot.makeelement(qn("c:layout"), {})
        plot.insert(0, layout)
    kinds = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    _lay(layout, {**kinds, **sides})


def reach(native: Any, chart: Chart, width: float) -> None:
    """Let the longest bar end where its number has room; panels are of one height."""
    if chart.names is not None:
        field = width - chart.names
        said = width_of(i18n.number(chart.ceiling), SIZE, is_bold=True) * SPARE
        most = chart.ceiling * field / max(field - said - _APART, _APART)
        native.value_axis.maximum_scale = most or 1
    elif chart.shape in {"bars", "stacks"}:
        longest = max(sum(value or 0 for value in bar) for bar in chart.bars)
        most = longest if chart.shape == "stacks" else chart.highest * _FURTHER
        native.value_axis.maximum_scale = most or 1
    elif chart.ceiling:
        native.value_axis.maximum_scale = chart.ceiling * _HEADROOM


def _names_apart(chart: Chart, width: float) -> int:
    """Of how many names of periods one is written, so that none is turned."""
    size = SIZE * _name_size(chart) / SMALLEST
    widest = max((width_of(label, size) for label in chart.labels), default=0) * SPARE
    return max(ceil((widest + _APART) * len(chart.labels) / width), 1)


def left_of(chart: Chart, width: float) -> float:
    """Where bars begin, as a share of a chart: names stand before."""
    if chart.names is not None:
        return chart.names / width
    share = _LETTER * _letters(chart) * _name_size(chart) / SMALLEST
    return min(_EDGE + share, _MOST_NAMES)


def _letters(chart: Chart) -> int:
    return max(map(len, chart.labels), default=0)


def _name_size(chart: Chart) -> int:
    """Points of names: smaller where many are long, as two lines hide each other."""
    if chart.ceiling and chart.names is None:
        return TINY
    if chart.shape not in {"bars", "stacks"} or len(chart.labels) <= _FEW + 1:
        return SMALLEST
    fits = int(SMALLEST * (_MOST_NAMES - _EDGE) / (_LETTER * _letters(chart)))
    return max(min(SMALLEST, fits), TINY)


def _is_long(chart: Chart, width: float) -> bool:
    """Whether it is a panel of more periods than it has room to name."""
    is_panel = bool(chart.ceiling) and chart.names is None
    return is_panel and _names_apart(chart, width) > _NOT_TURNED


def _skip(names: Any, n: int) -> None:
    """Name each nth place of an axis: programs turn names, or leave out others."""
    axis = names._element
    skip = axis.makeelement(qn("c:tickLblSkip"), {"val": str(n)})
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
    several = _STACKED if chart.shape == "stacks" else _NARROW
    plot.gap_width = few + (_WIDE if len(chart.series) == 1 else several)
    plot.overlap = 100 if chart.shape == "stacks" else -5
    plot.vary_by_categories = False
