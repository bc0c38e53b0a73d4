"""Who is behind a request: found out before anything else looks at it."""

from flask import Flask

from dashboard.access import LOCAL, NOBODY, Identity, Role, recognise
from dashboard.settings import Settings

_LOOKING = Identity(subject="local", role=Role.LEADERSHIP)


def register(server: Flask) -> None:
    """Recognise the person before each request, and forget them after it."""
    server.before_request(_recognise)
    # A thread answers many people: nobody may inherit who came before.
    server.teardown_request(lambda _error: recognise(NOBODY))


def _recognise() -> None:
    settings = Settings.from_environment()
    if settings.outside:
        recognise(NOBODY)
        return
    recognise(LOCAL if settings.desk else _LOOKING)
