"""The monthly mirror of a post: for its mediator, in plain words, on one sheet."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from flask import Flask, abort
from markupsafe import Markup

from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.pages.data import MIRROR as PATH
from dashboard.web.desk import opening
from dashboard.web.desk.screen import show, there
from dashboard.writing.warehouse import mirror
from dashboard.writing.warehouse.mirror import Mirror
from dashboard.writing.warehouse.staging import Rows

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_YEAR = 12
"""Months of a post that stand open, the latest; those before are folded."""

_LACKS = {
    "no_domains": N_("Rows in which it is not said what they were about: {n}."),
    "no_outcome": N_("Rows in which it is not said what came of it: {n}."),
    "no_minutes": N_("Rows without the minutes: {n}."),
    "no_institution": N_("Rows of work with an institution that name none: {n}."),
    "no_role": N_("Rows that name an institution, but not whom you talked to: {n}."),
}
_CAME = {
    "solved": N_("Solved: {n}."),
    "referred": N_("Referred further: {n}."),
    "in_progress": N_("Still going on: {n}."),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the months of each post, and the mirror of each."""

    @server.get(PATH)
    def list_months() -> Any:
        with opening.looked_at() as warehouse:
            found = mirror.months(warehouse)
        return show(shelf, _("Monthly mirrors"), _listed(found))

    @server.get(f"{PATH}/<post>/<month>")
    def one_month(post: str, month: str) -> Any:
        first = _first(month)
        with opening.looked_at() as warehouse:
            seen = mirror.mirror(warehouse, post, first)
        if seen is None:
            abort(404)
        place = reference.municipality_name(seen.municipality)
        title = _("{place}: {month}", place=place, month=i18n.month(first))
        return show(shelf, title, [*_sheet(seen), *_published(seen, shelf)])


def _first(month: str) -> date:
    match = _MONTH.fullmatch(month)
    if match is None:
        abort(404)
    try:
        return date(int(match[1]), int(match[2]), 1)
    except ValueError:
        abort(404)


def _listed(found: Rows) -> list[Any]:
    text = _(
        "What came in of a mediator's month, what is missing, and what became of it:"
        " one sheet to print or to look at together."
    )
    if not found:
        return [html.P(text), html.P(_("Nothing has been taken in yet."))]
    items = []
    for post, rows in groupby(found, key=lambda row: row["post"]):
        months = [*rows]
        place = reference.municipality_name(months[0]["municipality"])
        latest, earlier = months[:_YEAR], months[_YEAR:]
        inside = [html.H3(f"{place} · {post}"), _months(latest)]
        if earlier:
            told = ngettext("{n} earlier month", "{n} earlier months", len(earlier))
            inside.append(html.Details([html.Summary(told), _months(earlier)]))
        items.append(html.Li(inside))
    return [html.P(text), html.Ul(items, className="tl-asked")]


def _months(rows: Rows) -> Markup:
    return html.Ul([html.Li(_link(row)) for row in rows], className="tl-choices")


def _link(row: dict[str, Any]) -> Markup:
    month = row["month"]
    return html.A(
        i18n.month(month),
        href=there(f"{PATH}/{row['post']}/{month:%Y-%m}"),
        className="btn",
    )


def _sheet(seen: Mirror) -> list[Any]:
    printed: dict[str, str] = {"data-print": "true"}
    button = html.Button(
        _("Print this sheet"), type="button", className="btn", **printed
    )
    post = html.P(_("Mediator's post {post}", post=seen.post), className="tl-source")
    return [
        post,
        html.Div(button, className="tl-paper"),
        *_section(_("What came in"), _arrived(seen)),
        *_section(_("What is still missing"), _missing(seen)),
        *_section(_("What became of it"), _came(seen)),
        *_past(seen),
    ]


def _section(title: str, lines: Iterator[str]) -> list[Any]:
    items = [html.Li(line) for line in lines]
    return [html.H2(title, className="tl-section"), html.Ul(items)]


def _arrived(seen: Mirror) -> Iterator[str]:
    report, work = seen.report, seen.work
    if report is None:
        yield _("Nothing has come in of this month.")
        return
    day = i18n.day(report["received"])
    n = report["accepted"]
    yield ngettext(
        "{n} row was taken in; the report came on {day}.",
        "{n} rows were taken in; the report came on {day}.",
        n,
        day=day,
    )
    if work:
        families = work["families"]
        yield ngettext(
            "You worked with {n} family; new ones: {new}.",
            "You worked with {n} families; new ones: {new}.",
            families,
            new=work["new_families"],
        )
        yield _("Rows of work with institutions: {n}.", n=work["cooperation"])
        yield _("Rows of indirect work: {n}.", n=work["indirect"])
        yield _("Hours: {n}.", n=i18n.number(work["hours"], 1))


def _missing(seen: Mirror) -> Iterator[str]:
    report, work = seen.report or {}, seen.work or {}
    lines = [_(words, n=work[name]) for name, words in _LACKS.items() if work.get(name)]
    if report.get("rejected"):
        n = report["rejected"]
        lines.insert(
            0,
            ngettext(
                "{n} row could not be read. Mend it and hand it in again.",
                "{n} rows could not be read. Mend them and hand them in again.",
                n,
            ),
        )
    for row in seen.waiting:
        words = _(
            "Rows that wait until “{name}” is in the register: {n}.",
            name=row["name"],
            n=row["rows"],
        )
        lines.append(words)
    if seen.report is None:
        lines.append(_("The whole report."))
    yield from lines or [_("Nothing. Thank you!")]


def _came(seen: Mirror) -> Iterator[str]:
    work = seen.work or {}
    lines = [_(words, n=work[name]) for name, words in _CAME.items() if work.get(name)]
    yield from lines or [_("Nothing was written down of it.")]


def _past(seen: Mirror) -> list[Any]:
    """The month beside those before it, the same post's only."""
    months = [one for one in (seen.work, *seen.past) if one]
    if not seen.past:
        return []
    heads = (_("Month"), _("Rows"), _("Families"), _("With institutions"), _("Hours"))
    rows = [
        html.Tr(
            [
                html.Th(i18n.month(one["month"]), scope="row"),
                html.Td(i18n.number(one["rows"]), className="n"),
                html.Td(i18n.number(one["families"]), className="n"),
                html.Td(i18n.number(one["cooperation"]), className="n"),
                html.Td(i18n.number(one["hours"], 1), className="n"),
            ]
        )
        for one in months
    ]
    title = _("Your months until now")
    table = html.listing(title, heads, rows, range(1, len(heads)))
    note = _(
        "One family may stand in several months, so the columns do not add up to a"
        " number of families."
    )
    return [
        html.H2(title, className="tl-section"),
        table,
        html.P(note, className="tl-source"),
    ]


def _published(seen: Mirror, shelf: Shelf) -> list[Any]:
    title = html.H2(_("Where it is shown"), className="tl-section")
    return [title, html.P(_shown(seen, shelf))]


def _shown(seen: Mirror, shelf: Shelf) -> str:
    try:
        edition = shelf.edition().manifest
    except NoEditionError:
        return _("Nothing has been published yet.")
    made = datetime.fromisoformat(edition.created).replace(tzinfo=None)
    if seen.brought_at is None or made < seen.brought_at:
        return _("Not published yet: it will be in the next edition.")
    return _(
        "In edition {n}, published on {day}.",
        n=edition.number,
        day=i18n.day(made.date()),
    )
