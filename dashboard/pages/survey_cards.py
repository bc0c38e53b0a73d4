"""The indicators of the survey, each with its picture and its words."""

from dashboard.components.pictures import survey as pictures
from dashboard.components.pictures import survey_groups as groups
from dashboard.i18n import N_
from dashboard.indicators import Indicator
from dashboard.sentences import answers as sentences

SURVEY_BY_WAVE = Indicator(
    query="survey_by_wave",
    title=N_("Survey by survey"),
    picture=pictures.survey_by_wave,
    sentence=sentences.survey_by_wave,
    note=N_("One square is one respondent. Each survey asked other people."),
)

SURVEY_CHOICES = Indicator(
    query="survey_choices",
    title=N_("Questions with several choices"),
    picture=pictures.survey_choices,
    sentence=sentences.survey_choices,
    note=N_(
        "Several answers could be ticked, so shares add up to more than 100 %; the"
        " table has every survey."
    ),
)

SURVEY_BY_MUNICIPALITY = Indicator(
    query="survey_by_municipality",
    title=N_("Answers by municipality"),
    picture=groups.survey_by_municipality,
    sentence=sentences.survey_by_municipality,
    note=N_("The latest survey; the table has every survey."),
)

SURVEY_BY_INSTITUTION_KIND = Indicator(
    query="survey_by_institution_kind",
    title=N_("Answers by kind of institution"),
    picture=groups.survey_by_institution_kind,
    sentence=sentences.survey_by_institution_kind,
    note=N_("The latest survey; the table has every survey and question."),
)

SURVEY_RESPONSE = Indicator(
    query="survey_response",
    title=N_("Who was asked and who answered"),
    picture=pictures.survey_response,
    sentence=sentences.survey_response,
    note=N_("One square is one respondent; a dotted one, somebody who did not answer."),
    width=6,
)

OPEN_ANSWERS = Indicator(
    query="open_answers",
    title=N_("In the respondents' own words"),
    picture=pictures.open_answers,
    sentence=sentences.open_answers,
    note=N_("Shown once the coordinator has approved them."),
    width=6,
    nothing=N_("No answer in own words has been approved yet."),
)
