"""What the seminars recommended, and what became of it."""

from dash import html
from dash.development.base_component import Component

from dashboard.ground.i18n import N_, _
from dashboard.pages.page import Page, Section
from dashboard.pages.parts.audience import audience
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.sentences import as_text
from dashboard.reading.recommendations import pictures, sentences
from dashboard.reading.view import View

_SEMINARS = N_("recommendations of the closing seminars, and news of them")

RECOMMENDATION_STATUS = Indicator(
    query="recommendation_status",
    picture=pictures.recommendation_status,
    sentence=sentences.recommendation_status,
    source=_SEMINARS,
    note=N_("The newest status noted; without one, there is no news."),
    everywhere=True,
    nothing=N_("There is no recommendation for this audience."),
)

RECOMMENDATIONS_BY_PHASE = Indicator(
    query="recommendations_by_phase",
    picture=pictures.recommendations_by_phase,
    sentence=sentences.recommendations_by_phase,
    source=_SEMINARS,
    note=N_("News of an earlier phase's recommendations comes with the phases after."),
    everywhere=True,
    nothing=N_("There is no recommendation for this audience."),
)


class RecommendationsPage(Page):
    """Narrowed by audience; the period and the domain mean nothing here."""

    def beside(self, view: View) -> list[Component]:
        """Return the choice of an audience."""
        named = {"aria-label": _("Filters")}
        return [html.Section(audience(view), className="tl-filters", **named)]

    def filters(self, _view: View) -> list[Component]:
        """Return nothing: the audience is the one filter."""
        return []


def _known(view: View) -> str:
    return as_text(sentences.recommendation_status(view.ask(RECOMMENDATION_STATUS)))


PAGE = RecommendationsPage(
    path="/ieteikumi",
    title=N_("Recommendations"),
    lede=_known,
    period="all",
    sections=(
        Section(
            title=N_("Change between phases"), indicators=(RECOMMENDATIONS_BY_PHASE,)
        ),
        Section(
            title=N_("Recommendation by recommendation"),
            indicators=(RECOMMENDATION_STATUS,),
        ),
    ),
)
