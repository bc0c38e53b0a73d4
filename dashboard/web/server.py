"""What the server says around every answer: headers, sizes, compression."""

from collections.abc import Sequence

from flask import Flask, Response, request
from flask_compress import Compress

from dashboard.pages.menu import find
from dashboard.web import payloads

LARGEST_REQUEST = 128 * 1024

_FOUND = 200
_YEAR = 31_536_000
_MONTH = 2_592_000
_POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)


def protect(server: Flask, hashes: Sequence[str]) -> None:
    """Set limits, headers and compression; `hashes` are those of inline scripts."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    server.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    Compress(server)
    server.before_request(payloads.check)
    policy = _POLICY.format(hashes=" ".join(hashes))

    @server.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Frame-Options"] = "DENY"
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
        _cache(response)
        _miss(response)
        return response


def _cache(response: Response) -> None:
    """Let browsers keep what is named by its content, and nothing with data in it."""
    if response.status_code != _FOUND:
        return
    control, path = response.cache_control, request.path
    named = "m" in request.args or control.max_age == _YEAR
    if path.startswith(("/assets/", "/_dash-component-suites/")):
        control.no_cache = None
        control.public = True
        control.max_age = _YEAR if named else _MONTH
        control.immutable = named
    elif not path.startswith("/_dash") or request.method == "POST":
        control.no_store = True


def _miss(response: Response) -> None:
    """Answer 404 for a page that is not there; its document says so in words."""
    is_found = response.status_code == _FOUND and response.mimetype == "text/html"
    is_page = is_found and request.endpoint == "/<path:path>"
    if is_page and not find(request.path.rstrip("/") or "/"):
        response.status_code = 404
