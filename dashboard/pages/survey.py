"""What municipal staff answered, waves side by side."""

from dashboard.ground.i18n import N_
from dashboard.pages import ledes
from dashboard.pages.page import Page
from dashboard.reading.published import indicators as published
from dashboard.reading.survey import indicators as survey

PAGE = Page(
    path="/aptauja",
    title=N_("Survey"),
    lede=ledes.respondents,
    period="all",
    has_domains=False,
    sections=(*survey.SECTIONS, published.DECK),
)
