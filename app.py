"""Put the pieces together: a shelf of editions in, app out."""

import logging
import os
import secrets

from flask import Flask

from dashboard.editions.shelf import OneOutsideFile, Shelf
from dashboard.ground.access import NOTHING, everything
from dashboard.ground.settings import Settings
from dashboard.ground.shipped import shipped
from dashboard.web import (
    auditing,
    callbacks,
    desk,
    document,
    downloads,
    faults,
    health,
    kept,
    metrics,
    pace,
    presenting,
    purposes,
    repeated,
    reports,
    tables,
    warming,
    watching,
)
from dashboard.web.arrivals import Arrivals
from dashboard.web.identity import entrance
from dashboard.web.identity.configuration import SignIn
from dashboard.web.identity.local import VARIABLE, Local
from dashboard.web.identity.ways import Anybody, Way
from dashboard.web.server import protect


def create_app(
    shelf: Shelf, sign_in: SignIn | None = None, way: Way | None = None
) -> document.TiltsApp:
    """Build the app over a shelf of editions, which may still be empty.

    People come in as the sign-in says, unless a way of its own is given.
    """
    app = document.TiltsApp(
        __name__,
        assets_folder=str(shipped("assets")),
        include_assets_files=False,
        use_pages=False,
        update_title=None,
        # Said aloud, so that DASH_MCP_ENABLED in the environment cannot open the data.
        enable_mcp=False,
    )
    app.renderer = document.START
    # First, so that nothing is asked on behalf of a person not yet recognised.
    auditing.register(app.server)
    sign_in = sign_in or SignIn.from_environment()
    way = way or entrance.choose(sign_in)
    arrivals = Arrivals(shelf)
    repeated.register(app.server, way, arrivals)
    entrance.register(app.server, sign_in, way)
    pace.register(app.server, pace.ASKED)
    app.layout = document.layout()
    callbacks.register(app, shelf)
    tables.register(app.server, shelf)
    purposes.register(app.server)
    downloads.register(app.server, shelf)
    reports.register(app.server, shelf)
    presenting.register(app.server, shelf)
    desk.register(app.server, shelf)
    faults.register(app.server, shelf)
    ready = health.Ready(health.Checks.of(shelf))
    health.register(app.server, ready)
    protect(app.server, app.csp_hashes())
    kept.register(app, arrivals)
    pace.register(app.server, pace.COMPUTED)
    # Dash readies itself during the first request, and others that come meanwhile
    # find it half ready: so the first one is our own.
    app.server.test_client().get("/healthz")
    watching.register(app.server, metrics.observers())
    metrics.register(app.server, ready)
    return app


def server() -> Flask:
    """Return the WSGI application: gunicorn 'app:server()'."""
    logging.basicConfig(level=logging.INFO)
    settings = Settings.from_environment()
    if settings.outside:
        outside = OneOutsideFile(settings.outside)
        made = create_app(outside, way=Anybody()).server
        warming.start(outside, NOTHING)
        return made
    shelf = Shelf.at(settings.editions)
    sign_in = SignIn.from_environment()
    way = None
    if sign_in.is_local:
        # Without one from the start, nobody knows it: the sample may be looked at.
        token = os.environ.get(VARIABLE) or secrets.token_urlsafe()
        way = Local(token=token, settings=settings, shelf=shelf)
    made = create_app(shelf, sign_in, way).server
    warming.start(shelf, everything())
    return made
