"""Family codes put right: two codes of one family, one code of two, and forgetting."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground.access import everything
from dashboard.ground.i18n import _, day
from dashboard.ground.queries import FOLDER, Query
from dashboard.writing.rows.pseudonyms import Families, Pseudonyms
from dashboard.writing.warehouse.warehouse import DoneAlreadyError, Warehouse, now

_SHORT = 8
_SHORTEST_REASON = 3


class FamilyError(ValueError):
    """Something that cannot be done with these codes, and why."""


class FamilyAlreadyError(FamilyError, DoneAlreadyError):
    """The codes mean already what they were to mean."""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """Editions that hold forgotten families; those `unread` may hold them."""

    editions: tuple[int, ...]
    unread: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Forgotten(Holding):
    """What forgetting a family removed, and the editions that still hold it.

    `before` is the day on which it was forgotten already; then nothing was left.
    """

    rows: int
    before: date | None = None


def known(warehouse: Warehouse) -> Families:
    """Return everything that has been decided so far."""
    splits: dict[str, list[tuple[date, str]]] = {}
    for row in warehouse.rows("from raw.family_splits order by family, from_date"):
        splits.setdefault(row["family"], []).append(
            (row["from_date"], row["new_family"])
        )
    merged = warehouse.rows("from raw.family_merges")
    gone = warehouse.rows("from raw.forgotten_families")
    return Families(
        merged={row["family"]: row["into_family"] for row in merged},
        splits=splits,
        forgotten=frozenset(row["family"] for row in gone),
    )


def pseudonym(
    warehouse: Warehouse, keyed: Pseudonyms, code: str, municipality: str
) -> str:
    """Return the pseudonym of a code, under which its rows are from now on.

    Those from before marks were taken off codes are brought under it, unless
    something was decided of them.
    """
    current, before = keyed.of(code, municipality), keyed.early(code, municipality)
    decided = known(warehouse)
    if decided.has_decided(before) and decided.on(before, date.max) != decided.on(
        current, date.max
    ):
        return before
    with warehouse.transaction():
        continue_as(warehouse, {before: current})
    return current


def continue_as(warehouse: Warehouse, pseudonyms: Mapping[str, str]) -> None:
    """Let rows under earlier pseudonyms of codes count under those of today.

    They are the same codes, so this is no decision for the audit log.
    """
    decided = known(warehouse)
    stored = warehouse.rows(
        "select distinct family from raw.log_rows"
        " where family in (select unnest($before::varchar[]))",
        {"before": [one for one in pseudonyms if one != pseudonyms[one]]},
    )
    entries = [
        {
            "family": row["family"],
            "into_family": decided.on(pseudonyms[row["family"]], date.max),
            "decided_at": now(),
        }
        for row in stored
        if not decided.has_decided(row["family"])
    ]
    warehouse.append("raw.family_merges", entries)


def merge(warehouse: Warehouse, code: str, into: str, reason: str) -> None:
    """Count two pseudonyms as one family; FamilyError if they are one already."""
    reason = checked(reason)
    leaving, staying = _family(warehouse, code), _family(warehouse, into)
    if leaving == staying:
        raise FamilyAlreadyError(_("These codes are the same family already."))
    with warehouse.transaction():
        warehouse.connection.execute(
            "update raw.family_merges set into_family = $staying"
            " where into_family = $leaving",
            {"staying": staying, "leaving": leaving},
        )
        entry = {"family": leaving, "into_family": staying, "decided_at": now()}
        warehouse.append("raw.family_merges", [entry])
        what = f"{leaving[:_SHORT]} → {staying[:_SHORT]}"
        warehouse.record("families merge", what=what, note=reason)


def split(warehouse: Warehouse, code: str, first: date | None, reason: str) -> None:
    """Let a pseudonym be another family from a day on; without one, undo its merge.

    FamilyError if there is no merge to undo, or the code was given anew that day.
    """
    reason = checked(reason)
    _make_sure_of_rows(warehouse, code)
    with warehouse.transaction():
        if first is None:
            _undo_merge(warehouse, code)
        else:
            _give_anew(warehouse, code, first)
        note = f"{first.isoformat()}: {reason}" if first else reason
        warehouse.record("families split", what=code[:_SHORT], note=note)


def forget(warehouse: Warehouse, shelf: Shelf, code: str, reason: str) -> Forgotten:
    """Delete every row about a family, under all its pseudonyms.

    The warehouse's file is written anew when it is closed: deleting leaves traces in
    it. A family that was forgotten before is told of; what holds it still, too.
    """
    reason = checked(reason)
    before = _forgotten_on(warehouse, code)
    if before:
        still = holding(warehouse, shelf)
        return Forgotten(
            rows=0, before=before, editions=still.editions, unread=still.unread
        )
    family = _family(warehouse, code)
    merged = warehouse.rows(
        "select family from raw.family_merges where into_family = ?", [family]
    )
    members = [family, *(row["family"] for row in merged)]
    with warehouse.transaction():
        found = warehouse.rows(
            "delete from raw.log_rows where (batch, line) in"
            " (select (batch, line) from staging.versions where family = ?)"
            " returning line",
            [family],
        )
        warehouse.connection.execute(
            "delete from raw.family_merges where into_family = ?", [family]
        )
        for table in ("family_skeletons", "families_apart"):
            warehouse.connection.execute(
                f"delete from raw.{table}"  # noqa: S608
                " where family in (select unnest($members::varchar[]))",
                {"members": members},
            )
        gone = [{"family": one, "forgotten_at": now()} for one in members]
        warehouse.append("raw.forgotten_families", gone)
        warehouse.owe_rewriting()
        what = family[:_SHORT]
        warehouse.record("families forget", what=what, rows=len(found), note=reason)
    still = _holding(shelf, members)
    return Forgotten(rows=len(found), editions=still.editions, unread=still.unread)


def holding(warehouse: Warehouse, shelf: Shelf) -> Holding:
    """Return the editions that hold a forgotten family, whenever it was forgotten."""
    gone = warehouse.rows("select family from raw.forgotten_families order by family")
    members = [row["family"] for row in gone]
    return _holding(shelf, members) if members else Holding(editions=(), unread=())


def _holding(shelf: Shelf, members: list[str]) -> Holding:
    query = Query.from_file(FOLDER / "holding.sql")
    holds, unread = [], []
    # What was erased holds nothing any more.
    for number in filter(lambda one: shelf.path(one).exists(), shelf.published()):
        try:
            edition = shelf.any_edition(number)
            rows = edition.run(query, {"families": members}, everything())
        except NoEditionError:
            unread.append(number)
        else:
            holds += [number] * any(rows.column("rows"))
    return Holding(editions=tuple(holds), unread=tuple(unread))


def _forgotten_on(warehouse: Warehouse, code: str) -> date | None:
    """The day on which the family that a pseudonym means was forgotten, if it was."""
    family = known(warehouse).on(code, date.max)
    days = warehouse.rows(
        "select forgotten_at::date as day from raw.forgotten_families"
        " where family in (?, ?)",
        [family, code],
    )
    return days[0]["day"] if days else None


def _make_sure_of_rows(warehouse: Warehouse, code: str) -> None:
    """FamilyError if no row was ever written under a code, whatever it means today."""
    if not warehouse.rows(
        "select 1 from raw.log_rows where family = ? limit 1", [code]
    ):
        raise FamilyError(_("The log has no row about a family of this code."))


def _family(warehouse: Warehouse, code: str) -> str:
    """The family a pseudonym means today; FamilyError if no row is about it."""
    family = known(warehouse).on(code, date.max)
    if not warehouse.rows(
        "select 1 from staging.versions where family = ? limit 1", [family]
    ):
        raise FamilyError(_("The log has no row about a family of this code."))
    return family


def _undo_merge(warehouse: Warehouse, code: str) -> None:
    found = warehouse.rows(
        "delete from raw.family_merges where family = ? returning family, into_family",
        [code],
    )
    taken_back = warehouse.rows(
        "select max(undone_at)::date as day from raw.unmerged_families"
        " where family = ? having count(*) > 0",
        [code],
    )
    if not found and taken_back:
        raise FamilyAlreadyError(
            _(
                "The merge was taken back already, on {day}.",
                day=day(taken_back[0]["day"]),
            )
        )
    if not found:
        raise FamilyError(
            _(
                "This code is not merged into another. Give the day from which it is"
                " another family: --from."
            )
        )
    warehouse.append("raw.unmerged_families", [{**found[0], "undone_at": now()}])


def _give_anew(warehouse: Warehouse, code: str, first: date) -> None:
    taken = warehouse.rows(
        "select 1 from raw.family_splits where family = ? and from_date = ?",
        [code, first],
    )
    if taken:
        raise FamilyAlreadyError(_("The code was given anew on this day already."))
    entry = {
        "family": code,
        "from_date": first,
        "new_family": secrets.token_hex(32),
        "decided_at": now(),
    }
    warehouse.append("raw.family_splits", [entry])


def checked(reason: str) -> str:
    """Return a reason that says something; FamilyError for none."""
    plain = " ".join(reason.split())
    if len(plain) < _SHORTEST_REASON:
        raise FamilyError(_("Write the reason in a few words."))
    return plain
