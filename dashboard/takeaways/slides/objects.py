"""A drawing as an object of a slide: a chart, a table or a group of shapes."""

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
    Told,
)
from dashboard.takeaways.slides import charts, grids, scenes
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


def part(drawing: Drawing, citation: Citation) -> Drawing | None:
    """Return what an object holds of a drawing; None where it has it no more."""
    if not citation.panel:
        return drawing
    panels = drawing.panels if isinstance(drawing, Chart) else ()
    return next((one for one in panels if one.series[0].name == citation.panel), None)


def read(shape: Any) -> Told:
    """Return everything an object says; nothing where it is of another kind."""
    if getattr(shape, "has_chart", False):
        return charts.read(shape)
    if getattr(shape, "has_table", False):
        return grids.read(shape)
    return scenes.read(shape) if hasattr(shape, "shapes") else {}


def refill(shape: Any, drawing: Drawing | None) -> bool:
    """Bring an object up to date; false where it cannot show the drawing."""
    if isinstance(drawing, Chart) and getattr(shape, "has_chart", False):
        charts.refill(shape, drawing)
    elif isinstance(drawing, Grid) and getattr(shape, "has_table", False):
        grids.refill(shape, drawing)
    elif isinstance(drawing, Scene) and hasattr(shape, "shapes"):
        scenes.refill(shape, drawing)
    else:
        return False
    return True


def describe(shape: Any, text: str) -> None:
    """Give an object its text alternative."""
    properties = next(shape._element.iter(_PROPERTIES))
    properties.set("descr", text)


_PROPERTIES = "{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"
