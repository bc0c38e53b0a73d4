"""What is missing of the latest month: the posts, and when each last reported."""

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.reading.address import Address
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import NOT_REPORTED
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.rows import Row


def missing_reports(answer: Answer) -> Markup:
    """A line for each post, those that are missing first and loud."""
    lines = [_line(row, answer.address) for row in answer.rows]
    return html.Ul(lines, className="tl-reports")


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
