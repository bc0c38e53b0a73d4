"""The registers the coordinator keeps: institutions and mediators' posts."""

from dataclasses import dataclass
from datetime import date

from dashboard.ground import reference
from dashboard.ground.i18n import _
from dashboard.ground.spelling import fold, without_turns
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import DoneAlreadyError, Warehouse


class RegisterError(ValueError):
    """An entry that cannot be made, and why."""


class RegisteredAlreadyError(RegisterError, DoneAlreadyError):
    """The entry stands in the register just so."""


@dataclass(frozen=True, kw_only=True)
class NewPost:
    """A post to be registered: municipality, days (both included), hours.

    With `once`, one just like a known post is the same, given again, and not another
    mediator's beside it.
    """

    municipality: str
    first: date
    last: date | None
    hours_per_week: float | None
    once: bool = False


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


def add_institution(
    warehouse: Warehouse, name: str, kind: str, municipality: str | None
) -> bool:
    """Add an institution; False if it is there already, just so.

    RegisterError if the name is taken by another one in the same municipality.
    """
    name = " ".join(without_turns(name).split())
    if not fold(name):
        raise RegisterError(_("Write the institution's name."))
    same = [
        row for row in _named(warehouse, name) if row["municipality"] == municipality
    ]
    if same and same[0]["kind"] == kind:
        return False
    if same:
        raise RegisterError(
            _(
                "The name is taken: {name}, {kind}.",
                name=same[0]["name"],
                kind=_kind(same[0]["kind"]),
            )
        )
    sql = "select coalesce(max(institution), 0) + 1 as number from raw.institutions"
    entry = {"institution": warehouse.rows(sql)[0]["number"], "name": name}
    entry |= {"folded": fold(name), "kind": kind, "municipality": municipality}
    warehouse.append("raw.institutions", [entry])
    warehouse.record("register", what=name, note="institution")
    return True


def add_alias(warehouse: Warehouse, name: str, alias: str) -> None:
    """Let an institution go by another name too."""
    alias, institution = " ".join(without_turns(alias).split()), _one(warehouse, name)
    if not fold(alias):
        raise RegisterError(_("Write the institution's name."))
    known = {row["institution"] for row in _named(warehouse, alias)}
    if known - {institution}:
        raise RegisterError(
            _(
                "“{alias}” is the name of another institution. Merge the two.",
                alias=alias,
            )
        )
    if not known:
        entry = {"institution": institution, "alias": alias, "folded": fold(alias)}
        warehouse.append("raw.aliases", [entry])
        warehouse.record("register", what=alias, note=f"alias of {institution}")


def merge(warehouse: Warehouse, name: str, into: str) -> None:
    """Make one institution of two; the first's names lead to the second."""
    leaving, staying = _one(warehouse, name), _one(warehouse, into)
    if leaving == staying:
        same = fold(name) == fold(into)
        error = RegisterError if same else RegisteredAlreadyError
        raise error(_("These are the same institution."))
    warehouse.connection.execute(
        "update raw.institutions set merged_into = $staying"
        " where institution = $leaving or merged_into = $leaving",
        {"leaving": leaving, "staying": staying},
    )
    warehouse.record("register", what=name, note=f"merged into {staying}")


def posts(warehouse: Warehouse) -> Rows:
    """Return every time a post was filled."""
    return warehouse.rows("from raw.posts order by post, from_date")


def add_post(warehouse: Warehouse, new: NewPost) -> str:
    """Register a time in which a municipality has a mediator; return the post's code.

    A time that touches none of the known ones continues the municipality's
    first post; one that overlaps a known time is another post beside it. What
    is only known from public sources gives way.
    """
    if new.last and new.last < new.first:
        raise RegisterError(_("The last day lies before the first."))
    if new.once:
        _make_sure_it_is_new(warehouse, new)
    known = reference.municipalities()[new.municipality]
    window = {"today": known.today, "first": new.first, "last": new.last or date.max}
    warehouse.connection.execute(
        "delete from raw.posts where origin = 'reference'"
        " and post in"
        " (select post from staging.registered_posts where municipality_today = $today)"
        " and from_date <= $last and coalesce(to_date, $last) >= $first",
        window,
    )
    overlapping = warehouse.rows(
        "select distinct post from raw.posts where municipality = $municipality"
        " and from_date <= $last and coalesce(to_date, $last) >= $first",
        {"municipality": new.municipality, "first": new.first, "last": window["last"]},
    )
    taken = {row["post"] for row in overlapping}
    number = 1
    while f"{new.municipality}-{number}" in taken:
        number += 1
    post = f"{new.municipality}-{number}"
    entry = {
        "post": post,
        "municipality": new.municipality,
        "from_date": new.first,
        "to_date": new.last,
        "hours_per_week": new.hours_per_week,
        "origin": "coordinator",
    }
    warehouse.append("raw.posts", [entry])
    warehouse.record("register", what=post, note="post")
    return post


def _make_sure_it_is_new(warehouse: Warehouse, new: NewPost) -> None:
    same = warehouse.rows(
        "select post from raw.posts where origin = 'coordinator'"
        " and municipality = $municipality and from_date = $first"
        " and to_date is not distinct from $last"
        " and hours_per_week is not distinct from $hours",
        {
            "municipality": new.municipality,
            "first": new.first,
            "last": new.last,
            "hours": new.hours_per_week,
        },
    )
    if same:
        raise RegisteredAlreadyError(
            _("This time is registered already: {post}.", post=same[0]["post"])
        )


def _named(warehouse: Warehouse, name: str) -> Rows:
    return warehouse.rows(
        "select distinct i.* from staging.institution_names as n"
        " inner join staging.institutions as i on n.institution = i.institution"
        " where n.folded = ? order by i.institution",
        [fold(name)],
    )


def _one(warehouse: Warehouse, name: str) -> int:
    """The institution of a name or number; RegisterError unless there is just one."""
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


def _numbered(warehouse: Warehouse, name: str) -> Rows:
    number = int(name) if name.isdecimal() else None
    return warehouse.rows("from staging.institutions where institution = ?", [number])


def _kind(code: str) -> str:
    return reference.vocabulary("institution_kinds")[code].label
