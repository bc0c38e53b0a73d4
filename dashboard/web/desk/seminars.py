"""Seminars on the web: begun, put in order, written to, shown and taken along."""

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, abort, request

from dashboard.editions.edition import NoEditionError
from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.ground import home, i18n, reference
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import _
from dashboard.pages.data import SEMINARS as PATH
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.readers import reader
from dashboard.takeaways.seminars import arc, making
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.grounds import of_title
from dashboard.takeaways.seminars.seminar import Seminar, SeminarError, Slide
from dashboard.takeaways.seminars.steps import AGAIN, BACK, Steps
from dashboard.web.desk import seminar_pages as pages
from dashboard.web.desk.screen import go, show
from dashboard.web.desk.seminar_pages import AUDIENCES, WORDS, home_folder

_TAKE_OVER = "parnemt"
_HEAD = "galva"
_STEPS = {"atpakal": BACK, "atkal": AGAIN}
_DEEDS = (
    f"rakstit, augstak, zemak, vieta, dzest, pievienot, {_TAKE_OVER}, {_HEAD},"
    f" {', '.join(_STEPS)}"
)


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of seminars, each with its slides, and what is done to them."""

    @server.get(PATH)
    def list_seminars() -> Any:
        return show(shelf, _("Seminars"), pages.listed(shelf))

    @server.post(PATH)
    def begin_seminar() -> Any:
        return _begun(shelf)

    @server.get(f"{PATH}/pievienot")
    def choose_seminar() -> Any:
        return show(shelf, _("Add to a seminar"), pages.chosen())

    @server.get(f"{PATH}/<name>")
    def edit_seminar(name: str) -> Any:
        return show(shelf, *pages.page(shelf, name))

    @server.post(f"{PATH}/<name>/<any({_DEEDS}):deed>")
    def change_seminar(name: str, deed: str) -> Any:
        return _done(shelf, name, deed)


def _begun(shelf: Shelf) -> Response:
    given = request.form
    name, phase = given.get("name", "").strip().lower(), given.get("phase", "")
    audience = given.get("audience", "")
    try:
        if seminars.path(home_folder(), name).exists():
            if _is_just_begun(name, phase, audience):
                return go(f"{PATH}/{name}")
            raise SeminarError(_("There is a seminar “{name}” already.", name=name))
        known = audience if audience in AUDIENCES else "outside"
        who = reader(shelf, None, known, i18n.active())
        with who.reading():
            phases = reference.phases()
        if phase not in phases:
            names = ", ".join(phases)
            raise SeminarError(
                _(
                    "There is no phase “{name}”. Phases: {names}.",
                    name=phase,
                    names=names,
                )
            )
        with home.writing(home_folder()):
            begun = arc.closing(name, phase, who)
            record("new seminar", what=name, edition=begun.edition)
            seminars.write(home_folder(), begun)
    except SeminarError as error:
        return show(shelf, _("Seminars"), [pages.wrong(error), *pages.listed(shelf)])
    except NoEditionError:
        why = SeminarError(
            _(
                "There is no edition for this audience yet: publish one for it, or"
                " choose whom the seminar is for."
            )
        )
        return show(shelf, _("Seminars"), [pages.wrong(why), *pages.listed(shelf)])
    return go(f"{PATH}/{name}")


def _is_just_begun(name: str, phase: str, audience: str) -> bool:
    """Whether that is what was begun, and nothing since: the button pressed twice."""
    seminar = seminars.read(home_folder(), name)
    periods = {slide.period for slide in seminar.slides}
    return (
        seminar.audience == audience
        and f"phase:{phase}" in periods
        and Steps(home=home_folder(), name=name).nearest(BACK) is None
    )


def _done(shelf: Shelf, name: str, deed: str) -> Response:
    try:
        with home.writing(home_folder()):
            if not _stands(name):
                # Pressed twice, a button does its work once.
                return go(f"{PATH}/{name}", done="seminar")
            if deed in _STEPS:
                return _stepped(name, _STEPS[deed])
            seminar = seminars.read(home_folder(), name)
            whole = {_TAKE_OVER: _taken_over, _HEAD: _headed}.get(deed)
            changed = whole(seminar, shelf) if whole else _changed(seminar, deed)
            if changed != seminar:
                record("edit seminar", what=name, edition=changed.edition)
                Steps(home=home_folder(), name=name).change(changed)
    except (SeminarError, ValueError, IndexError) as error:
        return show(shelf, *pages.page(shelf, name, error))
    return go(f"{PATH}/{name}", at=_where(changed, deed))


def _where(seminar: Seminar, deed: str) -> str:
    """Where the slide of a deed stands after it; nowhere of the whole seminar."""
    if deed == _HEAD:
        return ""
    last = len(seminar.slides) - 1
    place = last if deed == "pievienot" else _to(deed, int(request.form["place"]))
    return pages.anchor(min(max(place, 0), last))


def _to(deed: str, place: int) -> int:
    """The place of a slide after a deed: one on, one back, or where it is sent."""
    if deed == "vieta":
        return int(request.form.get("to", "")) - 1
    return place + {"augstak": -1, "zemak": 1}.get(deed, 0)


def _stands(name: str) -> bool:
    """Whether it is as on the page that the form stood on."""
    seen = request.form.get("seen")
    is_there = seminars.is_there(home_folder(), name)
    return not seen or not is_there or Steps(home=home_folder(), name=name).mark == seen


def _stepped(name: str, way: str) -> Response:
    """Take the last change back, or make it again; SeminarError if there is none."""
    if not seminars.is_there(home_folder(), name):
        abort(404)
    record("edit seminar", what=name, note=way)
    Steps(home=home_folder(), name=name).take(way)
    return go(f"{PATH}/{name}")


def _headed(seminar: Seminar, shelf: Shelf) -> Seminar:
    """Give it another title, place, day or edition; ValueError for what is none."""
    given = request.form
    day, edition = given.get("day", ""), int(given.get("edition", ""))
    if edition not in shelf.shown():
        raise SeminarError(_("There is no edition {n}.", n=edition))
    return seminar.but(
        title=given.get("title", "").strip() or seminar.name,
        place=given.get("place", "").strip(),
        day=date.fromisoformat(day) if day else None,
        edition=edition,
    )


def _taken_over(seminar: Seminar, shelf: Shelf) -> Seminar:
    """Make the statement a headline of one's own, with the claims it rests on."""
    place = int(request.form.get("place", ""))
    if place < 0:
        raise IndexError(place)
    slide = seminar.slides[place]
    who = reader(shelf, seminar.edition, seminar.audience, seminar.language)
    with who.reading():
        cards = making.shown(slide, who)
        if not cards:
            raise SeminarError(_("This slide shows no card."))
        card = cards[0]
        kept = of_title(card, who)
        own = replace(slide, headline=card.own_title, claims=kept)
    slides = (*seminar.slides[:place], own, *seminar.slides[place + 1 :])
    return seminar.but(slides=slides)


def _changed(seminar: Seminar, deed: str) -> Seminar:
    """Return the seminar after a deed; ValueError or IndexError for no place in it."""
    slides, given = [*seminar.slides], request.form
    if deed == "pievienot":
        return seminar.but(slides=(*slides, _new_slide()))
    place = int(given.get("place", ""))
    if not 0 <= place < len(slides):
        raise IndexError(place)
    slide = slides.pop(place)
    if deed == "dzest":
        return seminar.but(slides=tuple(slides))
    if deed == "rakstit":
        written = replace(
            slide,
            headline=given.get("headline", "").strip(),
            notes=given.get("notes", "").strip(),
            lines=_lines("lines"),
            claims=_lines("claims"),
        )
        if slide.mark != given.get("slide", slide.mark) and slide != written:
            raise SeminarError(
                _(
                    "Nothing was kept: this slide was changed or moved meanwhile. Go"
                    " back to copy what you wrote."
                )
            )
        slide = written
    slides.insert(max(_to(deed, place), 0), slide)
    return seminar.but(slides=tuple(slides))


def _new_slide() -> Slide:
    given = request.form
    card, place = given.get("card", ""), given.get("municipality", "")
    if card in WORDS:
        return Slide(kind=card, headline=_(WORDS[card]))
    if card not in CARDS or (place and place not in reference.municipalities()):
        raise SeminarError(_("There is no card “{name}”.", name=card))
    asked = {name: given.get(name, "") for name in _ASKED}
    filters = Filters.from_query(urlencode(asked))
    return replace(pages.slide_of(card, filters), period=filters.named or "")


_ASKED = ("period", "municipality", "domain", "audience")


def _lines(name: str) -> tuple[str, ...]:
    text = request.form.get(name, "")
    return tuple(filter(None, map(str.strip, text.splitlines())))
