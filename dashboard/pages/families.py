"""Families served, and what others have published of them."""

from dashboard.ground.i18n import N_
from dashboard.pages import cards, ledes
from dashboard.pages.page import Page, Section
from dashboard.reading.families import indicators

PAGE = Page(
    path="/gimenes",
    title=N_("Families"),
    lede=ledes.served_and_new,
    sections=(
        Section(
            title=N_("Counted from the log"),
            indicators=(
                indicators.FAMILIES_BY_PERIOD,
                indicators.TURNOVER,
                cards.FAMILIES_BY_DOMAIN,
                indicators.PERSONS_BY_MUNICIPALITY,
                indicators.FAMILIES_BY_ESF_MEASURE,
            ),
        ),
        Section(
            title=N_("What came of the work"),
            indicators=(indicators.OUTCOMES_BY_DOMAIN,),
        ),
        Section(
            title=N_("Published by others"),
            indicators=(indicators.PUBLISHED_AND_COMPUTED,),
        ),
    ),
)
