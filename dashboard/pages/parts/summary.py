"""One municipality on one screen, and on one sheet: its year, and what cards say."""

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.months import between
from dashboard.pages.parts.card import sentence
from dashboard.reading.columns.marks import PROTECTED, PROVISIONAL, Mark
from dashboard.reading.cooperation import indicators as cooperation
from dashboard.reading.families import indicators as families
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.pieces.marked import marked
from dashboard.reading.kit.pieces.prose import spans, statement
from dashboard.reading.record.indicators import MISSING_REPORTS
from dashboard.reading.rows import Row, is_hidden
from dashboard.reading.view import View
from dashboard.reading.workload import indicators as workload

_MONTHS = 12
_TOLD = (
    families.FAMILIES_BY_DOMAIN,
    families.OUTCOMES_BY_DOMAIN,
    families.PERSONS_BY_MUNICIPALITY,
    cooperation.COOPERATION_BY_KIND,
    cooperation.COOPERATION_GAPS,
    cooperation.INCOMPLETE_RECORDS,
    workload.AGAINST_OTHERS,
    MISSING_REPORTS,
)


def summary(view: View) -> list[Markup]:
    """Return the months up to now and a statement of each topic, leading to its card.

    Nothing where there is nothing to tell.
    """
    year = _year(view)
    told = [item for indicator in _TOLD for item in _told(indicator, view)]
    if not (year or told):
        return []
    said = html.Ul(told, className="tl-told")
    return [html.Div([*year, said], className="tl-summary")]


def _told(indicator: Indicator, view: View) -> Iterator[Markup]:
    if not view.shows(indicator) or view.nothing_of(indicator):
        return
    answer = indicator.narrowed(view.ask(indicator))
    said = statement(sentence(indicator, answer)) if answer.table else []
    if said:
        heading = indicator.heading
        # What has no card on this page is told all the same.
        label = heading if indicator is MISSING_REPORTS else _to_card(indicator)
        yield html.Li([html.P(spans(said)), html.Small(label)])


def _to_card(indicator: Indicator) -> Markup:
    return html.A(indicator.heading, href=f"#title-{indicator.name}")


def _year(view: View) -> list[Markup]:
    """Twelve months up to the last of those asked for that has come in."""
    history = view.ask(families.FAMILIES_BY_MONTH).history
    until = view.window.until
    known = {row["month"]: row for row in history if row["month"] < until}
    if not known:
        return []
    months = between(min(known), max(known))[-_MONTHS:]
    most = max(
        1, *(known[month]["families"] or 0 for month in months if month in known)
    )
    items = [
        _month(known[month], most, view.window.since)
        if month in known
        else _without(month)
        for month in months
    ]
    named = {"aria-label": _("Families by month")}
    title = _to_card(families.FAMILIES_BY_MONTH)
    heading = html.P([html.Small(title)])
    return [html.Div([html.Ol(items, className="tl-year", **named), heading])]


def _without(month: date) -> Markup:
    """A month between of which there is no entry."""
    said = _("{month}: no entries", month=i18n.month(month))
    seen = html.B("–", **{"aria-hidden": "true"})
    return html.Li([html.Span(said, className="visually-hidden"), seen, *_below(month)])


def _below(month: date) -> list[Markup]:
    short = html.Span(i18n.short_month(month), **{"aria-hidden": "true"})
    return [short, html.Small(str(month.year))] if month.month == 1 else [short]


def _month(row: Row, most: int, since: date) -> Markup:
    """A bar, its number above it and its month below, read as one sentence."""
    mark = _mark(row)
    height = 100 * (row["families"] or 0) / most
    bar = html.I(style={"--v": f"{height:.0f}"}, className="is-c" if mark else "")
    read = html.Span(f"{i18n.month(row['month'])}: ", className="visually-hidden")
    look = "is-asked" if row["month"] >= since.replace(day=1) else ""
    inside = [read, *_number(row, mark), bar, *_below(row["month"])]
    return html.Li(inside, className=look)


def _number(row: Row, mark: Mark | None) -> Sequence[str | Markup]:
    if mark:
        return [marked(mark)]
    n = row["families"]
    # The number is seen, what it counts is heard.
    more = ngettext("{n} family", "{n} families", n).removeprefix(i18n.number(n))
    loose = marked(PROVISIONAL) if row["provisional"] else ""
    heard = html.Span(more, className="visually-hidden")
    return [html.B(i18n.number(n)), heard, loose]


def _mark(row: Row) -> Mark | None:
    return PROTECTED if is_hidden(row, "families") else None
