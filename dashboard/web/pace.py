"""How fast one person may ask: enough for any reader, too little for a machine."""

from dataclasses import dataclass

from flask import Flask, Response, request
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from dashboard.ground.access import current
from dashboard.ground.i18n import N_, _
from dashboard.pages import data
from dashboard.web.identity.origin import client
from dashboard.web.identity.pages import speak

TOO_FAST = N_("Too many requests at once. Wait a minute, then go on.")
_STATUS = 429


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Requests a minute to addresses that begin alike."""

    prefix: str
    methods: frozenset[str]
    a_minute: int

    @property
    def limit(self) -> RateLimitItem:
        """The same, as the limiter takes it."""
        return RateLimitItemPerMinute(self.a_minute)


_ANY = frozenset({"GET", "HEAD", "POST"})
_POST = frozenset({"POST"})
ASKED = (
    Pace(prefix="/download/", methods=_ANY, a_minute=300),
    Pace(prefix="/karte/", methods=_ANY, a_minute=300),
    Pace(prefix="/tabula/", methods=_ANY, a_minute=300),
    Pace(prefix="/report/", methods=_ANY, a_minute=60),
    Pace(prefix="/seminari/", methods=_ANY, a_minute=60),
    Pace(prefix=data.FILES, methods=_POST, a_minute=30),
    Pace(prefix=f"{data.PATH}/", methods=_POST, a_minute=120),
)
COMPUTED = (Pace(prefix="/_dash-update-component", methods=_ANY, a_minute=900),)
"""Counted only where an answer has to be made: one that is kept costs little."""
PACES = ASKED + COMPUTED
"""The first that fits holds; other addresses give nothing worth asking fast."""


def register(server: Flask, paces: tuple[Pace, ...] = PACES) -> None:
    """Refuse what comes too fast, each process counting for itself."""
    limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    @server.before_request
    def check() -> Response | None:
        pace = fits(request.path, request.method, paces)
        who = current().subject or client(request.environ)
        if pace is None or limiter.hit(pace.limit, pace.prefix, who):
            return None
        speak()
        kind = "text/plain; charset=utf-8"
        response = Response(_(TOO_FAST), _STATUS, content_type=kind)
        response.headers["Retry-After"] = "60"
        return response


def fits(path: str, method: str, paces: tuple[Pace, ...] = PACES) -> Pace | None:
    """Return the pace of an address; None if it may be asked as fast as one likes."""
    return next(
        (one for one in paces if path.startswith(one.prefix) and method in one.methods),
        None,
    )
