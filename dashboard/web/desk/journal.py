"""The audit log as the coordinator reads it: who, what, when, from where, what for."""

from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import unquote_plus

from flask import Flask, request
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.editions.witnesses import witnesses
from dashboard.ground import html, i18n, reference
from dashboard.ground.audit.entry import COMMAND_LINE
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.purposes import label
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.ground.settings import Settings
from dashboard.pages.data import JOURNAL as PATH
from dashboard.pages.parts.person import written_down
from dashboard.web.desk.screen import show, there

_PAGE = 100
_LONGEST = 6

ACTIONS = {
    "view": N_("looked at"),
    "ahead": N_("was sent ahead, should it be looked at"),
    "download": N_("saved a file"),
    "ask": N_("asked on the command line"),
    "slides": N_("made slides"),
    "check slides": N_("checked slides"),
    "refresh slides": N_("refreshed slides"),
    "new seminar": N_("began a seminar"),
    "edit seminar": N_("changed a seminar"),
    "check seminar": N_("tested the claims of a seminar"),
    "report": N_("made a report"),
    "handout": N_("made a handout"),
    "picture": N_("saved a picture"),
    "import": N_("took in a file"),
    "marked": N_("saved a file with its faults marked"),
    "undo": N_("took a batch back"),
    "publish": N_("published an edition"),
    "moderate": N_("decided on open answers"),
    "register": N_("changed a register"),
    "audit export": N_("wrote the audit log out"),
    "families merge": N_("made one family of two"),
    "families split": N_("told two families apart"),
    "families apart": N_("said that families are different"),
    "families alike": N_("named families that look alike again"),
    "families forget": N_("forgot a family"),
    "backup": N_("made a backup"),
    "restore": N_("restored a backup"),
    "lost": N_("gave up lost changes"),
    "drill": N_("tried a backup out"),
    "clock": N_("said that the clock is right"),
    "retention": N_("deleted what was kept long enough"),
    "upgrade": N_("brought the data up to a version"),
    "sign in": N_("signed in"),
    "sign out": N_("signed out"),
    "refused": N_("was refused"),
}
ROLES = {
    "coordinator": N_("coordinator"),
    "leadership": N_("leadership"),
    "municipality": N_("municipality"),
    "outside": N_("outside the programme"),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the audit log, a month at a time, newest first."""

    @server.get(PATH)
    def read_journal() -> Any:
        log = Log.to_read(Settings.from_environment())
        months = log.months()
        asked = request.args.get("month", "")
        month = asked if asked in months else months[-1] if months else ""
        found = list(log.entries(month))[::-1]
        start = _number(request.args.get("after", ""))
        body = [
            _state(log, shelf) if "check" in request.args else _checking(month),
            *_months(months, month),
            *_page(found, start, month),
        ]
        return show(shelf, _("Audit log"), body)


def _number(text: str) -> int:
    known = text.isascii() and text.isdecimal() and len(text) <= _LONGEST
    return int(text) if known else 0


def _checking(month: str) -> Markup:
    link = html.A(_("Check that nothing is missing"), href=_there(month, check=1))
    told = _(
        "Every page that was looked at, every file that was saved and every change is"
        " written down here; nothing can be changed or left out without being noticed."
    )
    return html.P([told, " ", link, "."])


def _state(log: Log, shelf: Shelf) -> Markup:
    verdict = log.check(witnesses(shelf))
    if verdict.faults:
        text = ngettext(
            "The log was changed in {n} place. Run: tilts audit verify",
            "The log was changed in {n} places. Run: tilts audit verify",
            len(verdict.faults),
        )
        return html.P(text, className="tl-said is-wrong", role="alert")
    text = ngettext(
        "The log is whole: {n} entry.",
        "The log is whole: {n} entries.",
        verdict.entries,
    )
    return html.P(text, className="tl-said", role="status")


def _months(months: list[str], month: str) -> list[Any]:
    if len(months) <= 1:
        return []
    links = [
        html.Li(
            html.A(
                one,
                href=_there(one),
                **({"aria-current": "page"} if one == month else {}),
            )
        )
        for one in reversed(months)
    ]
    return [html.Nav(html.Ul(links), className="tl-tabs", **{"aria-label": _("Month")})]


def _page(found: list[dict[str, Any]], start: int, month: str) -> list[Any]:
    shown = list(islice(found, start, start + _PAGE))
    if not shown:
        return [html.P(_("Nothing has been written down yet."))]
    heads = (_("When"), _("Who"), _("What was done"), _("What for"))
    table = html.listing(_("Entries"), heads, map(_line, shown))
    more = []
    if start + _PAGE < len(found):
        more = [html.A(_("Earlier entries"), href=_there(month, after=start + _PAGE))]
    return [table, html.P(more)]


def _line(entry: dict[str, Any]) -> Markup:
    return html.Tr(
        [
            html.Td(_moment(entry["at"])),
            html.Td([_who(entry), html.P(_where(entry), className="tl-source")]),
            html.Td([_did(entry), html.P(_details(entry), className="tl-source")]),
            html.Td(label(entry["purpose"])),
        ]
    )


def _moment(at: str) -> str:
    local = datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone()
    return f"{i18n.day(local.date())} {local:%H:%M:%S}"


def _who(entry: dict[str, Any]) -> str:
    role = _(ROLES.get(entry["role"], entry["role"]))
    place = entry["municipality"]
    if place:
        role = f"{role}, {reference.municipality_name(place)}"
    name = written_down(entry["subject"])
    return f"{name} ({role})" if name else role


def _where(entry: dict[str, Any]) -> str:
    origin = entry["origin"]
    return _("command line") if origin == COMMAND_LINE else str(origin)


def _did(entry: dict[str, Any]) -> str:
    action = _(ACTIONS.get(entry["action"], entry["action"]))
    return f"{action}: {entry['what']}" if entry["what"] else action


def _details(entry: dict[str, Any]) -> str:
    rows, edition = entry["rows"], entry["edition"]
    parts = [
        unquote_plus(entry["query"]),
        _("edition {n}", n=edition) if edition else "",
        ngettext("{n} row", "{n} rows", rows) if rows else "",
        entry["note"],
    ]
    return " · ".join(part for part in parts if part)


def _there(month: str, **query: object) -> str:
    return there(PATH, **({"month": month} if month else {}), **query)
