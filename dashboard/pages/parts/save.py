"""The menu of a card that saves its table, and asks what for."""

from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.access import Role, current, may_write
from dashboard.ground.audit.purposes import LONGEST, OTHER, PURPOSES
from dashboard.ground.i18n import _
from dashboard.reading.indicator import Indicator
from dashboard.reading.view import View

_SEMINARS = "/dati/seminari"
FORMATS = ("csv", "xlsx", "pptx")


def save(indicator: Indicator, view: View) -> Markup:
    """Return the menu; each button asks for the same table in another format."""
    of_what = html.Span(f": {indicator.heading}", className="visually-hidden")
    summary = html.Summary([_("Save"), of_what], className="btn dropdown-toggle")
    form = html.Form(
        [*_asked(indicator, view), *purpose_fields(), _buttons(indicator)],
        method="get",
        className="tl-purpose",
    )
    menu = html.Div([form, *_alone(indicator, view)], className="dropdown-menu")
    return html.Details([summary, menu], className="dropdown tl-save")


def _asked(indicator: Indicator, view: View) -> list[Markup]:
    """The filters in force, as hidden fields."""
    filters = view.ask(indicator).filters.to_query().removeprefix("?")
    fixed = {"edition": str(view.edition.manifest.number), "lang": i18n.active()}
    pairs = [*parse_qsl(filters), *fixed.items()]
    return [html.Input(type="hidden", name=name, value=value) for name, value in pairs]


def _alone(indicator: Indicator, view: View) -> list[Markup]:
    """Ways to its picture, link and citation, to the card alone, and into a seminar."""
    query = _query(view)
    alone = f"/karte/{indicator.name}?{query}"
    ways = [[_deed(alone, *deed) for deed in line] for line in _deeds()]
    ways.append([html.A(_("The card alone"), href=alone)])
    if may_write():
        kept = dict(view.address.fixed)
        added = urlencode({**kept, "card": indicator.name, "asked": query})
        there = f"{_SEMINARS}/pievienot?{added}"
        ways.append([html.A(_("Add to a seminar"), href=there)])
    return [html.Ul([html.Li(way) for way in ways], className="tl-ways")]


def _deeds() -> list[list[tuple[str, str]]]:
    """What is done on the card's own page as soon as it is there."""
    return [
        [("png", "PNG"), ("svg", "SVG"), ("copy", _("Copy the picture"))],
        [("link", _("Copy the link"))],
        [("cite", _("Copy the citation"))],
    ]


def _deed(alone: str, deed: str, text: str) -> Markup:
    return html.A(text, href=alone, **{"data-then": deed})


def _query(view: View) -> str:
    filters = view.filters.to_query().removeprefix("?")
    fixed = {"edition": str(view.edition.manifest.number), "lang": i18n.active()}
    return "&".join(filter(None, (filters, urlencode(fixed))))


def purpose_fields() -> list[Markup]:
    """Return what asks what a file is for, and what says it where it was said before.

    Nothing for those who are given only what everybody may see.
    """
    waiting = html.P([html.Progress(""), " ", _("Being made…")], hidden=True)
    status = html.Div(waiting, role="status", className="tl-making")
    if current().role is Role.OUTSIDE:
        return [status]
    choices = [html.Option(_("Choose…"), value="")]
    choices += [html.Option(_(text), value=code) for code, text in PURPOSES.items()]
    select = html.Select(
        choices, name="purpose", required=True, className="form-select"
    )
    words = html.Input(name="why", maxLength=LONGEST, className="form-control")
    asked = html.Fieldset(
        [
            html.Label([_("What is it for?"), select]),
            html.Label([_("In a few words"), words], className=f"tl-why-{OTHER}"),
        ]
    )
    change = html.Button(_("Change it"), type="button", className="btn tl-small")
    said = html.P([_("What it is for"), ": ", html.B(""), " ", change], hidden=True)
    return [asked, said, status]


def _buttons(indicator: Indicator) -> Markup:
    return html.Div(
        [
            html.Button(
                format_.upper(),
                type="submit",
                className="btn",
                formAction=f"/download/{indicator.name}.{format_}",
            )
            for format_ in FORMATS
        ]
    )
