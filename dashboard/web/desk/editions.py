"""Publishing, and the editions there are."""

import logging
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from flask import Flask, abort, request
from markupsafe import Markup

from dashboard.editions import policy_file
from dashboard.editions.clock import Clock, ClockError, confirm
from dashboard.editions.manifest import Manifest
from dashboard.editions.policy import FILE
from dashboard.editions.policy_file import PolicyError
from dashboard.editions.shelf import Shelf
from dashboard.editions.told_outside import told_outside
from dashboard.ground import html, i18n
from dashboard.ground.home import BusyError
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.pages.data import EDITIONS as PATH
from dashboard.pages.data import WORK
from dashboard.reading.catalogue import RELEASE
from dashboard.web.desk import ahead, compared, opening, stages
from dashboard.web.desk.forms import button, field, form, hidden, tick
from dashboard.web.desk.screen import go, show, there
from dashboard.web.desk.work import Work
from dashboard.writing.publishing import shelving
from dashboard.writing.warehouse import families

log = logging.getLogger(__name__)

_LONGEST_LABEL = 80


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of editions, the publishing of a new one, and what is shown."""
    ahead.register(server, shelf)
    _register_showing(server, shelf)

    @server.get(PATH)
    def list_editions() -> Any:
        return show(shelf, _("Editions"), _page(shelf))

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
        _confirmed(request.form.get("today", ""))
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


def _register_showing(server: Flask, shelf: Shelf) -> None:
    """Serve the taking of an edition from readers, and the way back."""

    @server.get(f"{PATH}/<int:number>/nemt-nost")
    def ask_to_withdraw(number: int) -> Any:
        return show(shelf, *_asked(_known(shelf, number)))

    @server.post(f"{PATH}/<int:number>/nemt-nost")
    def withdraw(number: int) -> Any:
        reason = " ".join(request.form.get("reason", "").split())[:_LONGEST_LABEL]
        if not reason:
            return go(f"{PATH}/{_known(shelf, number)}/nemt-nost", done="no_reason")
        with opening.warehouse():
            shelving.withdraw(shelf, _known(shelf, number), reason, erase=False)
        return go(PATH, done="withdrawn", n=number)

    @server.post(f"{PATH}/<int:number>/radit")
    def show_again(number: int) -> Any:
        with opening.warehouse():
            shelving.show_again(shelf, _known(shelf, number))
        return go(PATH, done="shown", n=number)


def _known(shelf: Shelf, number: int) -> int:
    return number if number in shelf.published() else abort(404)


def _asked(number: int) -> tuple[str, list[Any]]:
    text = _(
        "Readers will not be shown the edition any more; those before it stay. Its"
        " files are kept, and it can be shown again."
    )
    given = {"maxlength": _LONGEST_LABEL, "required": "required"}
    reason = field(_("Why, in a few words, without names"), "reason", given)
    inside = [reason, button(_("Yes, take it from readers"), main=True)]
    yes = form(there(f"{PATH}/{number}/nemt-nost"), inside)
    no = html.A(_("No, leave it"), href=there(PATH), className="btn")
    return _("Take edition {n} from readers?", n=number), [
        html.P(text, className="tl-lede"),
        html.Div([yes, no], className="tl-step"),
    ]


def _publish(work: Work, shelf: Shelf, label: str, *, outside: bool) -> None:
    # Its mathematics take 60 MB of memory, which a process that only shows is spared.
    from dashboard.writing.publishing.publishing import (  # noqa: PLC0415
        CheckFailedError,
        NothingToPublishError,
        publish,
    )

    def told(done: int, of: int) -> None:
        work.tell(step=1 if done < of else 2, done=done, of=of)

    try:
        with opening.warehouse() as warehouse:
            release = RELEASE if outside else None
            made = publish(warehouse, shelf, label, told, release=release)
    except (ClockError, NothingToPublishError, PolicyError) as error:
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


def _page(shelf: Shelf) -> list[Any]:
    text = _(
        "The pages show the latest edition. What has been taken in or mended since is"
        " seen only after the next one is published; earlier editions stay as they are."
    )
    said = [*_warning(shelf.manifests()), *_harm(shelf), *_released(shelf)]
    return [html.P(text), *said, _under_way(), publish_now(shelf), _listed(shelf)]


def publish_now(shelf: Shelf) -> Markup:
    """Return the form that publishes an edition, and the way to look ahead."""
    given = {"maxlength": _LONGEST_LABEL, "placeholder": _("for example: May reports")}
    label = field(_("A few words to know it by (may stay empty)"), "label", given)
    public = tick(
        _("Also for readers outside the programme, with small numbers hidden"),
        "outside",
    )
    inside = [hidden(after=_latest(shelf.manifests())), label, public, *_day()]
    inside.append(button(_("Publish an edition"), main=True))
    return html.joined([form(there(PATH), inside, look="tl-drop"), ahead.way()])


def _day() -> list[Markup]:
    """Where the clock is doubted, why, and the box by which somebody says the day."""
    clock = Clock.of(Settings.from_environment())
    if clock.is_believed:
        return []
    today = clock.now.date()
    right = _("Today is {day}: the clock is right.", day=i18n.day(today))
    why = html.P(clock.doubt, className="tl-said is-wrong", role="alert")
    return [why, tick(right, "today", sent=today.isoformat())]


def _confirmed(typed: str) -> None:
    """Note the day that was ticked; of another day nothing is noted."""
    with suppress(ClockError, ValueError):
        confirm(Settings.from_environment(), date.fromisoformat(typed))


def _harm(shelf: Shelf) -> list[Markup]:
    """What must not be overlooked: damaged files, and families that were forgotten."""
    texts = [
        _(
            "Edition {n} is damaged: its files are not as they were published. They can"
            " be put back from a backup.",
            n=number,
        )
        for number in shelf.shown()
        if shelf.damage(number)
    ]
    with opening.looked_at() as warehouse:
        holding = families.holding(warehouse, shelf).editions
    if holding:
        texts.append(
            _(
                "A family that was forgotten is still in these editions: {numbers}."
                " Publish a new one, then erase them: tilts editions withdraw N"
                " --erase",
                numbers=", ".join(map(str, holding)),
            )
        )
    return [html.P(text, className="tl-said is-wrong", role="alert") for text in texts]


def _released(shelf: Shelf) -> list[Markup]:
    """Where it is chosen what outsiders are shown; or why it cannot be read."""
    try:
        policy_file.read(shelf.folder.parent)
    except PolicyError as error:
        return [html.P(str(error), className="tl-said is-wrong", role="alert")]
    text = _(
        "What readers outside are shown is chosen in {file}, beside the data. What each"
        " choice shows and hides, before anything is published: tilts outside costs",
        file=FILE,
    )
    return [html.P(text, className="tl-source")]


def _warning(found: list[Manifest]) -> list[Markup]:
    if not found or found[-1].readable:
        return []
    text = _(
        "The latest edition was published by another version of Tilts and cannot be"
        " opened. Publish again: everything that was taken in is still here."
    )
    return [html.P(text, className="tl-said is-wrong", role="alert")]


def _under_way() -> Markup | None:
    making = {"publishing", "comparing"}
    going = [one for one in Work.all() if one.state["stage"] in making]
    if not going:
        return None
    link = html.A(_("See how far it is"), href=there(f"{WORK}/{going[0].id}"))
    text = _("An edition is being made.")
    return html.P([text, " ", link], className="tl-said", role="status")


def _listed(shelf: Shelf) -> Markup:
    found = shelf.every_manifest()
    if not found:
        return html.P(_("Nothing has been published yet"), className="tl-nothing")
    heads = (_("Edition"), _("Published"), _("Days"), _("Records"), "")
    rows = [_line(one, _state(shelf, one)) for one in reversed(found)]
    return html.listing(_("Editions"), heads, rows, {heads.index(_("Records"))})


def _state(shelf: Shelf, one: Manifest) -> html.Inside:
    """What can be done with an edition, or why it is not shown and the way back."""
    number, withdrawn = one.number, shelf.showing.withdrawn()
    if number in withdrawn:
        said = _("Taken from readers: {reason}", reason=withdrawn[number].reason)
        return [said, _again(number)]
    if number not in shelf.shown():
        return [_("Not shown: an older one is."), _again(number)]
    if shelf.damage(number):
        return _("Damaged: cannot be shown")
    if not one.readable:
        return _("Of another version: cannot be opened")
    older = html.A(_("Show"), href=there("/", edition=number))
    news = html.A(_("What has changed"), href=there(f"{PATH}/{number}"))
    off = html.A(_("Take from readers…"), href=there(f"{PATH}/{number}/nemt-nost"))
    return [news, " · ", older, " · ", off]


def _again(number: int) -> Markup:
    text = _("Show edition {n} as the newest", n=number)
    return form(there(f"{PATH}/{number}/radit"), button(text))


def _line(one: Manifest, state: html.Inside) -> Markup:
    label = html.P(one.label, className="tl-source") if one.label else None
    outside = [html.P(said, className="tl-source") for said in told_outside(one)]
    return html.Tr(
        [
            html.Th([str(one.number), label], scope="row"),
            html.Td(_moment(one.created)),
            html.Td(
                [one.extent.label, *outside], className="is-said" if outside else ""
            ),
            html.Td(i18n.number(one.interactions), className="n"),
            html.Td(state),
        ]
    )


def _moment(created: str) -> str:
    """Day and time by the clock of this machine."""
    here = datetime.fromisoformat(created).astimezone()
    return f"{i18n.day(here.date())} {here:%H:%M}"
