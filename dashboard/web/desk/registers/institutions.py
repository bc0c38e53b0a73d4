"""Institutions: the list of them, and what can be mended of one."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Flask, abort, request
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import _
from dashboard.pages.data import REGISTERS
from dashboard.web.desk import opening
from dashboard.web.desk.forms import Choices, button, field, form, hidden, select
from dashboard.web.desk.registers import changing, files
from dashboard.web.desk.registers.changing import Step, words
from dashboard.web.desk.screen import show, there
from dashboard.writing.warehouse.registers import institution, names
from dashboard.writing.warehouse.registers.change import Change
from dashboard.writing.warehouse.registers.institution import NATIONAL
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

PATH = f"{REGISTERS}/iestades"


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of institutions, the page of each, and its forms."""

    @server.get(PATH)
    def list_institutions() -> Any:
        with opening.looked_at() as warehouse:
            body = _listed(institution.institutions(warehouse), _counts(warehouse))
        return show(shelf, _("Institutions"), body)

    def page(number: int, problem: str = "") -> Any:
        with opening.looked_at() as warehouse:
            known = institution.institutions(warehouse)
            here = [one for one in known if one["institution"] == number]
            if not here:
                abort(404)
            rows = _counts(warehouse).get(number, 0)
            joined = names.became(warehouse, number)
            body = [
                changing.wrong(problem),
                *_page(here[0], rows, joined, _but(known, number)),
            ]
        return changing.answered(show(shelf, here[0]["name"], body), problem)

    server.add_url_rule(f"{PATH}/<int:number>", "institution", page, methods=["GET"])

    @server.post(f"{PATH}/<int:number>/<any({', '.join(_PLANS)}):deed>")
    def change_institution(number: int, deed: str) -> Any:
        # What became part of another has no page any more.
        gone = deed == "apvienot"
        step = Step(
            shelf=shelf,
            plan=lambda warehouse: _PLANS[deed](warehouse, f"i{number}"),
            back=PATH if gone else f"{PATH}/{number}",
            again=partial(page, number),
        )
        return changing.carry_out(step)


def _rename(warehouse: Warehouse, name: str) -> Change:
    return institution.renamed(warehouse, name, words("name"))


def _of_kind(warehouse: Warehouse, name: str) -> Change:
    return institution.of_kind(warehouse, name, words("kind"))


def _move(warehouse: Warehouse, name: str) -> Change:
    return institution.moved(warehouse, name, _place())


def _alias(warehouse: Warehouse, name: str) -> Change:
    return names.aliased(warehouse, name, words("alias"))


def _unalias(warehouse: Warehouse, name: str) -> Change:
    return names.unaliased(warehouse, words("alias"), name)


def _realias(warehouse: Warehouse, name: str) -> Change:
    into = f"i{int(words('into'))}"
    return names.realiased(warehouse, words("alias"), into, name)


def _split(warehouse: Warehouse, _name: str) -> Change:
    given = words("number")
    if given:
        return names.split(warehouse, f"i{int(given)}")
    return names.split(warehouse, words("alias"), words("kind"), _place())


def _merge(warehouse: Warehouse, name: str) -> Change:
    return names.merged(warehouse, name, f"i{int(words('into'))}")


_PLANS: dict[str, Callable[[Warehouse, str], Change]] = {
    "nosaukums": _rename,
    "veids": _of_kind,
    "vieta": _move,
    "cits": _alias,
    "atnemt": _unalias,
    "pierakstit": _realias,
    "nodalit": _split,
    "apvienot": _merge,
}


def _place() -> str | None:
    if request.form.get("municipality") == NATIONAL:
        return None
    return changing.municipality("municipality")


def _but(known: Rows, number: int) -> Rows:
    return [one for one in known if one["institution"] != number]


def _counts(warehouse: Warehouse) -> dict[int, int]:
    rows = warehouse.rows(
        "select institution, count(*) as n from staging.resolved"
        " where institution is not null group by institution"
    )
    return {row["institution"]: row["n"] for row in rows}


def _listed(known: Rows, counts: dict[int, int]) -> list[Any]:
    text = _(
        "Open an institution to rename it, to change its kind or municipality, to take"
        " a wrong name away from it, or to merge two that are one."
    )
    heads = [_("Institution"), _("Kind"), _("Municipality"), _("Other names")]
    rows = [
        _line(one, counts.get(one["institution"], 0))
        for one in sorted(known, key=_by_place_and_name)
    ]
    titles = [*heads, _("Rows")]
    shown = html.listing(_("Institutions"), titles, rows, {len(heads)})
    return [html.P(text), shown, *files.ways("iestades")]


def _by_place_and_name(one: dict[str, Any]) -> tuple[str, str]:
    place = one["municipality"]
    where = i18n.alphabetical(reference.municipality_name(place)) if place else ""
    return where, i18n.alphabetical(one["name"])


def _line(one: dict[str, Any], rows: int) -> Markup:
    link = html.A(one["name"], href=there(f"{PATH}/{one['institution']}"))
    return html.Tr(
        [
            html.Th(link, scope="row"),
            html.Td(_kind(one["kind"])),
            html.Td(_where(one["municipality"])),
            html.Td("; ".join(one["aliases"] or ())),
            html.Td(i18n.number(rows), className="n"),
        ]
    )


def _page(one: dict[str, Any], rows: int, joined: Rows, others: Rows) -> list[Any]:
    told = f"{_kind(one['kind'])} · {_where(one['municipality'])} · "
    told += i18n.ngettext("{n} row", "{n} rows", rows)
    return [
        html.P([html.A(_("All institutions"), href=there(PATH)), f" · {told}"]),
        html.H2(_("What it is"), className="tl-section"),
        html.Div(_what(one), className="tl-step"),
        html.H2(_("Other names"), className="tl-section"),
        html.Ul(_names(one, joined, others), className="tl-asked"),
        _form(
            one,
            "cits",
            [field(_("Another name"), "alias", {"required": True}), button(_("Add"))],
        ),
        html.H2(_("Is it the same as another?"), className="tl-section"),
        _form(
            one,
            "apvienot",
            [
                select(_("It is the same as"), "into", {"": _others(others)}),
                button(_("Merge")),
            ],
        ),
    ]


def _what(one: dict[str, Any]) -> list[Markup]:
    kinds = _kinds(first=one["kind"])
    return [
        _form(
            one,
            "nosaukums",
            [
                field(_("Name"), "name", {"value": one["name"], "required": True}),
                button(_("Rename")),
            ],
        ),
        _form(
            one,
            "veids",
            [select(_("Kind"), "kind", {"": kinds}), button(_("Change it"))],
        ),
        _form(
            one,
            "vieta",
            [
                select(
                    _("Municipality"),
                    "municipality",
                    {"": _places(first=one["municipality"])},
                ),
                button(_("Change it")),
            ],
        ),
    ]


def _names(one: dict[str, Any], joined: Rows, others: Rows) -> list[Markup]:
    """Each other name with what it may be instead; each merged one with the way out."""
    merged = {row["name"] for row in joined}
    plain = [name for name in one["aliases"] or () if name not in merged]
    items = [
        html.Li(
            [
                html.H3(row["name"]),
                html.P(_("was merged into this one")),
                _form(
                    one,
                    "nodalit",
                    [
                        hidden(number=row["institution"]),
                        button(_("Make it one of its own again")),
                    ],
                ),
            ]
        )
        for row in joined
    ]
    items += [_name(one, name, others) for name in plain]
    return items or [html.Li(_("It has no other names."))]


def _name(one: dict[str, Any], name: str, others: Rows) -> Markup:
    guess = institution.suggested_kind(name)
    hint = _("By its name: {kind}?", kind=_kind(guess)) if guess else None
    away = [hidden(alias=name), button(_("Take the name away"))]
    moved = [
        hidden(alias=name),
        select(_("It belongs to"), "into", {"": _others(others)}),
        button(_("Give it to that one")),
    ]
    split = [
        hidden(alias=name),
        select(_("Kind"), "kind", {"": _kinds()}),
        html.P(hint, className="tl-source") if hint else None,
        select(
            _("Municipality"),
            "municipality",
            {"": [("", ""), *_places(first=one["municipality"])]},
        ),
        button(_("Make it one of its own")),
    ]
    forms = (("atnemt", away), ("pierakstit", moved), ("nodalit", split))
    steps = [_form(one, deed, inside) for deed, inside in forms]
    summary = html.Summary(_("The name does not belong here…"))
    return html.Li(
        [html.H3(name), html.Details([summary, html.Div(steps, className="tl-step")])]
    )


def _form(one: dict[str, Any], deed: str, inside: list[Any]) -> Markup:
    return form(there(f"{PATH}/{one['institution']}/{deed}"), inside)


def _kinds(first: str | None = None) -> Choices:
    """Every kind, the one that stands first; nothing is chosen where none does."""
    known = reference.vocabulary("institution_kinds")
    rest = [(code, term.label) for code, term in known.items() if code != first]
    return [(first, known[first].label) if first else ("", ""), *rest]


def _places(first: str | None) -> Choices:
    """Today's municipalities and the whole country, the one that stands first."""
    codes = [
        code for code, one in reference.municipalities().items() if one.until is None
    ]
    codes.sort(key=lambda code: i18n.alphabetical(reference.municipality_name(code)))
    found = [(NATIONAL, _("National"))]
    found += [(code, reference.municipality_name(code)) for code in codes]
    standing = first or NATIONAL
    return sorted(found, key=lambda one: one[0] != standing)


def _others(others: Rows) -> Choices:
    """The other institutions; none is chosen."""
    ordered = sorted(others, key=lambda one: i18n.alphabetical(one["name"]))
    return [
        ("", ""),
        *(
            (
                str(one["institution"]),
                f"{one['name']} ({_kind(one['kind'])}, {_where(one['municipality'])})",
            )
            for one in ordered
        ),
    ]


def _kind(code: str) -> str:
    return reference.vocabulary("institution_kinds")[code].label


def _where(place: str | None) -> str:
    return reference.municipality_name(place) if place else _("National")
