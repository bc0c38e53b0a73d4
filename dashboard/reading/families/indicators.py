"""The indicators of families over time, of what came of the work, and of reports."""

from dashboard.ground.i18n import N_
from dashboard.reading.families.figures import change, periods, reach
from dashboard.reading.families.sentences import periods as periods_sentences
from dashboard.reading.families.sentences import reach as reach_sentences
from dashboard.reading.families.sentences import served as families_sentences
from dashboard.reading.families.tiles import families_on_map
from dashboard.reading.indicator import Indicator
from dashboard.reading.published.figures import beside
from dashboard.reading.record.missing import missing_reports

FAMILIES_BY_PERIOD = Indicator(
    query="families_by_period",
    figure=periods.families_by_period,
    sentence=periods_sentences.families_by_period,
    note=N_("A family can appear in several periods, so periods do not add up."),
)

FAMILIES_CHANGE = Indicator(
    query="families_change",
    figure=change.families_change,
    sentence=periods_sentences.families_change,
    note=N_(
        "A family met in two municipalities counts once in the total. Provisional"
        " periods are left out of changes."
    ),
    width=7,
)

FAMILIES_ON_MAP = Indicator(
    query="families_on_map",
    picture=families_on_map,
    sentence=reach_sentences.families_on_map,
    note=N_("Municipalities of today; state cities in capitals."),
    width=5,
    everywhere=True,
)

MISSING_REPORTS = Indicator(
    query="missing_reports",
    picture=missing_reports,
    sentence=reach_sentences.missing_reports,
    note=N_("The latest month of the period that had ended on publication."),
    width=6,
    nothing=N_("No month of the period had ended on publication, or had a post."),
)

TURNOVER = Indicator(
    query="families_by_municipality",
    key="turnover",
    title=N_("New, continuing and returning families"),
    figure=reach.turnover,
    sentence=families_sentences.families_by_municipality,
    note=N_("A family met in two municipalities counts once in the total."),
    width=7,
)

PERSONS_BY_MUNICIPALITY = Indicator(
    query="persons_by_municipality",
    figure=reach.persons_by_municipality,
    sentence=reach_sentences.persons_by_municipality,
    note=N_(
        "An estimate: the largest number of persons noted for each family, added up."
        " Persons are not families."
    ),
    width=6,
)

FAMILIES_BY_ESF_MEASURE = Indicator(
    query="families_by_esf_measure",
    figure=reach.families_by_esf_measure,
    sentence=reach_sentences.families_by_esf_measure,
    note=N_("A family can be in several measures, so measures do not add up."),
    width=6,
)

OUTCOMES_BY_DOMAIN = Indicator(
    query="outcomes_by_domain",
    figure=reach.outcomes_by_domain,
    sentence=reach_sentences.outcomes_by_domain,
    note=N_(
        "A contact can be about several domains, so domains do not add up. Beside the"
        " bar: the share solved, of the contacts that have an outcome."
    ),
)

PUBLISHED_AND_COMPUTED = Indicator(
    query="published_and_computed",
    figure=beside.published_and_computed,
    sentence=periods_sentences.published_and_computed,
    source=N_("publications named in the table, and the mediators' log"),
    note=N_(
        "Every phase, whatever period is chosen; each pair stands in the published"
        " figure's own window."
    ),
)
