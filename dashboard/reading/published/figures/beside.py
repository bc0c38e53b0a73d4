"""A chart of published figures beside computed ones, each pair in one window."""

from collections.abc import Sequence
from typing import Any

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _, day
from dashboard.ground.theme import palette
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.marks import NOT_REPORTED, UNKNOWN
from dashboard.reading.kit.charts.bars import rows_axis
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.text import beside, safe, short
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import Row

_TOGETHER_ONLY = N_("Published only for all the municipalities together.")

_PITCH, _THICKNESS = 76, 17
_RIGHT = 150
_SHIFT = 0.12
"""How far above and below its row's middle each of a pair lies."""


def published_and_computed(answer: Answer) -> Figure:
    """Pairs of bars: computed filled, published in outline, by the same days."""
    found = [row for row in answer.totals if row["measure"] == "families"]
    if not found:
        return empty(_(_TOGETHER_ONLY) if answer.rows else "")
    numbers = [row[c] for row in found for c in ("value", "low", "high", "computed")]
    longest = max((n for n in numbers if n is not None), default=1) or 1
    labels = [short(f"{_phase(row)}, {_days(row)}") for row in found]
    axis = rows_axis(labels)
    return {
        "data": [_published(found), _computed(found)],
        "layout": {
            "height": len(found) * _PITCH + 16,
            "margin": {"t": 8, "r": _RIGHT, "b": 8, "l": 0, "pad": 0},
            "barmode": "overlay",
            "xaxis": {"visible": False, "domain": [0, 1], "range": [0, longest]},
            "yaxis": {**axis, "ticklabelshift": 28},
        },
    }


def _published(found: Sequence[Row]) -> dict[str, Any]:
    look = {
        "color": palette()["paper"],
        "line": {
            "color": palette()["c1"],
            "width": [2 if row["value"] is not None else 0 for row in found],
        },
    }
    texts = [
        beside(words.published(row), _said(row), palette()["ink2"]) for row in found
    ]
    # A range is not a bar; its words stand at the axis.
    return _bars(found, [row["value"] or 0 for row in found], texts, 0) | {
        "marker": look
    }


def _computed(found: Sequence[Row]) -> dict[str, Any]:
    texts = []
    for row in found:
        known = row["computed"] is not None
        value = i18n.number(row["computed"]) if known else NOT_REPORTED.text
        more = _("computed") if known else NOT_REPORTED.label
        texts.append(beside(value, more, palette()["ink2"]))
    values = [row["computed"] or 0 for row in found]
    return _bars(found, values, texts, 1) | {"marker": {"color": palette()["c1"]}}


def _bars(
    found: Sequence[Row], values: Sequence[int], texts: list[str], place: int
) -> dict[str, Any]:
    width = _THICKNESS / _PITCH
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": list(range(len(found))),
        "width": width,
        "offset": -_SHIFT + place * (width + 0.05),
        "text": texts,
        "hovertext": [_hover(row) for row in found],
        "hoverinfo": "text",
    }


def _said(row: Row) -> str:
    unknown = words.published(row) == UNKNOWN.text
    return UNKNOWN.label if unknown else _("published")


def _phase(row: Row) -> str:
    return words.value("phase", row["phase"])


def _days(row: Row) -> str:
    return f"{day(row['from'])}–{day(row['to'])}"


def _hover(row: Row) -> str:
    computed = words.value("computed", row["computed"])
    said = (
        f"<b>{_phase(row)}</b>",
        _days(row),
        f"{words.heading('figure')}: {words.published(row)}",
        f"{words.heading('computed')}: {computed or NOT_REPORTED.text}",
        safe(row["source"]),
    )
    return "<br>".join(said)
