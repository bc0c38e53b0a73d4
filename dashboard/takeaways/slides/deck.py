"""A deck: slides of cards, of words and of headings, each with a title of its own."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.takeaways import foot
from dashboard.takeaways.citation import SENTENCES, Citation
from dashboard.takeaways.drawings.drawing import SPARE, digest_of
from dashboard.takeaways.drawings.typeface import Room, lines
from dashboard.takeaways.slides import objects, spoken
from dashboard.takeaways.slides.master import (
    CARDS,
    HEADING_SIZE,
    LEFT,
    RIGHT,
    SMALLEST,
    TEXTS,
    TITLE_SIZE,
    TITLES,
    Deck,
    empty_deck,
)
from dashboard.takeaways.slides.words import Looks, box
from dashboard.takeaways.taken import Taken

KICKER, STATEMENT, SOURCE = "kicker", "statement", "source"
"""Parts of a card's slide that are words, beside its title and its drawing."""

TITLE = "title"

_PLACES = {
    KICKER: (LEFT, 0.35, RIGHT - LEFT, 0.38),
    STATEMENT: (LEFT, 1.8, RIGHT - LEFT, 0.6),
    SOURCE: (LEFT, 6.42, foot.WIDTH, 0.95),
}
_REMARKS = 2
"""Lines of the statement below the title; what has no room is in the notes."""

_SENTENCES = (LEFT, 1.9, RIGHT - LEFT, 4.4)
_READ, _LEADING, _BETWEEN = 22, 1.25, 0.3
"""Sentences: points, lines a point, and inches between two of them."""
_LANGUAGES = {"lv": "lv-LV", "en": "en-GB"}


@dataclass(kw_only=True)
class Slides:
    """A deck while it is made, in the language in use."""

    title: str
    deck: Deck = field(default_factory=empty_deck)
    _titles: dict[str, int] = field(default_factory=dict)

    def heading(self, title: str, lines: Sequence[str] = (), notes: str = "") -> None:
        """Add a slide that is a heading, with a few lines below."""
        slide = self._slide(TITLES, title, notes)
        _paragraphs(slide.placeholders[1], lines, _BELOW)

    def words(self, title: str, lines: Sequence[str], notes: str = "") -> None:
        """Add a slide of words, a paragraph a line."""
        slide = self._slide(TEXTS, title, notes)
        _paragraphs(slide.placeholders[1], lines, _TEXT)

    def card(self, taken: Taken, title: str = "", notes: str = "") -> None:
        """Add a slide of a card, under a title of one's own or its own statement."""
        generated = spoken.written(taken)
        said = "\n\n".join(filter(None, (notes, generated)))
        slide = self._slide(CARDS, title or self._free(taken), said)
        citation = taken.citation
        for part in (KICKER, STATEMENT, SOURCE):
            _add_words(slide.shapes, taken, part)
        if taken.is_empty:
            return
        for place, (panel, drawn) in enumerate(
            objects.draw(slide.shapes, taken.drawing)
        ):
            own = citation.of_panel(panel) if panel else citation
            if place == 0:
                own = own.but(is_titled=not title, notes=spoken.mark(generated))
            told = objects.told(taken.drawing, own)
            if own.is_titled:
                told[TITLE] = slide.shapes.title.text_frame.text
            drawn.name = own.but(words=digest_of(told)).name
            objects.describe(
                drawn, f"{panel}. {taken.spoken}" if panel else taken.spoken
            )
        # The source is read after what it is the source of.
        called = named(citation, SOURCE, text_of(taken, SOURCE))
        source = next(one for one in slide.shapes if one.name == called)
        slide.shapes._spTree.append(source._element)

    def profile(self, title: str, cards: Sequence[Taken], notes: str = "") -> None:
        """Add a slide of sentences, each of a card of its own."""
        slide = self._slide(CARDS, title, notes)
        said = [" ".join(taken.sentences) for taken in cards]
        for taken, text, at in zip(cards, said, _stacked(said), strict=True):
            made = box(slide.shapes, text, at, Looks(size=_READ))
            made.name = named(taken.citation, SENTENCES, text)
            objects.describe(made, taken.indicator.heading)
        if cards:
            _add_words(slide.shapes, cards[0], SOURCE)

    def written(self) -> bytes:
        """Return the deck as a file."""
        properties = self.deck.core_properties
        properties.title, properties.author = self.title, "Tilts"
        properties.language = _LANGUAGES[i18n.active()]
        for slide in self.deck.slides:
            _speak(slide)
        file = io.BytesIO()
        self.deck.save(file)
        return file.getvalue()

    def _slide(self, layout: int, title: str, notes: str) -> Any:
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        frame, text = slide.shapes.title.text_frame, self._unique(title)
        frame.text = text
        usual, size = _sizes(layout, text)
        if size != usual:
            frame.paragraphs[0].runs[0].font.size = Pt(size)
        objects.describe(slide.shapes.title, _("Title of the slide"))
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        return slide

    def _free(self, taken: Taken) -> str:
        """A card's statement; in full where another slide has it."""
        own = taken.own_title
        return taken.full_title if own in self._titles else own

    def _unique(self, title: str) -> str:
        """The title; with a number behind it where a slide before has the same."""
        self._titles[title] = n = self._titles.get(title, 0) + 1
        return title if n == 1 else self._unique(f"{title} ({n})")


def _stacked(texts: Sequence[str]) -> Iterator[tuple[float, float, float, float]]:
    """Places of sentences under each other, in inches, as high as their lines."""
    left, top, width, height = _SENTENCES
    wide = width * 72 / SPARE
    high = [len(lines(text, wide, _READ)) * _LEADING * _READ / 72 for text in texts]
    between = min(_BETWEEN, (height - sum(high)) / max(len(texts) - 1, 1))
    for each in high:
        yield left, top, width, each
        top += each + between


def _sizes(layout: int, title: str) -> tuple[int, int]:
    """Points of titles of a layout, and of this one: smaller where it has no room."""
    if layout == TITLES:
        return HEADING_SIZE, _HEAD.fitting([title], _HEADS, is_bold=True)
    wide = (RIGHT - LEFT) * 72 / SPARE
    fits = (one for one in _TITLES if len(lines(title, wide, one, is_bold=True)) <= 2)  # noqa: PLR2004
    size = next(fits, 0) or _TITLE.fitting([title], _LONG, is_bold=True)
    return TITLE_SIZE, size


_TITLES = (TITLE_SIZE, 25, 21, 18)
_HEADS = (HEADING_SIZE, 32, 26, 20, 16)
_LONG = (18, 16, 14, 12)
"""Points of a title that has more than two lines."""

_SIZES = (24, 21, 18, 16, 14, 12, 10)


def _room(height: float, indent: float = 0, gap: float = 0) -> Room:
    """Room of a height in inches, in points; for wider typefaces than ours as well."""
    width = (RIGHT - LEFT - indent) * 72 / SPARE
    return Room(width=width, height=height * 72, gap=gap)


_HEAD, _TITLE = _room(2.2), _room(1.05)
_BELOW, _TEXT = _room(1.6), _room(4.6, indent=0.5, gap=8)


def one_slide(taken: Taken) -> bytes:
    """Return a deck of one card alone."""
    slides = Slides(title=taken.indicator.heading)
    slides.card(taken)
    return slides.written()


def text_of(taken: Taken, part: str) -> str:
    """Return what a part of a card's slide says."""
    if part == STATEMENT:
        _left, _top, width, _height = _PLACES[STATEMENT]
        return taken.below_title(_REMARKS, width * 72 / SPARE, SMALLEST)
    return taken.kicker if part == KICKER else taken.source


def named(citation: Citation, part: str, text: str) -> str:
    """Return the name of the box that holds a part in words."""
    return citation.but(part=part, words=digest_of({part: text})).name


def _add_words(shapes: Any, taken: Taken, part: str) -> None:
    text = text_of(taken, part)
    made = box(
        shapes,
        text,
        _PLACES[part],
        Looks(size=SMALLEST, colour="ink" if part == STATEMENT else "ink2"),
    )
    made.name = named(taken.citation, part, text)
    objects.describe(made, _DESCRIBED[part]())


_DESCRIBED = {
    KICKER: lambda: _("What the slide is about"),
    STATEMENT: lambda: _("What the numbers say"),
    SOURCE: lambda: _("Source, window and edition"),
}


def _paragraphs(shape: Any, texts: Sequence[str], room: Room) -> None:
    """Write paragraphs, smaller where people wrote more than there is room for."""
    objects.describe(shape, _("Text of the slide"))
    frame, size = shape.text_frame, room.fitting(texts, _SIZES)
    for place, text in enumerate(texts or [""]):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        if size != _SIZES[0]:
            run.font.size = Pt(size)


def _speak(slide: Any) -> None:
    """Say in which language the words are, for readers and spelling."""
    for run in slide._element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", _LANGUAGES[i18n.active()])
