"""Words on a slide: written small and large, and written anew in the same looks."""

from dataclasses import dataclass
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from dashboard.ground import i18n
from dashboard.takeaways.slides.master import paint


@dataclass(frozen=True, kw_only=True)
class Looks:
    """How words are set: points, a colour of tokens.css, weight and side."""

    size: int
    colour: str = "ink"
    is_bold: bool = False
    is_centred: bool = False


def value(told: object) -> str:
    """Write what an object of a slide says, a dash where that is nothing."""
    if told is None:
        return "–"
    return i18n.number(told) if isinstance(told, int | float) else str(told)


def box(
    shapes: Any, text: str, place: tuple[float, float, float, float], looks: Looks
) -> Any:
    """Add a box of words at a place in inches; return it."""
    made = shapes.add_textbox(*map(Inches, place))
    frame = made.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    say(frame, text, looks)
    return made


def say(frame: Any, text: str, looks: Looks) -> None:
    """Write one paragraph into an empty frame."""
    paragraph = frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(looks.size), looks.is_bold
    paint(run.font.color, looks.colour)
    if looks.is_centred:
        paragraph.alignment = PP_ALIGN.CENTER


def rewrite(frame: Any, text: str) -> None:
    """Say something else in the looks of the first word; what is equal stays."""
    if frame.text == text:
        return
    paragraph = frame.paragraphs[0]
    runs = [*paragraph.runs]
    if not runs:
        paragraph.add_run().text = text
    else:
        runs[0].text = text
        for run in runs[1:]:
            run._r.getparent().remove(run._r)
    for other in frame.paragraphs[1:]:
        other._p.getparent().remove(other._p)
