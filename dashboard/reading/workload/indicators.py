"""The drawers of workload: posts, and one query shown from several sides."""

from dataclasses import replace

from dashboard.ground.i18n import N_
from dashboard.reading.columns.columns import COLUMNS, no_hours
from dashboard.reading.columns.marks import NOT_REPORTED
from dashboard.reading.indicator import IN_ALL, NO_TOTAL, Indicator, Section
from dashboard.reading.kit.tables.listed import Listed
from dashboard.reading.kit.tables.others import total_last
from dashboard.reading.workload import pictures, sentences
from dashboard.reading.workload.profile import posts_by_municipality

_ALPHABETICAL = N_("Municipalities stand in the order of their names.")
_DONE = ("interactions", "indirect", "families", "months_active")

WORKLOAD_BY_MUNICIPALITY = Indicator(
    query="workload_by_municipality",
    title=N_("Workload by municipality"),
    sums=N_("One family can appear in several municipalities; families do not add up."),
    total=IN_ALL,
    table=Listed(order=total_last),
    released=None,
    columns=(
        *(replace(COLUMNS[name], blank=NOT_REPORTED) for name in _DONE),
        replace(COLUMNS["hours_per_week"], blank=no_hours),
    ),
    sentence=None,
    note=_ALPHABETICAL,
    everywhere=True,
)

A_POST_MONTH = replace(
    WORKLOAD_BY_MUNICIPALITY,
    key="workload_a_post_month",
    card_title=N_("For each month a post was filled"),
    picture=pictures.a_post_month,
    sentence=sentences.a_post_month,
)

A_PAID_HOUR = replace(
    WORKLOAD_BY_MUNICIPALITY,
    key="workload_a_paid_hour",
    card_title=N_("For each paid hour"),
    picture=pictures.a_paid_hour,
    sentence=sentences.a_paid_hour,
)

RAW_COUNTS = replace(
    WORKLOAD_BY_MUNICIPALITY,
    key="workload_counts",
    card_title=N_("Raw counts"),
    picture=pictures.raw_counts,
    sentence=sentences.raw_counts,
)

CONTEXT = replace(
    WORKLOAD_BY_MUNICIPALITY,
    key="workload_context",
    card_title=N_("What to know before comparing"),
    picture=pictures.context,
    sentence=sentences.context,
)

AGAINST_OTHERS = replace(
    WORKLOAD_BY_MUNICIPALITY,
    key="workload_against_others",
    card_title=N_("Against its own past and the others"),
    picture=pictures.against_others,
    sentence=sentences.a_post_month,
    note=N_("The others: every other municipality with a post in these days."),
)

POSTS_BY_MUNICIPALITY = Indicator(
    query="posts_by_municipality",
    title=N_("Mediators' posts"),
    sums=N_("Posts that are expected to report are shown."),
    total=NO_TOTAL,
    table=Listed(),
    released=None,
    card_title=N_("Profile"),
    picture=posts_by_municipality,
    sentence=sentences.posts_by_municipality,
    note=N_("[u]: not published or not known."),
    nothing=N_("No mediator's post is known here up to these days."),
)

SECTIONS = (
    Section(title=N_("On a fair basis"), cards=(A_POST_MONTH, A_PAID_HOUR)),
    Section(title=N_("Beside the rates"), cards=(CONTEXT, RAW_COUNTS)),
)
"""What the topic's own page shows, from above."""
