"""A register as a csv file, in the form of data/reference: written out, and read."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.ground.i18n import _
from dashboard.ground.spelling import fold
from dashboard.writing.warehouse.registers import entry, institution, names, post
from dashboard.writing.warehouse.registers.cells import Day, Number, Place, Several
from dashboard.writing.warehouse.registers.change import Change, Edit
from dashboard.writing.warehouse.registers.post import NewPost
from dashboard.writing.warehouse.registers.register import REGISTERS
from dashboard.writing.warehouse.registers.store import (
    RegisteredAlreadyError,
    RegisterError,
)
from dashboard.writing.warehouse.warehouse import Warehouse

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "institutions": ("name", "kind", "municipality", "aliases"),
    "posts": ("municipality", "from", "to", "hours_per_week"),
    **{
        name: tuple(column.name for column in register.columns)
        for name, register in REGISTERS.items()
    },
}
NAMES = tuple(_COLUMNS)
"""The registers that can be written out and read."""

_FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""

Row = Mapping[str, str]


def written(warehouse: Warehouse, name: str) -> str:
    """Return a register as the text of a csv file."""
    text = io.StringIO()
    writer = csv.DictWriter(
        text, _COLUMNS[name], extrasaction="ignore", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(
        {column: _plain(text) for column, text in row.items()}
        for row in _rows(warehouse, name)
    )
    return text.getvalue()


def brought(warehouse: Warehouse, name: str, text: str) -> Change:
    """Take in a csv file: what is new in it is added, what is in it otherwise changed.

    What it lacks stays. RegisterError names the line of what cannot be read.
    """
    rows = _read(text, _COLUMNS[name])
    if name == "institutions":
        return _institutions(warehouse, rows)
    if name == "posts":
        return _posts(warehouse, rows)
    return entry.brought(warehouse, REGISTERS[name], rows)


def _plain(value: Any) -> Any:
    """A value as a spreadsheet shows it, and never computes it."""
    is_formula = isinstance(value, str) and value.startswith(_FORMULA)
    return f"'{value}" if is_formula else value


def _unquoted(text: str) -> str:
    return text[1:] if text.startswith(tuple(f"'{sign}" for sign in _FORMULA)) else text


def _rows(warehouse: Warehouse, name: str) -> Sequence[Mapping[str, Any]]:
    if name == "institutions":
        return [
            {**row, "aliases": ";".join(row["aliases"] or ())}
            for row in institution.institutions(warehouse)
        ]
    if name == "posts":
        return [
            {**row, "from": row["from_date"], "to": row["to_date"]}
            for row in post.posts(warehouse)
        ]
    return REGISTERS[name].store.all(warehouse)


def _read(text: str, columns: Sequence[str]) -> list[Row]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        rows = [*reader]
    except csv.Error as error:
        raise RegisterError(_("The file is no csv file.")) from error
    lacking = [one for one in columns if one not in (reader.fieldnames or ())]
    if lacking:
        raise RegisterError(
            _("The file has no column {columns}.", columns=", ".join(lacking))
        )
    return [{name: _unquoted(row[name] or "") for name in columns} for row in rows]


def _institutions(warehouse: Warehouse, rows: Sequence[Row]) -> Change:
    """New institutions with their other names, and new names of known ones."""
    edits: list[Edit] = []
    number = institution.next_number(warehouse)
    known = {
        (fold(row["name"]), row["municipality"]): row["institution"]
        for row in institution.institutions(warehouse)
    }
    for row in rows:
        place = Place().read(row["municipality"]) if row["municipality"] else None
        key = (fold(row["name"]), place)
        if key not in known:
            made = institution.new(number, row["name"], row["kind"], place)
            edits.append(Edit(register="institutions", after=made))
            known[key], number = number, number + 1
        for alias in filter(None, Several().read(row["aliases"]).split(";")):
            edits += names.alias_edits(warehouse, known[key], alias)
    return _change("institutions", edits, f"{len(rows)}")


def _posts(warehouse: Warehouse, rows: Sequence[Row]) -> Change:
    edits: list[Edit] = []
    for row in rows:
        last, hours = row["to"], row["hours_per_week"]
        new = NewPost(
            municipality=Place().read(row["municipality"]),
            first=date.fromisoformat(Day().read(row["from"])),
            last=date.fromisoformat(Day().read(last)) if last else None,
            hours_per_week=float(Number().read(hours)) if hours else None,
            once=True,
        )
        if not post.is_known(warehouse, new):
            edits += post.added(warehouse, new).edits
    keys = [edit.key for edit in edits]
    if len(keys) != len(set(keys)):
        raise RegisterError(_("Two lines of the file are of the same post and days."))
    return _change("posts", edits, f"{len(rows)}")


def _change(name: str, edits: list[Edit], what: str) -> Change:
    if not edits:
        raise RegisteredAlreadyError(_("It was so already; nothing was changed."))
    return Change(register=name, deed="import", what=what, edits=tuple(edits))
