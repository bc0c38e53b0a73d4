"""The drawers of families: how many, where, when, and what came of the work."""

from dataclasses import replace

from dashboard.editions.released import LONG, Released
from dashboard.ground.i18n import N_
from dashboard.reading.columns.codes import Code, vocabulary
from dashboard.reading.columns.columns import COLUMNS, without_a_post
from dashboard.reading.columns.marks import NOT_REPORTED
from dashboard.reading.families.figures import change, months, periods, reach
from dashboard.reading.families.monthly import monthly
from dashboard.reading.families.outcomes import outcome_table
from dashboard.reading.families.sentences import change as of_change
from dashboard.reading.families.sentences import periods as over_time
from dashboard.reading.families.sentences import reach as of_reach
from dashboard.reading.families.sentences import served as of_families
from dashboard.reading.families.tiles import families_on_map
from dashboard.reading.indicator import (
    EACH_FAMILY_ONCE,
    IN_ALL,
    Indicator,
    Section,
)
from dashboard.reading.kit.charts.ranked import Ranked
from dashboard.reading.kit.tables.crosstable import Crossed
from dashboard.reading.kit.tables.listed import Listed

_COUNTED = {"families": "families"}
_PARTS = ("new", "continuing", "returning", "persons")

NO_FAMILY = N_("No entry of this choice is about a family.")

FAMILIES_BY_MUNICIPALITY = Indicator(
    query="families_by_municipality",
    title=N_("Families by municipality"),
    sums=N_(
        "One family can appear in several municipalities; the column does not add up."
    ),
    total=EACH_FAMILY_ONCE,
    table=Listed(),
    released=Released(
        protected={**_COUNTED, **{part: part for part in _PARTS}},
        long_only=_PARTS,
        lists_places=True,
    ),
    sentence=None,
    aims="families",
    nothing=NO_FAMILY,
)

TURNOVER = replace(
    FAMILIES_BY_MUNICIPALITY,
    key="turnover",
    card_title=N_("New, continuing and returning families"),
    figure=reach.turnover,
    sentence=of_families.families_by_municipality,
    note=N_("A family met in two municipalities counts once in the total."),
    width=7,
)

FAMILIES_BY_MONTH = Indicator(
    query="families_by_month",
    title=N_("Families by month"),
    sums=N_(
        "One family can appear in several months and municipalities; the column"
        " does not add up."
    ),
    total=EACH_FAMILY_ONCE,
    table=monthly,
    released=Released(protected=_COUNTED, keys=("month", "municipality"), days="month"),
    figure=months.families_by_month,
    sentence=of_families.families_by_month,
    note=N_("A family can appear in several months, so months do not add up."),
    judged=True,
    is_course=True,
    by_month=True,
    aims="families",
    nothing=NO_FAMILY,
)

MONTHS_SIDE_BY_SIDE = replace(
    FAMILIES_BY_MONTH,
    key="months_side_by_side",
    card_title=N_("Families month by month, on one scale"),
    figure=months.months_side_by_side,
    sentence=over_time.months_side_by_side,
    note=N_(
        "Municipalities stand in the order of their names. A family can appear in"
        " several months and municipalities."
    ),
    everywhere=True,
    judged=False,
)

FAMILIES_BY_PERIOD = Indicator(
    query="families_by_period",
    title=N_("Families by period"),
    sums=N_(
        "One family can appear in several periods and municipalities; the column"
        " does not add up."
    ),
    total=EACH_FAMILY_ONCE,
    table=Listed(columns=("period", "from", "to", "municipality", "families")),
    released=Released(
        protected=_COUNTED,
        keys=("period", "municipality"),
        days="period",
        has_grain=True,
    ),
    figure=periods.families_by_period,
    sentence=over_time.families_by_period,
    note=N_("A family can appear in several periods, so periods do not add up."),
    aims="families",
    nothing=NO_FAMILY,
)

FAMILIES_BY_DOMAIN = Indicator(
    query="families_by_domain",
    title=N_("Families by domain"),
    sums=N_(
        "One family can appear in several domains and municipalities; the column"
        " does not add up."
    ),
    total=EACH_FAMILY_ONCE,
    table=Crossed(down="domain", measure="families"),
    released=Released(
        periods=LONG, protected=_COUNTED, keys=("domain", "municipality")
    ),
    figure=Ranked(by="domain", count="families"),
    sentence=of_families.families_by_domain,
    note=N_("A family can appear in several domains, so domains do not add up."),
    width=5,
    nothing=NO_FAMILY,
)

FAMILIES_ON_MAP = Indicator(
    query="families_on_map",
    title=N_("Where there is a mediator's post"),
    sums=N_(
        "One family can appear in several municipalities; the column does not add up."
    ),
    total=EACH_FAMILY_ONCE,
    table=Listed(),
    released=Released(protected=_COUNTED, of_today=True),
    columns=(replace(COLUMNS["families"], blank=NOT_REPORTED),),
    picture=families_on_map,
    sentence=of_reach.families_on_map,
    note=N_("Municipalities of today; state cities in capitals."),
    width=5,
    everywhere=True,
)

PERSONS_BY_MUNICIPALITY = Indicator(
    query="persons_by_municipality",
    title=N_("Persons assisted, an estimate"),
    sums=N_(
        "One family can appear in several municipalities; the column does not add up."
    ),
    total=EACH_FAMILY_ONCE,
    table=Listed(),
    released=Released(
        periods=LONG,
        protected={**_COUNTED, "persons": "persons"},
        # Families with a number noted are a count that nothing else audits.
        withheld=("noted",),
    ),
    figure=Ranked(
        by="municipality",
        count="persons",
        beside=reach.noted,
        hover=("persons", "noted", "families"),
    ),
    sentence=of_reach.persons_by_municipality,
    note=N_(
        "An estimate: the largest number of persons noted for each family, added up."
        " Persons are not families."
    ),
    width=6,
    nothing=NO_FAMILY,
)

FAMILIES_CHANGE = Indicator(
    query="families_change",
    title=N_("Families by municipality, against another period"),
    sums=N_(
        "One family can appear in several municipalities; the column does not add up."
    ),
    total=EACH_FAMILY_ONCE,
    table=Listed(
        columns=("municipality", "families", "before", "change"),
        where_set=("target", "baseline"),
    ),
    released=None,
    columns=(replace(COLUMNS["families"], blank=without_a_post("posts")),),
    figure=change.families_change,
    sentence=of_change.families_change,
    note=N_(
        "A family met in two municipalities counts once in the total. In the table,"
        " provisional periods have no change."
    ),
    width=7,
    judged=True,
    aims="families",
)

FAMILIES_BY_ESF_MEASURE = Indicator(
    query="families_by_esf_measure",
    title=N_("Families in ESF measures"),
    sums=N_("One family can be in several measures; the column does not add up."),
    total=EACH_FAMILY_ONCE,
    table=Crossed(down="measure", measure="families"),
    released=None,
    columns=(
        replace(
            COLUMNS["measure"],
            kind=Code(terms=vocabulary("esf_measures"), total=N_("all measures")),
        ),
    ),
    figure=Ranked(by="measure", count="families"),
    sentence=of_reach.families_by_esf_measure,
    note=N_("A family can be in several measures, so measures do not add up."),
    width=6,
    nothing=N_("No family was brought into an ESF measure."),
)

OUTCOMES_BY_DOMAIN = Indicator(
    query="outcomes_by_domain",
    title=N_("What came of the contacts"),
    sums=N_("One contact can be about several domains; domains do not add up."),
    total=IN_ALL,
    table=outcome_table,
    released=None,
    figure=reach.outcomes_by_domain,
    sentence=of_reach.outcomes_by_domain,
    note=N_(
        "A contact can be about several domains, so domains do not add up. Beside the"
        " bar: the share solved, of the contacts that have an outcome."
    ),
    nothing=N_("No entry of this choice has its outcome written down."),
)

SECTIONS = (
    Section(
        title=N_("Counted from the log"),
        cards=(
            FAMILIES_BY_PERIOD,
            TURNOVER,
            FAMILIES_BY_DOMAIN,
            PERSONS_BY_MUNICIPALITY,
            FAMILIES_BY_ESF_MEASURE,
        ),
    ),
    Section(title=N_("What came of the work"), cards=(OUTCOMES_BY_DOMAIN,)),
)
"""What the topic's own page shows, from above."""
