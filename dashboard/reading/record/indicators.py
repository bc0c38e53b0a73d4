"""The drawers of the record itself: what came in, and how complete it is."""

from dataclasses import replace

from dashboard.ground.i18n import N_
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.columns.kinds import Measured
from dashboard.reading.indicator import IN_ALL, NO_TOTAL, Indicator, Section
from dashboard.reading.kit.tables.listed import Listed
from dashboard.reading.record import missing, pictures, sentences

REPORTING_BY_MONTH = Indicator(
    query="reporting_by_month",
    title=N_("Monthly reports by post"),
    sums=N_(
        "A month is on time if half of its rows had come in by the tenth of the next."
    ),
    total=NO_TOTAL,
    table=Listed(),
    released=None,
    picture=pictures.reporting_by_month,
    sentence=sentences.reporting_by_month,
    note=N_("On time: by the tenth day of the next month."),
    nothing=N_("No mediator's post was filled in these days."),
)

MISSING_REPORTS = Indicator(
    query="missing_reports",
    title=N_("What is missing this month"),
    sums=N_("A month without any entry has not been reported."),
    total=NO_TOTAL,
    table=Listed(),
    released=None,
    picture=missing.missing_reports,
    sentence=sentences.missing_reports,
    note=N_("The latest month of the period that had ended on publication."),
    width=6,
    nothing=N_("No month of the period had ended on publication, or had a post."),
)

RECORD_QUALITY = Indicator(
    query="record_quality",
    title=N_("Completeness of the entries"),
    sums=N_("Every entry stands in one municipality only."),
    total=IN_ALL,
    table=Listed(),
    released=None,
    picture=pictures.record_quality,
    sentence=sentences.record_quality,
    width=7,
)

UNUSUAL_MONTHS = Indicator(
    query="unusual_months",
    title=N_("Unusual months"),
    sums=N_("Each post is compared only with its own months."),
    total=NO_TOTAL,
    table=Listed(),
    released=None,
    columns=tuple(
        replace(COLUMNS[name], kind=Measured(decimals=1)) for name in ("low", "high")
    ),
    picture=pictures.unusual_months,
    sentence=sentences.unusual_months,
    note=N_("Each post is compared only with its own months."),
    width=5,
    nothing=N_("No month stands out."),
)

SECTIONS = (
    Section(title=N_("What has come in"), cards=(REPORTING_BY_MONTH,)),
    Section(title=N_("How good the record is"), cards=(RECORD_QUALITY, UNUSUAL_MONTHS)),
)
"""What the topic's own page shows, from above."""
