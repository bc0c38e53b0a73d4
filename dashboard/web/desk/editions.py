"""Publishing, and the editions there are."""

import logging
from datetime import datetime
from typing import Any

from flask import Flask, abort, request
from markupsafe import Markup

from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n
from dashboard.ground.home import BusyError
from dashboard.ground.i18n import _
from dashboard.pages.data import EDITIONS as PATH
from dashboard.pages.data import WORK
from dashboard.reading.catalogue import RELEASE
from dashboard.web.desk import compared, opening, stages
from dashboard.web.desk.forms import button, field, form, hidden, tick
from dashboard.web.desk.screen import go, show, there
from dashboard.web.desk.work import Work
from dashboard.writing.publishing.publishing import (
    CheckFailedError,
    NothingToPublishError,
    publish,
)

log = logging.getLogger(__name__)

_LONGEST_LABEL = 80


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of editions and the publishing of a new one."""

    @server.get(PATH)
    def list_editions() -> Any:
        return show(shelf, _("Editions"), _page(shelf.manifests()))

    @server.post(PATH)
    def publish_one() -> Any:
        typed = request.form.get("label", "")
        label = "".join(c for c in typed if c.isprintable()).strip()[:_LONGEST_LABEL]
        latest = _latest(shelf.manifests())
        # The list that the form stood on is an older one: somebody has published.
        if request.form.get("after", latest) != latest:
            return go(PATH, done="published")
        # Pressed twice, the button publishes once.
        outside = request.form.get("outside") == "yes"
        work = Work.only_one(
            "publishing",
            lambda begun: _publish(begun, shelf, label, outside=outside),
            kind="edition",
        )
        return go(f"{WORK}/{work.id}")

    @server.get(f"{PATH}/<int:number>")
    def changed(number: int) -> Any:
        published = {one.number: one for one in shelf.manifests()}
        if number not in published:
            abort(404)
        before = [one for one in published.values() if one.number < number][-1:]
        title = _("What has changed in edition {n}", n=number)
        return show(shelf, title, compared.page(shelf, before, published[number]))


def _publish(work: Work, shelf: Shelf, label: str, *, outside: bool) -> None:
    def told(done: int, of: int) -> None:
        work.tell(step=1 if done < of else 2, done=done, of=of)

    try:
        with opening.warehouse() as warehouse:
            release = RELEASE if outside else None
            made = publish(warehouse, shelf, label, told, release=release)
    except NothingToPublishError as error:
        work.tell(stage="failed", message=stages.in_every_language(error))
    except CheckFailedError:
        log.exception("The edition did not pass its checks")
        work.tell(stage="failed", why="unsound")
    except BusyError as error:
        work.tell(stage="busy", message=stages.in_every_language(error))
    else:
        work.tell(stage="published", number=made.number, interactions=made.interactions)


def _latest(found: list[Manifest]) -> str:
    return str(found[-1].number) if found else "0"


def _page(found: list[Manifest]) -> list[Any]:
    text = _(
        "The pages show the latest edition. What has been taken in or mended since is"
        " seen only after the next one is published; earlier editions stay as they are."
    )
    given = {"maxlength": _LONGEST_LABEL, "placeholder": _("for example: May reports")}
    label = field(_("A few words to know it by (may stay empty)"), "label", given)
    public = tick(
        _("Also for readers outside the programme, with small numbers hidden"),
        "outside",
    )
    inside = [hidden(after=_latest(found)), label, public]
    inside.append(button(_("Publish an edition"), main=True))
    publish_now = form(there(PATH), inside, look="tl-drop")
    return [html.P(text), *_warning(found), _under_way(), publish_now, _listed(found)]


def _warning(found: list[Manifest]) -> list[Markup]:
    if not found or found[-1].readable:
        return []
    text = _(
        "The latest edition was published by another version of Tilts and cannot be"
        " opened. Publish again: everything that was taken in is still here."
    )
    return [html.P(text, className="tl-said is-wrong", role="alert")]


def _under_way() -> Markup | None:
    going = [one for one in Work.all() if one.state["stage"] == "publishing"]
    if not going:
        return None
    link = html.A(_("See how far it is"), href=there(f"{WORK}/{going[0].id}"))
    text = _("An edition is being made.")
    return html.P([text, " ", link], className="tl-said", role="status")


def _listed(found: list[Manifest]) -> Markup:
    if not found:
        return html.P(_("Nothing has been published yet"), className="tl-nothing")
    heads = (_("Edition"), _("Published"), _("Days"), _("Records"), "")
    table = html.table(
        None,
        html.headings(heads, {heads.index(_("Records"))}),
        [_line(one) for one in reversed(found)],
        className="table tl-table is-wide tl-editions",
    )
    return html.scrolling(table, _("Editions"))


def _line(one: Manifest) -> Markup:
    label = html.P(one.label, className="tl-source") if one.label else None
    older = html.A(_("Show"), href=there("/", edition=one.number))
    news = html.A(_("What has changed"), href=there(f"{PATH}/{one.number}"))
    gone = _("Of another version: cannot be opened")
    return html.Tr(
        [
            html.Th([str(one.number), label], scope="row"),
            html.Td(_moment(one.created)),
            html.Td(one.extent.label),
            html.Td(i18n.number(one.interactions), className="n"),
            html.Td([news, " · ", older] if one.readable else gone),
        ]
    )


def _moment(created: str) -> str:
    """Day and time by the clock of this machine."""
    here = datetime.fromisoformat(created).astimezone()
    return f"{i18n.day(here.date())} {here:%H:%M}"
