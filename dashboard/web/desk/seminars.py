"""Seminars on the web: begun, put in order, written to, shown and taken along."""

from dataclasses import replace
from typing import Any

from flask import Flask, Response, abort, request
from markupsafe import Markup

from dashboard.editions.edition import NoEditionError
from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.ground import html, i18n, reference
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.ground.settings import Settings
from dashboard.pages.data import SEMINARS as PATH
from dashboard.pages.parts.save import purpose_fields
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.readers import reader
from dashboard.takeaways.seminars import arc, claims, making
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.seminar import Seminar, SeminarError, Slide
from dashboard.takeaways.seminars.stage import Staged, staged
from dashboard.takeaways.taken import Reader
from dashboard.web.desk.forms import button, field, form, hidden, select
from dashboard.web.desk.screen import go, show, there

_AUDIENCES = {
    "outside": N_("everybody: small numbers are protected"),
    "leadership": N_("the programme: exact numbers"),
}
_WORDS = {"section": N_("Heading"), "text": N_("Text"), "quotation": N_("Quotation")}


def register(server: Flask, shelf: Shelf) -> None:
    """Serve the list of seminars, each with its slides, and what is done to them."""

    @server.get(PATH)
    def list_seminars() -> Any:
        return show(shelf, _("Seminars"), _listed(shelf))

    @server.post(PATH)
    def begin_seminar() -> Any:
        given = request.form
        try:
            name = given.get("name", "").strip().lower()
            file = seminars.path(_home(), name)
            if file.exists() or given.get("phase") not in reference.phases():
                raise SeminarError(_("There is a seminar “{name}” already.", name=name))
            who = reader(shelf, None, _audience(given.get("audience")), i18n.active())
            _keep(arc.closing(name, given["phase"], who), "new seminar")
        except SeminarError as error:
            return show(shelf, _("Seminars"), [_wrong(error), *_listed(shelf)])
        except NoEditionError:
            wrong = SeminarError(_("There is no edition for this audience yet."))
            return show(shelf, _("Seminars"), [_wrong(wrong), *_listed(shelf)])
        return go(f"{PATH}/{name}")

    @server.get(f"{PATH}/pievienot")
    def choose_seminar() -> Any:
        return show(shelf, _("Add to a seminar"), _chosen())

    @server.get(f"{PATH}/<name>")
    def edit_seminar(name: str) -> Any:
        return _page(shelf, name)

    @server.post(f"{PATH}/<name>/<any(rakstit, augstak, zemak, dzest, pievienot):deed>")
    def change_seminar(name: str, deed: str) -> Any:
        try:
            seminar = seminars.read(_home(), name)
            _keep(_changed(seminar, deed), "edit seminar")
        except (SeminarError, ValueError, IndexError) as error:
            return _page(shelf, name, error)
        return go(f"{PATH}/{name}")


def _home() -> Any:
    return Settings.from_environment().home


def _keep(seminar: Seminar, action: str) -> None:
    record(action, what=seminar.name, edition=seminar.edition)
    seminars.write(_home(), seminar)


def _audience(text: str | None) -> str:
    return text if text in _AUDIENCES else "outside"


def _wrong(error: Exception) -> Markup:
    return html.P(str(error), role="alert", className="tl-notice")


def _listed(shelf: Shelf) -> list[Any]:
    del shelf
    items = []
    for name in seminars.names(_home()):
        try:
            one = seminars.read(_home(), name)
            n = ngettext("{n} slide", "{n} slides", len(one.slides))
            edition = _("Edition {n}", n=one.edition)
            said: str = f" · {edition} · {n}"
            title = one.title
        except SeminarError as error:
            title, said = name, f" · {error}"
        items.append(html.Li([html.A(title, href=there(f"{PATH}/{name}")), said]))
    known = html.Ul(items) if items else html.P(_("There is no seminar yet."))
    return [known, html.H2(_("Begin a seminar")), _new()]


def _new() -> Markup:
    phases = {"": [(code, one.label) for code, one in reference.phases().items()]}
    audiences = {"": [(code, _(words)) for code, words in _AUDIENCES.items()]}
    looks = {"required": True, "maxLength": 60, "pattern": "[a-z0-9][a-z0-9-]*"}
    return form(
        there(PATH),
        [
            field(_("Short name, for the address"), "name", looks),
            select(_("Phase that it closes"), "phase", phases),
            select(_("Audience"), "audience", audiences),
            button(_("Begin"), main=True),
        ],
    )


def _page(shelf: Shelf, name: str, error: Exception | None = None) -> Response:
    try:
        seminar = seminars.read(_home(), name)
        who = reader(shelf, seminar.edition, seminar.audience, seminar.language)
        with who.reading():
            slides = [_of(slide, seminar, who) for slide in seminar.slides]
    except (SeminarError, LookupError, ValueError) as wrong:
        if not seminars.path(_home(), name).exists():
            abort(404)
        return show(shelf, name, [_wrong(wrong)])
    head = [_wrong(error)] if error else []
    items = [
        _slide(seminar, place, slide, shown)
        for place, (slide, shown) in enumerate(zip(seminar.slides, slides, strict=True))
    ]
    body = [*head, _ways(seminar), *_tested(seminar, who)]
    return show(
        shelf,
        seminar.title,
        [*body, html.Ol(items, className="tl-slides"), _added(seminar)],
    )


def _of(slide: Slide, seminar: Seminar, who: Reader) -> Staged | None:
    """A slide as it is shown; None where this audience is shown nothing."""
    return next(iter(staged(seminar.but(slides=(slide,)), who)[1:]), None)


def _ways(seminar: Seminar) -> Markup:
    address = f"/seminari/{seminar.name}"
    buttons = [
        html.Button(
            words, type="submit", className="btn", formAction=f"{address}.{kind}"
        )
        for kind, words in (("pptx", _("Slides (PPTX)")), ("html", _("Handout (HTML)")))
    ]
    files = html.Form(
        [*purpose_fields(), html.Div(buttons)], method="get", className="tl-purpose"
    )
    summary = html.Summary(_("Take along"), className="btn")
    shown = html.A(_("Show"), href=address, className="btn btn-primary")
    audience = _(_AUDIENCES.get(seminar.audience, seminar.audience))
    edition = _("Edition {n}", n=seminar.edition)
    about = html.P(f"{edition} · {_('Audience')}: {audience}")
    along = html.Details([summary, files])
    return html.Div([about, html.Div([shown, along], className="tl-take")])


def _tested(seminar: Seminar, who: Reader) -> list[Markup]:
    found = making.check(seminar, who)
    if not found:
        return []
    items = [html.Li(f"{number}. {claims.said(one)}") for number, one in found]
    return [html.H2(_("Claims")), html.Ul(items)]


def _slide(seminar: Seminar, place: int, slide: Slide, shown: Staged | None) -> Markup:
    about = hidden(place=place)

    def deed(name: str, words: str, inside: html.Inside = None) -> Markup:
        action = there(f"{PATH}/{seminar.name}/{name}")
        return form(action, [about, inside, button(words)])

    steps = [
        *([deed("augstak", _("Up"))] if place else []),
        *([deed("zemak", _("Down"))] if place + 1 < len(seminar.slides) else []),
        deed("dzest", _("Remove")),
    ]
    picture = shown.picture if shown else html.P(_("This audience is shown nothing."))
    written = deed("rakstit", _("Keep"), _fields(slide))
    edit = html.Details([html.Summary(_("Edit")), written])
    return html.Li([html.Div(picture), html.Div(steps, className="tl-step"), edit])


def _fields(slide: Slide) -> list[Markup]:
    texts = (
        ("headline", _("Headline of one's own"), slide.headline),
        ("lines", _("Text, a paragraph a line"), "\n".join(slide.lines)),
        ("claims", _("Claims, one a line"), "\n".join(slide.claims)),
        ("notes", _("Speaker's notes"), slide.notes),
    )
    return [
        html.Label(
            [
                html.Span(words),
                html.Textarea(text, name=name, rows="3", className="form-control"),
            ],
            className="tl-field",
        )
        for name, words, text in texts
    ]


def _added(seminar: Seminar) -> Markup:
    """The form that adds a slide: words, or a card of some period and place."""
    kinds = {
        "": [(code, _(words)) for code, words in _WORDS.items()],
        _("Cards"): [(name, card.heading) for name, card in CARDS.items()],
    }
    places = [("", "–"), *((c, m.name) for c, m in _today().items())]
    choice = html.Select(
        [html.Option(words, value=code) for code, words in places],
        name="municipality",
        className="form-control",
    )
    inside = [
        select(_("What"), "card", kinds),
        field(_("Period"), "period", {"placeholder": "phase:III, 2019-Q1, 2019-03"}),
        html.Label([html.Span(_("Municipality")), choice], className="tl-field"),
        button(_("Add a slide"), main=True),
    ]
    action = there(f"{PATH}/{seminar.name}/pievienot")
    return html.Div([html.H2(_("Add a slide")), form(action, inside)])


def _today() -> dict[str, reference.Municipality]:
    every = reference.municipalities()
    return {code: every[code] for code in sorted(every, key=lambda c: every[c].name)}


def _chosen() -> list[Any]:
    """Ask to which seminar a card goes."""
    card, asked = request.args.get("card", ""), request.args.get("asked", "")
    names = seminars.names(_home())
    if card not in CARDS:
        abort(404)
    if not names:
        return [html.P(_("There is no seminar yet.")), html.A(_("Seminars"), href=PATH)]
    filters = Filters.from_query(asked)
    places = filters.municipalities
    given = hidden(
        card=card,
        period=filters.named or "all",
        municipality=places[0] if places else "",
    )
    return [
        html.P(CARDS[card].heading),
        *(
            form(there(f"{PATH}/{name}/pievienot"), [given, button(name)])
            for name in names
        ),
    ]


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
        slide = replace(
            slide,
            headline=given.get("headline", "").strip(),
            notes=given.get("notes", "").strip(),
            lines=_lines("lines"),
            claims=_lines("claims"),
        )
    step = {"augstak": -1, "zemak": 1}.get(deed, 0)
    slides.insert(max(place + step, 0), slide)
    return seminar.but(slides=tuple(slides))


def _new_slide() -> Slide:
    given = request.form
    card, place = given.get("card", ""), given.get("municipality", "")
    if card in _WORDS:
        return Slide(kind=card, headline=_(_WORDS[card]))
    if card not in CARDS or (place and place not in reference.municipalities()):
        raise SeminarError(_("There is no card “{name}”.", name=card))
    period = Filters.from_query(f"?period={given.get('period', '')}").named or ""
    return Slide(kind="indicator", card=card, period=period, municipality=place)


def _lines(name: str) -> tuple[str, ...]:
    text = request.form.get(name, "")
    return tuple(filter(None, map(str.strip, text.splitlines())))
