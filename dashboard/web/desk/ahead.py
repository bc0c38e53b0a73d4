"""What the next edition would change, seen before it is published."""

from typing import Any

from flask import Flask
from markupsafe import Markup

from dashboard.editions.edition import Edition
from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.home import BusyError
from dashboard.ground.i18n import _
from dashboard.pages.data import EDITIONS, WORK
from dashboard.reading.changes import would_hold
from dashboard.web.desk import compared, opening, stages
from dashboard.web.desk.forms import button, form
from dashboard.web.desk.screen import go, there
from dashboard.web.desk.work import Work

PATH = f"{EDITIONS}/nakamais"


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the looking ahead, which publishes nothing."""

    @server.post(PATH)
    def look_ahead() -> Any:
        work = Work.only_one(
            "comparing", lambda begun: _compare(begun, shelf), kind="edition"
        )
        return go(f"{WORK}/{work.id}")


def way() -> Markup:
    """Return the button that leads there."""
    inside = form(there(PATH), button(_("See first what would change")))
    return html.Div(inside, className="tl-step")


def _compare(work: Work, shelf: Shelf) -> None:
    """Make a draft of the next edition and hold it against the one that is shown."""
    # As for publishing: a process that only shows is spared what it takes.
    from dashboard.writing.publishing.drafting import (  # noqa: PLC0415
        NothingToPublishError,
        draft,
    )

    try:
        with draft(opening.warehouse(), shelf) as new:
            old = shelf.edition() if shelf.shown() else None
            told = i18n.in_every_language(lambda: html.joined(_told(old, new)))
    except NothingToPublishError as error:
        work.tell(stage="failed", message=stages.in_every_language(error))
    except BusyError as error:
        work.tell(stage="busy", message=stages.in_every_language(error))
    else:
        work.tell(stage="compared", told=told)


def _told(old: Edition | None, new: Edition) -> list[Any]:
    if old is None:
        return [html.P(would_hold(new)), html.P(_("It would be the first edition."))]
    beside = _(
        "Here it stands beside edition {n}, both for the same days.",
        n=old.manifest.number,
    )
    return [html.P(f"{would_hold(new)} {beside}"), *compared.between(old, new)]
