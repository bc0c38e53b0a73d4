"""What a change of a register moves: rows from one place to another, and months."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.ground import reference
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.queries import script
from dashboard.writing.warehouse.registers import change as changing
from dashboard.writing.warehouse.registers.change import Change
from dashboard.writing.warehouse.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Effect:
    """Rows that stand elsewhere afterwards: `of` what, from where, to where.

    Of months expected, `rows` is how many there are afterwards.
    """

    of: str
    before: str | None
    after: str | None
    rows: int


Effects = tuple[Effect, ...]


_NOTED: Mapping[str, tuple[str, ...]] = {
    "institutions": ("rows",),
    "posts": ("rows", "months"),
    "phases": ("phases",),
    "closed_periods": ("months",),
}
"""What a register moves; the others move nothing that was taken in before."""


def expected(warehouse: Warehouse, change: Change) -> Effects:
    """Return what a change would move, and leave everything as it is."""
    try:
        with warehouse.transaction(keep=False):
            return _applied(warehouse, change)
    finally:
        reference.go_on_with(warehouse.lists())


def carry_out(
    warehouse: Warehouse,
    change: Change,
    note: Callable[[Warehouse, Change], None],
    tell: Callable[[Effects], None],
) -> None:
    """Make a change as a whole, and `note` it; what it moves is told before.

    Where telling raises an error, nothing is changed.
    """
    try:
        with warehouse.transaction():
            tell(_applied(warehouse, change))
            note(warehouse, change)
    finally:
        reference.go_on_with(warehouse.lists())


def _applied(warehouse: Warehouse, change: Change) -> Effects:
    """Apply a change; return what stands elsewhere than before."""
    noted = _NOTED.get(change.register, ())
    for name in noted:
        _keep(warehouse, name, "before")
    changing.apply(warehouse, change)
    moved: list[Effect] = []
    for name in noted:
        _keep(warehouse, name, "after")
        rows = warehouse.rows(script(f"moves/{name}_compared.sql"))
        moved += [Effect(**row) for row in rows]
    return tuple(moved)


def _keep(warehouse: Warehouse, name: str, when: str) -> None:
    """Keep where everything of a kind stands, for this connection."""
    table = f"create or replace temp table {name}_{when} as"
    warehouse.connection.execute(f"{table} {script(f'moves/{name}.sql')}")


def freed(effects: Effects) -> int:
    """Return how many rows that waited are accepted."""
    return sum(one.rows for one in effects if one.of == "accepted")


def disturb(effects: Effects) -> bool:
    """Whether anything that counted counts otherwise, and not only more does."""
    return any(
        one.of in {"kind", "held", "opened", "closed"}
        or (one.of in {"institution", "post", "phase"} and one.before is not None)
        for one in effects
    )


def sentences(effects: Effects) -> list[str]:
    """Return what is to be said of a change before it is made."""
    return [_SAID[one.of](one) for one in effects]


def _institution(one: Effect) -> str:
    values = dict(zip(("before", "after"), _names(one.before, one.after), strict=True))
    if one.before is None:
        text = ngettext(
            "{n} waiting row goes to “{after}”.",
            "{n} waiting rows go to “{after}”.",
            one.rows,
            **values,
        )
    elif one.after is None:
        text = ngettext(
            "{n} row of “{before}” will wait: its institution is not known then.",
            "{n} rows of “{before}” will wait: their institution is not known then.",
            one.rows,
            **values,
        )
    else:
        text = ngettext(
            "{n} row moves from “{before}” to “{after}”.",
            "{n} rows move from “{before}” to “{after}”.",
            one.rows,
            **values,
        )
    return text


def _names(*labels: str | None) -> list[str]:
    """Names of institutions, with the municipality where the names are the same."""
    parts = [(label or "").split("\t") for label in labels]
    if len({name for name, *_place in parts}) == len(parts):
        return [name for name, *_place in parts]
    return [
        f"{name} ({reference.municipality_name(place) if place else _('national')})"
        for name, place in parts
    ]


def _kind(one: Effect) -> str:
    before, after = (
        reference.vocabulary("institution_kinds")[code or ""].label
        for code in (one.before, one.after)
    )
    return ngettext(
        "{n} row counts as {after} instead of {before}.",
        "{n} rows count as {after} instead of {before}.",
        one.rows,
        before=before,
        after=after,
    )


def _post(one: Effect) -> str:
    values = {"before": one.before, "after": one.after}
    if one.before is None:
        text = ngettext(
            "{n} waiting row goes to the post {after}.",
            "{n} waiting rows go to the post {after}.",
            one.rows,
            **values,
        )
    elif one.after is None:
        text = ngettext(
            "{n} row of the post {before} will wait: no post is filled on its day.",
            "{n} rows of the post {before} will wait: no post is filled on their days.",
            one.rows,
            **values,
        )
    else:
        text = ngettext(
            "{n} row moves from the post {before} to {after}.",
            "{n} rows move from the post {before} to {after}.",
            one.rows,
            **values,
        )
    return text


def _phase(one: Effect) -> str:
    nothing = _("no phase")
    return ngettext(
        "{n} row moves from {before} to {after}.",
        "{n} rows move from {before} to {after}.",
        one.rows,
        before=_("phase {code}", code=one.before) if one.before else nothing,
        after=_("phase {code}", code=one.after) if one.after else nothing,
    )


def _months(one: Effect) -> str:
    place, _space, before = (one.before or "").partition(" ")
    return _(
        "Reports expected of {place}, in months: {before} before, {after} then.",
        place=reference.municipality_name(place),
        before=before,
        after=one.rows,
    )


def _closed(one: Effect) -> str:
    return ngettext(
        "{n} missing report of {place} is waited for no longer.",
        "{n} missing reports of {place} are waited for no longer.",
        one.rows,
        place=reference.municipality_name(one.after or ""),
    )


def _opened(one: Effect) -> str:
    return ngettext(
        "{n} report of {place} is waited for again.",
        "{n} reports of {place} are waited for again.",
        one.rows,
        place=reference.municipality_name(one.before or ""),
    )


def _accepted(one: Effect) -> str:
    return ngettext(
        "{n} held row is now accepted.", "{n} held rows are now accepted.", one.rows
    )


def _held(one: Effect) -> str:
    return ngettext(
        "{n} accepted row is now held.", "{n} accepted rows are now held.", one.rows
    )


_SAID: dict[str, Callable[[Effect], str]] = {
    "institution": _institution,
    "kind": _kind,
    "post": _post,
    "phase": _phase,
    "months": _months,
    "closed": _closed,
    "opened": _opened,
    "accepted": _accepted,
    "held": _held,
}
