"""For whom recommendations are: a choice, as links."""

from markupsafe import Markup

from dashboard.editions.filters import CHOICES
from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.kit.tables.words import capital
from dashboard.reading.view import View


def audience(view: View) -> list[Markup]:
    """Return a link for each audience, the chosen one marked."""
    choice, chosen = CHOICES["audience"], view.address.filters.audience
    codes = [code for code in choice.options.codes() if code != "all"]
    items = [_choice(view, None, _(choice.anything), chosen)]
    items += [_choice(view, one, choice.options.label(one), chosen) for one in codes]
    title = html.Span(_(choice.title), className="tl-group")
    return [title, html.Ul(items, className="tl-choices")]


def _choice(view: View, code: str | None, label: str, chosen: str | None) -> Markup:
    href = view.address.filtered(audience=code)
    current = "true" if code == chosen else ""
    return html.Li(link(capital(label), href, className="btn", current=current))
