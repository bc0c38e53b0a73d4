"""Which institutions mediators work with, which they do not, and how it is noted."""

from dashboard.ground.i18n import N_
from dashboard.pages import ledes
from dashboard.pages.page import Page
from dashboard.reading.cooperation import indicators

PAGE = Page(
    path="/sadarbiba",
    title=N_("Cooperation"),
    lede=ledes.cooperation,
    sections=indicators.SECTIONS,
)
