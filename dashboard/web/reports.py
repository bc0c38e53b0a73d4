"""A municipality's report, saved from its page."""

from typing import Any

from flask import Flask, Response, abort, request

from dashboard.editions.edition import Edition
from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.ground import i18n, reference
from dashboard.ground.access import current, current_scope
from dashboard.ground.audit.heads import Head
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import _
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.reports.report import Report, report
from dashboard.web import faults, purposes
from dashboard.web.downloads import asked, attached, written_down
from dashboard.web.identity.origin import is_from_elsewhere


def _docx(made: Report) -> bytes:
    # As for tables: a process that only shows is spared what writes office files.
    from dashboard.takeaways.reports.document import to_docx  # noqa: PLC0415

    return to_docx(made)


def _pdf(made: Report) -> bytes:
    from dashboard.takeaways.reports.paper import to_pdf  # noqa: PLC0415

    return to_pdf(made)


FORMATS = {
    "docx": (
        _docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (_pdf, "application/pdf"),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve /report/<municipality>.<format> for the period in the query."""

    @server.get("/report/<code>.<format_>")
    def give_report(code: str, format_: str) -> Any:
        query = request.query_string.decode("utf-8", "replace")
        seen = shelf.seen_by(current_scope())
        address = asked(query, seen)
        if format_ not in FORMATS or code not in reference.municipalities():
            abort(404)
        edition = faults.opened(seen, address.edition)
        period = address.filters.named
        if not period:
            abort(404)
        i18n.activate(address.language)
        if is_from_elsewhere():
            # A link from elsewhere saves nothing.
            return purposes.ask(_("Report"), 200)
        return _given(code, period, format_, edition)


def _given(code: str, period: str, format_: str, edition: Edition) -> Response:
    who = Reader(edition=edition, identity=current(), language=i18n.active())
    made = report(code, period, who)
    with written_down(_("Report")):
        head = _write_down(made, code, period, format_, edition.manifest.number)
    write, mimetype = FORMATS[format_]
    with who.reading():
        data = write(made)
    stem = f"tilts-report-{code}-{period.replace(':', '-')}"
    name = f"{stem}-edition{edition.manifest.number}-{head.in_name}.{format_}"
    return attached(data, name, mimetype)


def _write_down(
    made: Report, code: str, period: str, format_: str, edition: int
) -> Head:
    filters = Filters(period=period, municipalities=(code,))
    return record(
        "report",
        what=f"report-{code}.{format_}",
        query=filters.to_query().removeprefix("?"),
        edition=edition,
        rows=made.rows,
        purpose=purposes.of_request(),
    )
