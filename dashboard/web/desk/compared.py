"""What changed from one edition to the next."""

from datetime import date
from itertools import groupby
from typing import Any

from markupsafe import Markup

from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.access import current_scope
from dashboard.ground.i18n import N_, _
from dashboard.reading.asking import QUERIES
from dashboard.reading.changes import Change, changes, key_columns, sizes
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.kinds import Month
from dashboard.reading.columns.marks import NOT_APPLICABLE
from dashboard.reading.kit.tables import words

_SIZES = {
    "interactions": N_("Records"),
    "families": N_("Families"),
    "municipality": N_("Municipalities"),
    "respondents": N_("Respondents"),
}


def page(shelf: Shelf, before: list[Manifest], now: Manifest) -> list[Any]:
    """Return every total that differs between an edition and the one before it."""
    if not before:
        return [html.P(_("This is the first edition; there is none before it."))]
    if not (before[0].readable and now.readable):
        text = _(
            "One of the two editions was published by another version of Tilts and"
            " cannot be opened, so they cannot be compared."
        )
        return [html.P(text)]
    earlier, number = before[0].number, now.number
    found = changes(shelf, earlier, number, current_scope())
    differing = [one for one in found if one.differs]
    text = _(
        "Edition {number} beside edition {earlier}, both for the same days.",
        number=number,
        earlier=earlier,
    )
    size = _sizes(shelf, earlier, number)
    if not differing:
        return [html.P(text), size, html.P(_("No total has changed."))]
    tables = [
        _table(_(indicator.title), [_compared(one) for one in group])
        for indicator, group in groupby(differing, key=lambda one: one.indicator)
    ]
    return [html.P(text), size, *tables]


def _sizes(shelf: Shelf, earlier: int, number: int) -> Markup:
    """How large each of the two is, over all its own days."""
    old, new = (sizes(shelf.edition(n), current_scope()) for n in (earlier, number))
    lines = [_row(_(_SIZES[name]), before, new[name]) for name, before in old.items()]
    return _table(_("What each edition holds"), lines)


def _table(title: str, found: list[Markup]) -> Markup:
    heads = (_("Number"), _("Before"), _("Now"), _("Difference"))
    body = html.table(
        title,
        html.headings(heads, range(1, len(heads))),
        found,
        className="table tl-table",
    )
    return html.Div(body, className="tl-changes")


def _compared(one: Change) -> Markup:
    types = {
        column.name: column.type for column in QUERIES[one.indicator.query].columns
    }
    named = [
        _named(one.indicator.read[column], code)
        for column, code in zip(key_columns(types), one.codes, strict=True)
    ]
    said = ": ".join(filter(None, (", ".join(named), words.heading(one.column))))
    return _row(said, one.before, one.after)


def _named(column: Column, code: str) -> str:
    is_month = isinstance(column.kind, Month)
    value = date.fromisoformat(code) if is_month else code
    return words.capital(column.kind.label(value))


def _row(said: str, before: int | None, after: int | None) -> Markup:
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
