"""What the seminars recommended, and what became of it."""

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import N_, _
from dashboard.pages.page import Page
from dashboard.pages.parts.audience import audience
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.recommendations import indicators
from dashboard.reading.view import View


class RecommendationsPage(Page):
    """Narrowed by audience; the period and the domain mean nothing here."""

    def beside(self, view: View) -> Markup:
        """Return the choice of an audience."""
        named = {"aria-label": _("Filters")}
        return html.Section(audience(view), className="tl-filters", **named)

    def filters(self, _view: View) -> list[Markup]:
        """Return nothing: the audience is the one filter."""
        return []


def _known(view: View) -> str:
    status = indicators.RECOMMENDATION_STATUS
    return as_text(status.said(view.ask(status)))


PAGE = RecommendationsPage(
    path="/ieteikumi",
    title=N_("Recommendations"),
    lede=_known,
    period="all",
    sections=indicators.SECTIONS,
)
