"""Sign-in with OpenID Connect: to the provider, back with a name, and out again."""

import logging
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urlsplit

from authlib.integrations.base_client import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask, Request, Response, abort, redirect, request, session

from dashboard.ground.access import NOBODY, Identity, acting_as, current
from dashboard.ground.audit.recording import record_soon
from dashboard.ground.i18n import _
from dashboard.pages.parts.person import LEAVE
from dashboard.web.identity import groups, pages
from dashboard.web.identity.configuration import Provider, SignIn
from dashboard.web.identity.origin import is_own_form
from dashboard.web.identity.pages import page
from dashboard.web.identity.said import Said, there
from dashboard.web.identity.sessions import Account, Sessions

log = logging.getLogger(__name__)

ENTER, BACK, LEFT = "/ieiet", "/ieiet/atpakal", "/izgajis"
_NAME = "tilts"
_PATIENCE = 10
_TO = "to"
_LONGEST_NAME = 200
_SIGNATURES = ("RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512")
"""Those that only a provider with its private key can make."""


class OpenId:
    """People sign in at a provider, and keep a session here."""

    doors = frozenset({ENTER, BACK, LEAVE, LEFT})

    def __init__(
        self, sign_in: SignIn, provider: Provider, sessions: Sessions | None = None
    ) -> None:
        self._address, self._provider = sign_in.address, provider
        self._file = sign_in.groups_file
        self._sessions = sessions or Sessions(sign_in)

    def register(self, server: Flask) -> None:
        """Add the pages that lead in and out; check the groups file first."""
        groups.read(self._file)
        self._sessions.register(server)
        self._client = OAuth(server).register(
            _NAME,
            client_id=self._provider.client_id,
            client_secret=self._provider.client_secret,
            server_metadata_url=f"{self._provider.issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": self._provider.scope,
                "code_challenge_method": "S256",
                "default_timeout": _PATIENCE,
            },
        )
        server.after_request(self._stay)
        server.add_url_rule(ENTER, view_func=self.enter)
        server.add_url_rule(BACK, view_func=self.back)
        server.add_url_rule(LEAVE, view_func=self.leave, methods=["POST"])
        server.add_url_rule(LEFT, view_func=self.left)

    def person(self, asked: Request) -> Identity | None:
        """Return whose session it is, in the role that their groups give now."""
        account = self._sessions.account(asked)
        return self._known(account) if account else None

    def refusal(self) -> Said:
        """Ask to sign in; or say that the account has no role."""
        account = self._sessions.account(request)
        if account:
            with acting_as(_stranger(account)):
                record_soon("refused", what=request.path)
            return Said.no_access(_called(account), may_leave=True)
        return Said.sign_in(_enter())

    def enter(self) -> Any:
        """Send the browser to the provider; only the newest attempt counts."""
        for older in [name for name in session if name.startswith("_state_")]:
            session.pop(older)
        session[_TO] = _own(request.args.get(_TO, ""))
        try:
            self._metadata()
            return self._client.authorize_redirect(self._address + BACK)
        except Exception:
            # Nobody is signed in, whatever went wrong on the way to the provider.
            log.exception("The provider of the sign-in could not be asked")
            return page(Said.failed(503, there(ENTER)))

    def back(self) -> Any:
        """Take the provider's word for who came back, if every check holds."""
        to = session.get(_TO, "/")
        try:
            account = self._account()
        except Exception as error:
            # Nobody is signed in, whatever was wrong with what came back.
            log.warning("A sign-in failed: %r", error)
            return page(Said.failed(400, there(ENTER)))
        self._sessions.begin(account)
        with acting_as(self._known(account) or _stranger(account)):
            record_soon("sign in")
        return redirect(to, 303)

    def leave(self) -> Any:
        """End the session here, then at the provider if it can be ended there."""
        if not is_own_form():
            abort(403)
        record_soon("sign out")
        self._sessions.end()
        onward = self._provider_exit()
        return (
            page(Said.left(onward, _("Go on"), goes_on=True))
            if onward
            else redirect(there(LEFT), 303)
        )

    def left(self) -> Response:
        """Say that the session has ended."""
        return page(Said.left(there(ENTER), _("Sign in again")))

    def _known(self, account: Account) -> Identity | None:
        found = groups.person(self._file, account.subject, account.groups)
        return replace(found, name=account.name, may_leave=True) if found else None

    def _stay(self, response: Response) -> Response:
        """Lengthen the session of whoever was recognised, where it is one still."""
        if current().subject:
            self._sessions.stay()
        return response

    def _account(self) -> Account:
        self._metadata()
        token = self._client.authorize_access_token(
            claims_options={
                "iss": {"essential": True, "values": [self._provider.issuer]},
                "aud": {"essential": True, "values": [self._provider.client_id]},
            }
        )
        claims = token.get("userinfo")
        if not claims or not isinstance(claims["sub"], str) or not claims["sub"]:
            raise OAuthError("no_identity")
        held = claims.get(self._provider.groups_claim) or []
        named = [held] if isinstance(held, str) else held
        known = groups.read(self._file).known([str(one) for one in named])
        name = claims.get("name") or claims.get("preferred_username") or ""
        return Account(
            subject=claims["sub"], name=str(name)[:_LONGEST_NAME], groups=known
        )

    def _metadata(self) -> dict[str, Any]:
        """Ask the provider about itself, once; it may not weaken what we demand."""
        found: dict[str, Any] = self._client.load_server_metadata()
        if str(found.get("issuer", "")).rstrip("/") != self._provider.issuer:
            self._client.server_metadata.pop("_loaded_at", None)
            raise OAuthError("other_issuer")
        found["id_token_signing_alg_values_supported"] = list(_SIGNATURES)
        return found

    def _provider_exit(self) -> str:
        try:
            if not self._metadata().get("end_session_endpoint"):
                return ""
            made = self._client.create_logout_url(
                post_logout_redirect_uri=self._address + there(LEFT),
                client_id=self._provider.client_id,
            )
        except Exception:
            # The session here has ended already, which is what was asked for.
            log.exception("The provider's session could not be ended")
            return ""
        return str(made["url"])


def _enter() -> str:
    """Link to the sign-in that leads back to the page asked for."""
    asked = pages.here()
    to = asked.href if request.method == "GET" else there("/")
    return f"{ENTER}?{urlencode([*asked.fixed, (_TO, to)])}"


def _stranger(account: Account) -> Identity:
    """Somebody the provider knows, and we give no role."""
    return replace(NOBODY, subject=account.subject)


def _called(account: Account) -> str:
    return f"{account.name} ({account.subject})" if account.name else account.subject


def _own(path: str) -> str:
    """Return a path of ours to come back to; the first page instead of any other."""
    parts = urlsplit(path)
    plain = path.isprintable() and "\\" not in path and not path.startswith("//")
    ours = path.startswith("/") and not parts.scheme and not parts.netloc
    return path if plain and ours else there("/")
