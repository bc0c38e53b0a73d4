"""Seminars on a projector and in one file; a card alone, and its picture."""

from collections.abc import Iterable
from typing import Any

from flask import Flask, Response, abort, redirect, request
from markupsafe import Markup

from dashboard.editions.shelf import Shelf
from dashboard.ground import html
from dashboard.ground.access import (
    UnknownRoleError,
    current,
    current_scope,
    may_write,
    somebody,
)
from dashboard.ground.audit.recording import record, record_soon
from dashboard.ground.i18n import N_, _
from dashboard.ground.settings import Settings
from dashboard.ground.shipped import shipped
from dashboard.pages.data import SEMINARS
from dashboard.pages.parts.save import purpose_fields
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.citation import page_of
from dashboard.takeaways.pictures.card import picture
from dashboard.takeaways.seminars import headlines, stage
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.handout import handout
from dashboard.takeaways.seminars.making import make
from dashboard.takeaways.seminars.seminar import Seminar, SeminarError
from dashboard.takeaways.taken import NoCardError, Taken, Wanted, take
from dashboard.web import document, faults, purposes
from dashboard.web.downloads import NOT_NOW, asked, attached, written_down
from dashboard.web.identity.origin import is_from_elsewhere, is_own_form

PATH = "/seminari"
CARD = "/karte"
_DECK = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_PAGE = "text/html; charset=utf-8"

KEYS = (
    ("→ ↓ PgDn", N_("next slide")),
    ("← ↑ PgUp", N_("slide before")),
    ("Home · End", N_("first · last slide")),
    ("O", N_("all slides")),
    ("B", N_("black screen")),
    ("S", N_("speaker's window: notes, next slide, clock")),
    ("F", N_("full screen")),
    ("Esc", N_("back")),
)


def register(server: Flask, shelf: Shelf) -> None:
    """Serve /seminari/<name>, its files, and /karte/<card>."""

    @server.get(PATH)
    def all_seminars() -> Any:
        # Who shortens the address of a seminar looks for the others.
        if not may_write():
            abort(404)
        return redirect(f"{SEMINARS}?{request.query_string.decode()}".rstrip("?"))

    @server.get(f"{PATH}/<name>")
    def present_seminar(name: str) -> Any:
        seminar, who = _seminar(name, shelf)
        with who.reading():
            slides = stage.staged(seminar, who)
            page = _stage(seminar, slides)
        edition, rows = seminar.edition, stage.rows(slides)
        record_soon("view", what=f"{PATH}/{name}", edition=edition, rows=rows)
        return Response(str(page), content_type=_PAGE)

    @server.get(f"{PATH}/<name>.<any(pptx, html):format_>")
    def save_seminar(name: str, format_: str) -> Any:
        seminar, who = _seminar(name, shelf)
        if is_from_elsewhere():
            # A link from elsewhere saves nothing.
            return purposes.ask(seminar.title, 200)
        return _given(seminar, who, format_)

    @server.get(f"{CARD}/<name>")
    def card_alone(name: str) -> Any:
        who, taken = _card(name, shelf)
        with who.reading():
            page = _alone(taken)
        rows = len(taken.answer.table)
        query = taken.wanted.filters.to_query().removeprefix("?")
        edition = taken.answer.edition.number
        record_soon("view", what=request.path, query=query, edition=edition, rows=rows)
        return Response(str(page), content_type=_PAGE)

    @server.post(f"{CARD}/<name>/<any(png, svg):format_>")
    def save_picture(name: str, format_: str) -> Any:
        if not is_own_form():
            abort(403)
        return _pictured(name, format_, shelf)


def _pictured(name: str, format_: str, shelf: Shelf) -> Response:
    """Write down that a card is taken away as a picture, and how its file is named.

    The browser draws it from the page it has; it is given once this is written down.
    """
    _who, taken = _card(name, shelf)
    with written_down(taken.indicator.heading):
        head = record(
            "picture",
            what=f"{name}.{format_}",
            query=taken.wanted.filters.to_query().removeprefix("?"),
            edition=taken.answer.edition.number,
            rows=len(taken.answer.table),
            purpose=purposes.of_request(),
        )
    stem = f"tilts-{name}-edition{taken.answer.edition.number}"
    file = f"{stem}-{head.in_name}.{format_}"
    return Response(file, content_type="text/plain; charset=utf-8")


def _seminar(name: str, shelf: Shelf) -> tuple[Seminar, Reader]:
    """A seminar, and its audience's reader, as far as this person may see as much."""
    try:
        seminar = seminars.read(Settings.from_environment().home, name)
        audience = somebody(seminar.audience, current().subject)
    except (SeminarError, UnknownRoleError):
        abort(404)
    if not audience.scope <= current_scope():
        abort(404)
    edition = faults.opened(shelf.seen_by(audience.scope), seminar.edition)
    who = Reader(edition=edition, identity=audience, language=seminar.language)
    return headlines.allowed(seminar, who, shelf), who


def _file(seminar: Seminar, who: Reader, format_: str) -> tuple[bytes, int]:
    if format_ == "pptx":
        made = make(seminar, who)
        return made.deck, made.rows
    with who.reading():
        slides = stage.staged(seminar, who)
        return handout(seminar, slides, who), stage.rows(slides)


def _given(seminar: Seminar, who: Reader, format_: str) -> Response:
    """Give a file once it is written down for what."""
    data, rows = _file(seminar, who, format_)
    with written_down(seminar.title):
        head = record(
            "slides" if format_ == "pptx" else "handout",
            what=f"{seminar.name}.{format_}",
            edition=seminar.edition,
            rows=rows,
            purpose=purposes.of_request(),
        )
    stem = f"tilts-{seminar.name}-edition{seminar.edition}"
    name = f"{stem}-{head.in_name}.{format_}"
    return attached(data, name, _DECK if format_ == "pptx" else _PAGE)


def _card(name: str, shelf: Shelf) -> tuple[Reader, Taken]:
    """A card by its address, for the person behind this request."""
    query = request.query_string.decode("utf-8", "replace")
    seen = shelf.seen_by(current_scope())
    address = asked(query, seen)
    edition = faults.opened(seen, address.edition)
    who = Reader(edition=edition, identity=current(), language=address.language)
    wanted = Wanted(
        card=name,
        filters=address.filters,
        question=request.args.get("question", ""),
        page=page_of(request.args.get("page", "")),
    )
    with who.reading():
        try:
            return who, take(wanted, who)
        except NoCardError:
            abort(404)


def _stage(seminar: Seminar, slides: list[stage.Staged]) -> Markup:
    """The whole seminar in one document: nothing is fetched after it has come."""
    sections = [
        html.Section(
            [one.picture, html.Aside(one.notes)],
            **{"aria-label": f"{number}. {one.title}"},
        )
        for number, one in enumerate(slides, 1)
    ]
    assets = shipped("assets")
    more = [
        html.Link(rel="stylesheet", href=document.url(assets, "presenter.css")),
        html.Script(src=document.url(assets, "presenter.js"), defer=True),
    ]
    head = [*document.head(assets), *more]
    body = [
        html.Main(
            [html.H1(seminar.title, className="visually-hidden"), *sections],
            className="stage",
        ),
        html.Footer(_foot(len(slides)), className="foot"),
        _help(),
    ]
    words = {"data-speaker": _("Speaker"), "data-font": f"/assets/{document.FONT}"}
    return document.document(
        f"{seminar.title} · Tilts", body, head, className="tl-show", **words
    )


def _foot(count: int) -> list[Markup]:
    """The bar under so many slides."""
    return [
        _key("p", "‹", _("slide before")),
        _key("n", "›", _("next slide")),
        html.Output("", **{"aria-live": "polite"}),
        html.Progress("", value="1", max=str(count), **{"aria-hidden": "true"}),
        _key("o", "O", _("all slides")),
        _key("s", "S", _("speaker's window: notes, next slide, clock")),
        _key("f", "F", _("full screen")),
        _key("?", "?", _("Keyboard")),
    ]


def _help() -> Markup:
    keys = [[html.Dt(html.Kbd(key)), html.Dd(_(meaning))] for key, meaning in KEYS]
    inside = [
        html.H2(_("Keyboard")),
        html.Dl(keys),
        html.P(_key("?", _("Close"), _("Close"))),
    ]
    return html.Dialog(inside, **{"aria-label": _("Keyboard")})


def _key(key: str, text: str, label: str) -> Markup:
    named = {"data-key": key, "aria-label": label, "title": label}
    return html.Button(text, type="button", **named)


def _alone(taken: Taken) -> Markup:
    """A card as large as the window, with what can be done with its picture."""
    assets = shipped("assets")
    more = [
        html.Link(rel="stylesheet", href=document.url(assets, "presenter.css")),
        html.Script(src=document.url(assets, document.PURPOSE), defer=True),
        html.Script(src=document.url(assets, "card.js"), defer=True),
    ]
    pictures = (("png", "PNG"), ("svg", "SVG"), ("copy", _("Copy the picture")))
    deeds = (
        ("link", _("Copy the link to this edition")),
        ("latest", _("Copy the link to the latest")),
        ("cite", _("Copy the citation")),
        ("full", _("Full screen")),
    )
    lasting = taken.address
    about = {
        "data-saved": f"{CARD}/{taken.wanted.card}/",
        "data-link": lasting,
        "data-latest": lasting.rpartition("edition=")[0].rstrip("?&"),
        "data-cite": taken.cited,
        "data-done": _("Copied."),
        "data-failed": _(NOT_NOW),
        "data-font": f"/assets/{document.FONT}",
    }
    body = [
        html.Main(
            [
                html.H1(taken.indicator.heading, className="visually-hidden"),
                # A phone held upright shows a part of it in letters that can be read.
                html.scrolling(picture(taken), taken.indicator.heading),
                html.P(
                    " ".join(taken.sentences),
                    className="tl-in-words",
                    **{"aria-hidden": "true"},
                ),
            ],
            className="tl-whole-card",
            **about,
        ),
        html.Form(
            [*purpose_fields(), html.Div(_deeds(pictures))], className="tl-purpose"
        ),
        html.Div(_deeds(deeds), className="tl-deeds"),
        html.P("", role="status", className="tl-deeds"),
    ]
    title = f"{taken.indicator.heading} · Tilts"
    return document.document(title, body, [*document.head(assets), *more])


def _deeds(deeds: Iterable[tuple[str, str]]) -> list[Markup]:
    return [
        html.Button(text, type="button", className="btn", **{"data-deed": deed})
        for deed, text in deeds
    ]
