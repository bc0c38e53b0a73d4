"""A change of a register: written down with what was before, so it can be undone."""

import json
from dataclasses import dataclass, replace

from dashboard.ground.access import current
from dashboard.ground.i18n import _
from dashboard.writing.warehouse.own_lists import Entry
from dashboard.writing.warehouse.registers.store import (
    STORES,
    RegisteredAlreadyError,
    RegisterError,
)
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse, now


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One entry as it was and as it will be; None where there is none."""

    register: str
    before: Entry | None = None
    after: Entry | None = None

    @property
    def key(self) -> str:
        """What the entry is known by in its register, afterwards if it stays."""
        return STORES[self.register].key(self.after or self.before or {})


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is to be done to a register: a `deed`, in words `what`, and its edits."""

    register: str
    deed: str
    what: str
    edits: tuple[Edit, ...]


def apply(warehouse: Warehouse, change: Change) -> None:
    """Let the registers stand as they are after a change, and write nothing of it."""
    for edit in change.edits:
        STORES[edit.register].put(warehouse, edit.before, edit.after)
    warehouse.take_lists()


def make(warehouse: Warehouse, change: Change) -> int:
    """Make a change and write it down; return its number."""
    apply(warehouse, change)
    return note(warehouse, change)


def note(warehouse: Warehouse, change: Change) -> int:
    """Write down a change that was made, with what was before; return its number.

    In the transaction of the caller, with a line in the audit log.
    """
    sql = "select coalesce(max(change), 0) + 1 as n from raw.register_changes"
    number = int(warehouse.rows(sql)[0]["n"])
    entry = {
        "change": number,
        "register": change.register,
        "deed": change.deed,
        "what": change.what,
        "made_at": now(),
        "made_by": _who(),
    }
    warehouse.append("raw.register_changes", [entry])
    warehouse.append(
        "raw.register_edits",
        [
            {
                "change": number,
                "position": position,
                "register": edit.register,
                "key": edit.key,
                "before": _written(edit.before),
                "after": _written(edit.after),
            }
            for position, edit in enumerate(change.edits)
        ],
    )
    words = f"{change.register}, {change.deed}, change {number}"
    warehouse.record("register", what=change.what, note=words)
    return number


def undoing(warehouse: Warehouse, number: int) -> Change:
    """Return what takes a change back, in its words.

    RegisterError if there is none, or what it changed was changed again since.
    """
    found = warehouse.rows("from raw.register_changes where change = ?", [number])
    if not found:
        raise RegisterError(_("There is no change {n}.", n=number))
    if found[0]["undone_at"]:
        raise RegisteredAlreadyError(_("Change {n} is undone already.", n=number))
    edits = tuple(reversed(_edits(warehouse, number)))
    for edit in edits:
        _make_sure_it_stands(warehouse, number, edit)
    back = tuple(replace(one, before=one.after, after=one.before) for one in edits)
    words = {name: found[0][name] for name in ("register", "deed", "what")}
    return Change(**words, edits=back)


def undo(warehouse: Warehouse, number: int) -> None:
    """Let the registers stand as they were before a change."""
    back = undoing(warehouse, number)
    apply(warehouse, back)
    note_undone(warehouse, number, back)


def note_undone(warehouse: Warehouse, number: int, back: Change) -> None:
    """Write down that a change was taken back, with a line in the audit log."""
    warehouse.connection.execute(
        "update raw.register_changes set undone_at = $at, undone_by = $who"
        " where change = $number",
        {"at": now(), "who": _who(), "number": number},
    )
    words = f"{back.register}, {back.deed}, change {number} undone"
    warehouse.record("register", what=back.what, note=words)


def tell_if_removed(warehouse: Warehouse, register: str, key: str) -> None:
    """RegisteredAlreadyError if the last that was done to an entry took it out.

    A key that ends with a space is of any entry that begins so.
    """
    done = warehouse.rows(
        "select c.deed, e.key from raw.register_edits as e"
        " inner join raw.register_changes as c on e.change = c.change"
        " where c.undone_at is null and e.register = $register and (e.key = $key"
        " or (ends_with($key, ' ') and starts_with(e.key, $key)))"
        " order by e.change desc limit 1",
        {"register": register, "key": key},
    )
    if done and done[0]["deed"] == "remove":
        raise RegisteredAlreadyError(
            _("“{name}” is taken out already.", name=done[0]["key"])
        )


def changes(warehouse: Warehouse) -> Rows:
    """Return every change, the newest first."""
    return warehouse.rows("from raw.register_changes order by change desc")


def _edits(warehouse: Warehouse, number: int) -> list[Edit]:
    return [
        Edit(
            register=row["register"],
            before=json.loads(row["before"]) if row["before"] else None,
            after=json.loads(row["after"]) if row["after"] else None,
        )
        for row in warehouse.rows(
            "from raw.register_edits where change = ? order by position", [number]
        )
    ]


def _make_sure_it_stands(warehouse: Warehouse, number: int, edit: Edit) -> None:
    """RegisterError if an entry is not as a change left it."""
    store, left = STORES[edit.register], edit.after or edit.before or {}
    standing = store.at(warehouse, left)
    if _same(standing, edit.after):
        return
    later = warehouse.rows(
        "select max(e.change) as n from raw.register_edits as e"
        " inner join raw.register_changes as c on e.change = c.change"
        " where c.undone_at is null and e.change > $number"
        " and e.register = $register and e.key = $key",
        {"number": number, "register": edit.register, "key": edit.key},
    )[0]["n"]
    raise RegisterError(
        _("Change {n} was made to the same entry since. Undo that first.", n=later)
        if later
        else _("What change {n} made is not there any more.", n=number)
    )


def _same(standing: Entry | None, left: Entry | None) -> bool:
    """Whether an entry says what was written down of it; columns added since aside."""
    if standing is None or left is None:
        return standing is left
    return all(standing.get(column) == value for column, value in left.items())


def _written(entry: Entry | None) -> str | None:
    return json.dumps(entry, ensure_ascii=False) if entry else None


def _who() -> str:
    person = current()
    return person.subject or person.role.value
