"""The page of one municipality: its whole story."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard import reference
from dashboard.components.flat import flat
from dashboard.components.links import link
from dashboard.components.monthly import monthly
from dashboard.components.own_place import own_place
from dashboard.components.time_machine import time_machine
from dashboard.filters import Filters
from dashboard.i18n import N_, _
from dashboard.pages import (
    cards,
    family_cards,
    ledes,
    own_cards,
    partner_cards,
    workload_cards,
)
from dashboard.pages.municipality_list import LIST
from dashboard.pages.page import Page, Section
from dashboard.view import View


class MunicipalityPage(Page):
    """One municipality: its name for a title, its code above the filters."""

    def heading(self, view: View) -> str:
        """Name of the municipality."""
        return reference.municipality_name(view.place or "")

    def above(self, view: View) -> list[Component]:
        """Return the way back to the list, the code, and “make this mine”."""
        home = view.address.but(path=LIST.path, filters=Filters())
        back = link(_("Municipalities"), home.href)
        code = html.Span(_("ATVK {code}", code=view.place))
        named = {"aria-label": _("Where you are")}
        crumb = html.Nav([back, " / ", code], className="tl-crumb", **named)
        return [html.Div([crumb, own_place(view.place or "")], className="tl-above")]

    def beside(self, view: View) -> list[Component]:
        """Return what became of the municipality, and the way to each month."""
        return [flat(html.Div([*time_machine(view), *monthly(view)]))]


PAGE = MunicipalityPage(
    path=f"{LIST.path}/",
    title=N_("Municipality"),
    lede=ledes.served_and_new,
    has_numbers=True,
    sections=(
        Section(
            title=N_("The municipality"),
            indicators=(
                replace(workload_cards.PROFILE, width=5),
                replace(workload_cards.AGAINST_OTHERS, width=7),
            ),
        ),
        Section(
            title=N_("Families"),
            indicators=(
                replace(cards.FAMILIES_BY_MONTH, width=7),
                cards.FAMILIES_BY_DOMAIN,
                family_cards.PERSONS_BY_MUNICIPALITY,
                family_cards.FAMILIES_BY_ESF_MEASURE,
            ),
        ),
        Section(
            title=N_("What came of the work"),
            indicators=(family_cards.OUTCOMES_BY_DOMAIN,),
        ),
        Section(
            title=N_("Work and cooperation"),
            indicators=(
                cards.INTERACTIONS_BY_KIND,
                cards.COOPERATION_BY_KIND,
                cards.COOPERATION_BY_INSTITUTION,
                partner_cards.COOPERATION_GAPS,
                partner_cards.COOPERATION_BREADTH,
                partner_cards.COOPERATION_COMPLETENESS,
                partner_cards.INCOMPLETE_RECORDS,
            ),
        ),
        Section(title=N_("Survey"), indicators=(own_cards.SURVEY,)),
        Section(title=N_("Recommendations"), indicators=(own_cards.RECOMMENDATIONS,)),
        Section(title=N_("Published by others"), indicators=(own_cards.PUBLISHED,)),
    ),
)
