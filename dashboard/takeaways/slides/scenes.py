"""Scenes as groups of native shapes: drawn, read back, and brought up to date."""

from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard.takeaways.drawings.drawing import HEIGHT, WIDTH, Mark, Scene, Told
from dashboard.takeaways.slides.master import paint
from dashboard.takeaways.slides.words import Looks, rewrite, say

_SHAPES = {"box": MSO_SHAPE.RECTANGLE, "dot": MSO_SHAPE.OVAL}
_FIELD = "field"
"""A box as large as the scene, unseen: a group is as large as what is in it."""

Box = tuple[int, int, int, int]


def draw(shapes: Any, scene: Scene, box: Box) -> Any:
    """Add a group of shapes to a slide; return it."""
    group = shapes.add_group_shape()
    _add(group, Mark(key=_FIELD, left=0, top=0, width=WIDTH, height=HEIGHT), box)
    for mark in scene.marks:
        _add(group, mark, box)
    return group


def read(group: Any) -> Told:
    """Return the words of each mark that has any, and how many marks there are."""
    marks = {shape.name: shape for shape in group.shapes if shape.name != _FIELD}
    words: Told = {
        key: shape.text_frame.text
        for key, shape in marks.items()
        if shape.has_text_frame and shape.text_frame.text
    }
    return {**words, "marks": len(group.shapes) - 1}


def refill(group: Any, scene: Scene) -> None:
    """Bring a group up to date: words and places change where the scene's do.

    What was moved, enlarged or set in another type by hand keeps that.
    """
    field = next((one for one in group.shapes if one.name == _FIELD), group)
    box = field.left, field.top, field.width, field.height
    there = {shape.name: shape for shape in group.shapes}
    wanted = {mark.key: mark for mark in scene.marks}
    for key, shape in there.items():
        if key not in wanted and key != _FIELD:
            shape._element.getparent().remove(shape._element)
    for key, mark in wanted.items():
        shape = there.get(key)
        if shape is None:
            _add(group, mark, box)
            continue
        if shape.has_text_frame:
            rewrite(shape.text_frame, mark.text)
        if mark.shape != "words":
            shape.left, shape.top, shape.width, shape.height = _place(mark, box)
            _look(shape, mark)


def _add(group: Any, mark: Mark, box: Box) -> None:
    place = _place(mark, box)
    if mark.shape == "words":
        shape = group.shapes.add_textbox(*place)
    else:
        shape = group.shapes.add_shape(_SHAPES[mark.shape], *place)
        flat(shape)
        _look(shape, mark)
    shape.name = mark.key
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    if mark.text:
        looks = Looks(
            size=mark.size,
            colour=mark.ink,
            is_bold=mark.is_bold,
            is_centred=mark.is_centred,
        )
        say(frame, mark.text, looks)


def flat(shape: Any) -> None:
    """Take the shadow away, in LibreOffice too, which heeds the style alone."""
    shape.shadow.inherit = False
    for effect in shape._element.iter(qn("a:effectRef")):
        effect.set("idx", "0")


def _place(mark: Mark, box: Box) -> Box:
    """The place of a mark in a field that may be moved and enlarged."""
    left, top, width, height = box
    across, down = width / WIDTH, height / HEIGHT
    return (
        Emu(int(left + mark.left * across)),
        Emu(int(top + mark.top * down)),
        Emu(int(mark.width * across)),
        Emu(int(mark.height * down)),
    )


def _look(shape: Any, mark: Mark) -> None:
    line = shape.line
    if mark.look == "filled":
        shape.fill.solid()
        paint(shape.fill.fore_color, mark.colour)
        line.fill.background()
        return
    shape.fill.background()
    line.width = Pt(2)
    paint(line.color, mark.colour)
    line.dash_style = MSO_LINE.SQUARE_DOT if mark.look == "dotted" else None
