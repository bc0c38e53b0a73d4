"""What a drawing is: a chart, a grid of words, or a scene of marks."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil
from typing import Literal

from dashboard.ground import i18n
from dashboard.takeaways.drawings.typeface import lines, width_of

Number = int | float | None
"""A value of a chart; None where there is nothing to show, or nothing may be shown."""

Style = Literal["filled", "outlined", "dotted", "unseen"]

Told = dict[str, "str | Number"]
"""Everything a drawing says, each by the place where it says it."""

WIDTH, HEIGHT = 12.3, 3.95
"""The field of a drawing, in inches of a slide that is 13.33 inches wide."""


SIZE = 0.25
"""How high the smallest letters are, in inches: 24 of the 1280 pixels of a screen."""

_ACROSS, _BETWEEN = (3, 2), 0.07
"""Panels beside each other at most; inches between two values."""

_WIDEST, _PADDING = 4.2, 0.16
"""Inches of the widest column, and about its words."""

SPARE = 1.25
"""What the widest typeface that stands in for ours needs more: DejaVu Sans."""


def _needs(column: tuple[str, ...]) -> tuple[float, float, float]:
    """Inches that a column needs: for its longest word, its texts, each in one line."""
    heading, *texts = column

    def widest(heads: list[str], others: Iterable[str]) -> float:
        wide = [width_of(text, SIZE) for text in others]
        wide += [width_of(text, SIZE, is_bold=True) for text in heads]
        return max(wide, default=0) * SPARE

    words = widest(heading.split(), (word for text in texts for word in text.split()))
    whole = widest([heading], texts)
    own, text = min(words, _WIDEST), min(whole, _WIDEST)
    return own + _PADDING, text + _PADDING, whole + _PADDING


@dataclass(frozen=True, kw_only=True)
class Series:
    """One series of a chart; `colour` is a name of tokens.css.

    Unseen series hold others in their place, as in bars about a middle. `marks` say
    why a value is missing or provisional, where those of each series are their own.
    """

    name: str
    values: tuple[Number, ...]
    marks: tuple[str, ...] = ()
    colour: str = "c1"
    style: Style = "filled"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart with an axis of names; `focus` are the places of names that stand out.

    `ceiling` is the largest value of the charts beside it, drawn in one measure.
    `names` are the inches at its left for the names of bars, where others stand beside
    it: 0 of all but the first.
    """

    shape: Literal["bars", "stacks", "columns", "lines"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    decimals: int = 0
    focus: frozenset[int] = frozenset()
    note: str = ""
    ceiling: float = 0
    names: float | None = None

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.labels or not self.series

    @property
    def is_all_hidden(self) -> bool:
        """Whether it has names, and a number beside none of them."""
        return bool(self.labels) and all(
            value is None for one in self.series for value in one.values
        )

    @property
    def bars(self) -> list[tuple[Number, ...]]:
        """The values of each name on the axis, a series each."""
        return [*zip(*(series.values for series in self.series), strict=True)]

    @property
    def highest(self) -> float:
        """The value that is as high as the field; never 0."""
        values = (value or 0 for one in self.series for value in one.values)
        return max(self.ceiling, *values, 0) or 1

    @property
    def panels(self) -> "tuple[Chart, ...]":
        """A chart a line, in one measure: values over each other cannot be read."""
        if self.shape != "lines" or len(self.series) == 1:
            return (self,)
        return tuple(self.alone(one) for one in self.series)

    def alone(self, one: Series) -> "Chart":
        """One of its series as a chart, in the measure of all; of a stack, as bars."""
        return replace(
            self,
            shape="bars" if self.shape == "stacks" else self.shape,
            labels=self._marked(one),
            series=(replace(one, marks=()),),
            ceiling=self.highest,
            note="",
        )

    def _marked(self, series: Series) -> tuple[str, ...]:
        marks = series.marks or ("",) * len(self.labels)
        return tuple(map("".join, zip(self.labels, marks, strict=True)))

    @property
    def across(self) -> int:
        """How many panels stand beside each other; their values fit, if they can."""
        n = max(len(self.series), 1)
        most = next((n for n in _ACROSS if self.every(WIDTH / n) == 1), _ACROSS[-1])
        return ceil(n / ceil(n / most))

    def every(self, width: float) -> int:
        """Of how many values over periods one is written, so that none touches."""
        room = width_of(i18n.number(self.highest), SIZE, is_bold=True) + _BETWEEN
        return max(ceil(room * len(self.labels) / width), 1)

    @property
    def told(self) -> Told:
        """Each value, by its series and its name on the axis."""
        return told_by(
            (f"{series.name} · {label}", value)
            for series in self.series
            for label, value in zip(self._marked(series), series.values, strict=True)
        )


def told_by(pairs: Iterable[tuple[str, "str | Number"]]) -> Told:
    """Return values by their places; a place named twice is numbered."""
    told: Told = {}
    for place, value in pairs:
        name, n = place, 1
        while name in told:
            n += 1
            name = f"{place} ({n})"
        told[name] = value
    return told


def digest_of(told: Told) -> str:
    """Return a digest of all that a drawing says; equal where each thing is equal."""
    said = {place: value for place, value in told.items() if value is not None}
    plain = {
        place: f"{value:.9g}" if isinstance(value, int | float) else value
        for place, value in said.items()
    }
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


_DIGITS = 12


def _longest(text: str, is_bold: bool) -> float:
    words = (width_of(word, SIZE, is_bold=is_bold) for word in text.split())
    return max(words, default=0)


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table in words; `tints` are steps of a colour, by line and column.

    `pages` says how many there are of a table that has no room on one.
    """

    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()
    tints: Mapping[tuple[int, int], int] = field(default_factory=dict)
    note: str = ""
    pages: int = 1

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """How wide each column is, in inches: its words whole, then its texts.

        What is left is first of those whose texts are broken, then of all.
        """
        rows = (self.headings, *self.lines)
        needs = [_needs(column) for column in zip(*rows, strict=True)]
        words, texts, whole = (sum(need) for need in zip(*needs, strict=True))
        if whole <= WIDTH or words >= WIDTH:
            at, all_ = (2, whole) if whole <= WIDTH else (0, words)
            return tuple(WIDTH * need[at] / all_ for need in needs)
        least, at = (words, 0) if texts > WIDTH else (texts, 1)
        share = (WIDTH - least) / ((texts, whole)[at] - least)
        return tuple(need[at] + share * (need[at + 1] - need[at]) for need in needs)

    def broken(self, line: int, spare: float = 1) -> list[list[str]]:
        """The lines of words in each cell of a row; the headings are row -1."""
        cells = self.headings if line < 0 else self.lines[line]
        is_bold = line < 0 or line in self.totals
        rooms = [(width - _PADDING / 2) / spare for width in self.widths]
        return [
            lines(text, max(room, _longest(text, is_bold)), SIZE, is_bold=is_bold)
            for text, room in zip(cells, rooms, strict=True)
        ]

    def height(self, line: int, spare: float = 1) -> int:
        """How many lines of words a row is high; `spare` for a wider typeface."""
        return max((len(cell) for cell in self.broken(line, spare)), default=1) or 1

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.lines

    @property
    def told(self) -> Told:
        """Each cell, by its line and its column."""
        whole = (self.headings, *self.lines)
        return {
            f"{line}/{column}": text
            for line, cells in enumerate(whole)
            for column, text in enumerate(cells)
        }


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One thing of a scene: a box, a dot or words, at a place in inches.

    `key` is unlike any other of its scene; `look` is filled, outlined, dotted or
    none. Words keep to the left unless they are centred.
    """

    key: str
    left: float
    top: float
    width: float
    height: float
    text: str = ""
    shape: Literal["box", "dot", "words"] = "words"
    look: str = "none"
    colour: str = "c1"
    ink: str = "ink"
    size: int = 18
    is_bold: bool = False
    is_centred: bool = False


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Marks on a field as wide and high as a slide has room for."""

    marks: tuple[Mark, ...]
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.marks

    @property
    def told(self) -> Told:
        """The words of each mark that has any, and how many marks there are."""
        words: Told = {mark.key: mark.text for mark in self.marks if mark.text}
        return {**words, "marks": len(self.marks)}


Drawing = Chart | Grid | Scene
