"""Which institutions mediators work with, which they do not, and how it is noted."""

from dashboard.i18n import N_
from dashboard.pages import cards, ledes, partner_cards
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
                partner_cards.KINDS_BY_MUNICIPALITY,
                partner_cards.COOPERATION_BY_DOMAIN,
            ),
        ),
        Section(
            title=N_("How broad and how steady"),
            indicators=(
                partner_cards.COOPERATION_BREADTH,
                partner_cards.ROLES_CONTACTED,
                partner_cards.COOPERATION_GAPS,
                partner_cards.REPEAT_COOPERATION,
            ),
        ),
        Section(
            title=N_("The record of cooperation"),
            indicators=(
                partner_cards.COOPERATION_COMPLETENESS,
                partner_cards.INCOMPLETE_RECORDS,
            ),
        ),
    ),
)
