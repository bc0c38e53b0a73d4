"""What municipal staff answered, waves side by side."""

from dashboard.i18n import N_
from dashboard.pages import cards, ledes
from dashboard.pages.page import Page, Section

PAGE = Page(
    path="/aptauja",
    title=N_("Survey"),
    lede=ledes.respondents,
    period="all",
    sections=(Section(title=N_("Questions"), indicators=(cards.SURVEY_BY_QUESTION,)),),
)
