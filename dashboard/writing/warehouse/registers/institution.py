"""The register of institutions: what can be changed of one, each way undoable."""

import re
from collections.abc import Sequence

from dashboard.ground import reference
from dashboard.ground.i18n import _
from dashboard.ground.spelling import fold, without_turns
from dashboard.writing.warehouse.own_lists import Entry
from dashboard.writing.warehouse.registers.change import Change, Edit, make
from dashboard.writing.warehouse.registers.store import (
    ALIASES,
    INSTITUTIONS,
    RegisteredAlreadyError,
    RegisterError,
)
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

NATIONAL = "national"
"""What stands for no municipality where one is chosen."""

_WORDS = re.compile(r"[^\W_]+")


def institutions(warehouse: Warehouse) -> Rows:
    """Return every institution with its other names."""
    return warehouse.rows(
        """
        select
            i.institution,
            i.name,
            i.kind,
            i.municipality,
            list(a.alias order by a.alias) filter (where a.alias is not null) as aliases
        from staging.institutions as i
        left join raw.aliases as a
            on
                i.institution = a.institution
                or a.institution in (
                    select m.institution from raw.institutions as m
                    where m.merged_into = i.institution
                )
        group by all
        order by i.kind, i.name
        """
    )


def became(warehouse: Warehouse, institution: int) -> Rows:
    """Return the institutions that were merged into one."""
    sql = "from raw.institutions where merged_into = ? order by name"
    return warehouse.rows(sql, [institution])


def suggested_kind(name: str) -> str | None:
    """Guess the kind of an institution by its name; None where nothing tells it.

    The longest spelling of a kind that stands in the name as whole words tells it.
    """
    words = f" {' '.join(_WORDS.findall(fold(name)))} "
    fitting = {}
    for term in reference.vocabulary("institution_kinds").values():
        for spelling in (term.lv, term.en, *term.aliases):
            plain = " ".join(_WORDS.findall(fold(spelling)))
            if f" {plain} " in words:
                fitting[plain] = term.code
    return fitting[max(fitting, key=len)] if fitting else None


def added(
    warehouse: Warehouse, name: str, kind: str, municipality: str | None
) -> Change:
    """Add an institution; RegisteredAlreadyError if it is there already, just so."""
    name = _written(name)
    _known_kind(kind)
    _make_sure_it_is_free(warehouse, name, kind, municipality)
    entry = new(next_number(warehouse), name, kind, municipality)
    edit = Edit(register="institutions", after=entry)
    return Change(register="institutions", deed="add", what=name, edits=(edit,))


def add_institution(
    warehouse: Warehouse, name: str, kind: str, municipality: str | None
) -> bool:
    """Add an institution; False if it is there already, just so."""
    try:
        make(warehouse, added(warehouse, name, kind, municipality))
    except RegisteredAlreadyError:
        return False
    return True


def aliased(warehouse: Warehouse, name: str, alias: str) -> Change:
    """Let an institution go by another name too."""
    alias, institution = _written(alias), number(warehouse, name)
    edits = alias_edits(warehouse, institution, alias)
    if not edits:
        raise RegisteredAlreadyError(_("Already there: {name}", name=alias))
    return _change("alias", f"{alias} → {_title(warehouse, institution)}", *edits)


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
    title = _title(warehouse, entry["institution"])
    return _change("unalias", f"{entry['alias']} ← {title}", edit)


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
    return _change("alias", f"{entry['alias']} → {_title(warehouse, staying)}", *edits)


def renamed(warehouse: Warehouse, name: str, new: str) -> Change:
    """Give an institution another name; the one it had stays another name of it."""
    new, entry = _written(new), _standing(warehouse, name)
    if new == entry["name"]:
        raise RegisteredAlreadyError(_("Already there: {name}", name=new))
    others = _named(warehouse, new)
    if any(row["institution"] != entry["institution"] for row in others):
        _make_sure_it_is_free(warehouse, new, "", entry["municipality"])
    after = {**entry, "name": new, "folded": fold(new)}
    edits = [Edit(register="institutions", before=entry, after=after)]
    own = {
        "institution": entry["institution"],
        "alias": entry["name"],
        "folded": entry["folded"],
    }
    if entry["folded"] != after["folded"] and not ALIASES.at(warehouse, own):
        edits.append(Edit(register="aliases", after=own))
    return _change("rename", f"{entry['name']} → {new}", *edits)


def of_kind(warehouse: Warehouse, name: str, kind: str) -> Change:
    """Let an institution be of another kind."""
    _known_kind(kind)
    entry = _standing(warehouse, name)
    if entry["kind"] == kind:
        raise RegisteredAlreadyError(_("It is of that kind already."))
    edit = Edit(register="institutions", before=entry, after={**entry, "kind": kind})
    return _change("kind", f"{entry['name']}: {entry['kind']} → {kind}", edit)


def moved(warehouse: Warehouse, name: str, municipality: str | None) -> Change:
    """Let an institution be another municipality's; of none, a national body."""
    entry = _standing(warehouse, name)
    if entry["municipality"] == municipality:
        raise RegisteredAlreadyError(_("It belongs there already."))
    _make_sure_it_is_free(warehouse, entry["name"], "", municipality)
    after = {**entry, "municipality": municipality}
    edit = Edit(register="institutions", before=entry, after=after)
    what = f"{entry['name']}: {entry['municipality'] or NATIONAL}"
    return _change("move", f"{what} → {municipality or NATIONAL}", edit)


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
    what = f"{_title(warehouse, leaving)} → {_title(warehouse, staying)}"
    return _change("merge", what, *edits)


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
        return _change("split", str(row["name"]), edit)
    entry = _alias(warehouse, name, None)
    if kind is None:
        raise RegisterError(
            _("“{name}” is only another name. Say what kind it is.", name=name)
        )
    alone = new(next_number(warehouse), entry["alias"], kind, municipality)
    title = _title(warehouse, entry["institution"])
    return _change(
        "split",
        f"{entry['alias']} ← {title}",
        Edit(register="aliases", before=entry),
        Edit(register="institutions", after=alone),
    )


_ALONE: Entry = {"merged_into": None}


def number(warehouse: Warehouse, name: str) -> int:
    """Number of the institution of a name or number; RegisterError unless just one."""
    found = _named(warehouse, name) or _numbered(warehouse, name)
    if not found:
        raise RegisterError(_("There is no institution “{name}”.", name=name))
    if len(found) > 1:
        raise RegisterError(
            _(
                "Several municipalities have a “{name}”. Give its number from the"
                " list.",
                name=name,
            )
        )
    return int(found[0]["institution"])


def _written(name: str) -> str:
    plain = " ".join(without_turns(name).split())
    if not fold(plain):
        raise RegisterError(_("Write the institution's name."))
    return plain


def _known_kind(kind: str) -> None:
    kinds = reference.vocabulary("institution_kinds")
    if kind not in kinds:
        raise RegisterError(
            _(
                "There is no kind “{kind}”. Kinds: {kinds}.",
                kind=kind,
                kinds=", ".join(kinds),
            )
        )


def next_number(warehouse: Warehouse) -> int:
    """Return a number that no institution ever had."""
    given = warehouse.rows(
        "select coalesce(max(n), 0) + 1 as n from ("
        " select institution as n from raw.institutions"
        " union all select try_cast(key as integer) from raw.register_edits"
        " where register = 'institutions')"
    )
    return int(given[0]["n"])


def new(number: int, name: str, kind: str, municipality: str | None) -> Entry:
    """Return the row of a new institution; RegisterError for what cannot be one."""
    _known_kind(kind)
    name = _written(name)
    return {
        "institution": number,
        "name": name,
        "folded": fold(name),
        "kind": kind,
        "municipality": municipality,
        "merged_into": None,
    }


def alias_edits(warehouse: Warehouse, institution: int, alias: str) -> list[Edit]:
    """Return what gives an institution another name; nothing if it has it."""
    alias = _written(alias)
    known = {row["institution"] for row in _named(warehouse, alias)}
    if known - {institution}:
        raise RegisterError(
            _(
                "“{alias}” is the name of another institution. Merge the two.",
                alias=alias,
            )
        )
    entry = {"institution": institution, "alias": alias, "folded": fold(alias)}
    return [] if known else [Edit(register="aliases", after=entry)]


def _make_sure_it_is_free(
    warehouse: Warehouse, name: str, kind: str, municipality: str | None
) -> None:
    same = [
        row for row in _named(warehouse, name) if row["municipality"] == municipality
    ]
    if same and same[0]["kind"] == kind:
        raise RegisteredAlreadyError(_("Already there: {name}", name=name))
    if same:
        raise RegisterError(
            _(
                "The name is taken: {name}, {kind}.",
                name=same[0]["name"],
                kind=reference.vocabulary("institution_kinds")[same[0]["kind"]].label,
            )
        )


def _change(deed: str, what: str, *edits: Edit) -> Change:
    return Change(register="institutions", deed=deed, what=what, edits=edits)


def _title(warehouse: Warehouse, institution: int) -> str:
    (row,) = INSTITUTIONS.all(warehouse, institution=institution)
    return str(row["name"])


def _standing(warehouse: Warehouse, name: str) -> Entry:
    (row,) = INSTITUTIONS.all(warehouse, institution=number(warehouse, name))
    return row


def _alias(warehouse: Warehouse, alias: str, among: str | None) -> Entry:
    """The other name, of the institution `among` where one is named."""
    found = ALIASES.all(warehouse, folded=fold(_written(alias)))
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


def _named(warehouse: Warehouse, name: str) -> Rows:
    return warehouse.rows(
        "select distinct i.* from staging.institution_names as n"
        " inner join staging.institutions as i on n.institution = i.institution"
        " where n.folded = ? order by i.institution",
        [fold(name)],
    )


def _numbered(warehouse: Warehouse, name: str) -> Rows:
    given = int(name) if name.isdecimal() else None
    return warehouse.rows("from staging.institutions where institution = ?", [given])
