"""The drawers of the survey of municipal staff."""

from dataclasses import replace

from dashboard.editions.released import Released
from dashboard.ground.i18n import N_
from dashboard.reading.indicator import IN_ALL, NO_TOTAL, Indicator, Section
from dashboard.reading.kit.tables.listed import Listed
from dashboard.reading.survey import figures, groups, pictures, sentences
from dashboard.reading.survey.tables import by_wave

_SURVEY = N_("survey of municipal staff")
_OF_A_PHASE = ("phase", "all")

SURVEY_BY_QUESTION = Indicator(
    query="survey_by_question",
    title=N_("Answers of municipal staff"),
    sums=N_(
        "Where several answers could be ticked, they add up to more than the number"
        " of respondents."
    ),
    total=IN_ALL,
    table=by_wave,
    released=Released(
        periods=_OF_A_PHASE,
        keys=("wave", "question", "choice", "municipality"),
        places="none",
        totals_only=True,
    ),
    figure=figures.survey_by_question,
    sentence=sentences.survey_by_question,
    source=_SURVEY,
    note=N_(
        "Bars stand about the middle answer; those who gave no answer stand apart."
    ),
)

SURVEY_BY_WAVE = Indicator(
    query="survey_by_wave",
    title=N_("Surveys side by side"),
    sums=N_("Each survey has respondents of its own; their numbers are not added up."),
    total=NO_TOTAL,
    table=Listed(),
    released=Released(periods=_OF_A_PHASE, keys=("question", "wave"), places="none"),
    picture=pictures.survey_by_wave,
    sentence=sentences.survey_by_wave,
    source=_SURVEY,
    note=N_("One square is one respondent. Each survey has respondents of its own."),
)

SURVEY_HERE = replace(
    SURVEY_BY_WAVE,
    key="survey_here",
    card_title=N_("Answers of the municipality's staff"),
    timeless=True,
    nothing=N_("Nobody of this municipality has answered a survey."),
)

SURVEY_CHOICES = Indicator(
    query="survey_choices",
    title=N_("Questions with several choices"),
    sums=N_(
        "Several answers could be ticked; they add up to more than the number of"
        " respondents."
    ),
    total=NO_TOTAL,
    table=Listed(),
    released=Released(
        periods=_OF_A_PHASE, keys=("wave", "question", "choice"), places="none"
    ),
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
    title=N_("Answers by municipality"),
    sums=N_("With a few respondents in a municipality, one answer changes everything."),
    total=IN_ALL,
    table=Listed(),
    released=None,
    picture=groups.survey_by_municipality,
    sentence=sentences.survey_by_municipality,
    source=_SURVEY,
    note=N_("The latest survey; the table has every survey."),
)

SURVEY_BY_INSTITUTION_KIND = Indicator(
    query="survey_by_institution_kind",
    title=N_("Answers by kind of institution"),
    sums=N_(
        "Where several answers could be ticked, they add up to more than the number"
        " of respondents."
    ),
    total=NO_TOTAL,
    table=Listed(),
    released=None,
    picture=groups.survey_by_institution_kind,
    sentence=sentences.survey_by_institution_kind,
    source=_SURVEY,
    note=N_("The latest survey; the table has every survey and question."),
)

SURVEY_RESPONSE = Indicator(
    query="survey_response",
    title=N_("Who was asked and who answered"),
    sums=N_(
        "The total of the invited is known only where it is known of every"
        " municipality."
    ),
    total=IN_ALL,
    table=Listed(),
    released=None,
    picture=pictures.survey_response,
    sentence=sentences.survey_response,
    source=_SURVEY,
    note=N_("One square is one respondent; a dotted one, somebody who did not answer."),
    width=6,
)

OPEN_ANSWERS = Indicator(
    query="open_answers",
    title=N_("In the respondents' own words"),
    sums=N_("Only answers that were approved are shown."),
    total=NO_TOTAL,
    table=Listed(),
    released=Released(keys=("wave", "answer"), places="none"),
    picture=pictures.open_answers,
    sentence=sentences.open_answers,
    source=_SURVEY,
    note=N_("Shown once the coordinator has approved them."),
    width=6,
    nothing=N_("No answer in own words has been approved yet."),
)

SECTIONS = (
    Section(
        title=N_("Yes, in some cases, no"), cards=(SURVEY_BY_QUESTION, SURVEY_BY_WAVE)
    ),
    Section(title=N_("Several choices"), cards=(SURVEY_CHOICES,)),
    Section(
        title=N_("Who answered"),
        cards=(
            SURVEY_BY_MUNICIPALITY,
            SURVEY_BY_INSTITUTION_KIND,
            SURVEY_RESPONSE,
            OPEN_ANSWERS,
        ),
        is_folded=True,
    ),
)
"""What the topic's own page shows, from above."""
