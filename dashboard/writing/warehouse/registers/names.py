"""Other names of institutions: given, taken away, moved; and two that are one."""

from collections.abc import Sequence

from dashboard.ground.i18n import _
from dashboard.ground.spelling import fold
from dashboard.writing.warehouse.own_lists import Entry
from dashboard.writing.warehouse.registers.change import Change, Edit, make
from dashboard.writing.warehouse.registers.institution import (
    change,
    named,
    new,
    next_number,
    number,
    title,
    written,
)
from dashboard.writing.warehouse.registers.store import (
    ALIASES,
    INSTITUTIONS,
    RegisteredAlreadyError,
    RegisterError,
)
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse


def became(warehouse: Warehouse, institution: int) -> Rows:
    """Return the institutions that were merged into one."""
    sql = "from raw.institutions where merged_into = ? order by name"
    return warehouse.rows(sql, [institution])


def aliased(warehouse: Warehouse, name: str, alias: str) -> Change:
    """Let an institution go by another name too."""
    alias, institution = written(alias), number(warehouse, name)
    edits = alias_edits(warehouse, institution, alias)
    if not edits:
        raise RegisteredAlreadyError(_("Already there: {name}", name=alias))
    return change("alias", f"{alias} → {title(warehouse, institution)}", *edits)


def add_alias(warehouse: Warehouse, name: str, alias: str) -> None:
    """Let an institution go by another name too; nothing happens if it does."""
    try:
        make(warehouse, aliased(warehouse, name, alias))
    except RegisteredAlreadyError:
        return


def unaliased(warehouse: Warehouse, alias: str, among: str | None = None) -> Change:
    """Take another name away from its institution; rows of that name wait again."""
    entry = _alias(warehouse, alias, among)
    edit = Edit(register="aliases", before=entry)
    whose = title(warehouse, entry["institution"])
    return change("unalias", f"{entry['alias']} ← {whose}", edit)


def realiased(
    warehouse: Warehouse, alias: str, into: str, among: str | None = None
) -> Change:
    """Let another name of one institution be another name of a second."""
    entry, staying = _alias(warehouse, alias, among), number(warehouse, into)
    if entry["institution"] == staying:
        raise RegisteredAlreadyError(_("Already there: {name}", name=entry["alias"]))
    edits = (
        Edit(register="aliases", before=entry),
        Edit(register="aliases", after={**entry, "institution": staying}),
    )
    return change("alias", f"{entry['alias']} → {title(warehouse, staying)}", *edits)


def merged(warehouse: Warehouse, name: str, into: str) -> Change:
    """Make one institution of two; the first's names lead to the second."""
    leaving, staying = number(warehouse, name), number(warehouse, into)
    if leaving == staying:
        same = fold(name) == fold(into)
        error = RegisterError if same else RegisteredAlreadyError
        raise error(_("These are the same institution."))
    members = [
        *INSTITUTIONS.all(warehouse, institution=leaving),
        *INSTITUTIONS.all(warehouse, merged_into=leaving),
    ]
    edits = [
        Edit(register="institutions", before=one, after={**one, "merged_into": staying})
        for one in members
    ]
    what = f"{title(warehouse, leaving)} → {title(warehouse, staying)}"
    return change("merge", what, *edits)


def merge(warehouse: Warehouse, name: str, into: str) -> None:
    """Make one institution of two."""
    make(warehouse, merged(warehouse, name, into))


def split(
    warehouse: Warehouse,
    name: str,
    kind: str | None = None,
    municipality: str | None = None,
) -> Change:
    """Let what became part of another institution be one of its own again.

    A merged institution is what it was; another name becomes a new institution of the
    kind and municipality given.
    """
    for row in _merged(warehouse, name):
        edit = Edit(register="institutions", before=row, after=row | _ALONE)
        return change("split", str(row["name"]), edit)
    entry = _alias(warehouse, name, None)
    if kind is None:
        raise RegisterError(
            _("“{name}” is only another name. Say what kind it is.", name=name)
        )
    _make_sure_no_other_has_it(warehouse, entry, municipality)
    alone = new(next_number(warehouse), entry["alias"], kind, municipality)
    whose = title(warehouse, entry["institution"])
    return change(
        "split",
        f"{entry['alias']} ← {whose}",
        Edit(register="aliases", before=entry),
        Edit(register="institutions", after=alone),
    )


_ALONE: Entry = {"merged_into": None}


def alias_edits(warehouse: Warehouse, institution: int, alias: str) -> list[Edit]:
    """Return what gives an institution another name; nothing if it has it."""
    alias = written(alias)
    known = {row["institution"] for row in named(warehouse, alias)}
    if known - {institution}:
        raise RegisterError(
            _(
                "“{alias}” is the name of another institution. Merge the two.",
                alias=alias,
            )
        )
    entry = {"institution": institution, "alias": alias, "folded": fold(alias)}
    return [] if known else [Edit(register="aliases", after=entry)]


def _make_sure_no_other_has_it(
    warehouse: Warehouse, entry: Entry, municipality: str | None
) -> None:
    for row in named(warehouse, entry["alias"]):
        own = row["institution"] == entry["institution"]
        if not own and row["municipality"] == municipality:
            raise RegisterError(
                _(
                    "“{alias}” is the name of another institution. Merge the two.",
                    alias=entry["alias"],
                )
            )


def _alias(warehouse: Warehouse, alias: str, among: str | None) -> Entry:
    """The other name, of the institution `among` where one is named."""
    found = ALIASES.all(warehouse, folded=fold(written(alias)))
    if among is not None:
        own = number(warehouse, among)
        numbers = {own, *(row["institution"] for row in became(warehouse, own))}
        found = [row for row in found if row["institution"] in numbers]
    if len(found) > 1:
        raise RegisterError(
            _(
                "Several institutions go by “{name}”. Say which one is meant.",
                name=alias,
            )
        )
    if not found:
        raise RegisterError(_("No institution goes by “{name}”.", name=alias))
    return found[0]


def _merged(warehouse: Warehouse, name: str) -> Sequence[Entry]:
    """The institution of a name or number that was merged into another; none or one."""
    merged = [
        row for row in INSTITUTIONS.all(warehouse) if row["merged_into"] is not None
    ]
    plain = fold(name)
    found = [
        row
        for row in merged
        if plain in {row["folded"], str(row["institution"]), f"i{row['institution']}"}
    ]
    if len(found) > 1:
        raise RegisterError(
            _(
                "Several municipalities have a “{name}”. Give its number from the"
                " list.",
                name=name,
            )
        )
    return found
