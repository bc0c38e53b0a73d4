"""A drawing as an object of a slide: a chart, a table or a group of shapes."""

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate
from typing import Any

from pptx.util import Inches

from dashboard.takeaways.citation import Citation
from dashboard.takeaways.drawings.drawing import (
    HEIGHT,
    WIDTH,
    Chart,
    Drawing,
    Grid,
    Scene,
    Series,
    Told,
)
from dashboard.takeaways.slides import axes, charts, grids, looks, scenes
from dashboard.takeaways.slides.master import LEFT

TOP = 2.42


def draw(shapes: Any, drawing: Drawing) -> list[tuple[str, Any]]:
    """Add a drawing to a slide, where drawings stand.

    Returns each object with its name among several of one drawing, "" where it is one.
    """
    box = Inches(LEFT), Inches(TOP), Inches(WIDTH), Inches(HEIGHT)
    if isinstance(drawing, Chart):
        return _charts(shapes, drawing)
    if isinstance(drawing, Grid):
        return [("", grids.draw(shapes, drawing, box))]
    return [("", scenes.draw(shapes, drawing, box))]


def _charts(shapes: Any, chart: Chart) -> list[tuple[str, Any]]:
    fields = side_by_side(chart)
    if len(fields) > 1:
        lefts = accumulate((wide for _one, wide in fields), initial=LEFT)
        return [
            (
                one.series[0].name,
                charts.draw(shapes, one, _inches(left, TOP, wide, HEIGHT)),
            )
            for left, (one, wide) in zip(lefts, fields, strict=False)
        ]
    panels = chart.panels
    across = chart.across if len(panels) > 1 else 1
    wide, high = WIDTH / across, HEIGHT / -(-len(panels) // across)
    return [
        (
            one.series[0].name if len(panels) > 1 else "",
            charts.draw(
                shapes,
                one,
                (
                    Inches(LEFT + place % across * wide),
                    Inches(TOP + place // across * high),
                    Inches(wide),
                    Inches(high),
                ),
            ),
        )
        for place, one in enumerate(panels)
    ]


def side_by_side(chart: Chart) -> list[tuple[Chart, float]]:
    """Fields of a chart with their inches: one, or each part of bars in its own.

    The latter where a number has no room in its part.
    """
    if not looks.is_crowded(chart, WIDTH):
        return [(chart, WIDTH)]
    wide = (WIDTH - _names(chart)) / len(chart.series)
    parts = [_beside(chart, series) for series in chart.series]
    return [(one, wide + (one.names or 0)) for one in parts]


def _inches(*sides: float) -> tuple[int, int, int, int]:
    left, top, width, height = map(Inches, sides)
    return left, top, width, height


def _beside(chart: Chart, series: Series) -> Chart:
    """One part of bars, beside the others; names stand at the left of the first."""
    if chart.shape != "stacks":
        return chart.alone(series)
    names = _names(chart) if series == chart.series[0] else 0
    return replace(chart.alone(series), names=names)


def _names(chart: Chart) -> float:
    return WIDTH * axes.left_of(chart, WIDTH)


def part(drawing: Drawing, citation: Citation) -> Drawing | None:
    """Return what an object holds of a drawing; None where it has it no more."""
    if not citation.panel:
        return drawing
    if not isinstance(drawing, Chart):
        return None
    found = (one for one in drawing.series if one.name == citation.panel)
    lines = next((_beside(drawing, one) for one in found), None)
    return lines or _of_name(drawing, citation.panel)


def _of_name(chart: Chart, name: str) -> Chart | None:
    """One bar of a chart, drawn as the line in a field of its own that it once was.

    Decks were made so of a month alone.
    """
    if chart.shape != "bars" or len(chart.series) != 1:
        return None
    (series,) = chart.series
    for label, value in zip(chart.labels, series.values, strict=True):
        named, mark, marks = label.partition(" [")
        if named == name:
            return Chart(
                shape="lines",
                labels=(f"{series.name}{mark}{marks}",),
                series=(Series(name=name, values=(value,)),),
                ceiling=chart.highest,
            )
    return None


def told(drawing: Drawing, citation: Citation) -> Told:
    """Return what an object is to say of a drawing; nothing where it has it no more."""
    own = part(drawing, citation)
    return dict(own.told) if own else {}


def read(shape: Any) -> Told:
    """Return everything an object says; nothing where it is of another kind."""
    if getattr(shape, "has_chart", False):
        return charts.read(shape)
    if getattr(shape, "has_table", False):
        return grids.read(shape)
    return scenes.read(shape) if hasattr(shape, "shapes") else {}


def refill(shape: Any, drawing: Drawing | None) -> bool:
    """Bring an object up to date; false where it cannot show the drawing."""
    fill = _filling(shape, drawing)
    if fill is None:
        return False
    fill(shape, drawing)
    return True


def fits(shape: Any, drawing: Drawing | None) -> bool:
    """Whether an object can show a drawing."""
    return _filling(shape, drawing) is not None


def _filling(shape: Any, drawing: Drawing | None) -> Callable[[Any, Any], None] | None:
    if isinstance(drawing, Chart) and getattr(shape, "has_chart", False):
        return charts.refill
    if isinstance(drawing, Grid) and getattr(shape, "has_table", False):
        return grids.refill
    if isinstance(drawing, Scene) and hasattr(shape, "shapes"):
        return scenes.refill
    return None


def describe(shape: Any, text: str) -> None:
    """Give an object its text alternative."""
    properties = next(shape._element.iter(_PROPERTIES))
    properties.set("descr", text)


_PROPERTIES = "{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"
