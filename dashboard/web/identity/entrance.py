"""The entrance: who asks is found out before anything else looks at a request."""

from urllib.parse import urlsplit

from flask import Flask, Response, jsonify, request

from dashboard.ground.access import NOBODY, recognise
from dashboard.web.health import PATHS
from dashboard.web.identity import pages
from dashboard.web.identity.configuration import SignIn
from dashboard.web.identity.origin import ROLE, Forwarded
from dashboard.web.identity.said import Said
from dashboard.web.identity.ways import AtTheMachine, BehindProxy, Way

_OPEN = ("/assets/", "/_dash-component-suites/", "/_favicon.ico")
"""Looks and libraries: the same for everybody, and without data."""


def register(server: Flask, sign_in: SignIn, way: Way | None = None) -> None:
    """Recognise the person before each request, and forget them after it."""
    chosen = way or choose(sign_in)
    chosen.register(server)
    network = sign_in.proxy.network if sign_in.proxy else None
    server.wsgi_app = Forwarded(server.wsgi_app, network)  # type: ignore[assignment, method-assign]

    @server.before_request
    def admit() -> Response | None:
        recognise(NOBODY)
        if request.path.startswith(_OPEN) or request.path in PATHS:
            return None
        pages.speak()
        if not _is_for_us(sign_in):
            return pages.page(Said.elsewhere(sign_in.address))
        person = chosen.person(request)
        if person:
            recognise(person)
            request.environ[ROLE] = person.role.value
        elif request.path not in chosen.doors:
            return _refused(chosen)
        return None

    # A thread answers many people: nobody may inherit who came before.
    server.teardown_request(lambda _error: recognise(NOBODY))


def choose(sign_in: SignIn) -> Way:
    """Return the way people sign in; without any, only this machine's person may.

    A server of an outside edition, which anybody may read, passes a way of its own
    to register() instead.
    """
    if sign_in.provider:
        # Its libraries take 10 MB of memory in each process.
        from dashboard.web.identity.openid import OpenId  # noqa: PLC0415

        return OpenId(sign_in, sign_in.provider)
    if sign_in.proxy and sign_in.proxy.user_header:
        return BehindProxy(sign_in, sign_in.proxy)
    return AtTheMachine()


def _is_for_us(sign_in: SignIn) -> bool:
    """Whether the request names the address that people know, where there is one."""
    known = urlsplit(sign_in.address).netloc
    return sign_in.is_local or not known or request.host == known


def _refused(way: Way) -> Response:
    """Answer a page with a page, and a callback so that its page is loaded anew."""
    if request.path.startswith("/_"):
        answer = jsonify({"error": "signed out"})
        answer.status_code = 401
        answer.cache_control.no_store = True
        return answer
    return pages.page(way.refusal())
