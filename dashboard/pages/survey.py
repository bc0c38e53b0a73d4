"""What municipal staff answered, waves side by side."""

from dashboard.ground.i18n import N_
from dashboard.pages import cards, ledes
from dashboard.pages.page import Page, Section
from dashboard.reading.survey import indicators

PAGE = Page(
    path="/aptauja",
    title=N_("Survey"),
    lede=ledes.respondents,
    period="all",
    has_domains=False,
    sections=(
        Section(
            title=N_("Yes, in some cases, no"),
            indicators=(cards.SURVEY_BY_QUESTION, indicators.SURVEY_BY_WAVE),
        ),
        Section(title=N_("Several choices"), indicators=(indicators.SURVEY_CHOICES,)),
        Section(
            title=N_("Who answered"),
            indicators=(
                indicators.SURVEY_BY_MUNICIPALITY,
                indicators.SURVEY_BY_INSTITUTION_KIND,
                indicators.SURVEY_RESPONSE,
                indicators.OPEN_ANSWERS,
            ),
        ),
        Section(
            title=N_("2019: what was published"),
            intro=N_(
                "Two summaries of the answers of 2019 are preserved. Which question"
                " each belongs to is not known, so here they are called A and B."
            ),
            indicators=cards.PUBLISHED_ANSWERS,
        ),
    ),
)
