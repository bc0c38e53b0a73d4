"""The cards that only the page of one municipality has."""

from dataclasses import replace

from dashboard.ground.i18n import N_
from dashboard.reading.indicator import Indicator
from dashboard.reading.published.here import published_here
from dashboard.reading.published.sentences import published_here as published_sentence
from dashboard.reading.recommendations import sentences as advice
from dashboard.reading.recommendations.here import recommendations_here
from dashboard.reading.survey import indicators

SURVEY = replace(
    indicators.SURVEY_BY_WAVE,
    key="survey_here",
    title=N_("Answers of the municipality's staff"),
    source=N_("survey of municipal staff"),
    timeless=True,
    nothing=N_("Nobody of this municipality has answered a survey."),
)

RECOMMENDATIONS = Indicator(
    query="recommendation_status",
    key="recommendations_here",
    title=N_("What became of the recommendations here"),
    picture=recommendations_here,
    sentence=advice.recommendations_here,
    source=N_("statuses noted at the seminars and since"),
    note=N_("The newest status noted, whatever the period."),
)

PUBLISHED = Indicator(
    query="published_figures",
    key="published_here",
    title=N_("Published of this municipality"),
    picture=published_here,
    sentence=published_sentence,
    source=N_("publications named in the table"),
    note=N_("Published figures stand as published, each with its own window."),
    timeless=True,
    nothing=N_("Nothing about this municipality alone has been published."),
)
