"""A deck as people gave it back: its objects that say what they are of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation
from pptx.exc import PackageNotFoundError

from dashboard.ground.i18n import _
from dashboard.takeaways.citation import SENTENCES, Citation
from dashboard.takeaways.drawings.drawing import Told, digest_of
from dashboard.takeaways.slides import objects, titles
from dashboard.takeaways.slides.deck import TITLE, text_of
from dashboard.takeaways.slides.master import Deck
from dashboard.takeaways.taken import Taken


class NotADeckError(ValueError):
    """The file is no presentation that can be read."""


@dataclass(frozen=True, kw_only=True)
class Cited:
    """An object of a slide, and the citation in its name.

    The notes of a slide are about the first of its drawings.
    """

    number: int
    slide: Any
    shape: Any
    citation: Citation
    has_notes: bool = False

    @property
    def notes(self) -> Any:
        """The frame of the notes that are about it; None where there are none."""
        if not self.has_notes or not self.slide.has_notes_slide:
            return None
        return self.slide.notes_slide.notes_text_frame

    @property
    def is_as_made(self) -> bool:
        """Whether it says word for word what it said when it was made."""
        return digest_of(self.said()) == self.citation.words

    @property
    def title(self) -> Any:
        """The slide's title, where it has one."""
        return self.slide.shapes.title

    def said(self) -> Told:
        """Everything the object says, and the slide's title where it is generated."""
        if not self.citation.is_drawn:
            return {self.citation.part: self.shape.text_frame.text}
        told = objects.read(self.shape)
        if self.citation.is_titled and self.title is not None:
            return {**told, TITLE: self.title.text_frame.text}
        return told

    def meant(self, taken: Taken) -> Told:
        """What it says where it is made of this card."""
        part = self.citation.part
        if part == SENTENCES:
            return {part: " ".join(taken.sentences)}
        if not self.citation.is_drawn:
            return {part: text_of(taken, part)}
        told = objects.told(taken.drawing, self.citation)
        if not self.citation.is_titled or self.title is None:
            return told
        own = titles.generated(taken)
        title = titles.renewed(self.title.text_frame.text, own, own)
        return {**told, TITLE: title or taken.own_title}


def read_deck(path: Path) -> Deck:
    """Open a presentation; NotADeckError where it is none."""
    try:
        return Presentation(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise NotADeckError(
            _("{file} is not a presentation (.pptx).", file=path.name)
        ) from error


def cited(deck: Deck) -> Iterator[Cited]:
    """Every object that says what it is of, slide by slide."""
    for number, slide in enumerate(deck.slides, 1):
        found = [*_named(slide.shapes)]
        first = next((shape for shape, one in found if one.is_drawn), None)
        for shape, citation in found:
            yield Cited(
                number=number,
                slide=slide,
                shape=shape,
                citation=citation,
                has_notes=shape is first,
            )


def _named(shapes: Iterable[Any]) -> Iterator[tuple[Any, Citation]]:
    """The shapes that are cited, also those that people have put into a group."""
    for shape in shapes:
        citation = Citation.read(shape.name)
        if citation:
            yield shape, citation
        elif hasattr(shape, "shapes"):
            yield from _named(shape.shapes)
