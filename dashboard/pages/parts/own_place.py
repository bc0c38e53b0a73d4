"""The button by which a reader says which municipality is theirs."""

from markupsafe import Markup

from dashboard.ground import html, own_municipality
from dashboard.ground.i18n import _


def own_place(code: str) -> Markup:
    """Return a button that remembers a municipality, or forgets it again.

    Only a cookie of the reader's browser holds it; assets/tilts.js writes it.
    """
    own = own_municipality.active() == code
    words = _("Forget that this is mine") if own else _("Make this mine")
    said = [html.Span(_("My municipality"))] if own else []
    after = {"data-mine": "" if own else code}
    button = html.Button(words, type="button", className="btn btn-link", **after)
    return html.Div([*said, button], className="tl-own")
