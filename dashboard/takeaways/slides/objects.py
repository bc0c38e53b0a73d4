"""A drawing as an object of a slide: a chart, a table or a group of shapes."""

from typing import Any

from pptx.util import Inches

from dashboard.takeaways.drawings.drawing import (
    HEIGHT,
    WIDTH,
    Chart,
    Drawing,
    Grid,
    Told,
)
from dashboard.takeaways.slides import charts, grids, scenes
from dashboard.takeaways.slides.master import LEFT

TOP = 2.42


def draw(shapes: Any, drawing: Drawing) -> Any:
    """Add a drawing to a slide, where drawings stand; return the object."""
    box = Inches(LEFT), Inches(TOP), Inches(WIDTH), Inches(HEIGHT)
    if isinstance(drawing, Chart):
        return charts.draw(shapes, drawing, box)
    if isinstance(drawing, Grid):
        return grids.draw(shapes, drawing, box)
    return scenes.draw(shapes, drawing, box)


def read(shape: Any) -> Told:
    """Return everything an object says; nothing where it is of another kind."""
    if getattr(shape, "has_chart", False):
        return charts.read(shape)
    if getattr(shape, "has_table", False):
        return grids.read(shape)
    return scenes.read(shape) if hasattr(shape, "shapes") else {}


def refill(shape: Any, drawing: Drawing) -> bool:
    """Bring an object up to date; false where it cannot show the drawing."""
    if isinstance(drawing, Chart) and getattr(shape, "has_chart", False):
        charts.refill(shape, drawing)
    elif isinstance(drawing, Grid) and getattr(shape, "has_table", False):
        grids.refill(shape, drawing)
    elif not isinstance(drawing, Chart | Grid) and hasattr(shape, "shapes"):
        scenes.refill(shape, drawing)
    else:
        return False
    return True


def describe(shape: Any, text: str) -> None:
    """Give an object its text alternative."""
    properties = next(shape._element.iter(_PROPERTIES))
    properties.set("descr", text)


_PROPERTIES = "{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"
