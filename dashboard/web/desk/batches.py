"""What has been taken in, and the way back."""

from typing import Any

from flask import Flask, abort
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.i18n import N_, _
from dashboard.pages.data import BATCHES as PATH
from dashboard.web.desk import opening
from dashboard.web.desk.forms import button, form
from dashboard.web.desk.screen import go, show, there
from dashboard.web.desk.verdicts import COUNTS
from dashboard.writing.contracts.recommendations import RECOMMENDATIONS
from dashboard.writing.handouts.offers import FAMILIAR
from dashboard.writing.warehouse import batches
from dashboard.writing.warehouse.staging import Rows

_KINDS = {**FAMILIAR, RECOMMENDATIONS.name: N_("Recommendations")}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of batches and their undoing."""

    @server.get(PATH)
    def list_batches() -> Any:
        with opening.looked_at() as warehouse:
            found = batches.listed(warehouse)
        return show(shelf, _("What has been taken in"), _listed(found))

    @server.get(f"{PATH}/<int:number>/atsaukt")
    def ask(number: int) -> Any:
        with opening.looked_at() as warehouse:
            found = [one for one in batches.listed(warehouse) if one["batch"] == number]
        if not found or found[0]["undone_at"]:
            abort(404)
        title = _("Take batch {n} back?", n=number)
        return show(shelf, title, _asked(found[0]))

    @server.post(f"{PATH}/<int:number>/atsaukt")
    def undo(number: int) -> Any:
        try:
            with opening.warehouse() as warehouse:
                batches.undo(warehouse, number)
        except batches.UndoneAlreadyError:
            # Pressed twice, a button does its work once.
            pass
        except batches.NoBatchError:
            abort(404)
        return go(PATH, done="undone", n=number)


def _listed(found: Rows) -> list[Any]:
    if not found:
        return [html.P(_("Nothing has been taken in yet."), className="tl-nothing")]
    heads = [_("Batch"), _("File"), _("Taken in")]
    heads += [_(title) for title in COUNTS.values()]
    rows = map(_line, reversed(found))
    table = html.listing(_("Batches"), [*heads, ""], rows, range(3, len(heads)))
    text = _(
        "Each file is one batch. A batch that is taken back is as if it had never been"
        " handed in; what earlier files said is in force again."
    )
    return [html.P(text), table]


def _line(one: dict[str, Any]) -> Markup:
    counts = [html.Td(i18n.number(one[name]), className="n") for name in COUNTS]
    kind = _KINDS[one["contract"]]
    what = html.P(_(kind), className="tl-source")
    return html.Tr(
        [
            html.Th(str(one["batch"]), scope="row"),
            html.Td([one["file"], what]),
            html.Td(i18n.day(one["imported_at"].date())),
            *counts,
            html.Td(_step(one)),
        ]
    )


def _step(one: dict[str, Any]) -> Any:
    if one["undone_at"]:
        return _("taken back")
    number = one["batch"]
    said = html.Span(f" {_('Batch {n}', n=number)}", className="visually-hidden")
    return html.A([_("Take back…"), said], href=there(f"{PATH}/{number}/atsaukt"))


def _asked(one: dict[str, Any]) -> list[Any]:
    rows = sum(one[name] for name in ("accepted", "replaced", "held"))
    text = _(
        "The file {file} brought {rows} rows. After taking it back they count no"
        " longer from the next edition on; editions already published stay as they"
        " are. The file can be handed in again.",
        file=one["file"],
        rows=i18n.number(rows),
    )
    yes = form(
        there(f"{PATH}/{one['batch']}/atsaukt"),
        [button(_("Yes, take it back"), main=True)],
    )
    no = html.A(_("No, leave it"), href=there(PATH), className="btn")
    return [html.P(text, className="tl-lede"), html.Div([yes, no], className="tl-step")]
