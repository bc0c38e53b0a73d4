"""What the desk says when a step cannot be taken: too big, expired, or not now."""

import logging
from typing import Any

from dash import html
from flask import Flask, request

from dashboard.audit.log import AuditError
from dashboard.desk.guard import PREFIX
from dashboard.desk.screen import show, there
from dashboard.editions import Shelf
from dashboard.i18n import _
from dashboard.pages.data import FILES
from dashboard.warehouse import BusyError

log = logging.getLogger(__name__)

_TOO_BIG, _REFUSED, _BUSY = 413, 403, 503


def register(server: Flask, shelf: Shelf) -> None:
    """Answer with a page of the desk where one of its steps fails."""

    def page(title: str, text: str, code: int) -> Any:
        if not request.path.startswith(PREFIX):
            return "", code
        said = html.P(text, className="tl-said is-wrong", role="alert")
        back = html.A(_("Hand in a file"), href=there(FILES), className="btn")
        found = show(shelf, title, [said, back])
        found.status_code = code
        return found

    def too_big(_error: Exception) -> Any:
        text = _("The file is larger than 25 MB; split it into several files.")
        return page(_("The file is too big"), text, _TOO_BIG)

    def refused(_error: Exception) -> Any:
        text = _("The form has expired. Open the page again and repeat the step.")
        return page(_("It did not work"), text, _REFUSED)

    def busy(error: Exception) -> Any:
        return page(_("Try again in a moment"), str(error), _BUSY)

    def unwritten(error: Exception) -> Any:
        log.error("The audit log cannot be written", exc_info=error)
        text = _(
            "Nothing was changed: what is done here must be written down in the audit"
            " log, and that is not possible. Tell whoever looks after Tilts."
        )
        return page(_("It did not work"), text, _BUSY)

    server.register_error_handler(AuditError, unwritten)
    server.register_error_handler(_TOO_BIG, too_big)
    server.register_error_handler(_REFUSED, refused)
    server.register_error_handler(BusyError, busy)
