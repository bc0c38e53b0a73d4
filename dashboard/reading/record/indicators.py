"""The drawers of the record itself: what came in, and how complete it is."""

from dataclasses import replace

from dashboard.ground.i18n import N_
from dashboard.ground.topics import TOPICS
from dashboard.reading.columns.codes import Code, vocabulary
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.columns.kinds import (
    Count,
    Flag,
    Kind,
    Measured,
)
from dashboard.reading.indicator import (
    ALL_PLACES,
    IN_ALL,
    NO_TOTAL,
    Indicator,
    Section,
)
from dashboard.reading.kit.tables.listed import Listed
from dashboard.reading.notes import RELEASED
from dashboard.reading.record import missing, noted, pictures, sentences

_TOPICS = {code: one.title for code, one in TOPICS.items()}

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

NOTES = Indicator(
    query="notes",
    title=N_("Notes on the data"),
    sums=N_("Every note, whatever period and place are chosen."),
    total=ALL_PLACES,
    table=Listed(
        columns=("number", "from", "to", "municipality", "about", "kind", "note"),
        has_total=False,
    ),
    released=RELEASED,
    columns=(
        Column(name="number", heading=N_("Number"), kind=Count(of="notes")),
        Column(name="about", heading=N_("About"), kind=Code(words=_TOPICS)),
        Column(
            name="kind", heading=N_("Kind"), kind=Code(terms=vocabulary("note_kinds"))
        ),
        Column(name="note_lv", heading=N_("Note in Latvian"), kind=Kind()),
        Column(name="note_en", heading=N_("Note in English"), kind=Kind()),
        Column(
            name="is_outside",
            heading=N_("Outside the programme too"),
            kind=Flag(words=N_("yes")),
        ),
    ),
    sentence=None,
    source=N_("coordinator of the programme"),
    timeless=True,
    nothing=N_("Nothing is noted about the data."),
)

NOTES_LISTED = replace(
    NOTES,
    key="notes_listed",
    released=None,
    picture=noted.notes_listed,
    sentence=noted.notes_counted,
)

SECTIONS = (
    Section(title=N_("What has come in"), cards=(REPORTING_BY_MONTH,)),
    Section(title=N_("How good the record is"), cards=(RECORD_QUALITY, UNUSUAL_MONTHS)),
    Section(title=N_("Notes on the data"), cards=(NOTES_LISTED,)),
)
"""What the topic's own page shows, from above."""
