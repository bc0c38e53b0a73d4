"""What the desk says when a step cannot be taken: too big, expired, or not now."""

import logging
from typing import Any

from flask import Flask, redirect, request
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from dashboard.editions.shelf import Shelf
from dashboard.ground import html
from dashboard.ground.access import may_write
from dashboard.ground.audit.log import AuditError
from dashboard.ground.faults import DamagedError, is_the_machines, sentence
from dashboard.ground.home import BusyError
from dashboard.ground.i18n import N_, _
from dashboard.pages.data import PATH
from dashboard.web import faults
from dashboard.web.desk.guard import PREFIX
from dashboard.web.desk.screen import show, there
from dashboard.web.identity.pages import not_found
from dashboard.web.watching import number

log = logging.getLogger(__name__)

_MISSING, _BUSY = 404, 503
_SAID = {
    403: faults.REFUSED[403],
    404: (
        N_("It is not here any more"),
        N_(
            "The address leads nowhere, or the step was already taken, perhaps in"
            " another tab."
        ),
    ),
    413: (
        N_("The file is too big"),
        N_("The file is larger than 25 MB; split it into several files."),
    ),
    500: (
        N_("It did not work"),
        N_(
            "Something went wrong. Try again; if it happens again, tell whoever looks"
            " after Tilts this number: {number}"
        ),
    ),
}


def register(server: Flask, shelf: Shelf) -> None:
    """Answer with a page of the desk where one of its steps fails."""

    def page(title: str, text: str, code: int) -> Any:
        said = html.P(text, className="tl-said is-wrong", role="alert")
        back = html.A(_("Back to the data"), href=there(PATH), className="btn")
        found = show(shelf, title, [said, back])
        found.status_code = code
        return found

    def failed(error: HTTPException) -> Any:
        code = error.code or 0
        if not (request.path.startswith(PREFIX) and may_write() and code in _SAID):
            is_missing = code == _MISSING
            return not_found() if is_missing else faults.outside_the_desk(error)
        title, text = _SAID[code]
        return page(_(title), _(text, number=number()), code)

    def busy(error: Exception) -> Any:
        return page(_("Try again in a moment"), str(error), _BUSY)

    def by_the_machine(error: Exception) -> Any:
        log.error("The machine is in the way", exc_info=error)
        if not (request.path.startswith(PREFIX) and may_write()):
            return failed(InternalServerError(original_exception=error))
        return page(_("It did not work"), sentence(error), _BUSY)

    def unwritten(error: Exception) -> Any:
        log.error("The audit log cannot be written", exc_info=error)
        text = _(
            "Nothing was changed: what is done here must be written down in the audit"
            " log, and that is not possible. Tell whoever looks after Tilts."
        )
        cause = error.__cause__
        if cause and is_the_machines(cause):
            text = f"{text} {sentence(cause)}"
        return page(_("It did not work"), text, _BUSY)

    for code in {*_SAID, *faults.REFUSED, MethodNotAllowed.code}:
        server.register_error_handler(code, failed)
    server.register_error_handler(AuditError, unwritten)
    server.register_error_handler(BusyError, busy)
    server.register_error_handler(OSError, by_the_machine)
    server.register_error_handler(DamagedError, by_the_machine)


def lead_back(server: Flask) -> None:
    """Lead who only looks at a form's address to the page that the form stood on.

    After every other route of the desk: those that can only be posted to get one.
    """
    ours = [r for r in server.url_map.iter_rules() if r.rule.startswith(PREFIX)]
    seen = {rule.rule for rule in ours if "GET" in (rule.methods or ())}
    for rule in {one.rule for one in ours} - seen:
        server.add_url_rule(rule, f"look at {rule}", _back, methods=["GET"])


def _back(**_parts: object) -> Any:
    return redirect(there(request.path.rsplit("/", 1)[0]), 303)
