"""Who has not reported, and the mails that ask for it, ready to copy."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Flask
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.pages.data import MIRROR, REGISTERS
from dashboard.pages.data import REMINDERS as PATH
from dashboard.web.desk import opening
from dashboard.web.desk.registers.slugs import SLUGS
from dashboard.web.desk.screen import show, there
from dashboard.writing.handouts.reminders import STATES, Owed, by_post, letter, owed

_CLOSED = f"{REGISTERS}/{SLUGS['closed_periods']}"


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list and the mails."""

    @server.get(PATH)
    def remind() -> Any:
        return show(shelf, _("Who has not reported"), _page(missing()))


def missing() -> list[Owed]:
    """Return what is owed of the last months."""
    with opening.looked_at() as warehouse:
        return owed(warehouse, None, date.today())


def listed(found: Sequence[Owed]) -> Markup:
    """Return the posts that owe a month, each month with what is known of it."""
    items = [
        html.Li([html.B(name), _months(months)]) for name, months in by_post(found)
    ]
    return html.Ul(items, className="tl-plain")


def _months(months: Sequence[Owed]) -> Markup:
    lines = [html.Li(_month(one)) for one in months]
    return html.Ul(lines, className="tl-plain")


def _month(one: Owed) -> list[Any]:
    link = html.A(
        i18n.month(one.month), href=there(f"{MIRROR}/{one.post}/{one.month:%Y-%m}")
    )
    return [link, f": {_(STATES[one.state])}"]


def _page(found: Sequence[Owed]) -> list[Any]:
    text = _(
        "Months that have ended, of the last six, of which nothing counts yet. The"
        " mails name places and posts only, never persons."
    )
    if not found:
        none = _("Every month of the last six that has ended has come in.")
        return [html.P(text), html.P(none, className="tl-nothing")]
    closed = html.A(_("Closed periods"), href=there(_CLOSED))
    note = _("If no report will come, say so under: ")
    return [
        html.P(text),
        listed(found),
        html.P([note, closed], className="tl-source"),
        html.H2(_("Mails to copy"), className="tl-section"),
        *(_mail(name, months) for name, months in by_post(found)),
        _mail(_("All of them in one mail"), found),
    ]


def _mail(name: str, months: Sequence[Owed]) -> Markup | None:
    text = letter(months)
    if not text:
        return None
    words = html.Textarea(
        text,
        className="form-control",
        rows=str(text.count("\n") + 4),
        readonly=True,
    )
    return html.Label([html.Span(name), words], className="tl-field tl-mail")
