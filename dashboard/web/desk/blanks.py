"""Templates and forms to take away, in both languages, for one municipality or all."""

import tempfile
from pathlib import Path
from typing import Any

from flask import Flask, abort, request

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import N_, _
from dashboard.pages.data import BLANKS as PATH
from dashboard.web.desk import opening
from dashboard.web.desk.forms import button, select
from dashboard.web.desk.screen import go, show, there
from dashboard.web.downloads import attached
from dashboard.writing.contracts.contract import LOG, Contract, survey
from dashboard.writing.handouts.entry import page
from dashboard.writing.handouts.offers import FAMILIAR

PAGE = "lapa"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "veidne": N_("Workbook to fill in (Excel)"),
    "forma": N_("Form for KoboToolbox (XLSForm)"),
    PAGE: N_("Page for a telephone, without a network (log only)"),
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
        if kind == PAGE and contract != LOG:
            return go(PATH, done="only_log")
        known = place in reference.municipalities()
        try:
            made = _made(contract, kind, place if known else None)
        except page.TooHeavyError:
            return go(PATH, done="too_heavy")
        name = f"tilts-{kind}-{contract.name}-{place if known else 'visi'}"
        if kind == PAGE:
            return attached(made, f"{name}.html", "text/html; charset=utf-8")
        return attached(made, f"{name}-{i18n.active()}.xlsx", _XLSX)


def _made(contract: Contract, kind: str, municipality: str | None) -> bytes:
    # As for tables: a process that only shows is spared what writes workbooks.
    from dashboard.writing.handouts import forms, templates  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "blank.xlsx"
        with opening.looked_at() as warehouse:
            # The survey asks what this home asks.
            contract = survey() if contract.name == survey().name else contract
            if kind == PAGE:
                return page.page(warehouse, [municipality] if municipality else [])
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
        " The page for a telephone speaks both, keeps entries on the device alone, and"
        " gives a file to hand in; with all municipalities it is for those with posts."
    )
    whole = there(f"{PATH}/fails", contract=LOG.name, kind=PAGE, place=_EVERYWHERE)
    telephone = html.A(_("Save the page for a telephone"), href=whole, className="btn")
    return [
        html.P(text),
        asked,
        html.P(note, className="tl-source"),
        html.P(telephone),
    ]


def _ordered() -> list[tuple[str, str]]:
    """The language in use first."""
    return sorted(_LANGUAGES, key=lambda one: one[0] != i18n.active())
