"""What is missing of the latest month: the posts, and when each last reported."""

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.address import Address
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import NOT_REPORTED
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.rows import Row

_FEW = 10
"""So many lines are read at a glance."""


def missing_reports(answer: Answer) -> Markup:
    """A line for each post that is missing; the others folded where they are many."""
    lines = {row["post"]: _line(row, answer.address) for row in answer.rows}
    fine = [row["post"] for row in answer.rows if row["entries"]]
    if len(fine) <= _FEW:
        return html.Ul(list(lines.values()), className="tl-reports")
    told = ngettext("{n} report has come in", "{n} reports have come in", len(fine))
    loud = [line for post, line in lines.items() if post not in fine]
    folded = html.Ul([lines[post] for post in fine], className="tl-reports")
    return html.Div(
        [
            *([html.Ul(loud, className="tl-reports")] if loud else []),
            html.Details([html.Summary(told), folded], className="tl-folded"),
        ]
    )


def _line(row: Row, address: Address) -> Markup:
    plain = address.filters.but(municipalities=())
    path = f"/pasvaldiba/{row['municipality']}"
    name = reference.municipality_name(row["municipality"])
    number = row["post"].rpartition("-")[2]
    post = link(
        _("{name}, post {number}", name=name, number=number) if number != "1" else name,
        address.but(path=path, filters=plain).href,
    )
    look = "ok" if row["entries"] else "miss"
    dot = html.Span(className=f"tl-dot {look}", **{"aria-hidden": "true"})
    said = html.Span(_said(row), className="tl-reports-said")
    return html.Li([dot, post, said], className="" if row["entries"] else "is-missing")


def _said(row: Row) -> str:
    if row["entries"]:
        return ngettext("{n} entry", "{n} entries", row["entries"])
    missing = f"{NOT_REPORTED.text} {NOT_REPORTED.label}"
    if row["last_reported"] is None:
        return missing
    last = i18n.month(row["last_reported"])
    return _("{missing}; last reported: {month}", missing=missing, month=last)
