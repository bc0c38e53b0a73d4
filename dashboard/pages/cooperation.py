"""Which institutions mediators work with, which they do not, and how it is noted."""

from dashboard.ground.i18n import N_
from dashboard.pages import cards, ledes
from dashboard.pages.page import Page, Section
from dashboard.reading.cooperation import indicators

PAGE = Page(
    path="/sadarbiba",
    title=N_("Cooperation"),
    lede=ledes.cooperation,
    sections=(
        Section(
            title=N_("Cooperation with institutions"),
            indicators=(
                cards.COOPERATION_BY_INSTITUTION,
                indicators.KINDS_BY_MUNICIPALITY,
                indicators.COOPERATION_BY_DOMAIN,
            ),
        ),
        Section(
            title=N_("How broad and how steady"),
            indicators=(
                indicators.COOPERATION_BREADTH,
                indicators.ROLES_CONTACTED,
                indicators.COOPERATION_GAPS,
                indicators.REPEAT_COOPERATION,
            ),
        ),
        Section(
            title=N_("The record of cooperation"),
            indicators=(
                indicators.COOPERATION_COMPLETENESS,
                indicators.INCOMPLETE_RECORDS,
            ),
        ),
    ),
)
