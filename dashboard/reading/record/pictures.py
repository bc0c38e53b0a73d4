"""Pictures of the record: the strip of reports, shares of entries, months apart."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from math import ceil, floor

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import N_, _
from dashboard.ground.months import between
from dashboard.reading.answer import Answer
from dashboard.reading.kit.pieces.folded import folded
from dashboard.reading.kit.pieces.places import in_order, opening
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
_LACKING = frozenset({"missing", "held", "rejected"})
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
    posts, button = folded([_post(*one, months) for one in _by_post(answer)])
    body = html.Table(
        [
            html.Caption(_("Monthly reports by post"), className="visually-hidden"),
            html.Thead([_years(months), _months(months)]),
            html.Tbody(posts),
        ],
        className="tl-strip",
        style={"minWidth": f"{9 + 1.25 * len(months)}rem"},
    )
    scroll = html.scrolling(body, _("Monthly reports by post"))
    return html.Div([html.Ul(key, className="tl-key"), scroll, button])


def _by_post(answer: Answer) -> Iterable[tuple[html.Inside, dict[date, Row]]]:
    """Posts in the order of their places; of many, those that lack the most first."""
    by_post: dict[str, dict[date, Row]] = {}
    posts: dict[str, list[str]] = {}
    lacking: Counter[str] = Counter()
    for row in answer.rows:
        code, post = row["municipality"], row["post"]
        by_post.setdefault(post, {})[row["month"]] = row
        if post not in posts.setdefault(code, []):
            posts[code].append(post)
        lacking[code] += row["state"] in _LACKING
    names = words.places(posts)
    for code in in_order(answer, posts, lacking):
        for post in posts[code]:
            number = f" {post.rpartition('-')[2]}" if len(posts[code]) > 1 else ""
            yield [opening(answer, code, names[code]), number], by_post[post]


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


def _post(label: html.Inside, reports: dict[date, Row], months: list[date]) -> Markup:
    cells = [_report(reports.get(month)) for month in months]
    return html.Tr([html.Th(label, scope="row"), *cells])


def _report(row: Row | None) -> Markup:
    """A cell that shows a dot and holds its word: of thousands, each is one element."""
    if row is None:
        return html.Td(_("no post"), className="is-none")
    said = words.label("state", row["state"])
    return html.Td(said, title=said, className=f"is-{_LOOKS[row['state']]}")


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
    known = {row["municipality"]: row for row in answer.rows}
    names = words.places(code for code in known if code != TOTAL)
    lacks = {
        code: sum(row[of] - row[part] for part, of, _title in _SHARES)
        for code, row in known.items()
    }
    found = [known[code] for code in in_order(answer, known, lacks)]
    heads = [_("Municipality"), *(_(title) for _part, _of, title in _SHARES)]
    lines = [
        html.Tr(
            [
                html.Th(_named(answer, row["municipality"], names), scope="row"),
                *(html.Td(_share(row[part], row[of])) for part, of, _title in _SHARES),
            ],
            className="total" if row["municipality"] == TOTAL else "",
        )
        for row in found
    ]
    first, button = folded(lines)
    table = html.table(
        _("Of the entries, so many …"),
        html.headings(heads),
        first,
        className="table tl-table tl-shares",
    )
    scroll = html.scrolling(table, _("Completeness of the entries"))
    return html.Div([scroll, button]) if button else scroll


def _named(answer: Answer, code: str, names: dict[str, str]) -> str | Markup:
    if code == TOTAL:
        return _("All municipalities")
    return opening(answer, code, names[code])


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
                html.B(
                    [
                        opening(
                            answer, row["municipality"], names[row["municipality"]]
                        ),
                        f", {i18n.month(row['month'])}: ",
                    ]
                ),
                i18n.number(row["interactions"]),
                html.Span(
                    _(
                        "usually {low} to {high}",
                        # Entries are whole: so many of them lie within the limits.
                        low=i18n.number(ceil(row["low"])),
                        high=i18n.number(floor(row["high"])),
                    )
                ),
            ]
        )
        for row in found
    ]
    first, button = folded(items)
    return html.Div([html.Ul(first, className="tl-apart"), button])
