"""The programme at a glance."""

from dataclasses import replace

from dashboard.ground.i18n import N_
from dashboard.pages import cards, ledes
from dashboard.pages.page import Page, Section
from dashboard.reading.families import indicators

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
                indicators.FAMILIES_CHANGE,
                indicators.FAMILIES_ON_MAP,
            ),
        ),
        Section(
            title=N_("Work and cooperation"),
            indicators=(
                replace(cards.FAMILIES_BY_DOMAIN, width=6),
                cards.COOPERATION_BY_KIND,
                indicators.MISSING_REPORTS,
                cards.INTERACTIONS_BY_KIND,
            ),
        ),
    ),
)
