"""Released rows of one municipality, and those a municipality knows exactly."""

from collections.abc import Collection
from typing import Any

import pandas as pd
from pandas import DataFrame

from dashboard.editions.released import Released
from dashboard.ground import reference

_TOTAL = "total"


def narrowed(released: Released, whole: DataFrame, place: str) -> DataFrame:
    """Return the rows of one municipality, and their total where there is one.

    The total of one is itself; of several that became one it is a union that
    nobody counted, so all of its numbers are hidden.
    """
    rows = whole[whole["municipality"].map(lambda code: _lies_in(code, place))]
    if not released.has_totals:
        return rows.reset_index(drop=True)
    by = _keys(released)
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
    unions = _unknown(released, totals[several & ~totals.index.duplicated()])
    both = pd.concat([rows, totals[~several], unions])
    return both.sort_index(kind="stable").reset_index(drop=True)


def with_own(
    released: Released, table: DataFrame, exact: DataFrame, own: Collection[str]
) -> DataFrame:
    """Put a municipality's own rows, exact, in the place of the released ones."""
    if "municipality" not in table:
        return table
    by = [*_keys(released), "municipality"]
    known = {
        tuple(map(str, key)): row
        for key, row in zip(exact[by].to_numpy(), exact.to_dict("records"), strict=True)
        if row["municipality"] in own
    }
    rows: list[dict[Any, Any]] = []
    for row in table.to_dict("records"):
        mine = known.get(tuple(str(row[key]) for key in by))
        rows.append({**mine, "hidden": []} if mine else row)
    return DataFrame(rows, columns=table.columns, dtype=object)


def _lies_in(code: Any, place: str) -> bool:
    known = reference.municipalities()
    return code == place or (code in known and known[code].today == place)


def _keys(released: Released) -> list[str]:
    return [key for key in released.keys if key != "municipality"]


def _unknown(released: Released, totals: DataFrame) -> DataFrame:
    kept = {*released.keys, "provisional", "from", "to", "hidden"}
    numbers = [str(name) for name in totals.columns if name not in kept]
    blank = totals.assign(**dict.fromkeys(numbers))
    return blank.assign(hidden=pd.Series([numbers] * len(blank), blank.index))
