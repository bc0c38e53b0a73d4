"""Mediators' posts: when each was filled, and what can be mended of a time."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from flask import Flask, abort, request
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import N_, _
from dashboard.pages.data import REGISTERS
from dashboard.web.desk import opening, questions
from dashboard.web.desk.forms import button, field, form, hidden, select
from dashboard.web.desk.registers import changing, files
from dashboard.web.desk.registers.changing import Step
from dashboard.web.desk.screen import show, there
from dashboard.writing.warehouse.registers import post
from dashboard.writing.warehouse.registers.change import Change
from dashboard.writing.warehouse.registers.post import (
    MOST_HOURS,
    NewPost,
    Time,
)
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

PATH = f"{REGISTERS}/amati"
ADD = f"{PATH}/pievienot"

_ORIGINS = {
    "reference": N_("from public sources"),
    "coordinator": N_("by the coordinator"),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of posts, the page of each time, and its forms."""

    def listed(problem: str = "", *more: Any) -> Any:
        with opening.looked_at() as warehouse:
            body = [changing.wrong(problem), *more, *_listed(post.posts(warehouse))]
        return changing.answered(show(shelf, _("Mediators' posts"), body), problem)

    server.add_url_rule(PATH, "posts", listed, methods=["GET"])

    @server.post(ADD)
    def add_to_posts() -> Any:
        return added(shelf, PATH, listed)

    def page(code: str, first: str, problem: str = "") -> Any:
        with opening.looked_at() as warehouse:
            found = [
                row
                for row in post.posts(warehouse)
                if (row["post"], row["from_date"].isoformat()) == (code, first)
            ]
            if not found:
                abort(404)
            body = [changing.wrong(problem), *_page(found[0])]
        title = f"{reference.municipality_name(found[0]['municipality'])}, {code}"
        return changing.answered(show(shelf, title, body), problem)

    server.add_url_rule(f"{PATH}/<code>/<first>", "post", page, methods=["GET"])

    @server.post(f"{PATH}/<code>/<first>/<any({', '.join(_PLANS)}):deed>")
    def change_post(code: str, first: str, deed: str) -> Any:
        step = Step(
            shelf=shelf,
            plan=lambda warehouse: _PLANS[deed](warehouse, code, _day(first)),
            back=PATH,
            again=partial(page, code, first),
        )
        return changing.carry_out(step)


def added(shelf: Shelf, back: str, again: Callable[..., Any]) -> Any:
    """Register a post as a form asks for it; ask where a second one may be meant."""
    is_beside = request.form.get("beside") == "yes"

    def plan(warehouse: Warehouse) -> Change:
        return post.added(warehouse, _new(once=not is_beside))

    step = Step(
        shelf=shelf,
        plan=plan,
        back=back,
        again=again,
        done="post",
        second=lambda problem: again(problem, _second()),
    )
    return changing.carry_out(step)


def _second() -> Markup:
    """The two answers to whether a second mediator is meant."""
    sent = {name: request.form.get(name, "") for name in _FIELDS}
    yes = form(
        there(request.path),
        [hidden(**sent, beside="yes"), button(_("Yes, a second mediator"))],
    )
    no = html.A(_("No: end or change the first"), href=there(PATH), className="btn")
    return html.Div([yes, no], className="tl-step")


_FIELDS = ("municipality", "first", "last", "hours")


def _new(*, once: bool) -> NewPost:
    return NewPost(
        municipality=changing.municipality("municipality"),
        first=changing.day("first"),
        last=changing.day_or_none("last"),
        hours_per_week=_hours(),
        once=once,
    )


def _hours() -> float | None:
    given = request.form.get("hours", "").replace(",", ".")
    hours = float(given) if given else None
    if not 0 <= (hours or 0) <= MOST_HOURS:
        raise ValueError(given)
    return hours


def _change(warehouse: Warehouse, code: str, first: date) -> Change:
    time = Time(
        first=changing.day("first"),
        last=changing.day_or_none("last"),
        hours_per_week=_hours(),
    )
    return post.changed(warehouse, code, time, first)


def _remove(warehouse: Warehouse, code: str, first: date) -> Change:
    return post.removed(warehouse, code, first)


_PLANS: dict[str, Callable[[Warehouse, str, date], Change]] = {
    "mainit": _change,
    "iznemt": _remove,
}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        abort(404)


def _listed(found: Rows) -> list[Any]:
    text = _(
        "A post is a mediator's place in a municipality; each time in which it was"
        " filled stands in a line. When a mediator leaves, give that time its last day."
    )
    heads = [_("Post"), _("Municipality"), _("First day"), _("Last day")]
    heads += [_("Hours a week"), _("Registered"), ""]
    rows = [_line(row) for row in sorted(found, key=_newest_first)]
    return [
        html.P(text),
        html.listing(_("Mediators' posts"), heads, rows, {4}),
        html.H2(_("Add a time"), className="tl-section"),
        form(there(ADD), [_municipalities(), *_fields({}), button(_("Add"))]),
        *files.ways("amati"),
    ]


def _newest_first(row: dict[str, Any]) -> tuple[bool, int, str]:
    is_over = row["to_date"] is not None
    return is_over, -row["from_date"].toordinal(), row["post"]


def _line(row: dict[str, Any]) -> Markup:
    last, hours, origin = row["to_date"], row["hours_per_week"], _ORIGINS[row["origin"]]
    path = f"{PATH}/{row['post']}/{row['from_date'].isoformat()}"
    said = html.Span(f" {row['post']}", className="visually-hidden")
    return html.Tr(
        [
            html.Th(row["post"], scope="row", className="is-code"),
            html.Td(reference.municipality_name(row["municipality"])),
            html.Td(i18n.day(row["from_date"])),
            html.Td(i18n.day(last) if last else _("filled still")),
            html.Td(i18n.number(hours) if hours else "", className="n"),
            html.Td(_(origin)),
            html.Td(html.A([_("Change…"), said], href=there(path))),
        ]
    )


def _page(row: dict[str, Any]) -> list[Any]:
    path = f"{PATH}/{row['post']}/{row['from_date'].isoformat()}"
    text = _(
        "When the mediator leaves, write the last day here. Rows of days outside of the"
        " time wait for a post; reports are expected of its months only."
    )
    change = [*_fields(row), button(_("Change it"), main=True)]
    return [
        html.P(html.A(_("All posts"), href=there(PATH))),
        html.P(text),
        html.H2(_("Days and hours"), className="tl-section"),
        form(there(f"{path}/mainit"), change),
        html.H2(_("Was it never filled?"), className="tl-section"),
        form(there(f"{path}/iznemt"), [button(_("Take this time out"))]),
    ]


def _fields(row: dict[str, Any]) -> list[Markup]:
    bounds = {
        "type": "date",
        "min": questions.FIRST_DAY.isoformat(),
        "max": questions.LAST_DAY.isoformat(),
    }
    hours = {"type": "number", "min": 0, "max": MOST_HOURS, "step": "0.5"}
    first, last = (
        {"value": row[name].isoformat()} if row.get(name) else {}
        for name in ("from_date", "to_date")
    )
    paid = row.get("hours_per_week")
    return [
        field(_("First day"), "first", {**bounds, **first, "required": True}),
        field(_("Last day; leave empty if still filled"), "last", {**bounds, **last}),
        field(
            _("Paid hours a week"),
            "hours",
            {**hours, **({"value": f"{paid:g}"} if paid else {})},
        ),
    ]


def _municipalities() -> Markup:
    codes = [
        code for code, one in reference.municipalities().items() if one.until is None
    ]
    codes.sort(key=lambda code: i18n.alphabetical(reference.municipality_name(code)))
    choices = [("", ""), *((code, reference.municipality_name(code)) for code in codes)]
    return select(_("Municipality"), "municipality", {"": choices})
