"""Which institutions mediators work with."""

from dataclasses import replace

from dashboard.i18n import N_
from dashboard.pages import cards, ledes
from dashboard.pages.page import Page, Section

PAGE = Page(
    path="/sadarbiba",
    title=N_("Cooperation"),
    lede=ledes.cooperation,
    sections=(
        Section(
            title=N_("Cooperation with institutions"),
            indicators=(
                cards.COOPERATION_BY_INSTITUTION,
                replace(cards.COOPERATION_BY_KIND, width=12),
            ),
        ),
    ),
)
