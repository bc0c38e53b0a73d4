"""Families served, and what others have published of them."""

from dashboard.i18n import N_
from dashboard.pages import cards, ledes
from dashboard.pages.page import Page, Section

PAGE = Page(
    path="/gimenes",
    title=N_("Families"),
    lede=ledes.served_and_new,
    sections=(
        Section(
            title=N_("Counted from the log"),
            indicators=(
                cards.FAMILIES_BY_MONTH,
                cards.FAMILIES_BY_MUNICIPALITY,
                cards.FAMILIES_BY_DOMAIN,
            ),
        ),
        Section(title=N_("Published by others"), indicators=(cards.PUBLISHED_FIGURES,)),
    ),
)
