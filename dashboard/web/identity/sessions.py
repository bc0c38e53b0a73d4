"""Sessions: a signed cookie that says who somebody is, and never what they may do."""

import hashlib
import logging
import secrets
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask, Request, session
from flask.sessions import SecureCookieSessionInterface

from dashboard.ground import keys
from dashboard.ground.i18n import _
from dashboard.web.identity.configuration import ConfigurationError, SignIn

log = logging.getLogger(__name__)

_KEY = "person"
_OFTEN = 60
_SHORTEST_KEY = 32
Clock = Callable[[], float]


def _sha256(string: bytes = b"") -> Any:
    return hashlib.sha256(string)


class _Signed(SecureCookieSessionInterface):
    salt = "tilts-session"
    digest_method = staticmethod(_sha256)


@dataclass(frozen=True, kw_only=True)
class Account:
    """Who signed in: what the provider said of them at that moment."""

    subject: str
    name: str
    groups: Collection[str]


class Sessions:
    """Begins, recognises and ends sessions; an ended one stays ended in a folder."""

    def __init__(self, sign_in: SignIn, clock: Clock = time.time) -> None:
        self._idle, self._longest = sign_in.idle, sign_in.longest
        self._secure, self._clock = sign_in.is_secure, clock
        self._key_file = sign_in.home / "keys" / "session.key"
        self._ended = sign_in.home / "sessions" / "ended"

    def register(self, server: Flask) -> None:
        """Let a server keep sessions in cookies that no script and no site reads."""
        self._server, self._cookies = server, _Signed()
        server.session_interface = self._cookies
        server.secret_key = key(self._key_file)
        server.permanent_session_lifetime = timedelta(seconds=self._longest)
        server.config.update(
            # Browsers accept this prefix only by https, from this very host.
            SESSION_COOKIE_NAME="__Host-tilts" if self._secure else "tilts",
            SESSION_COOKIE_SECURE=self._secure,
            SESSION_COOKIE_HTTPONLY=True,
            # Not Strict: people come back here from the provider's page.
            SESSION_COOKIE_SAMESITE="Lax",
            SESSION_COOKIE_PATH="/",
        )

    def begin(self, account: Account) -> None:
        """Begin a session under a new number; whatever came before is forgotten."""
        now = self._clock()
        session.clear()
        session[_KEY] = {
            "number": secrets.token_urlsafe(32),
            "subject": account.subject,
            "name": account.name,
            "groups": list(account.groups),
            "since": now,
            "seen": now,
        }

    def account(self, asked: Request) -> Account | None:
        """Return who is signed in by the cookie of a request; None if nobody."""
        read = self._cookies.open_session(self._server, asked)
        kept = read.get(_KEY) if read else None
        if kept is None or not self._lasts(kept, self._clock()):
            return None
        if self._has_ended(kept):
            return None
        return Account(
            subject=kept["subject"], name=kept["name"], groups=kept["groups"]
        )

    def stay(self) -> None:
        """Note that the person of this session is here."""
        kept, now = session.get(_KEY), self._clock()
        # Not each time, so that most answers carry no cookie.
        if kept and now - kept["seen"] >= _OFTEN:
            session[_KEY] = {**kept, "seen": now}

    def end(self) -> None:
        """End the session for good: a copy of its cookie opens nothing either."""
        kept = session.get(_KEY)
        session.clear()
        if kept is None:
            return
        try:
            self._ended.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._mark(kept).touch(mode=0o600)
            self._tidy()
        except OSError:
            log.exception("A session ended in the browser, but a copy would still live")

    def _lasts(self, kept: dict[str, Any], now: float) -> bool:
        unused, old = now - kept["seen"], now - kept["since"]
        return -_OFTEN <= unused < self._idle and -_OFTEN <= old < self._longest

    def _has_ended(self, kept: dict[str, Any]) -> bool:
        return self._mark(kept).exists()

    def _mark(self, kept: dict[str, Any]) -> Path:
        return self._ended / hashlib.sha256(kept["number"].encode()).hexdigest()

    def _tidy(self) -> None:
        """Forget ended sessions that would be over by now anyway."""
        oldest = time.time() - 2 * self._longest
        for mark in self._ended.iterdir():
            with suppress(FileNotFoundError):
                if mark.stat().st_mtime < oldest:
                    mark.unlink()


def key(path: Path) -> bytes:
    """Return the key that signs sessions, made on first use for its owner only.

    ConfigurationError if it is not kept well, or somebody put too short a one there.
    """
    try:
        found = keys.kept(path)
    except keys.KeyLostError as error:
        raise ConfigurationError(str(error)) from error
    if len(found) < _SHORTEST_KEY:
        raise ConfigurationError(_("The key file of the sessions is too short."))
    return found
