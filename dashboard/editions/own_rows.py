"""Released rows of one municipality, and those a municipality knows exactly."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from dashboard.disclosure.cells import TOTAL
from dashboard.editions.released import Released
from dashboard.editions.table import Table
from dashboard.editions.within import WITHIN
from dashboard.ground import reference

_HIDDEN = "hidden"

Row = Mapping[str, Any]
Key = tuple[Any, ...]


def narrowed(released: Released, whole: Table, place: str) -> Table:
    """Return the rows of one municipality, and their total where there is one.

    The total of one is itself; of several that became one it is a union that
    nobody counted, so all of its numbers are hidden.
    """
    return Table.of(whole.columns, _narrowed(released, whole, place))


def _narrowed(released: Released, whole: Table, place: str) -> Iterator[Row]:
    """The rows in their order, each total where that of all municipalities stands."""
    keys = [key for key in released.keys if key != "municipality"]
    rows = whole.records()
    parts: dict[Key, list[Row]] = {}
    for row in rows:
        if _lies_in(row["municipality"], place):
            parts.setdefault(_key(row, keys), []).append(row)
    for row in rows:
        of_row = parts.get(_key(row, keys), [])
        if _lies_in(row["municipality"], place):
            yield row
        elif released.has_totals and of_row and row["municipality"] == TOTAL:
            yield _total(released, of_row)


def with_own(
    released: Released, table: Table, exact: Table, own: Collection[str]
) -> Table:
    """Put a municipality's own rows, exact, in the place of the released ones."""
    if "municipality" not in table.columns:
        return table
    keys = [*{*released.keys, "municipality"}]
    known = {
        _key(row, keys): {**row, _HIDDEN: [], WITHIN: {}}
        for row in exact.records()
        if row["municipality"] in own
    }
    rows = (known.get(_key(row, keys), row) for row in table.records())
    return Table.of(table.columns, rows)


def _lies_in(code: Any, place: str) -> bool:
    known = reference.municipalities()
    return code == place or (code in known and known[code].today == place)


def _key(row: Row, keys: Collection[str]) -> Key:
    return tuple(row[key] for key in keys)


def _total(released: Released, parts: list[Row]) -> Row:
    """The total of a municipality's parts: the only one, or one that nobody counted."""
    total = {**parts[0], "municipality": TOTAL}
    if len(parts) == 1:
        return total
    kept = {*released.keys, "provisional", "from", "to", _HIDDEN, WITHIN}
    numbers = [name for name in total if name not in kept]
    unknown = {_HIDDEN: numbers, **({WITHIN: {}} if WITHIN in total else {})}
    return {**total, **dict.fromkeys(numbers), **unknown}
