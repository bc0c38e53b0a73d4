"""Horizontal bars made of parts, with the key of the parts above them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.ground import i18n
from dashboard.ground.theme import palette
from dashboard.reading.answer import Figure
from dashboard.reading.kit.charts.bars import (
    PITCH,
    STUB,
    THICKNESS,
    below,
    hatched,
    rows_axis,
)
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.text import (
    beside,
    key,
    pointed_at,
    short,
)
from dashboard.reading.kit.tables import protected

_RIGHT = 116
_LINE = 20
_NOTE = 30
_LEGIBLE, _DIGIT = 0.03, 0.035
"""Shares of the longest bar that a number and each digit of it need, on a phone."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one part of every bar stands for, and its colour in tokens.css."""

    name: str
    colour: str


@dataclass(frozen=True, kw_only=True)
class Stack:
    """One row: a number for each part, what stands beside the bar, where it leads.

    A protected number is None; a `whole` that is known then says how long the
    bar is, hatched where its parts are not told apart. `place` is the code of the
    municipality that it is of.
    """

    label: str
    numbers: tuple[int | None, ...]
    value: str
    more: str
    hover: str
    href: str = ""
    whole: int | None = None
    place: str = ""

    @property
    def known(self) -> int:
        """Length of the parts that are told."""
        return sum(n or 0 for n in self.numbers)

    def rest(self, stub: float) -> float:
        """Length of the hatched part."""
        if None not in self.numbers:
            return 0
        return max((self.whole or 0) - self.known, stub)


def stacked(stacks: Sequence[Stack], parts: Sequence[Part], note: str = "") -> Figure:
    """Draw bars in the order given, from above, each of its parts in theirs."""
    if not stacks:
        return empty()
    longest = max(*(max(stack.known, stack.whole or 0) for stack in stacks), 1)
    stub = STUB * longest
    named = _key(parts, has_protected=any(None in stack.numbers for stack in stacks))
    top = 14 + _LINE * (1 + named.count("<br>"))
    bottom = _NOTE if note else 8
    return {
        "data": [
            *(_trace(stacks, place, parts, longest) for place in range(len(parts))),
            *_protected(stacks, stub),
            _beside(stacks, stub),
        ],
        "layout": {
            "height": top + len(stacks) * PITCH + bottom,
            "margin": {"t": top, "r": _RIGHT, "b": bottom, "l": 0, "pad": 0},
            "barmode": "stack",
            "bargap": 1 - THICKNESS / PITCH,
            "xaxis": {"visible": False, "domain": [0, 1], "range": [0, longest]},
            "yaxis": rows_axis([short(stack.label) for stack in stacks]),
            "annotations": [_above(named, top), *below(note)],
            "meta": {"places": [stack.place for stack in stacks]},
        },
    }


def _trace(
    stacks: Sequence[Stack], place: int, parts: Sequence[Part], longest: int
) -> dict[str, Any]:
    counts = [stack.numbers[place] or 0 for stack in stacks]
    return {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": list(range(len(stacks))),
        "text": [
            f"<b>{i18n.number(n)}</b>" if _has_room(n, longest) else "" for n in counts
        ],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "hovertext": [pointed_at(stack.hover, stack.href) for stack in stacks],
        "hoverinfo": "text",
        "customdata": [stack.href for stack in stacks],
        "marker": {
            "color": palette()[parts[place].colour],
            # A line of paper keeps neighbours apart that are equally light.
            "line": {"color": palette()["paper"], "width": 2},
        },
    }


def _has_room(n: int, longest: int) -> bool:
    return n / longest >= _LEGIBLE + _DIGIT * len(str(n))


def _protected(stacks: Sequence[Stack], stub: float) -> list[dict[str, Any]]:
    rests = [stack.rest(stub) for stack in stacks]
    if not any(rests):
        return []
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": rests,
            "y": list(range(len(stacks))),
            "hovertext": [stack.hover for stack in stacks],
            "hoverinfo": "text",
            "marker": hatched(),
        }
    ]


def _beside(stacks: Sequence[Stack], stub: float) -> dict[str, Any]:
    quiet = palette()["ink2"]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [stack.known + stack.rest(stub) for stack in stacks],
        "y": list(range(len(stacks))),
        "text": [beside(stack.value, stack.more, quiet) for stack in stacks],
        "textposition": "middle right",
        "hoverinfo": "skip",
    }


def _key(parts: Sequence[Part], *, has_protected: bool) -> str:
    """Name the parts in the order of the bars."""
    signs = [
        (part.name, f'<span style="color:{palette()[part.colour]}">■</span>')
        for part in parts
    ]
    if has_protected:
        signs.append((protected.key(), "▨"))
    return key(signs)


def _above(named: str, top: int) -> dict[str, Any]:
    return {
        "text": named,
        "font": {"color": palette()["ink2"]},
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "paper",
        "y": 1,
        "yshift": top - 2,
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
    }
