"""The indicators of workload: one query, shown from several sides."""

from dashboard.ground.i18n import N_
from dashboard.reading.cooperation.sentences import partners
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.charts.multiples import months_side_by_side
from dashboard.reading.workload import pictures, sentences
from dashboard.reading.workload.profile import posts_by_municipality

_QUERY = "workload_by_municipality"
_ALPHABETICAL = N_("Municipalities stand in the order of their names.")

A_POST_MONTH = Indicator(
    key="workload_a_post_month",
    query=_QUERY,
    title=N_("For each month a post was filled"),
    picture=pictures.a_post_month,
    sentence=sentences.a_post_month,
    note=_ALPHABETICAL,
    everywhere=True,
)

A_PAID_HOUR = Indicator(
    key="workload_a_paid_hour",
    query=_QUERY,
    title=N_("For each paid hour"),
    picture=pictures.a_paid_hour,
    sentence=sentences.a_paid_hour,
    note=_ALPHABETICAL,
    everywhere=True,
)

RAW_COUNTS = Indicator(
    key="workload_counts",
    query=_QUERY,
    title=N_("Raw counts"),
    picture=pictures.raw_counts,
    sentence=sentences.raw_counts,
    note=_ALPHABETICAL,
    everywhere=True,
)

CONTEXT = Indicator(
    key="workload_context",
    query=_QUERY,
    title=N_("What to know before comparing"),
    picture=pictures.context,
    sentence=sentences.context,
    note=_ALPHABETICAL,
    everywhere=True,
)

MONTHS_SIDE_BY_SIDE = Indicator(
    key="months_side_by_side",
    query="families_by_month",
    title=N_("Families month by month, on one scale"),
    figure=months_side_by_side,
    sentence=sentences.months_side_by_side,
    note=N_(
        "Municipalities stand in the order of their names. A family can appear in"
        " several months and municipalities."
    ),
    everywhere=True,
)

AGAINST_OTHERS = Indicator(
    key="workload_against_others",
    query=_QUERY,
    title=N_("Against its own past and the others"),
    picture=pictures.against_others,
    sentence=sentences.a_post_month,
    note=N_("The others: every other municipality with a post in these days."),
    everywhere=True,
)

PROFILE = Indicator(
    query="posts_by_municipality",
    title=N_("Profile"),
    picture=posts_by_municipality,
    sentence=partners.posts_by_municipality,
    note=N_("[u]: not published or not known."),
    nothing=N_("No mediator's post is known here up to these days."),
)
