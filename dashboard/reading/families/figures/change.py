"""A chart of families in each municipality, against another period."""

from collections.abc import Sequence
from typing import Any

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.ground.theme import palette
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.marks import NOT_APPLICABLE, NOT_REPORTED, PROVISIONAL
from dashboard.reading.kit.charts.bars import Bar, drawn
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.text import safe
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.narrowing import narrowed
from dashboard.reading.kit.tables.others import foremost, left_to_the_table
from dashboard.reading.rows import Row

_MARK = 18
"""Plotly draws an upright mark 1.4 times as long: just longer than its bar is high."""
_DRAWN = ("families", "before", "target")


def families_change(answer: Answer) -> Figure:
    """Bars, one a municipality; a tick at the number before, a line at the target."""
    every = [row for row in answer.parts if row["families"] is not None]
    every.sort(key=lambda row: -row["families"])
    if not every:
        return empty()
    found = foremost(every, answer)
    names = words.places_now(row["municipality"] for row in found)
    figure = drawn(
        [
            Bar(
                label=names[row["municipality"]],
                value=row["families"],
                more=_before(row, with_target=not answer.targets),
                hover=_hover(names[row["municipality"]], row),
                place=row["municipality"],
                href=narrowed(answer, "municipality", row["municipality"]),
            )
            for row in found
        ],
        " ".join(filter(None, (_note(answer, found), left_to_the_table(every, found)))),
    )
    marks = [
        *_ticks([row["before"] for row in found], "ink"),
        # An edition that lists its targets has them drawn by kit/charts/aims.
        *([] if answer.targets else _ticks([row["target"] for row in found], "c4")),
    ]
    ends = [max(*(row[c] or 0 for c in _DRAWN), _aim(row, answer)) for row in found]
    figure["layout"]["xaxis"]["range"] = [0, max(*ends, 1)]
    (bars,) = figure["data"]
    figure["data"] += [*marks, _beyond(ends, bars.pop("text"))]
    return figure


def _aim(row: Row, answer: Answer) -> float:
    """The upper end of a row's target; 0 where none is set."""
    target = answer.target_of(row)
    return target.highest if target else 0


def _before(row: Row, *, with_target: bool) -> str:
    """The number before in brackets, a mark where there is none, and the target."""
    if row["before"] is None:
        none = NOT_REPORTED if row["posts_before"] else NOT_APPLICABLE
        said = none.text
    else:
        mark = PROVISIONAL.text if row["provisional_before"] else ""
        said = " ".join(filter(None, (f"({i18n.number(row['before'])})", mark)))
    if row["target"] is None or not with_target:
        return said
    goal = _("target {n}", n=i18n.number(row["target"]))
    return f"{said}, {goal}"


def _note(answer: Answer, found: Sequence[Row]) -> str:
    other = answer.filters.compared(answer.edition.extent)
    known = [row for row in found if row["before"] is not None]
    if other is None or not known:
        return ""
    window = other.window(answer.edition.extent).label
    # A day ends with a full stop in Latvian.
    told = _("Tick and brackets: compared with {window}", window=window)
    return f"{told.removesuffix('.')}."


def _ticks(values: Sequence[float | None], colour: str) -> list[dict[str, Any]]:
    """Upright marks across the bars, over a wider one of paper."""
    if all(value is None for value in values):
        return []
    looks = ((palette()["paper"], 6), (palette()[colour], 2.5))
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": list(values),
            "y": list(range(len(values))),
            "hoverinfo": "skip",
            "marker": {
                "symbol": "line-ns",
                "size": _MARK,
                "opacity": 1,
                "line": {"color": line, "width": width},
            },
        }
        for line, width in looks
    ]


def _beyond(ends: Sequence[float], texts: Sequence[str]) -> dict[str, Any]:
    """Write each value behind its bar, or behind its mark where that lies farther."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(ends),
        "y": list(range(len(ends))),
        "text": list(texts),
        "textposition": "middle right",
        "hoverinfo": "skip",
    }


def _hover(name: str, row: Row) -> str:
    columns = ("families", "before", "change", "target", "baseline")
    said = [
        f"{words.heading(column)}: {words.value(column, row[column])}"
        for column in columns
        if row[column] is not None
    ]
    return "<br>".join([f"<b>{safe(name)}</b>", *said])
