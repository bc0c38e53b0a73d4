"""Templates and forms to take away, in both languages, for one municipality or all."""

import tempfile
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, request

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import N_, _
from dashboard.pages.data import BLANKS as PATH
from dashboard.web.desk import opening
from dashboard.web.desk.forms import button, select
from dashboard.web.desk.screen import show
from dashboard.writing.contracts.contract import LOG, Contract, survey
from dashboard.writing.handouts import forms, templates
from dashboard.writing.handouts.offers import FAMILIAR

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "veidne": N_("Workbook to fill in (Excel)"),
    "forma": N_("Form for KoboToolbox (XLSForm)"),
}
_EVERYWHERE = "all"
_LANGUAGES = (("lv", "Latviešu"), ("en", "English"))


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the choice of a blank, and the blank itself."""

    @server.get(PATH)
    def choose() -> Any:
        return show(shelf, _("Templates and forms"), _choice())

    @server.get(f"{PATH}/fails")
    def blank() -> Any:
        contracts = {one.name: one for one in (LOG, survey())}
        contract = contracts.get(request.args.get("contract", ""))
        kind, place = request.args.get("kind", ""), request.args.get("place", "")
        if contract is None or kind not in KINDS:
            abort(404)
        known = place in reference.municipalities()
        made = _made(contract, kind, place if known else None)
        language = i18n.active()
        name = f"tilts-{kind}-{contract.name}-{place if known else 'visi'}-{language}"
        disposition = f'attachment; filename="{name}.xlsx"'
        headers = {"Content-Disposition": disposition}
        return Response(made, content_type=_XLSX, headers=headers)


def _made(contract: Contract, kind: str, municipality: str | None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "blank.xlsx"
        with opening.looked_at() as warehouse:
            # The survey asks what this home asks.
            contract = survey() if contract.name == survey().name else contract
            if kind == "veidne":
                templates.write(contract, out, warehouse, municipality=municipality)
            else:
                forms.write(contract, out, warehouse)
        return out.read_bytes()


def _choice() -> list[Any]:
    text = _(
        "Send the workbook to the mediator: it has the right headings, lists and an"
        " example, and Tilts reads it back as it is. Filled in for one municipality,"
        " its own institutions stand first."
    )
    today = [one for one in reference.municipalities().values() if one.until is None]
    places = [
        (one.name, one.code)
        for one in sorted(today, key=lambda one: i18n.alphabetical(one.name))
    ]
    inside = [
        select(_("What"), "contract", {"": [(c, _(FAMILIAR[c])) for c in FAMILIAR]}),
        select(_("As"), "kind", {"": [(kind, _(KINDS[kind])) for kind in KINDS]}),
        select(
            _("Municipality"),
            "place",
            {
                "": [(_EVERYWHERE, _("all municipalities"))],
                _("One municipality"): [(code, name) for name, code in places],
            },
        ),
        select(_("Language"), "lang", {"": _ordered()}),
    ]
    asked = html.Form(
        [*inside, button(_("Save the file"), main=True)],
        method="get",
        action=f"{PATH}/fails",
        className="tl-form tl-drop",
    )
    note = _(
        "A form for KoboToolbox speaks both languages and holds every municipality."
    )
    return [html.P(text), asked, html.P(note, className="tl-source")]


def _ordered() -> list[tuple[str, str]]:
    """The language in use first."""
    return sorted(_LANGUAGES, key=lambda one: one[0] != i18n.active())
