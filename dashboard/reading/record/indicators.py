"""The indicators of the record itself: what came in, and how complete it is."""

from dashboard.ground.i18n import N_
from dashboard.reading.indicator import Indicator
from dashboard.reading.record import pictures, sentences

REPORTING_BY_MONTH = Indicator(
    query="reporting_by_month",
    picture=pictures.reporting_by_month,
    sentence=sentences.reporting_by_month,
    note=N_("On time: by the tenth day of the next month."),
    nothing=N_("No mediator's post was filled in these days."),
)

RECORD_QUALITY = Indicator(
    query="record_quality",
    picture=pictures.record_quality,
    sentence=sentences.record_quality,
    width=7,
)

UNUSUAL_MONTHS = Indicator(
    query="unusual_months",
    picture=pictures.unusual_months,
    sentence=sentences.unusual_months,
    note=N_("Each post is compared only with its own months."),
    width=5,
    nothing=N_("No month stands out."),
)
