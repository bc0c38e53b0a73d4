"""How a question is answered from an edition's sums: what their SQL takes besides."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import duckdb

from dashboard.editions.table import Table
from dashboard.ground.access import Scope

PARAMETERS = frozenset(
    {
        "areas",
        "areas_of_all",
        "areas_today",
        "is_apart",
        "is_apart_of_all",
        "is_apart_today",
        "whole_months",
        "whole_since",
        "whole_until",
    }
)
"""What SQL takes that follows from the sums, and not from the question alone."""

_WINDOWS = ("", "preceding_", "compared_")
_KEPT = 256

Areas = list[dict[str, Any]]


class Summing:
    """What an edition's sums are made of; asked once, since an edition never changes.

    Its cursors see what the scope that is set on them allows.
    """

    def __init__(self) -> None:
        self._areas: dict[tuple[Any, ...], Areas] = {}
        self._spans: Mapping[date, date] | None = None

    def parameters(
        self,
        cursor: duckdb.DuckDBPyConnection,
        needed: frozenset[str],
        asked: Mapping[str, Any],
        scope: Scope,
    ) -> dict[str, Any]:
        """Return what is needed of what follows of a question within a scope."""
        places = tuple(asked["municipalities"] or ())
        spans = self._spans_of(cursor)
        values: dict[str, Any] = {
            "whole_months": _cuts_no_month(spans, asked),
            **_whole_part(spans, asked),
        }
        for kind, among, on in (
            ("", places, asked["map"]),
            ("_today", places, "today"),
            ("_of_all", (), "then"),
        ):
            names = (f"areas{kind}", f"is_apart{kind}")
            if needed.intersection(names):
                areas = self._of(cursor, among, on, scope)
                values |= dict(zip(names, (areas, _is_apart(areas)), strict=True))
        return {name: values[name] for name in needed}

    def _of(
        self,
        cursor: duckdb.DuckDBPyConnection,
        places: tuple[str, ...],
        on: str,
        scope: Scope,
    ) -> Areas:
        """Of which summed areas the places asked for are made up."""
        key = (scope, places, on)
        if key not in self._areas:
            if len(self._areas) >= _KEPT:
                self._areas.clear()
            given = {"asked_places": [*places] or None, "asked_map": on}
            for name, value in given.items():
                cursor.execute(f"set variable {name} = $it", {"it": value})
            self._areas[key] = Table.fetched(
                cursor.execute("from facts.areas")
            ).records()
        return self._areas[key]

    def _spans_of(self, cursor: duckdb.DuckDBPyConnection) -> Mapping[date, date]:
        """The summed months by their first day, with their last."""
        if self._spans is None:
            rows = cursor.execute(
                "select span, max(day) from facts.spans group by span"
            )
            self._spans = dict(rows.fetchall())
        return self._spans


def _cuts_no_month(spans: Mapping[date, date], asked: Mapping[str, Any]) -> bool:
    """Whether every window holds summed months wholly or not at all."""
    first = min(spans, default=date.max)
    last = max(spans.values(), default=date.min)
    ends = [asked.get(f"{of}{end}") for of in _WINDOWS for end in ("since", "until")]
    return all(
        day is None or day in spans or day > last or day <= first for day in ends
    )


def _whole_part(
    spans: Mapping[date, date], asked: Mapping[str, Any]
) -> dict[str, date]:
    """The days of the window that make whole summed months; none where none do."""
    since, until = asked["since"], asked["until"]
    whole = [
        (first, last + timedelta(days=1))
        for first, last in spans.items()
        if since <= first and last < until
    ]
    return {
        "whole_since": min((first for first, _end in whole), default=until),
        "whole_until": max((end for _first, end in whole), default=until),
    }


def _is_apart(areas: Areas) -> bool:
    return any(" apart" in one["area"] for one in areas)
