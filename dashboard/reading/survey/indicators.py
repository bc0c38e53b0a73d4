"""The indicators of the survey, each with its picture and its words."""

from dashboard.ground.i18n import N_
from dashboard.reading.indicator import Indicator
from dashboard.reading.survey import groups, pictures
from dashboard.reading.survey.sentences import answers as sentences

_SURVEY = N_("survey of municipal staff")

SURVEY_BY_WAVE = Indicator(
    query="survey_by_wave",
    picture=pictures.survey_by_wave,
    sentence=sentences.survey_by_wave,
    source=_SURVEY,
    note=N_("One square is one respondent. Each survey has respondents of its own."),
)

SURVEY_CHOICES = Indicator(
    query="survey_choices",
    picture=pictures.survey_choices,
    sentence=sentences.survey_choices,
    source=_SURVEY,
    note=N_(
        "Several answers could be ticked, so shares add up to more than 100 %; the"
        " table has every survey."
    ),
)

SURVEY_BY_MUNICIPALITY = Indicator(
    query="survey_by_municipality",
    picture=groups.survey_by_municipality,
    sentence=sentences.survey_by_municipality,
    source=_SURVEY,
    note=N_("The latest survey; the table has every survey."),
)

SURVEY_BY_INSTITUTION_KIND = Indicator(
    query="survey_by_institution_kind",
    picture=groups.survey_by_institution_kind,
    sentence=sentences.survey_by_institution_kind,
    source=_SURVEY,
    note=N_("The latest survey; the table has every survey and question."),
)

SURVEY_RESPONSE = Indicator(
    query="survey_response",
    picture=pictures.survey_response,
    sentence=sentences.survey_response,
    source=_SURVEY,
    note=N_("One square is one respondent; a dotted one, somebody who did not answer."),
    width=6,
)

OPEN_ANSWERS = Indicator(
    query="open_answers",
    picture=pictures.open_answers,
    sentence=sentences.open_answers,
    source=_SURVEY,
    note=N_("Shown once the coordinator has approved them."),
    width=6,
    nothing=N_("No answer in own words has been approved yet."),
)
