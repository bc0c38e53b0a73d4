"""The gate of the desk: who may come here, and which posts are our own forms'."""

import secrets

from flask import Response, abort, g, request
from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.access import LOOKING, current, may_write
from dashboard.pages import data
from dashboard.web.identity.origin import is_own_form
from dashboard.web.identity.pages import page
from dashboard.web.identity.said import Said

COOKIE = "desk"
FIELD = "token"
PREFIX = f"{data.PATH}/"
UPLOAD = data.FILES
LARGEST_UPLOAD = 25 * 1024 * 1024

_LONGEST_TOKEN = 100


def check() -> Response | None:
    """Let nobody write who may not, nor anybody's form but our own."""
    if not request.path.startswith(PREFIX):
        return None
    if current() == LOOKING:
        return page(Said.by_start_address())
    if not may_write():
        abort(404)
    if request.method == "POST":
        # Said before the body is read.
        if request.path == UPLOAD:
            request.max_content_length = LARGEST_UPLOAD
        if not (is_own_form() and _token_fits()):
            abort(403)
    return None


def give_token(response: Response) -> Response:
    """Keep the token of this browser in a cookie that no script and no site sees."""
    if "desk_token" in g:
        response.set_cookie(
            COOKIE,
            g.desk_token,
            path=data.PATH,
            secure=request.is_secure,
            httponly=True,
            samesite="Strict",
        )
    return response


def token_field() -> Markup:
    """Return the hidden field that every form of the desk carries."""
    kept = request.cookies.get(COOKIE, "")
    if "desk_token" not in g:
        g.desk_token = kept if 0 < len(kept) < _LONGEST_TOKEN else _new()
    return html.Input(type="hidden", name=FIELD, value=g.desk_token)


def _new() -> str:
    return secrets.token_urlsafe(32)


def _token_fits() -> bool:
    kept, sent = request.cookies.get(COOKIE, ""), request.form.get(FIELD, "")
    return bool(kept) and secrets.compare_digest(kept.encode(), sent.encode())
