"""Pictures of the record: the strip of reports, shares of entries, months apart."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import N_, _
from dashboard.ground.months import between
from dashboard.reading.answer import Answer
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import TOTAL, Row

_LOOKS = {
    "on_time": "ok",
    "late": "late",
    "held": "held",
    "rejected": "rejected",
    "missing": "miss",
    "closed": "closed",
    "open": "open",
}
_SHARES = (
    ("with_domain", "interactions", N_("name a domain")),
    ("with_outcome", "interactions", N_("name an outcome")),
    ("with_role", "with_institution", N_("name institution and role")),
)


def reporting_by_month(answer: Answer) -> Markup:
    """A dot for each post and month; what is missing is the loudest."""
    found = answer.rows
    months = between(min(r["month"] for r in found), max(r["month"] for r in found))
    met = {row["state"] for row in found}
    key = [html.Li([_dot(s), words.label("state", s)]) for s in _LOOKS if s in met]
    body = html.Table(
        [
            html.Caption(_("Monthly reports by post"), className="visually-hidden"),
            html.Thead([_years(months), _months(months)]),
            html.Tbody([_post(*one, months) for one in _by_post(found)]),
        ],
        className="tl-strip",
        style={"minWidth": f"{9 + 1.25 * len(months)}rem"},
    )
    scroll = html.scrolling(body, _("Monthly reports by post"))
    return html.Div([html.Ul(key, className="tl-key"), scroll])


def _by_post(found: list[Row]) -> Iterable[tuple[str, dict[date, Row]]]:
    names = words.places(row["municipality"] for row in found)
    posts = {row["post"]: row["municipality"] for row in found}
    alone = [*posts.values()]
    for post, inside in groupby(found, key=lambda row: row["post"]):
        by_month = {row["month"]: row for row in inside}
        place = posts[post]
        number = f" {post.rpartition('-')[2]}" if alone.count(place) > 1 else ""
        yield names[place] + number, by_month


def _years(months: list[date]) -> Markup:
    years = [
        html.Th(str(year), scope="colgroup", colSpan=len([*inside]))
        for year, inside in groupby(months, key=lambda month: month.year)
    ]
    return html.Tr([html.Td(), *years], className="years")


def _months(months: list[date]) -> Markup:
    heads = [
        html.Th([_seen(str(month.month)), _read(i18n.month(month))], scope="col")
        for month in months
    ]
    return html.Tr([html.Th(_read(_("Municipality")), scope="col"), *heads])


def _post(label: str, reports: dict[date, Row], months: list[date]) -> Markup:
    cells = [html.Td(_report(reports.get(month))) for month in months]
    return html.Tr([html.Th(label, scope="row"), *cells])


def _report(row: Row | None) -> list[Markup]:
    if row is None:
        return [_read(_("no post"))]
    said = words.label("state", row["state"])
    return [_dot(row["state"], said), _read(said)]


def _dot(state: str, title: str = "") -> Markup:
    named = {"title": title} if title else {}
    look = f"tl-dot {_LOOKS[state]}"
    return html.Span(className=look, **named, **{"aria-hidden": "true"})


def _seen(text: str) -> Markup:
    return html.Span(text, **{"aria-hidden": "true"})


def _read(text: str) -> Markup:
    return html.Span(text, className="visually-hidden")


def record_quality(answer: Answer) -> Markup:
    """Three shares for each municipality, as lengths and as so many of so many."""
    found = answer.rows
    names = words.places(r["municipality"] for r in found if r["municipality"] != TOTAL)
    heads = [_("Municipality"), *(_(title) for _part, _of, title in _SHARES)]
    lines = [
        html.Tr(
            [
                html.Th(
                    names.get(row["municipality"], _("All municipalities")), scope="row"
                ),
                *(html.Td(_share(row[part], row[of])) for part, of, _title in _SHARES),
            ],
            className="total" if row["municipality"] == TOTAL else "",
        )
        for row in found
    ]
    table = html.table(
        _("Of the entries, so many …"),
        html.headings(heads),
        lines,
        className="table tl-table tl-shares",
    )
    return html.scrolling(table, _("Completeness of the entries"))


def _share(part: int, whole: int) -> list[Markup | str]:
    if not whole:
        return ["[z]"]
    width = {"width": f"{100 * part / whole:.1f}%"}
    bar = html.Span(
        html.I(style=width), className="tl-meter", **{"aria-hidden": "true"}
    )
    said = _("{n} of {all}", n=i18n.number(part), all=i18n.number(whole))
    return [bar, said]


def unusual_months(answer: Answer) -> Markup:
    """Each month that stands out, with what is usual for its post."""
    found = answer.rows
    names = words.places(row["municipality"] for row in found)
    items = [
        html.Li(
            [
                html.B(f"{names[row['municipality']]}, {i18n.month(row['month'])}: "),
                i18n.number(row["interactions"]),
                html.Span(
                    _(
                        "usually {low} to {high}",
                        low=answer.value("low", row["low"]),
                        high=answer.value("high", row["high"]),
                    )
                ),
            ]
        )
        for row in found
    ]
    return html.Ul(items, className="tl-apart")
