"""An empty deck of ours: its size, master, colours, typeface and three layouts."""

from copy import deepcopy
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.ground.i18n import N_, _

Deck = Any
"""A presentation; python-pptx tells no types."""

FONT, _PANOSE = "Source Sans 3", "020B0503030403020204"
_SWISS = "34"
"""A typeface without serifs, of letters as wide as they are."""

SLIDE_WIDTH, SLIDE_HEIGHT = 13.333, 7.5
LEFT, RIGHT = 0.5, 12.8
HEADING_SIZE, TITLE_SIZE, SMALLEST = 40, 29, 18
"""Points of headings alone on a slide, of titles, and of the smallest words.

These are 24 pixels of a slide of 1280.
"""

TINY = 12
"""Points of what has no room to be larger: numbers in narrow parts of a bar."""

NUMBERS = {"lv": '[>=1000]#"\N{NO-BREAK SPACE}"##0;0', "en": "#,##0"}
NOT_NOUGHT = {"lv": '[>=1000]#"\N{NO-BREAK SPACE}"##0;[=0]"";0', "en": '[=0]"";#,##0'}
"""How numbers are written whatever the language of the program that shows them."""

TITLES, TEXTS, CARDS = 0, 1, 2
"""Layouts by their place: a heading of its own, words, a card."""

_NAMES = (N_("Heading"), N_("Text"), N_("Chart"))
_KEPT = (0, 1, 5)
"""Layouts of the library's own deck that ours are made of."""

_THEME = {
    "dk1": "1B1A17",
    "lt1": "FFFFFF",
    "dk2": "4F4B44",
    "lt2": "EFEBE3",
    "accent1": "12436D",
    "accent2": "28A197",
    "accent3": "801650",
    "accent4": "F46A25",
    "accent5": "8C867B",
    "accent6": "2073BC",
    "hlink": "12436D",
    "folHlink": "801650",
}
_OF_THEME = {
    "ink": MSO_THEME_COLOR.TEXT_1,
    "paper": MSO_THEME_COLOR.BACKGROUND_1,
    "ink2": MSO_THEME_COLOR.TEXT_2,
    "gap": MSO_THEME_COLOR.BACKGROUND_2,
    "c1": MSO_THEME_COLOR.ACCENT_1,
    "c2": MSO_THEME_COLOR.ACCENT_2,
    "c3": MSO_THEME_COLOR.ACCENT_3,
    "c4": MSO_THEME_COLOR.ACCENT_4,
    "context": MSO_THEME_COLOR.ACCENT_5,
    "step2": MSO_THEME_COLOR.ACCENT_6,
    "step3": MSO_THEME_COLOR.ACCENT_1,
}
_OTHERS = {"grid": "E6E2D9", "step1": "6BACE6", "tint": "E6EDF4"}


def paint(format_: Any, colour: str) -> None:
    """Give a fill, line or font a colour by its name in tokens.css."""
    if colour in _OF_THEME:
        format_.theme_color = _OF_THEME[colour]
    else:
        format_.rgb = RGBColor.from_string(_OTHERS[colour])


def empty_deck() -> Deck:
    """Return a deck without slides that looks like ours."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(SLIDE_WIDTH), Inches(SLIDE_HEIGHT)
    _keep_layouts(deck)
    master = deck.slide_master
    dress(_theme_part(master))
    _words(master)
    _brand(deck, master)
    for place, layout in enumerate(deck.slide_layouts):
        layout.name = _(_NAMES[place])
        _lay_out(layout, place)
    _darken(deck, deck.slide_layouts[TITLES])
    return deck


def _keep_layouts(deck: Deck) -> None:
    for place, layout in reversed([*enumerate(deck.slide_layouts)]):
        if place not in _KEPT:
            deck.slide_layouts.remove(layout)


def _theme_part(master: Any) -> Any:
    found = (rel for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    return next(found).target_part


def dress(part: Any) -> None:
    """Put our colours and typeface into the theme of a document."""
    theme = etree.fromstring(part.blob)
    theme.set("name", "Tilts")
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    for name, colour in _THEME.items():
        entry = scheme.find(qn(f"a:{name}"))
        entry.clear()
        etree.SubElement(entry, qn("a:srgbClr"), val=colour)
    for latin in theme.iterfind(f".//{qn('a:fontScheme')}/*/{qn('a:latin')}"):
        latin.set("typeface", FONT)
        # Where the typeface is missing, programs choose one alike by these figures.
        latin.set("panose", _PANOSE)
        latin.set("pitchFamily", _SWISS)
    part._blob = etree.tostring(theme, encoding="UTF-8", standalone=True)


def _words(master: Any) -> None:
    """Sizes, weights and sides of what is written; no date and no foot of its own."""
    for shape in [*master.placeholders]:
        kind = shape.placeholder_format.type
        if kind in _UNUSED:
            shape._element.getparent().remove(shape._element)
    styles = master._element.find(qn("p:txStyles"))
    for style, first in (
        ("p:titleStyle", TITLE_SIZE * 100),
        ("p:bodyStyle", 2400),
    ):
        for level, paragraph in enumerate(styles.find(qn(style))):
            paragraph.set("algn", "l")
            run = paragraph.find(qn("a:defRPr"))
            if run is not None:
                run.set("sz", str(max(first - 200 * level, 1800)))
                run.set("b", "1" if style == "p:titleStyle" else "0")


def _lay_out(layout: Any, place: int) -> None:
    """Put title and text where they belong on a wide slide."""
    for shape in [*layout.placeholders]:
        kind = shape.placeholder_format.type
        if kind in _UNUSED:
            shape._element.getparent().remove(shape._element)
            continue
        is_title = shape.placeholder_format.idx == 0
        top, height = _PLACES[place][0 if is_title else 1]
        shape.left, shape.top = Inches(LEFT), Inches(top)
        shape.width, shape.height = Inches(RIGHT - LEFT), Inches(height)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = 0
        anchor = "b" if place == TITLES and is_title else "t"
        frame._txBody.bodyPr.set("anchor", anchor)
        for paragraph in frame._txBody.iter(qn("a:lvl1pPr")):
            paragraph.set("algn", "l")
            # The colour is the master's: the library's subtitles are pale.
            for fill in [*paragraph.iter(qn("a:solidFill"))]:
                fill.getparent().remove(fill)


def _darken(deck: Deck, layout: Any) -> None:
    """Make headings stand out: large and light on our colour, the sign as well."""
    layout.background.fill.solid()
    paint(layout.background.fill.fore_color, "c1")
    for shape in layout.placeholders:
        styles = shape.text_frame._txBody.find(qn("a:lstStyle"))
        run = _own(_own(styles, "a:lvl1pPr"), "a:defRPr")
        if shape.placeholder_format.idx == 0:
            run.set("sz", str(HEADING_SIZE * 100))
        etree.SubElement(_own(run, "a:solidFill"), qn("a:schemeClr"), val="bg1")
    layout._element.set("showMasterSp", "0")
    _brand(deck, layout, "paper", "paper")


def _own(parent: Any, name: str) -> Any:
    """The first part of this name; made before the others where there is none."""
    part = parent.find(qn(name))
    if part is None:
        part = parent.makeelement(qn(name), {})
        parent.insert(0, part)
    return part


_UNUSED = (13, 15, 16)
_PLACES = {
    TITLES: ((1.6, 2.2), (4.0, 1.6)),
    TEXTS: ((0.75, 1.05), (2.0, 4.6)),
    CARDS: ((0.75, 1.05), (0, 0)),
}


def _brand(deck: Deck, onto: Any, colour: str = "c1", ink: str = "ink") -> None:
    """The bridge, the name and the number of the slide, at the foot of every slide."""
    # The library draws on slides only: drawn on one, and moved to the master.
    slide = deck.slides.add_slide(deck.slide_layouts[CARDS])
    top = 7.0
    drawn = [
        _filled(slide, MSO_SHAPE.RECTANGLE, (11.12, top + 0.13, 0.4, 0.03)),
        _filled(slide, MSO_SHAPE.BLOCK_ARC, (11.15, top + 0.15, 0.34, 0.3)),
        _numbered(slide, (11.6, top, 1.2, 0.36), ink),
    ]
    drawn[1].adjustments[2] = 0.09
    for shape in drawn[:2]:
        paint(shape.fill.fore_color, colour)
    for shape in drawn:
        onto.shapes._spTree.append(shape._element)
    entry = deck.slides._sldIdLst.sldId_lst[0]
    deck.part.drop_rel(entry.rId)
    entry.getparent().remove(entry)


def _filled(slide: Any, kind: Any, box: tuple[float, float, float, float]) -> Any:
    shape = slide.shapes.add_shape(kind, *map(Inches, box))
    shape.name = _("Sign of Tilts")
    shape.fill.solid()
    shape.line.fill.background()
    shape.shadow.inherit = False
    return shape


def _numbered(slide: Any, box: tuple[float, float, float, float], ink: str) -> Any:
    shape = slide.shapes.add_textbox(*map(Inches, box))
    shape.name = _("Number of the slide")
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = "Tilts · "
    run.font.size, run.font.bold = Pt(SMALLEST), True
    paint(run.font.color, ink)
    field = etree.SubElement(
        paragraph._p,
        qn("a:fld"),
        id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}",
        type="slidenum",
    )
    looks = etree.SubElement(field, qn("a:rPr"), lang="lv-LV", sz=str(SMALLEST * 100))
    looks.append(deepcopy(run.font._element.find(qn("a:solidFill"))))
    etree.SubElement(field, qn("a:t")).text = "‹#›"
    return shape
