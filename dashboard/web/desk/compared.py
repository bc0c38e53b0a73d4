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
from dashboard.reading.asking import columns_of
from dashboard.reading.catalogue import INDICATORS
from dashboard.reading.changes import (
    Change,
    Redefined,
    changes,
    key_columns,
    redefined,
    sizes,
)
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.kinds import Month
from dashboard.reading.columns.marks import NOT_APPLICABLE
from dashboard.reading.indicator import Indicator
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
    with shelf.edition(now.number).definitions.in_force():
        return _compared(shelf, before[0].number, now.number)


def _compared(shelf: Shelf, earlier: int, number: int) -> list[Any]:
    found = changes(shelf, earlier, number, current_scope())
    how = redefined(shelf, earlier, number)
    differing = [one for one in found if one.differs]
    text = _(
        "Edition {number} beside edition {earlier}, both for the same days.",
        number=number,
        earlier=earlier,
    )
    size = _sizes(shelf, earlier, number)
    head = [html.P(text), *_redefined(how, {one.query.name for one in differing}), size]
    if not differing:
        return [*head, html.P(_("No total has changed."))]
    tables = [
        _of_indicator(indicator, list(group), how)
        for indicator, group in groupby(differing, key=lambda one: one.indicator)
    ]
    return [*head, *tables]


def _redefined(how: Redefined, differing: set[str]) -> list[Markup]:
    """Say in how far the two count alike, beyond what the tables say."""
    if not (how.changed or how.added or how.gone):
        said = _(
            "Both count by the same definitions: what differs, differs in the data."
        )
        return [html.P(said)]
    same = [name for name in how.changed if name not in differing]
    sentences = (
        (N_("Defined anew, with the same totals: {names}."), same),
        (N_("First defined in the newer edition: {names}."), how.added),
        (N_("Not defined any more in the newer edition: {names}."), how.gone),
    )
    return [
        html.P(_(said, names=", ".join(map(_title, names))))
        for said, names in sentences
        if names
    ]


def _title(query: str) -> str:
    return _(INDICATORS[query].title) if query in INDICATORS else query


def _of_indicator(indicator: Indicator, found: list[Change], how: Redefined) -> Markup:
    """The numbers of one indicator that differ, and of what they come."""
    title, name = _(indicator.title), indicator.query
    if name not in how.changed:
        return _table(title, [_line(one) for one in found])
    if name in how.not_recounted:
        said = _(
            "The definition has changed, and the older edition cannot be asked by the"
            " newer one: the differences come of the data, the definition or both."
        )
        return _table(title, [_line(one) for one in found], said)
    said = _(
        "The definition has changed: the first difference comes of the definition, the"
        " second of the data."
    )
    heads = (
        *(_("Number"), _("Before"), _("Before, by the newer definition")),
        *(_("Difference of the definition"), _("Now"), _("Difference of the data")),
    )
    return _table(title, [_recounted(one) for one in found], said, heads)


def _sizes(shelf: Shelf, earlier: int, number: int) -> Markup:
    """How large each of the two is, over all its own days."""
    old, new = (sizes(shelf.edition(n), current_scope()) for n in (earlier, number))
    lines = [_row(_(_SIZES[name]), before, new[name]) for name, before in old.items()]
    return _table(_("What each edition holds"), lines)


def _table(
    title: str, found: list[Markup], said: str = "", heads: tuple[str, ...] = ()
) -> Markup:
    heads = heads or (_("Number"), _("Before"), _("Now"), _("Difference"))
    body = html.table(
        title,
        html.headings(heads, range(1, len(heads))),
        found,
        className="table tl-table",
    )
    inside = [html.P(said), body] if said else [body]
    return html.Div(inside, className="tl-changes")


def _line(one: Change) -> Markup:
    return _row(_said(one), one.before, one.after)


def _recounted(one: Change) -> Markup:
    """A row in which two differences stand apart: the definition's and the data's."""
    numbers = (
        _number(one.before),
        _number(one.recounted),
        _more(one.before, one.recounted),
        _number(one.after),
        _more(one.recounted, one.after),
    )
    cells = [html.Td(number, className="n") for number in numbers]
    return html.Tr([html.Th(_said(one), scope="row"), *cells])


def _said(one: Change) -> str:
    types = {column.name: column.type for column in one.query.columns}
    read = columns_of(one.indicator, one.query)
    named = [
        _named(read[column], code)
        for column, code in zip(key_columns(types), one.codes, strict=False)
    ]
    return ": ".join(filter(None, (", ".join(named), words.heading(one.column))))


def _named(column: Column, code: str) -> str:
    is_month = isinstance(column.kind, Month)
    value = date.fromisoformat(code) if is_month else code
    return words.capital(column.kind.label(value))


def _row(said: str, before: int | None, after: int | None) -> Markup:
    return html.Tr(
        [
            html.Th(said, scope="row"),
            *(html.Td(_number(n), className="n") for n in (before, after)),
            html.Td(_more(before, after), className="n"),
        ]
    )


def _more(before: int | None, after: int | None) -> str:
    more = (after or 0) - (before or 0)
    return f"{'+' if more > 0 else ''}{i18n.number(more)}"


def _number(n: int | None) -> str:
    return NOT_APPLICABLE.text if n is None else i18n.number(n)
