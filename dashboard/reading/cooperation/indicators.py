"""The drawers of the work and of cooperation with institutions."""

from dataclasses import replace

from dashboard.editions.released import LONG, Released
from dashboard.ground.i18n import N_
from dashboard.reading.columns.codes import Code, vocabulary
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.cooperation import figures, pictures, sentences
from dashboard.reading.indicator import IN_ALL, NO_TOTAL, Indicator, Section
from dashboard.reading.kit.charts.ranked import Ranked
from dashboard.reading.kit.sentences.most_often import MostOften
from dashboard.reading.kit.tables.crosstable import Crossed
from dashboard.reading.kit.tables.listed import Listed

_KIND_OF_WORK = replace(
    COLUMNS["kind"], kind=Code(terms=vocabulary("interaction_kinds"))
)

NO_INSTITUTION = N_("No entry of this choice names an institution.")

INTERACTIONS_BY_KIND = Indicator(
    query="interactions_by_kind",
    title=N_("Entries in the log by kind"),
    sums=N_(
        "Indirect work stands apart and is not added to work with families and"
        " institutions."
    ),
    total=IN_ALL,
    table=Crossed(down="kind", measure="interactions", also="minutes"),
    released=None,
    columns=(_KIND_OF_WORK,),
    figure=Ranked(
        by="kind",
        count="interactions",
        hover=("interactions", "minutes"),
        last=sentences.INDIRECT,
    ),
    sentence=sentences.interactions_by_kind,
    note=N_("Indirect work is counted apart."),
    width=6,
)

COOPERATION_BY_KIND = Indicator(
    query="cooperation_by_kind",
    title=N_("Cooperation by kind of institution"),
    sums=N_(
        "One institution can work with several municipalities; institutions do not"
        " add up."
    ),
    total=IN_ALL,
    table=Crossed(down="kind", measure="times", also="institutions"),
    # One time is one family at most, with the police or a court.
    released=Released(
        periods=LONG,
        protected={"times": "times"},
        about="kind",
        companions={"institutions": "times"},
        keys=("kind", "municipality"),
    ),
    figure=Ranked(
        by="kind",
        count="times",
        beside=figures.institutions,
        hover=("times", "institutions"),
        most=10,
        rest=figures.more_kinds,
    ),
    sentence=MostOften(by="kind", count="times", words=sentences.frequent_kinds),
    width=6,
    nothing=NO_INSTITUTION,
)

KINDS_BY_MUNICIPALITY = replace(
    COOPERATION_BY_KIND,
    key="kinds_by_municipality",
    card_title=N_("Kinds of institution across municipalities"),
    figure=None,
    picture=pictures.cooperation_by_kind,
    note=N_("0 stands where entries name no institution of the kind."),
    width=12,
)

COOPERATION_BY_INSTITUTION = Indicator(
    query="cooperation_by_institution",
    title=N_("Cooperation by institution"),
    sums=N_("One family can appear with several institutions; families do not add up."),
    total=NO_TOTAL,
    table=Listed(
        # What is counted stands first, where a phone shows it.
        columns=(
            "institution",
            "times",
            "families",
            "days",
            "roles",
            "kind",
            "municipality",
            "first_date",
            "last_date",
        )
    ),
    released=Released(
        periods=LONG,
        # Few times, families and single days may single somebody out.
        withheld=("times", "families", "days", "roles", "first_date", "last_date"),
        keys=("institution", "kind", "municipality"),
        places="asked",
    ),
    picture=pictures.cooperation_by_institution,
    sentence=sentences.cooperation_by_institution,
    nothing=NO_INSTITUTION,
)

COOPERATION_BY_DOMAIN = Indicator(
    query="cooperation_by_domain",
    title=N_("Domains and kinds of institution"),
    sums=N_("One entry can be about several domains; domains do not add up."),
    total=IN_ALL,
    table=Listed(),
    released=None,
    picture=pictures.cooperation_by_domain,
    sentence=sentences.cooperation_by_domain,
    note=N_("An entry about several domains counts in each; domains do not add up."),
    nothing=NO_INSTITUTION,
)

ROLES_CONTACTED = Indicator(
    query="roles_contacted",
    title=N_("Roles contacted"),
    sums=N_(
        "One institution can be contacted through several roles; institutions do not"
        " add up."
    ),
    total=IN_ALL,
    table=Listed(),
    released=None,
    figure=Ranked(
        by="role",
        count="times",
        beside=figures.institutions,
        hover=("times", "institutions"),
        most=12,
        rest=figures.more_roles,
    ),
    sentence=MostOften(by="role", count="times", words=sentences.frequent_roles),
    note=N_("Roles, never names."),
    width=6,
    nothing=NO_INSTITUTION,
)

REPEAT_COOPERATION = Indicator(
    query="repeat_cooperation",
    title=N_("Repeat meetings"),
    sums=N_(
        "The total counts the days of all municipalities together; the column does"
        " not add up."
    ),
    total=IN_ALL,
    table=Listed(),
    released=None,
    figure=Ranked(by="contact_days", count="institutions"),
    sentence=sentences.repeat_cooperation,
    note=N_("Institutions by the number of days on which mediators met them."),
    width=6,
    nothing=NO_INSTITUTION,
)

COOPERATION_GAPS = Indicator(
    query="cooperation_gaps",
    title=N_("Gaps in cooperation"),
    sums=N_("Only municipalities that reported a month of these days are shown."),
    total=NO_TOTAL,
    table=Listed(),
    released=None,
    picture=pictures.cooperation_gaps,
    sentence=sentences.cooperation_gaps,
    note=N_("Contact about any domain counts, whatever domain is chosen."),
    width=6,
    nothing=N_("No gap: every expected kind was contacted."),
)

COOPERATION_BREADTH = Indicator(
    query="cooperation_breadth",
    title=N_("Breadth of cooperation"),
    sums=N_(
        "One institution can work with several municipalities; institutions do not"
        " add up."
    ),
    total=IN_ALL,
    table=Listed(),
    released=None,
    picture=pictures.cooperation_breadth,
    sentence=sentences.cooperation_breadth,
    note=N_("Within reach: a municipality's own institutions and national ones."),
    width=6,
)

COOPERATION_COMPLETENESS = Indicator(
    query="cooperation_completeness",
    title=N_("Completeness of the cooperation record"),
    sums=N_("An entry that lacks both counts in both columns."),
    total=IN_ALL,
    table=Listed(),
    released=None,
    picture=pictures.cooperation_completeness,
    sentence=sentences.cooperation_completeness,
    note=N_("Complete: the entry names both the institution and the role contacted."),
    width=5,
    nothing=NO_INSTITUTION,
)

INCOMPLETE_RECORDS = Indicator(
    query="incomplete_records",
    title=N_("What to mend"),
    sums=N_("The day and the post lead to the row in the mediator's own log."),
    total=NO_TOTAL,
    table=Listed(),
    released=None,
    columns=(_KIND_OF_WORK,),
    picture=pictures.incomplete_records,
    sentence=sentences.incomplete_records,
    note=N_("The day and the post lead to the row in the mediator's own log."),
    width=7,
    nothing=N_("Nothing to mend: no entry lacks the institution or the role."),
)

SECTIONS = (
    Section(
        title=N_("Cooperation with institutions"),
        cards=(
            COOPERATION_BY_INSTITUTION,
            KINDS_BY_MUNICIPALITY,
            COOPERATION_BY_DOMAIN,
        ),
    ),
    Section(
        title=N_("How broad and how steady"),
        cards=(
            COOPERATION_BREADTH,
            ROLES_CONTACTED,
            COOPERATION_GAPS,
            REPEAT_COOPERATION,
        ),
    ),
    Section(
        title=N_("The record of cooperation"),
        cards=(COOPERATION_COMPLETENESS, INCOMPLETE_RECORDS),
    ),
)
"""What the topic's own page shows, from above."""
