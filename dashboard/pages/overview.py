"""The programme at a glance."""

from dashboard.i18n import N_
from dashboard.pages import cards, ledes
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
                cards.FAMILIES_BY_MUNICIPALITY,
                cards.FAMILIES_BY_DOMAIN,
            ),
        ),
        Section(
            title=N_("Work and cooperation"),
            indicators=(cards.INTERACTIONS_BY_KIND, cards.COOPERATION_BY_KIND),
        ),
    ),
)
