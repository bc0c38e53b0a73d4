"""The indicators, each with its figure and its words."""

from dashboard.ground.i18n import N_
from dashboard.reading.cooperation import figures as cooperation_figures
from dashboard.reading.cooperation import pictures as cooperation_pictures
from dashboard.reading.cooperation.sentences import entries as cooperation_sentences
from dashboard.reading.families.figures import served as families_figures
from dashboard.reading.families.sentences import served as families_sentences
from dashboard.reading.indicator import Indicator
from dashboard.reading.published.figures.published import published_answers
from dashboard.reading.survey import figures as survey_figures
from dashboard.reading.survey.sentences import opinions as survey_sentences

FAMILIES_BY_MONTH = Indicator(
    query="families_by_month",
    figure=families_figures.families_by_month,
    sentence=families_sentences.families_by_month,
    note=N_("A family can appear in several months, so months do not add up."),
)

FAMILIES_BY_MUNICIPALITY = Indicator(
    query="families_by_municipality",
    figure=families_figures.families_by_municipality,
    sentence=families_sentences.families_by_municipality,
    note=N_("A family met in two municipalities counts once in the total."),
    width=7,
)

FAMILIES_BY_DOMAIN = Indicator(
    query="families_by_domain",
    figure=families_figures.families_by_domain,
    sentence=families_sentences.families_by_domain,
    note=N_("A family can appear in several domains, so domains do not add up."),
    width=5,
)

PUBLISHED_FIGURES = Indicator(
    query="published_figures",
    key="published_families",
    measures=("families", "persons", "mediators"),
    figure=families_figures.published_figures,
    sentence=families_sentences.published_figures,
    source=N_("publications named in the table"),
    note=N_("Published figures stand as published, each with its own window."),
    nothing=N_("Nothing has been published of this choice."),
)

INTERACTIONS_BY_KIND = Indicator(
    query="interactions_by_kind",
    figure=cooperation_figures.interactions_by_kind,
    sentence=cooperation_sentences.interactions_by_kind,
    note=N_("Indirect work is counted apart."),
    width=6,
)

COOPERATION_BY_KIND = Indicator(
    query="cooperation_by_kind",
    figure=cooperation_figures.cooperation_by_kind,
    sentence=cooperation_sentences.cooperation_by_kind,
    width=6,
)

COOPERATION_BY_INSTITUTION = Indicator(
    query="cooperation_by_institution",
    picture=cooperation_pictures.cooperation_by_institution,
    sentence=cooperation_sentences.cooperation_by_institution,
)

SURVEY_BY_QUESTION = Indicator(
    query="survey_by_question",
    figure=survey_figures.survey_by_question,
    sentence=survey_sentences.survey_by_question,
    source=N_("survey of municipal staff"),
    note=N_(
        "Bars stand about the middle answer; those who gave no answer stand apart."
    ),
)

_DECK = N_("presentation of the closing seminar, 30 May 2019")
_UNKNOWN_QUESTION = N_(
    "Which of the questions it was is not known, so it is not compared with later"
    " surveys."
)

PUBLISHED_ANSWERS = (
    Indicator(
        query="published_figures",
        key="published_answers_a",
        measures=("survey_a_yes", "survey_a_partly", "survey_a_no"),
        title=N_("Summary A"),
        figure=published_answers,
        sentence=survey_sentences.published_answers,
        source=_DECK,
        note=_UNKNOWN_QUESTION,
        width=6,
    ),
    Indicator(
        query="published_figures",
        key="published_answers_b",
        measures=("survey_b_yes", "survey_b_partly", "survey_b_no"),
        title=N_("Summary B"),
        figure=published_answers,
        sentence=survey_sentences.published_answers,
        source=_DECK,
        note=_UNKNOWN_QUESTION,
        width=6,
    ),
)
