"""What a drawing is: a chart, a grid of words, or a scene of marks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Number = int | float | None
"""A value of a chart; None where there is nothing to show, or nothing may be shown."""

Style = Literal["filled", "outlined", "dotted", "unseen"]

Told = dict[str, "str | Number"]
"""Everything a drawing says, each by the place where it says it."""

WIDTH, HEIGHT = 12.3, 3.95
"""The field of a drawing, in inches of a slide that is 13.33 inches wide."""


_LEAST, _LONGEST, _LETTERS = 8, 44, 7.2
"""Letters of the narrowest and the widest column, and of an inch."""


def _weight(column: tuple[str, ...]) -> int:
    """Letters that a column should have room for: its longest word at least."""
    longest = min(max(map(len, column)), _LONGEST)
    word = max((len(word) for text in column for word in text.split()), default=0)
    return max(longest, word, _LEAST) + 2


@dataclass(frozen=True, kw_only=True)
class Series:
    """One series of a chart; `colour` is a name of tokens.css.

    Unseen series hold others in their place, as in bars about a middle.
    """

    name: str
    values: tuple[Number, ...]
    colour: str = "c1"
    style: Style = "filled"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart with an axis of names; `focus` are the places of names that stand out."""

    shape: Literal["bars", "stacks", "columns", "lines"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    decimals: int = 0
    focus: frozenset[int] = frozenset()
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.labels

    @property
    def told(self) -> Told:
        """Each value, by its series and its name on the axis."""
        return told_by(
            (f"{series.name} · {label}", value)
            for series in self.series
            for label, value in zip(self.labels, series.values, strict=True)
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


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table in words; `tints` are steps of a colour, by line and column."""

    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()
    tints: Mapping[tuple[int, int], int] = field(default_factory=dict)
    note: str = ""

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide each column is, in inches: by its longest words, within reason."""
        rows = (self.headings, *self.lines)
        weights = [_weight(column) for column in zip(*rows, strict=True)]
        return tuple(WIDTH * weight / sum(weights) for weight in weights)

    def height(self, line: int) -> int:
        """How many lines of words a row is high; the headings are row -1."""
        cells = self.headings if line < 0 else self.lines[line]
        rooms = [max(int(width * _LETTERS) - 1, 1) for width in self.widths]
        return max(
            -(-len(t) // room) or 1 for t, room in zip(cells, rooms, strict=True)
        )

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
