"""The programme at a glance."""

from dataclasses import replace

from dashboard.i18n import N_
from dashboard.pages import cards, family_cards, ledes
from dashboard.pages.page import Page, Section

PAGE = Page(
    path="/",
    title=N_("Overview"),
    lede=ledes.served,
    has_numbers=True,
    sections=(
        Section(
            title=N_("Families"),
            indicators=(
                cards.FAMILIES_BY_MONTH,
                family_cards.FAMILIES_CHANGE,
                family_cards.FAMILIES_ON_MAP,
            ),
        ),
        Section(
            title=N_("Work and cooperation"),
            indicators=(
                replace(cards.FAMILIES_BY_DOMAIN, width=6),
                cards.COOPERATION_BY_KIND,
                family_cards.MISSING_REPORTS,
                cards.INTERACTIONS_BY_KIND,
            ),
        ),
    ),
)
