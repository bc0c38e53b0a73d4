"""What changed from one edition to the next."""

from itertools import groupby
from typing import Any

from markupsafe import Markup

from dashboard.editions.edition import Edition
from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.access import current_scope
from dashboard.ground.i18n import N_, _
from dashboard.reading.catalogue import INDICATORS
from dashboard.reading.changes import (
    Change,
    Redefined,
    changes,
    number,
    redefined,
    sizes,
)
from dashboard.reading.indicator import Indicator

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
    text = _(
        "Edition {number} beside edition {earlier}, both for the same days.",
        number=now.number,
        earlier=before[0].number,
    )
    old, new = (shelf.edition(one.number) for one in (before[0], now))
    return [html.P(text), *between(old, new)]


def between(old: Edition, new: Edition) -> list[Any]:
    """Return every total that differs between two editions, and of what it comes."""
    with new.definitions.in_force():
        return _compared(old, new)


def _compared(old: Edition, new: Edition) -> list[Any]:
    found, how = changes(old, new, current_scope()), redefined(old, new)
    differing = [one for one in found if one.differs]
    head = [
        *_redefined(how, {one.query.name for one in differing}),
        _sizes(old, new),
    ]
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
        *(_("What is counted"), _("Before"), _("Before, by the newer definition")),
        *(_("Difference of the definition"), _("Now"), _("Difference of the data")),
    )
    return _table(title, [_recounted(one) for one in found], said, heads)


def _sizes(old: Edition, new: Edition) -> Markup:
    """How large each of the two is, over all its own days."""
    before, now = (sizes(edition, current_scope()) for edition in (old, new))
    lines = [_row(_(_SIZES[name]), n, now[name]) for name, n in before.items()]
    return _table(_("What each edition holds"), lines)


def _table(
    title: str, found: list[Markup], said: str = "", heads: tuple[str, ...] = ()
) -> Markup:
    heads = heads or (_("What is counted"), _("Before"), _("Now"), _("Difference"))
    body = html.table(
        title,
        html.headings(heads, range(1, len(heads))),
        found,
        className="table tl-table",
    )
    inside = [html.P(said), body] if said else [body]
    return html.Div(inside, className="tl-changes")


def _line(one: Change) -> Markup:
    return _row(one.words, one.before, one.after)


def _recounted(one: Change) -> Markup:
    """A row in which two differences stand apart: the definition's and the data's."""
    numbers = (
        number(one.before),
        number(one.recounted),
        _more(one.before, one.recounted),
        number(one.after),
        _more(one.recounted, one.after),
    )
    cells = [html.Td(one, className="n") for one in numbers]
    return html.Tr([html.Th(one.words, scope="row"), *cells])


def _row(said: str, before: int | None, after: int | None) -> Markup:
    return html.Tr(
        [
            html.Th(said, scope="row"),
            *(html.Td(number(n), className="n") for n in (before, after)),
            html.Td(_more(before, after), className="n"),
        ]
    )


def _more(before: int | None, after: int | None) -> str:
    more = (after or 0) - (before or 0)
    return f"{'+' if more > 0 else ''}{i18n.number(more)}"
