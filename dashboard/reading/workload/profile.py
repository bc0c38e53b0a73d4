"""The profile of a municipality: its posts, and what it gives to the work."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import UNKNOWN
from dashboard.reading.kit.pieces.marked import marked
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import Row
from dashboard.reading.workload.contributions import profile


def posts_by_municipality(answer: Answer) -> Markup:
    """Post, hours, since when, co-financing and premises of one municipality."""
    found = answer.rows
    latest = {row["post"]: row for row in sorted(found, key=itemgetter("from_date"))}
    known = profile(found[0]["municipality"])
    hours = {post: row["hours_per_week"] for post, row in latest.items()}
    pairs: list[tuple[str, Any]] = [
        (_("Mediator's post"), ", ".join(sorted(latest))),
        (_("Hours a week"), _by_post((_hours(n), post) for post, n in hours.items())),
        (
            _("Times filled"),
            _by_post((_time(row), row["post"]) for row in found),
        ),
        (_("Co-financing"), known.co_financing or marked(UNKNOWN)),
        (_("Premises"), known.premises or marked(UNKNOWN)),
    ]
    if known.source:
        pairs.append((_("Source"), known.source))
    items = [html.Div([html.Dt(term), html.Dd(said)]) for term, said in pairs]
    return html.Dl(items, className="tl-profile")


def _by_post(told: Iterable[tuple[str | Markup, str]]) -> Markup:
    """What is so of posts, each once; those it is of behind it, unless of all."""
    posts: dict[str | Markup, list[str]] = {}
    for said, post in told:
        posts.setdefault(said, []).append(post)
    every = {post for own in posts.values() for post in own}
    items = [
        html.Li(said if {*own} == every else [said, f" ({', '.join(sorted(own))})"])
        for said, own in posts.items()
    ]
    return html.Ul(items)


def _hours(weekly: float | None) -> str | Markup:
    if weekly is None:
        return marked(UNKNOWN)
    return words.value("hours_per_week", weekly)


def _time(row: Row) -> str:
    first = i18n.day(row["from_date"])
    if row["to_date"] is None:
        return _("from {first}", first=first)
    return f"{first} – {i18n.day(row['to_date'])}"
