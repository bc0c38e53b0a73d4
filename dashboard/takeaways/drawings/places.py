"""Drawings of places: tiles about where they lie, dots over the range of the others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import NOT_REPORTED, PROTECTED
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.listed import cell
from dashboard.reading.kit.tables.others import by_name, in_focus
from dashboard.reading.rows import Row, is_hidden
from dashboard.takeaways.drawings.bars import more
from dashboard.takeaways.drawings.drawing import HEIGHT, WIDTH, Mark, Scene

_STEPS = ("step1", "step2", "step3")
_NAMES, _VALUE, _HEAD, _ROW, _LINE, _DOT = 2.7, 0.75, 0.75, 0.55, 0.4, 0.24
"""In inches: of names and values, of the head, of a row, its line and its dot."""

_MOST = 8


def tiles(answer: Answer) -> Scene:
    """A square a municipality, with its families where there is a post."""
    known = {row["municipality"]: row for row in answer.parts}
    every = reference.tiles()
    rows = max(tile.row for tile in every.values())
    columns = max(tile.column for tile in every.values())
    pitch = min(HEIGHT / rows, WIDTH / columns)
    wide = min(WIDTH / columns, pitch * 1.7)
    highest = max((row["families"] or 0 for row in known.values()), default=0)
    return Scene(
        marks=tuple(
            Mark(
                key=code,
                left=(tile.column - 1) * wide,
                top=(tile.row - 1) * pitch,
                width=wide * 0.94,
                height=pitch * 0.92,
                text=_tile(tile.short, known.get(code)),
                shape="box",
                size=18,
                is_bold=code in known,
                is_centred=True,
                **_look(known.get(code), highest),
            )
            for code, tile in every.items()
        ),
        note=_("Municipalities of today; state cities in capitals."),
    )


def _tile(short: str, row: Row | None) -> str:
    if row is None:
        return short
    if is_hidden(row, "families"):
        return f"{short} {PROTECTED.text}"
    if row["families"] is None:
        return f"{short} {NOT_REPORTED.text}"
    return f"{short} {i18n.number(row['families'])}"


def _look(row: Row | None, highest: int) -> dict[str, str]:
    """No post: a tint. A number: a step of blue, by the largest. None: an outline."""
    if row is None:
        return {"look": "filled", "colour": "gap", "ink": "ink2"}
    if row["families"] is None:
        return {"look": "dotted", "colour": "ink2", "ink": "ink"}
    step = min(int(3 * row["families"] / max(highest, 1)), 2)
    ink = "ink" if step == 0 else "paper"
    return {"look": "filled", "colour": _STEPS[step], "ink": ink}


def strips(columns: Sequence[str], answer: Answer) -> Scene:
    """A row a municipality, a measure a column: its dot on the range of all."""
    found, focus = by_name(answer.parts), in_focus(answer)
    names = words.places(row["municipality"] for row in found)
    shown = found[:_MOST]
    field = (WIDTH - _NAMES) / len(columns)
    pitch = min((HEIGHT - _HEAD) / max(len(shown), 1), _ROW)
    marks = [
        _words(column, words.heading(column), (_NAMES + i * field, 0), field - 0.1)
        for i, column in enumerate(columns)
    ]
    for line, row in enumerate(shown):
        code, top = row["municipality"], _HEAD + line * pitch
        stands_out = code in focus
        marks.append(_words(code, names[code], (0, top), _NAMES, is_bold=stands_out))
        for i, column in enumerate(columns):
            values = [one[column] for one in found if one[column] is not None]
            strip = _Strip(
                key=f"{column} {code}",
                left=_NAMES + i * field,
                top=top,
                width=field - _VALUE - 0.2,
                colour="c1" if stands_out or not focus else "context",
            )
            marks += strip.marks(row[column], values, _text(answer, column, row))
    return Scene(marks=tuple(marks), note=more(len(found) - len(shown)))


@dataclass(frozen=True, kw_only=True)
class _Strip:
    """Where one value stands: the range of all, its dot, and the value in words."""

    key: str
    left: float
    top: float
    width: float
    colour: str

    def marks(
        self, value: float | None, values: Sequence[float], said: str
    ) -> list[Mark]:
        """The range only where there is a value to stand on it."""
        text = _words(
            self.key, said, (self.left + self.width + 0.1, self.top), _VALUE + 0.1
        )
        if value is None:
            return [replace(text, left=self.left, width=self.width + _VALUE)]
        low, high = min(values), max(values)
        share = 0.5 if high == low else (value - low) / (high - low)
        middle = self.top + _LINE / 2
        bar = Mark(
            key=f"{self.key} range",
            left=self.left,
            top=middle - 0.02,
            width=self.width,
            height=0.04,
            shape="box",
            look="filled",
            colour="grid",
        )
        dot = Mark(
            key=f"{self.key} dot",
            left=self.left + share * (self.width - _DOT),
            top=middle - _DOT / 2,
            width=_DOT,
            height=_DOT,
            shape="dot",
            look="filled",
            colour=self.colour,
        )
        return [bar, dot, text]


def _words(
    key: str, text: str, at: tuple[float, float], width: float, *, is_bold: bool = False
) -> Mark:
    left, top = at
    return Mark(
        key=key,
        left=left,
        top=top,
        width=width,
        height=_LINE,
        text=text,
        is_bold=is_bold,
    )


def _text(answer: Answer, column: str, row: Row) -> str:
    shown = cell(answer.columns[column], row)
    return shown.whole
