"""What municipal staff answered, waves side by side."""

from dashboard.i18n import N_
from dashboard.pages import cards, ledes, survey_cards
from dashboard.pages.page import Page, Section

PAGE = Page(
    path="/aptauja",
    title=N_("Survey"),
    lede=ledes.respondents,
    period="all",
    has_domains=False,
    sections=(
        Section(
            title=N_("Yes, in some cases, no"),
            indicators=(cards.SURVEY_BY_QUESTION, survey_cards.SURVEY_BY_WAVE),
        ),
        Section(title=N_("Several choices"), indicators=(survey_cards.SURVEY_CHOICES,)),
        Section(
            title=N_("Who answered"),
            indicators=(
                survey_cards.SURVEY_BY_MUNICIPALITY,
                survey_cards.SURVEY_BY_INSTITUTION_KIND,
                survey_cards.SURVEY_RESPONSE,
                survey_cards.OPEN_ANSWERS,
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
