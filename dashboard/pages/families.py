"""Families served, and what others have published of them."""

from dashboard.i18n import N_
from dashboard.pages import cards, family_cards, ledes
from dashboard.pages.page import Page, Section

PAGE = Page(
    path="/gimenes",
    title=N_("Families"),
    lede=ledes.served_and_new,
    sections=(
        Section(
            title=N_("Counted from the log"),
            indicators=(
                family_cards.FAMILIES_BY_PERIOD,
                family_cards.TURNOVER,
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
            title=N_("Published by others"),
            indicators=(family_cards.PUBLISHED_AND_COMPUTED,),
        ),
    ),
)
