"""Tables to take away: the answer of a card, as a file."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, abort, request

from dashboard.editions.shelf import Shelf
from dashboard.ground import i18n
from dashboard.ground.access import current, current_scope
from dashboard.ground.audit.heads import Head
from dashboard.ground.audit.log import AuditError
from dashboard.ground.audit.purposes import NoPurposeError
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import N_, _
from dashboard.reading.address import Address
from dashboard.reading.answer import Answer
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import CARDS, known
from dashboard.reading.exports.table import write_csv
from dashboard.reading.indicator import Indicator
from dashboard.takeaways.audience import Audience
from dashboard.takeaways.taken import Taken, Wanted, taken
from dashboard.web import faults, purposes
from dashboard.web.identity.origin import is_from_elsewhere

log = logging.getLogger(__name__)


def _workbook(indicator: Indicator, given: Answer, head: Head) -> bytes:
    # What writes office files takes 40 MB of memory, which a process that only shows
    # is spared.
    from dashboard.reading.exports.workbook import write_xlsx  # noqa: PLC0415

    return write_xlsx(indicator, given, head)


def _slide(indicator: Indicator, given: Answer, _head: Head) -> bytes:
    from dashboard.takeaways.slides.deck import one_slide  # noqa: PLC0415

    return one_slide(_taken(indicator, given))


FORMATS: dict[str, tuple[Callable[[Indicator, Answer, Head], bytes], str]] = {
    "csv": (
        lambda _indicator, given, _head: write_csv(given),
        "text/csv; charset=utf-8",
    ),
    "xlsx": (
        _workbook,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "pptx": (
        _slide,
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
}


NOT_NOW = N_(
    "Files cannot be saved just now: what is taken away must be written down, and"
    " that is not possible. Tell whoever looks after Tilts."
)


@contextmanager
def written_down(title: str) -> Iterator[None]:
    """Give a file only once it is written down for what; else ask, or end in words."""
    try:
        yield
    except NoPurposeError:
        abort(purposes.ask(title, 400))
    except AuditError:
        log.exception("A file was not given: the audit log cannot be written")
        abort(said(_(NOT_NOW), 503))


def asked(query: str, shelf: Shelf) -> Address:
    """Read what a file is asked for; one of something else is never given instead."""
    address = Address.of("/", query, shelf)
    i18n.activate(address.language)
    if address.unread:
        abort(said(address.passed_over, 400))
    return address


def attached(data: bytes | str, name: str, content_type: str) -> Response:
    """Return a file that the browser saves under a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, content_type=content_type, headers=headers)


def register(server: Flask, shelf: Shelf) -> None:
    """Serve /download/<card or query>.<format> with the filters in the query."""

    @server.get("/download/<name>.<format_>")
    def download(name: str, format_: str) -> Any:
        if format_ not in FORMATS:
            abort(404)
        query = request.query_string.decode("utf-8", "replace")
        seen = shelf.seen_by(current_scope())
        address = asked(query, seen)
        edition = faults.opened(seen, address.edition)
        indicator = CARDS.get(name) or known(name, edition.definitions)
        if indicator is None or (format_ == "pptx" and name not in CARDS):
            abort(404)
        if is_from_elsewhere():
            # What another site wrote into the address, nobody here has said.
            return purposes.ask(indicator.heading, 200)
        whole = answer(indicator, edition, address.filters, current_scope())
        given = indicator.narrowed(whole)
        with written_down(indicator.heading):
            head = _write_down(f"{name}.{format_}", given)
        write, mimetype = FORMATS[format_]
        file = f"{_file(name, given)}-{head.in_name}.{format_}"
        with edition.definitions.in_force():
            written = write(indicator, given, head)
        return attached(written, file, mimetype)


def _taken(indicator: Indicator, given: Answer) -> Taken:
    """A card's answer as the person behind this request takes it away."""
    wanted = Wanted(card=indicator.name, filters=given.filters)
    audience = Audience(identity=current(), language=i18n.active())
    return taken(wanted, audience, indicator, given)


def _write_down(file: str, answer: Answer) -> Head:
    """Put the download in the audit log, before anything is given."""
    return record(
        "download",
        what=file,
        query=answer.filters.to_query().removeprefix("?"),
        edition=answer.edition.number,
        rows=len(answer.table),
        purpose=purposes.of_request(),
    )


def said(sentence: str, status: int) -> Response:
    """Answer with a plain sentence."""
    return Response(sentence, status, content_type="text/plain; charset=utf-8")


def _file(name: str, answer: Answer) -> str:
    first, last = answer.window.since, answer.window.last
    return f"tilts-{name}-{first}_{last}-edition{answer.edition.number}"
