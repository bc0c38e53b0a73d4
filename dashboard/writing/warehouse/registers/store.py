"""Where the entries of a register stand: in a table of its own, or beside a list."""

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.ground.i18n import _, ngettext
from dashboard.writing.warehouse import own_lists
from dashboard.writing.warehouse.own_lists import ENTRIES, KEYS, Entry
from dashboard.writing.warehouse.warehouse import DoneAlreadyError, Warehouse


class RegisterError(ValueError):
    """An entry that cannot be made, and why."""


class RegisteredAlreadyError(RegisterError, DoneAlreadyError):
    """The entry stands in the register just so."""


class Store(ABC):
    """A register's entries, each as plain values that can be written as JSON."""

    @abstractmethod
    def key(self, entry: Entry, /) -> str:
        """Return what an entry is known by."""

    @abstractmethod
    def at(self, warehouse: Warehouse, entry: Entry, /) -> Entry | None:
        """Return the entry that stands where this one would; None if none does."""

    @abstractmethod
    def put(
        self, warehouse: Warehouse, before: Entry | None, after: Entry | None, /
    ) -> None:
        """Let an entry stand in the place of another; None where there is none."""


@dataclass(frozen=True, kw_only=True)
class Table(Store):
    """A table of the warehouse; entries that `needs` refers to cannot be taken out."""

    name: str
    keys: tuple[str, ...]
    needs: tuple[tuple[str, str], ...] = ()

    def key(self, entry: Entry, /) -> str:
        """Return the values of its key columns."""
        return " ".join(str(entry[column]) for column in self.keys)

    def at(self, warehouse: Warehouse, entry: Entry, /) -> Entry | None:
        """Return the row with the same key."""
        return next(iter(self.all(warehouse, **self._key(entry))), None)

    def all(self, warehouse: Warehouse, **where: Any) -> list[Entry]:
        """Return the rows that have these values, as entries."""
        given = [f"{column} is not distinct from ${column}" for column in where]
        asked = f" where {' and '.join(given)}" if given else ""
        rows = warehouse.rows(f"from {self.name}{asked} order by all", where)
        return [{column: _plain(row[column]) for column in row} for row in rows]

    def put(
        self, warehouse: Warehouse, before: Entry | None, after: Entry | None, /
    ) -> None:
        """Write the row, in its place or anew."""
        if before and after and self.key(before) == self.key(after):
            rest = [column for column in after if column not in self.keys]
            values = ", ".join(f"{column} = ${column}" for column in rest)
            sql = f"update {self.name} set {values} where {self._is}"  # noqa: S608
            warehouse.connection.execute(sql, after)
            return
        if before:
            self._take_out(warehouse, before)
        if after:
            warehouse.append(self.name, [after])

    def _take_out(self, warehouse: Warehouse, entry: Entry) -> None:
        for table, column in self.needs:
            sql = f"select 1 from {table} where {column} = ? limit 1"  # noqa: S608
            if warehouse.rows(sql, [entry[self.keys[0]]]):
                raise RegisterError(
                    _(
                        "“{name}” has other names, or others became it. Take those"
                        " away first.",
                        name=entry["name"],
                    )
                )
        sql = f"delete from {self.name} where {self._is}"  # noqa: S608
        warehouse.connection.execute(sql, self._key(entry))

    @property
    def _is(self) -> str:
        return " and ".join(f"{column} = ${column}" for column in self.keys)

    def _key(self, entry: Entry) -> Entry:
        return {column: entry[column] for column in self.keys}


@dataclass(frozen=True, kw_only=True)
class Listed(Store):
    """A file of data/reference, as this home changed it.

    What `USED` says is written with an entry's code keeps it in the list.
    """

    name: str

    def key(self, entry: Entry, /) -> str:
        """Return the values of its key columns."""
        return own_lists.key(self.name, entry)

    def all(self, warehouse: Warehouse) -> list[Entry]:
        """Return the whole list, in its order."""
        return [*own_lists.entries(self.name, warehouse.rows(ENTRIES))]

    def at(self, warehouse: Warehouse, entry: Entry, /) -> Entry | None:
        """Return the entry of the same key."""
        known = {self.key(one): one for one in self.all(warehouse)}
        return known.get(self.key(entry))

    def put(
        self, warehouse: Warehouse, before: Entry | None, after: Entry | None, /
    ) -> None:
        """Write down what differs from data/reference; forget what does not."""
        shipped = {self.key(one): one for one in own_lists.entries(self.name, [])}
        keys = {self.key(one) for one in (before, after) if one}
        stays = after and before and self.key(after) == self.key(before)
        if before and not stays and self.key(before) not in shipped:
            self._make_sure_it_is_unused(warehouse, before)
        for key in keys:
            entry = after if after and self.key(after) == key else None
            self._write(warehouse, key, entry, shipped.get(key))

    def uses(self, warehouse: Warehouse, entry: Entry) -> int:
        """Return how many rows hold an entry."""
        key = {"key": self.key(entry)}
        return sum(
            int(warehouse.rows(f"select count(*) as n from {rows}", key)[0]["n"])  # noqa: S608
            for rows in USED.get(self.name, ())
        )

    def _make_sure_it_is_unused(self, warehouse: Warehouse, entry: Entry) -> None:
        rows = self.uses(warehouse, entry)
        if rows:
            raise RegisterError(
                ngettext(
                    "“{name}” is written in {n} row and stays in the list.",
                    "“{name}” is written in {n} rows and stays in the list.",
                    rows,
                    name=self.key(entry),
                )
            )

    def _write(
        self,
        warehouse: Warehouse,
        key: str,
        entry: Entry | None,
        shipped: Mapping[str, str] | None,
    ) -> None:
        place = warehouse.rows(
            "delete from raw.register_entries where register = ? and key = ?"
            " returning position",
            [self.name, key],
        )
        if entry == shipped:
            return
        last = "select coalesce(max(position), 0) + 1 as n from raw.register_entries"
        row = {
            "register": self.name,
            "key": key,
            "position": (place or [{"position": warehouse.rows(last)[0]["n"]}])[0][
                "position"
            ],
            "entry": json.dumps(entry, ensure_ascii=False) if entry else None,
        }
        warehouse.append("raw.register_entries", [row])


USED: Mapping[str, tuple[str, ...]] = {
    "phases": (
        "staging.respondents where wave = $key",
        "reference.invitations where wave = $key",
    ),
    "roles": ("staging.log_rows where role = $key",),
    "activities": ("staging.log_rows where activity = $key",),
    "esf_measures": ("staging.log_rows where esf_measure = $key",),
    "institution_kinds": (
        "staging.institutions where kind = $key",
        "staging.respondents where institution_kind = $key",
        "reference.expected_kinds where kind = $key",
    ),
    "survey_questions": (
        "staging.respondents where len(list_filter(choices,"
        " lambda one: starts_with(one, $key || ':'))) > 0",
    ),
    "survey_choices": (
        "staging.respondents where list_contains(choices, replace($key, ' ', ':'))",
    ),
}
"""Rows that hold an entry, by list: where its key is written."""

INSTITUTIONS = Table(
    name="raw.institutions",
    keys=("institution",),
    needs=(("raw.aliases", "institution"), ("raw.institutions", "merged_into")),
)
ALIASES = Table(name="raw.aliases", keys=("institution", "folded"))
POSTS = Table(name="raw.posts", keys=("post", "from_date"))

STORES: Mapping[str, Store] = {
    "institutions": INSTITUTIONS,
    "aliases": ALIASES,
    "posts": POSTS,
    **{name: Listed(name=name) for name in KEYS},
}
"""The registers there are, by name."""


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
