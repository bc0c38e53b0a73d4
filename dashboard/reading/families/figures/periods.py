"""A chart of families over periods."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.ground import i18n, periods
from dashboard.ground.periods import QUARTERS
from dashboard.ground.theme import palette
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.columns.marks import PROVISIONAL
from dashboard.reading.kit.charts.bars import STUB, hatched
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.text import SPACE, safe
from dashboard.reading.kit.charts.timeline import Point, timeline
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.narrowing import narrowed
from dashboard.reading.kit.tables.protected import amount, number
from dashboard.reading.rows import Row, is_hidden

_HEIGHT = 300


def families_by_period(answer: Answer) -> Figure:
    """A line of months; of longer periods a bar each, dotted while provisional."""
    found = answer.totals
    if not found:
        return empty()
    if answer.filters.grain == "month":
        return timeline([_point(row, answer) for row in found])
    return _columns(found, [_href(row, answer) for row in found])


def _href(row: Row, answer: Answer) -> str:
    return narrowed(answer, "period", row["period"])


def _point(row: Row, answer: Answer) -> Point:
    return Point(
        month=date.fromisoformat(f"{row['period']}-01"),
        value=row["families"],
        is_provisional=row["provisional"],
        hover=_of_period(row),
        href=_href(row, answer),
    )


def _columns(found: Sequence[Row], hrefs: Sequence[str]) -> Figure:
    loose = [row["provisional"] for row in found]
    most = max(1, *(row["families"] or 0 for row in found))
    hidden = [is_hidden(row, "families") for row in found]
    trace = {
        "type": "bar",
        "x": list(range(len(found))),
        "y": [
            STUB * most if one else row["families"]
            for one, row in zip(hidden, found, strict=True)
        ],
        "text": [_number(row) for row in found],
        "hovertext": [_of_period(row) for row in found],
        "hoverinfo": "text",
        "customdata": list(hrefs),
        "marker": _marker(hidden, loose),
    }
    return {
        "data": [trace],
        "layout": {
            "height": _HEIGHT,
            "meta": {"days": [_days(row) for row in found]},
            "margin": {"t": 24, "r": 8, "b": 44, "l": 0, "pad": 0},
            "xaxis": {
                "range": [-0.9, len(found) - 0.4],
                "tickvals": trace["x"],
                "ticktext": _ticktexts(found),
                "showline": True,
            },
            "yaxis": {"range": [0, most * 1.1 or 1], "nticks": 5, "tickformat": ",d"},
        },
    }


def _days(row: Row) -> tuple[str, str]:
    return row["from"].isoformat(), row["to"].isoformat()


def _marker(hidden: Sequence[bool], loose: Sequence[bool]) -> dict[str, Any]:
    """Dots while provisional, lines where protected."""
    colours, look = palette(), hatched()
    shapes = [
        "/" if protected_ else "." if provisional else ""
        for protected_, provisional in zip(hidden, loose, strict=True)
    ]
    lines = [colours["ink2"] if one else colours["c1"] for one in hidden]
    return {
        "color": colours["c1"],
        "line": {**look["line"], "width": [int(one) for one in hidden]},
        "pattern": look["pattern"] | {"shape": shapes, "fgcolor": lines},
    }


def _number(row: Row) -> str:
    mark = f"{SPACE}{PROVISIONAL.text}" if row["provisional"] else ""
    return f"<b>{number(row, 'families')}{mark}</b>"


def _ticktexts(found: Sequence[Row]) -> list[str]:
    """Name the periods briefly, the year under the first of each."""
    said, years = [], set()
    for row in found:
        year, _dash, part = row["period"].partition("-")
        if row["period"].startswith("phase:"):
            said.append(words.capital(periods.label(row["period"])))
            continue
        brief = QUARTERS[int(part[1]) - 1] if part else ""
        head = f"<br><b>{year}</b>" if year not in years and brief else f"<b>{year}</b>"
        said.append(brief + (head if year not in years else ""))
        years.add(year)
    return said


def _of_period(row: Row) -> str:
    days = f"{i18n.day(row['from'])}–{i18n.day(row['to'])}"
    families = amount(COLUMNS["families"], row)
    mark = f" {PROVISIONAL.text}: {PROVISIONAL.label}" if row["provisional"] else ""
    title = words.capital(periods.label(row["period"]))
    return f"<b>{safe(title)}</b><br>{days}<br>{families}{mark}"
