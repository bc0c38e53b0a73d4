"""The drawers of what the seminars recommended, and what became of it."""

from dataclasses import replace

from dashboard.editions.released import Released
from dashboard.ground.i18n import N_
from dashboard.reading.indicator import NO_TOTAL, Indicator, Section
from dashboard.reading.kit.tables.listed import Listed
from dashboard.reading.recommendations import here, pictures, sentences

_SEMINARS = N_("recommendations of the closing seminars, and news of them")

RECOMMENDATION_STATUS = Indicator(
    query="recommendation_status",
    title=N_("What became of the recommendations"),
    sums=N_("A recommendation can have another status in each municipality."),
    total=NO_TOTAL,
    table=Listed(
        columns=(
            "recommendation",
            "text",
            "municipality",
            "status",
            "as_of",
            "evidence",
            "audience",
        )
    ),
    released=Released(
        keys=("recommendation", "municipality"), places="none", has_audience=True
    ),
    picture=pictures.recommendation_status,
    sentence=sentences.recommendation_status,
    source=_SEMINARS,
    note=N_("The newest status noted; without one, there is no news."),
    everywhere=True,
    nothing=N_("There is no recommendation for this audience."),
)

RECOMMENDATIONS_HERE = replace(
    RECOMMENDATION_STATUS,
    key="recommendations_here",
    card_title=N_("What became of the recommendations here"),
    picture=here.recommendations_here,
    sentence=sentences.recommendations_here,
    source=N_("statuses noted at the seminars and since"),
    note=N_("The newest status noted, whatever the period."),
    everywhere=False,
    nothing=N_("No data for this choice."),
)

RECOMMENDATIONS_BY_PHASE = Indicator(
    query="recommendations_by_phase",
    title=N_("Recommendations by phase"),
    sums=N_(
        "One recommendation can have several statuses; the column does not add up."
    ),
    total=NO_TOTAL,
    table=Listed(),
    released=Released(keys=("phase", "status"), places="none", has_audience=True),
    picture=pictures.recommendations_by_phase,
    sentence=sentences.recommendations_by_phase,
    source=_SEMINARS,
    note=N_("News of an earlier phase's recommendations comes with the phases after."),
    everywhere=True,
    nothing=N_("There is no recommendation for this audience."),
)

SECTIONS = (
    Section(title=N_("Change between phases"), cards=(RECOMMENDATIONS_BY_PHASE,)),
    Section(
        title=N_("Recommendation by recommendation"), cards=(RECOMMENDATION_STATUS,)
    ),
)
"""What the topic's own page shows, from above."""
