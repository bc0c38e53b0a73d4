"""The desk's pages of seminars: their list, one with its slides, where a card goes."""

from typing import Any

from flask import abort, request
from markupsafe import Markup

from dashboard.editions.edition import NoEditionError
from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.ground import html, reference
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.ground.settings import Settings
from dashboard.pages.data import SEMINARS as PATH
from dashboard.pages.parts.save import purpose_fields
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.readers import reader
from dashboard.takeaways.seminars import claims, headlines, making
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.seminar import Seminar, SeminarError, Slide
from dashboard.takeaways.seminars.stage import Staged, staged
from dashboard.takeaways.seminars.steps import AGAIN, BACK, Steps
from dashboard.web.desk.forms import button, field, form, hidden, select
from dashboard.web.desk.screen import there

AUDIENCES = {
    "outside": N_("everybody: small numbers are protected"),
    "leadership": N_("the programme: exact numbers"),
}
WORDS = {"section": N_("Heading"), "text": N_("Text"), "quotation": N_("Quotation")}
"""Kinds of slide that are words alone."""


def home_folder() -> Any:
    """Return the folder that holds the seminars' own."""
    return Settings.from_environment().home


def wrong(error: Exception) -> Markup:
    """Say what is wrong."""
    return html.P(str(error), role="alert", className="tl-notice")


def listed(shelf: Shelf) -> list[Any]:
    """Return the seminars there are, and the form that begins one."""
    items = []
    for name in seminars.names(home_folder()):
        one = seminars.glimpsed(home_folder(), name)
        if isinstance(one, str):
            title, said = name, f" · {one}"
        else:
            n = ngettext("{n} slide", "{n} slides", len(one.slides))
            edition = _("Edition {n}", n=one.edition)
            title, said = one.title, f" · {edition} · {n}"
        items.append(html.Li([html.A(title, href=there(f"{PATH}/{name}")), said]))
    known = html.Ul(items) if items else html.P(_("There is no seminar yet."))
    return [known, html.H2(_("Begin a seminar"), className="tl-section"), _new(shelf)]


def _new(shelf: Shelf) -> Markup:
    phases = {"": [(code, one.label) for code, one in _phases(shelf).items()]}
    audiences = {"": [(code, _(words)) for code, words in AUDIENCES.items()]}
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


def _phases(shelf: Shelf) -> dict[str, reference.Phase]:
    """The phases that the latest edition knows; today's where there is none."""
    try:
        definitions = shelf.edition(None).definitions
    except NoEditionError:
        return reference.phases()
    with definitions.in_force():
        return reference.phases()


def page(
    shelf: Shelf, name: str, error: Exception | None = None
) -> tuple[str, list[Any]]:
    """Return the title of a seminar and everything about it; 404 if there is none."""
    try:
        seminar = seminars.read(home_folder(), name)
        who = reader(shelf, seminar.edition, seminar.audience, seminar.language)
        with who.reading():
            slides = [_of(slide, seminar, who) for slide in seminar.slides]
        seen = _seen(name)
    except (SeminarError, LookupError, ValueError) as mistake:
        if not seminars.is_there(home_folder(), name):
            abort(404)
        return name, [wrong(mistake), _steps(name, _seen(name))]
    items = [
        _slide(seminar, place, slide, shown, seen)
        for place, (slide, shown) in enumerate(zip(seminar.slides, slides, strict=True))
    ]
    return seminar.title, [
        wrong(error) if error else None,
        _ways(seminar),
        _steps(name, seen),
        _head(seminar),
        *_tested(seminar, who, shelf),
        html.Ol(items, className="tl-slides"),
        _added(seminar, seen),
    ]


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
    audience = _(AUDIENCES.get(seminar.audience, seminar.audience))
    edition = _("Edition {n}", n=seminar.edition)
    about = html.P(f"{edition} · {_('Audience')}: {audience}")
    along = html.Details([summary, files])
    return html.Div([about, html.Div([shown, along], className="tl-take")])


def _steps(name: str, seen: Markup) -> Markup | None:
    """The ways back from what was done to it last, and forward again."""
    steps = Steps(home=home_folder(), name=name)
    slide = steps.slide_back()
    back = (
        _("Put back the slide “{title}”", title=_title(slide))
        if slide
        else _("Undo the last change")
    )
    ways = [
        form(there(f"{PATH}/{name}/{deed}"), [seen, button(words)])
        for deed, way, words in (
            ("atpakal", BACK, back),
            ("atkal", AGAIN, _("Redo what was undone")),
        )
        if steps.nearest(way)
    ]
    return html.Div(ways, className="tl-step") if ways else None


def _seen(name: str) -> Markup:
    """How the seminar stands on this page: pressed twice, a button works once."""
    return hidden(seen=Steps(home=home_folder(), name=name).mark)


def _title(slide: Slide) -> str:
    """What a slide is called: by its headline, its card or its kind."""
    if slide.headline or slide.shows not in CARDS:
        return slide.headline or _(WORDS.get(slide.kind, WORDS["text"]))
    return CARDS[slide.shows].heading


def _head(seminar: Seminar) -> Markup:
    """The form of what the whole seminar says of itself."""
    day = seminar.day.isoformat() if seminar.day else ""
    fields = [
        field(_("Title"), "title", {"value": seminar.title, "maxLength": 200}),
        field(_("Place"), "place", {"value": seminar.place, "maxLength": 200}),
        field(_("Date"), "day", {"value": day, "type": "date"}),
        field(
            _("Edition"),
            "edition",
            {"value": seminar.edition, "type": "number", "min": "1", "required": True},
        ),
        button(_("Keep")),
    ]
    action = there(f"{PATH}/{seminar.name}/galva")
    return html.Details(
        [html.Summary(_("Title, place, edition")), form(action, fields)]
    )


def _tested(seminar: Seminar, who: Reader, shelf: Shelf) -> list[Markup]:
    found = [*making.check(seminar, who), *headlines.untold(seminar, who, shelf)]
    if not found:
        return []
    items = [html.Li(f"{number}. {claims.said(one)}") for number, one in found]
    return [html.H2(_("Claims")), html.Ul(items)]


def _slide(
    seminar: Seminar, place: int, slide: Slide, shown: Staged | None, seen: Markup
) -> Markup:
    def deed(name: str, words: str, inside: html.Inside = seen) -> Markup:
        action = there(f"{PATH}/{seminar.name}/{name}")
        return form(action, [hidden(place=place), inside, button(words)])

    steps = [
        *([deed("augstak", _("Earlier"))] if place else []),
        *([deed("zemak", _("Later"))] if place + 1 < len(seminar.slides) else []),
        deed("dzest", _("Remove")),
        *([deed("parnemt", _("Take the statement over"))] if _is_open(slide) else []),
    ]
    picture = shown.picture if shown else html.P(_("This audience is shown nothing."))
    written = deed("rakstit", _("Keep"), _fields(slide))
    last = len(seminar.slides)
    number = {"type": "number", "min": "1", "max": str(last), "value": place + 1}
    to = field(_("Place in the order"), "to", {**number, "required": True})
    moved = deed("vieta", _("Move"), [seen, to])
    edit = html.Details([html.Summary(_("Edit")), written, moved])
    inside = [html.Div(picture), html.Div(steps, className="tl-step"), edit]
    return html.Li(inside, id=anchor(place))


def anchor(place: int) -> str:
    """Where a slide stands on the page, of places from 0 on."""
    return f"slide-{place + 1}"


def _is_open(slide: Slide) -> bool:
    """Whether its headline is the generated statement, which can be taken over."""
    return bool(slide.shows) and not slide.headline


def _fields(slide: Slide) -> list[Markup]:
    texts = (
        ("headline", _("Headline of one's own"), slide.headline),
        ("lines", _("Text, a paragraph a line"), "\n".join(slide.lines)),
        ("claims", _("Claims, one a line"), "\n".join(slide.claims)),
        ("notes", _("Speaker's notes"), slide.notes),
    )
    return [
        hidden(slide=slide.mark),
        *(
            html.Label(
                [
                    html.Span(words),
                    html.Textarea(text, name=name, rows="3", className="form-control"),
                ],
                className="tl-field",
            )
            for name, words, text in texts
        ),
    ]


def _added(seminar: Seminar, seen: Markup) -> Markup:
    """The form that adds a slide: words, or a card of some period and place."""
    kinds = {
        "": [(code, _(words)) for code, words in WORDS.items()],
        _("Cards"): [(name, card.heading) for name, card in CARDS.items()],
    }
    places = [("", "–"), *((c, m.name) for c, m in _today().items())]
    choice = html.Select(
        [html.Option(words, value=code) for code, words in places],
        name="municipality",
        className="form-control",
    )
    inside = [
        seen,
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


def chosen() -> list[Any]:
    """Ask to which seminar a card goes."""
    card, asked = request.args.get("card", ""), request.args.get("asked", "")
    names = seminars.names(home_folder())
    if card not in CARDS:
        abort(404)
    if not names:
        return [html.P(_("There is no seminar yet.")), html.A(_("Seminars"), href=PATH)]
    filters = Filters.from_query(asked)
    slide = slide_of(card, filters)
    given = hidden(
        card=card,
        period=slide.period,
        municipality=slide.municipality,
        domain=slide.domain,
        audience=slide.audience,
    )
    more = slide.filters != filters
    return [
        html.P(CARDS[card].heading),
        html.P(_(_ONE_OF_EACH), className="tl-notice") if more else None,
        *(
            form(
                there(f"{PATH}/{name}/pievienot"),
                [given, _seen(name), button(_called(name))],
            )
            for name in names
        ),
    ]


_ONE_OF_EACH = N_(
    "A slide shows a named period and one municipality or all, by month and on the"
    " map of then: here its numbers will be others than those of the card."
)


def slide_of(card: str, filters: Filters) -> Slide:
    """Return the slide that shows a card as it was filtered, as far as one can."""
    places = filters.municipalities
    return Slide(
        kind="indicator",
        card=card,
        period=filters.named or "all",
        municipality=places[0] if len(places) == 1 else "",
        domain=filters.domain or "",
        audience=filters.audience or "",
    )


def _called(name: str) -> str:
    """The title of a seminar before its name; of a file that is none its name."""
    one = seminars.glimpsed(home_folder(), name)
    return name if isinstance(one, str) else f"{one.title} ({name})"
