"""The programme at a glance."""

from dataclasses import replace

from dashboard.ground.i18n import N_
from dashboard.pages import ledes
from dashboard.pages.page import Page
from dashboard.reading.cooperation import indicators as cooperation
from dashboard.reading.families import indicators as families
from dashboard.reading.indicator import Section
from dashboard.reading.record import indicators as record

PAGE = Page(
    path="/",
    title=N_("Overview"),
    lede=ledes.served,
    has_numbers=True,
    sections=(
        Section(
            title=N_("Families"),
            cards=(
                families.FAMILIES_BY_MONTH,
                families.FAMILIES_CHANGE,
                families.FAMILIES_ON_MAP,
            ),
        ),
        Section(
            title=N_("Work and cooperation"),
            cards=(
                replace(families.FAMILIES_BY_DOMAIN, width=6),
                cooperation.COOPERATION_BY_KIND,
                record.MISSING_REPORTS,
                cooperation.INTERACTIONS_BY_KIND,
            ),
        ),
    ),
)
