"""The register of institutions: what can be changed of one, each way undoable."""

import re

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
    name = written(name)
    _known_kind(kind)
    make_sure_it_is_free(warehouse, name, kind, municipality)
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


def renamed(warehouse: Warehouse, name: str, new: str) -> Change:
    """Give an institution another name; the one it had stays another name of it."""
    new, entry = written(new), _standing(warehouse, name)
    if new == entry["name"]:
        raise RegisteredAlreadyError(_("Already there: {name}", name=new))
    others = named(warehouse, new)
    if any(row["institution"] != entry["institution"] for row in others):
        make_sure_it_is_free(warehouse, new, "", entry["municipality"])
    after = {**entry, "name": new, "folded": fold(new)}
    edits = [Edit(register="institutions", before=entry, after=after)]
    own = {
        "institution": entry["institution"],
        "alias": entry["name"],
        "folded": entry["folded"],
    }
    if entry["folded"] != after["folded"] and not ALIASES.at(warehouse, own):
        edits.append(Edit(register="aliases", after=own))
    return change("rename", f"{entry['name']} → {new}", *edits)


def of_kind(warehouse: Warehouse, name: str, kind: str) -> Change:
    """Let an institution be of another kind."""
    _known_kind(kind)
    entry = _standing(warehouse, name)
    if entry["kind"] == kind:
        raise RegisteredAlreadyError(_("It is of that kind already."))
    edit = Edit(register="institutions", before=entry, after={**entry, "kind": kind})
    return change("kind", f"{entry['name']}: {entry['kind']} → {kind}", edit)


def moved(warehouse: Warehouse, name: str, municipality: str | None) -> Change:
    """Let an institution be another municipality's; of none, a national body."""
    entry = _standing(warehouse, name)
    if entry["municipality"] == municipality:
        raise RegisteredAlreadyError(_("It belongs there already."))
    make_sure_it_is_free(warehouse, entry["name"], "", municipality)
    after = {**entry, "municipality": municipality}
    edit = Edit(register="institutions", before=entry, after=after)
    what = f"{entry['name']}: {entry['municipality'] or NATIONAL}"
    return change("move", f"{what} → {municipality or NATIONAL}", edit)


def number(warehouse: Warehouse, name: str) -> int:
    """Number of the institution of a name or number; RegisterError unless just one."""
    found = named(warehouse, name) or _numbered(warehouse, name)
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


def written(name: str) -> str:
    """Return a name as it is kept; RegisterError if it is none."""
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
    name = written(name)
    return {
        "institution": number,
        "name": name,
        "folded": fold(name),
        "kind": kind,
        "municipality": municipality,
        "merged_into": None,
    }


def make_sure_it_is_free(
    warehouse: Warehouse, name: str, kind: str, municipality: str | None
) -> None:
    """RegisterError if another one of the municipality has the name.

    RegisteredAlreadyError if it is of the same kind.
    """
    same = [
        row for row in named(warehouse, name) if row["municipality"] == municipality
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


def change(deed: str, what: str, *edits: Edit) -> Change:
    """Return a change of the institutions."""
    return Change(register="institutions", deed=deed, what=what, edits=edits)


def title(warehouse: Warehouse, institution: int) -> str:
    """Return the name of an institution by its number, merged or not."""
    (row,) = INSTITUTIONS.all(warehouse, institution=institution)
    return str(row["name"])


def _standing(warehouse: Warehouse, name: str) -> Entry:
    (row,) = INSTITUTIONS.all(warehouse, institution=number(warehouse, name))
    return row


def named(warehouse: Warehouse, name: str) -> Rows:
    """Return the institutions that go by a name."""
    return warehouse.rows(
        "select distinct i.* from staging.institution_names as n"
        " inner join staging.institutions as i on n.institution = i.institution"
        " where n.folded = ? order by i.institution",
        [fold(name)],
    )


def _numbered(warehouse: Warehouse, name: str) -> Rows:
    given = int(name) if name.isdecimal() else None
    return warehouse.rows("from staging.institutions where institution = ?", [given])
