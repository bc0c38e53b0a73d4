"""What is said when a page cannot be made: in words, with a number, and as a fault."""

import logging
from typing import Any

from dash.exceptions import DependencyException
from flask import Flask, Response, abort, g, jsonify, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from dashboard.editions.edition import (
    DamagedEditionError,
    Edition,
    NoEditionError,
    OtherVersionError,
)
from dashboard.editions.shelf import Shelf
from dashboard.ground.access import current_scope
from dashboard.ground.i18n import N_, _
from dashboard.web.document import FAILURE
from dashboard.web.identity.pages import here, not_found, page, speak
from dashboard.web.identity.said import Said, there
from dashboard.web.watching import number

log = logging.getLogger(__name__)

AGAIN = N_(
    "Something went wrong, and nothing can be shown. Please try again; if it happens"
    " again, tell whoever looks after Tilts this number: {number}"
)
REFUSED = {
    400: (
        N_("It did not work"),
        N_("The address or the form is not as our pages write it. Begin anew."),
    ),
    403: (
        N_("It did not work"),
        N_("The form has expired. Open the page again and repeat the step."),
    ),
    413: (
        N_("It did not work"),
        N_("What was sent is too large. Begin anew."),
    ),
}
"""What is said of a request that is refused, by its status."""
WORDS = "X-Tilts-Words"
"""Marks a refusal whose body is a page that says why, in Dash's own form."""

_FOUND, _FAILED, _NOT_NOW = 200, 500, 503
_DOCUMENTS = frozenset({"/", "/<path:path>"})


def register(server: Flask, shelf: Shelf) -> None:
    """Answer 5xx wherever a fault leaves nothing to show, documents included."""

    @server.before_request
    def open_edition() -> None:
        """Fail now if the edition cannot be opened: a document alone shows nothing."""
        if request.endpoint in _DOCUMENTS:
            try:
                shelf.seen_by(current_scope()).edition(here().edition)
            except NoEditionError as error:
                note(error)

    # Dash says what libraries there are, and with a trace, to whoever asks for others.
    server.register_error_handler(DependencyException, lambda _error: not_found())

    @server.after_request
    def answer_with_a_fault(response: Response) -> Response:
        if "shows_nothing" in g and response.status_code == _FOUND:
            response.status_code = _NOT_NOW
            # The page in its stead is a whole one: assets/tilts.js has it shown.
            response.headers[WORDS] = "yes"
        return response


def opened(shelf: Shelf, number: int | None) -> Edition:
    """Open an edition to give something of it; end in words where it cannot be had."""
    try:
        return shelf.edition(number)
    except DamagedEditionError:
        abort(broken())
    except NoEditionError:
        abort(404)


def note(error: NoEditionError) -> None:
    """Note that this request shows nothing, if the edition is there and cannot be."""
    if isinstance(error, OtherVersionError | DamagedEditionError):
        g.shows_nothing = True


def outside_the_desk(error: HTTPException) -> Any:
    """Answer what was refused, and what failed, in words; programs get a status."""
    if error.code != _FAILED:
        return _refused(error)
    # Flask has written the cause down already.
    cause = getattr(error, "original_exception", None)
    log.error("Request %s failed: %s", number(), cause)
    if request.path.startswith("/_dash"):
        answer = jsonify({"error": _(FAILURE), "request": number()})
        answer.status_code = _FAILED
        return answer
    return broken(_FAILED)


def _refused(error: HTTPException) -> Any:
    """Say in words why something is refused to whoever reads pages."""
    if error.response or "text/html" not in request.headers.get("Accept", ""):
        return error
    speak()
    code = error.code or 0
    if isinstance(error, MethodNotAllowed):
        answer = not_found(code)
        answer.allow.update(error.valid_methods or ())
        return answer
    title, text = REFUSED[code]
    to = (there("/"), _("To the overview"))
    return page(Said(title=_(title), text=_(text), status=code, link=to))


def broken(status: int = _NOT_NOW) -> Response:
    """Return the page in the place of what cannot be given, with its number."""
    speak()
    text = _(AGAIN, number=number())
    return page(Said(title=_("This cannot be shown now"), text=text, status=status))
