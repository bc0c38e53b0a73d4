"""Released rows of one municipality, and those a municipality knows exactly."""

from collections.abc import Collection
from typing import Any

import pandas as pd
from pandas import DataFrame

from dashboard.editions.released import RELEASE
from dashboard.ground import reference
from dashboard.ground.queries import Query

_TOTAL = "total"


def narrowed(query: Query, whole: DataFrame, place: str) -> DataFrame:
    """Return the rows of one municipality, and their total where there is one.

    The total of one is itself; of several that became one it is a union that
    nobody counted, so all of its numbers are hidden.
    """
    rows = whole[whole["municipality"].map(lambda code: _lies_in(code, place))]
    if not RELEASE[query.name].has_totals:
        return rows.reset_index(drop=True)
    by = _keys(query)
    names = whole[[*by, "municipality"]].astype(str)
    places = {
        tuple(key): place
        for place, key in zip(whole.index, names[by].to_numpy(), strict=True)
        if names.at[place, "municipality"] == _TOTAL
    }
    totals = rows.assign(municipality=_TOTAL)
    totals.index = pd.Index(
        [places[tuple(key)] for key in totals[by].astype(str).to_numpy()]
    )
    several = totals.index.duplicated(keep=False)
    unions = _unknown(query, totals[several & ~totals.index.duplicated()])
    both = pd.concat([rows, totals[~several], unions])
    return both.sort_index(kind="stable").reset_index(drop=True)


def with_own(
    query: Query, released: DataFrame, exact: DataFrame, own: Collection[str]
) -> DataFrame:
    """Put a municipality's own rows, exact, in the place of the released ones."""
    if "municipality" not in released:
        return released
    by = [*_keys(query), "municipality"]
    known = {
        tuple(map(str, key)): row
        for key, row in zip(exact[by].to_numpy(), exact.to_dict("records"), strict=True)
        if row["municipality"] in own
    }
    rows: list[dict[Any, Any]] = []
    for row in released.to_dict("records"):
        mine = known.get(tuple(str(row[key]) for key in by))
        rows.append({**mine, "hidden": []} if mine else row)
    return DataFrame(rows, columns=released.columns, dtype=object)


def _lies_in(code: Any, place: str) -> bool:
    known = reference.municipalities()
    return code == place or (code in known and known[code].today == place)


def _keys(query: Query) -> list[str]:
    return [key for key in RELEASE[query.name].keys if key != "municipality"]


def _unknown(query: Query, totals: DataFrame) -> DataFrame:
    kept = {*RELEASE[query.name].keys, "provisional", "from", "to"}
    numbers = [one.name for one in query.columns if one.name not in kept]
    blank = totals.assign(**dict.fromkeys(numbers))
    return blank.assign(hidden=pd.Series([numbers] * len(blank), blank.index))
