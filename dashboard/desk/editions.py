"""Publishing, and what changed since the edition before."""

from datetime import date
from itertools import groupby
from typing import Any

from dash import html
from flask import Flask, abort, request

from dashboard import i18n
from dashboard.access import current_scope
from dashboard.changes import Change, changes, key_columns, sizes
from dashboard.desk import opening
from dashboard.desk.files import WORK
from dashboard.desk.forms import button, field, form, tick
from dashboard.desk.screen import go, show, there
from dashboard.desk.work import Work
from dashboard.editions import NoEditionError, Shelf
from dashboard.i18n import N_, _
from dashboard.indicators import QUERIES
from dashboard.manifest import Manifest
from dashboard.pages.data import EDITIONS as PATH
from dashboard.publishing import CheckFailedError, NothingToPublishError, publish
from dashboard.tables import words
from dashboard.tables.marks import NOT_APPLICABLE
from dashboard.warehouse import BusyError

_LONGEST_LABEL = 80
_SIZES = {
    "interactions": N_("Records"),
    "families": N_("Families"),
    "municipality": N_("Municipalities"),
    "respondents": N_("Respondents"),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of editions and the publishing of a new one."""

    @server.get(PATH)
    def list_editions() -> Any:
        return show(shelf, _("Editions"), _listed(shelf.manifests()))

    @server.post(PATH)
    def publish_one() -> Any:
        typed = request.form.get("label", "")
        label = "".join(c for c in typed if c.isprintable()).strip()[:_LONGEST_LABEL]
        # Pressed twice, the button publishes once.
        work = Work.under_way("publishing")
        if work is None:
            work = begun = Work.begin(kind="edition", stage="publishing")
            outside = request.form.get("outside") == "yes"
            begun.carry_out(lambda: _publish(begun, shelf, label, outside=outside))
        return go(f"{WORK}/{work.id}")

    @server.get(f"{PATH}/<int:number>")
    def changed(number: int) -> Any:
        published = [one.number for one in shelf.manifests()]
        earlier = [one for one in published if one < number]
        if number not in published:
            abort(404)
        title = _("What has changed in edition {n}", n=number)
        return show(shelf, title, _changed(shelf, earlier[-1:], number))


def _publish(work: Work, shelf: Shelf, label: str, *, outside: bool) -> None:
    try:
        with opening.warehouse() as warehouse:
            made = publish(warehouse, shelf, label, outside=outside)
    except (NothingToPublishError, CheckFailedError) as error:
        work.tell(stage="failed", message=str(error))
    except BusyError as error:
        work.tell(stage="busy", message=str(error))
    else:
        work.tell(stage="published", number=made.number, interactions=made.interactions)


def _listed(found: list[Manifest]) -> list[Any]:
    text = _(
        "The pages show the latest edition. What has been taken in or mended since is"
        " seen only after the next one is published; earlier editions stay as they are."
    )
    given = {"maxlength": _LONGEST_LABEL, "placeholder": _("for example: May reports")}
    label = field(_("A few words to know it by (may stay empty)"), "label", given)
    public = tick(
        _("Also for readers outside the programme, with small numbers hidden"),
        "outside",
    )
    publish_now = form(
        there(PATH),
        [label, public, button(_("Publish an edition"), main=True)],
        look="tl-drop",
    )
    heads = (_("Edition"), _("Published"), _("Days"), _("Records"), "")
    cells = [html.Th(head, scope="col") if head else html.Td() for head in heads]
    lines = [_line(one) for one in reversed(found)]
    table = html.Table(
        [html.Thead(html.Tr(cells)), html.Tbody(lines)],
        className="table tl-table is-wide",
    )
    named: dict[str, Any] = {
        "role": "group",
        "tabIndex": 0,
        "aria-label": _("Editions"),
    }
    return [html.P(text), publish_now, html.Div(table, className="tl-scroll", **named)]


def _line(one: Manifest) -> html.Tr:
    label = html.P(one.label, className="tl-source") if one.label else None
    older = html.A(_("Show"), href=there("/", edition=one.number))
    news = html.A(_("What has changed"), href=there(f"{PATH}/{one.number}"))
    return html.Tr(
        [
            html.Th([str(one.number), label], scope="row"),
            html.Td(one.created[:16].replace("T", " ")),
            html.Td(one.extent.label),
            html.Td(i18n.number(one.interactions)),
            html.Td([news, " · ", older]),
        ]
    )


def _changed(shelf: Shelf, earlier: list[int], number: int) -> list[Any]:
    if not earlier:
        return [html.P(_("This is the first edition; there is none before it."))]
    try:
        found = changes(shelf, earlier[0], number, current_scope())
    except NoEditionError:
        abort(404)
    differing = [one for one in found if one.differs]
    text = _(
        "Edition {number} beside edition {earlier}, both for the same days.",
        number=number,
        earlier=earlier[0],
    )
    size = _sizes(shelf, earlier[0], number)
    if not differing:
        return [html.P(text), size, html.P(_("No total has changed."))]
    tables = [
        _table(words.title(query), [_compared(one) for one in group])
        for query, group in groupby(differing, key=lambda one: one.query)
    ]
    return [html.P(text), size, *tables]


def _sizes(shelf: Shelf, earlier: int, number: int) -> html.Div:
    """How large each of the two is, over all its own days."""
    old, new = (sizes(shelf.edition(n), current_scope()) for n in (earlier, number))
    lines = [_row(_(_SIZES[name]), before, new[name]) for name, before in old.items()]
    return _table(_("What each edition holds"), lines)


def _table(title: str, found: list[html.Tr]) -> html.Div:
    heads = (_("Number"), _("Before"), _("Now"), _("Difference"))
    cells = [
        html.Th(h, scope="col", className="n" if n else "") for n, h in enumerate(heads)
    ]
    body = html.Table(
        [
            html.Caption(title),
            html.Thead(html.Tr(cells)),
            html.Tbody(found),
        ],
        className="table tl-table",
    )
    return html.Div(body, className="tl-changes")


def _compared(one: Change) -> html.Tr:
    types = {column.name: column.type for column in QUERIES[one.query].columns}
    named = [
        _named(column, code, one.query)
        for column, code in zip(key_columns(types), one.codes, strict=True)
    ]
    said = ": ".join(filter(None, (", ".join(named), words.heading(one.column))))
    return _row(said, one.before, one.after)


def _named(column: str, code: str, query: str) -> str:
    if column == "month":
        return words.capital(i18n.month(date.fromisoformat(code)))
    return words.capital(words.label(column, code, query))


def _row(said: str, before: int | None, after: int | None) -> html.Tr:
    more = (after or 0) - (before or 0)
    return html.Tr(
        [
            html.Th(said, scope="row"),
            *(html.Td(_number(n), className="n") for n in (before, after)),
            html.Td(f"{'+' if more > 0 else ''}{i18n.number(more)}", className="n"),
        ]
    )


def _number(n: int | None) -> str:
    return NOT_APPLICABLE.text if n is None else i18n.number(n)
