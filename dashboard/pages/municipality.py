"""The page of one municipality: its whole story."""

from dataclasses import replace

from markupsafe import Markup

from dashboard.editions.filters import Filters
from dashboard.ground import html, reference
from dashboard.ground.i18n import N_, _
from dashboard.pages import ledes
from dashboard.pages.municipality_list import LIST
from dashboard.pages.page import Page
from dashboard.pages.parts.monthly import monthly
from dashboard.pages.parts.own_place import own_place
from dashboard.pages.parts.summary import summary
from dashboard.pages.parts.time_machine import time_machine
from dashboard.reading.cooperation import indicators as cooperation
from dashboard.reading.families import indicators as families
from dashboard.reading.indicator import Section
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.published import indicators as published
from dashboard.reading.recommendations.indicators import RECOMMENDATIONS_HERE
from dashboard.reading.survey import indicators as survey
from dashboard.reading.view import View
from dashboard.reading.workload import indicators as workload


class MunicipalityPage(Page):
    """One municipality: its name for a title, its code above the filters."""

    def heading(self, view: View) -> str:
        """Name of the municipality."""
        return reference.municipality_name(view.place or "")

    def above(self, view: View) -> Markup:
        """Return the way back to the list, the code, and “make this mine”."""
        home = view.address.but(path=LIST.path, filters=Filters())
        back = link(_("Municipalities"), home.href)
        code = html.Span(_("ATVK {code}", code=view.place))
        named = {"aria-label": _("Where you are")}
        crumb = html.Nav([back, " / ", code], className="tl-crumb", **named)
        return html.Div([crumb, own_place(view.place or "")], className="tl-above")

    def beside(self, view: View) -> Markup:
        """Return what became of the municipality, and the way to each month."""
        return html.Div([*time_machine(view), *monthly(view)])

    def summary(self, view: View) -> list[Markup]:
        """Return the last months, and what each card says in a sentence."""
        return summary(view)


PAGE = MunicipalityPage(
    path=f"{LIST.path}/",
    title=N_("Municipality"),
    lede=ledes.served_and_new,
    has_numbers=True,
    has_summary=True,
    sections=(
        Section(
            title=N_("The municipality"),
            cards=(
                replace(workload.POSTS_BY_MUNICIPALITY, width=5),
                replace(workload.AGAINST_OTHERS, width=7),
            ),
        ),
        Section(
            title=N_("Families"),
            cards=(
                replace(families.FAMILIES_BY_MONTH, width=7),
                families.FAMILIES_BY_DOMAIN,
                families.PERSONS_BY_MUNICIPALITY,
                families.FAMILIES_BY_ESF_MEASURE,
            ),
        ),
        Section(
            title=N_("What came of the work"),
            cards=(families.OUTCOMES_BY_DOMAIN,),
        ),
        Section(
            title=N_("Work and cooperation"),
            cards=(
                # First what can run over from sheet to sheet: none is left half empty.
                cooperation.COOPERATION_BY_INSTITUTION,
                cooperation.INTERACTIONS_BY_KIND,
                cooperation.COOPERATION_BY_KIND,
                cooperation.COOPERATION_GAPS,
                cooperation.COOPERATION_BREADTH,
                cooperation.COOPERATION_COMPLETENESS,
                cooperation.INCOMPLETE_RECORDS,
            ),
        ),
        Section(
            title=N_("Survey"),
            cards=(survey.SURVEY_HERE,),
            is_timeless=True,
            is_folded=True,
        ),
        Section(
            title=N_("Recommendations"),
            cards=(RECOMMENDATIONS_HERE,),
            is_timeless=True,
            is_folded=True,
        ),
        Section(
            title=N_("Published by others"),
            cards=(published.PUBLISHED_HERE,),
            is_timeless=True,
            is_folded=True,
        ),
    ),
)
