"""The person at the machine itself: known by the address that the start printed."""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask, Request, Response, redirect, request

from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import Shelf
from dashboard.ground import regular
from dashboard.ground.access import LOCAL, LOOKING, Identity
from dashboard.ground.settings import SAMPLE, Settings
from dashboard.web.identity.origin import is_local
from dashboard.web.identity.said import Said
from dashboard.web.identity.sessions import key
from dashboard.web.lately import Lately

VARIABLE = "TILTS_LOCAL_TOKEN"
"""Where `tilts serve` leaves the token for the processes of the server."""

FIELD = "token"
_YEAR = 31_536_000


@dataclass(kw_only=True)
class Local:
    """Who came once by the start address is the coordinator, in that browser.

    A proxy that hides itself brings the world here, and does not know the token.
    Without it, a made-up sample may be looked at and nothing else; over no shelf,
    nothing may.
    """

    token: str
    settings: Settings
    shelf: Shelf | None = None
    doors: frozenset[str] = frozenset()

    def register(self, server: Flask) -> None:
        """Let in who brings the token, and take it out of the address."""
        server.before_request(self._enter)

    def person(self, asked: Request) -> Identity | None:
        """Return the local person, or who may look at the sample."""
        if not is_local(asked):
            return None
        kept = asked.cookies.get(_cookie(asked), "")
        if kept and secrets.compare_digest(kept.encode(), self._mark().encode()):
            return LOCAL
        return LOOKING if self._shows_sample() else None

    def refusal(self) -> Said:
        """Say where the address is to be found; strangers are told nothing of it."""
        return Said.by_start_address() if is_local(request) else Said.own_machine()

    def _enter(self) -> Response | None:
        sent = request.args.get(FIELD, "")
        if request.method != "GET" or not sent or not is_local(request):
            return None
        if not secrets.compare_digest(sent.encode(), self.token.encode()):
            return None
        rest = [pair for pair in request.args.items(multi=True) if pair[0] != FIELD]
        query = urlencode(rest)
        there = redirect(f"{request.path}?{query}" if query else request.path, 303)
        there.set_cookie(
            _cookie(request), self._mark(), max_age=_YEAR, httponly=True, samesite="Lax"
        )
        there.cache_control.no_store = True
        return there  # type: ignore[return-value]

    def _mark(self) -> str:
        """What the cookie holds; deleting keys/session.key makes all of them void."""
        secret = key(self.settings.home / "keys" / "session.key")
        return hmac.new(secret, b"tilts local", hashlib.sha256).hexdigest()

    def _shows_sample(self) -> bool:
        try:
            return self._lately.of("sample", self._is_sample)
        except NoEditionError:
            return False

    @cached_property
    def _lately(self) -> Lately[bool]:
        return Lately[bool](self.settings.editions)

    def _is_sample(self) -> bool:
        """Whether all that was published here is the sample that `tilts demo` made."""
        published = self.shelf.every_manifest() if self.shelf else []
        made = sample_digest(self.settings.home)
        return bool(made) and [one.sha256 for one in published] == [made]


def sample_digest(home: Path) -> str:
    """Return the digest of the edition that `tilts demo` made in a home; or ""."""
    try:
        return str(json.loads(regular.text(home / SAMPLE))["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _cookie(asked: Request) -> str:
    """Browsers keep one cookie for all ports of a host; each server has its own."""
    return f"tilts-local-{asked.environ.get('SERVER_PORT', '')}"
