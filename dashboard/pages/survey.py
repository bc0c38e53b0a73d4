"""What municipal staff answered, waves side by side."""

from dashboard.i18n import N_
from dashboard.pages import cards, ledes
from dashboard.pages.page import Page, Section

PAGE = Page(
    path="/aptauja",
    title=N_("Survey"),
    lede=ledes.respondents,
    period="all",
    has_domains=False,
    sections=(
        Section(
            title=N_("2019: what was published"),
            intro=N_(
                "Two summaries of the answers of 2019 are preserved. Which question"
                " each belongs to is not known, so here they are called A and B."
            ),
            indicators=cards.PUBLISHED_ANSWERS,
        ),
        Section(title=N_("Questions"), indicators=(cards.SURVEY_BY_QUESTION,)),
    ),
)
