"""The profile of a municipality: its posts, and what it gives to the work."""

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
    latest = max(found, key=lambda row: row["from_date"])
    known = profile(latest["municipality"])
    weekly = latest["hours_per_week"]
    pairs: list[tuple[str, Any]] = [
        (_("Mediator's post"), ", ".join(sorted({row["post"] for row in found}))),
        (
            _("Hours a week"),
            marked(UNKNOWN)
            if weekly is None
            else words.value("hours_per_week", weekly),
        ),
        (_("Times filled"), html.Ul([html.Li(_time(row)) for row in found])),
        (_("Co-financing"), known.co_financing or marked(UNKNOWN)),
        (_("Premises"), known.premises or marked(UNKNOWN)),
    ]
    if known.source:
        pairs.append((_("Source"), known.source))
    items = [html.Div([html.Dt(term), html.Dd(said)]) for term, said in pairs]
    return html.Dl(items, className="tl-profile")


def _time(row: Row) -> str:
    first = i18n.day(row["from_date"])
    if row["to_date"] is None:
        return _("from {first}", first=first)
    return f"{first} – {i18n.day(row['to_date'])}"
