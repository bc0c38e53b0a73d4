"""The indicators of cooperation with institutions, beyond how often."""

from dashboard.ground.i18n import N_
from dashboard.reading.cooperation import figures, pictures
from dashboard.reading.cooperation.sentences import entries, partners
from dashboard.reading.indicator import Indicator

KINDS_BY_MUNICIPALITY = Indicator(
    key="kinds_by_municipality",
    query="cooperation_by_kind",
    title=N_("Kinds of institution across municipalities"),
    picture=pictures.cooperation_by_kind,
    sentence=entries.cooperation_by_kind,
    note=N_("0 stands where entries name no institution of the kind."),
)

COOPERATION_BY_DOMAIN = Indicator(
    query="cooperation_by_domain",
    picture=pictures.cooperation_by_domain,
    sentence=partners.cooperation_by_domain,
    note=N_("An entry about several domains counts in each; domains do not add up."),
)

ROLES_CONTACTED = Indicator(
    query="roles_contacted",
    figure=figures.roles_contacted,
    sentence=partners.roles_contacted,
    note=N_("Roles, never names."),
    width=6,
)

REPEAT_COOPERATION = Indicator(
    query="repeat_cooperation",
    figure=figures.repeat_cooperation,
    sentence=partners.repeat_cooperation,
    note=N_("Institutions by the number of days on which mediators met them."),
    width=6,
)

COOPERATION_GAPS = Indicator(
    query="cooperation_gaps",
    picture=pictures.cooperation_gaps,
    sentence=partners.cooperation_gaps,
    note=N_("Contact about any domain counts, whatever domain is chosen."),
    width=6,
    nothing=N_(
        "No gap: every expected kind was contacted, or no post was filled in these"
        " days."
    ),
)

COOPERATION_BREADTH = Indicator(
    query="cooperation_breadth",
    picture=pictures.cooperation_breadth,
    sentence=partners.cooperation_breadth,
    note=N_("Within reach: a municipality's own institutions and national ones."),
    width=6,
)

COOPERATION_COMPLETENESS = Indicator(
    query="cooperation_completeness",
    picture=pictures.cooperation_completeness,
    sentence=partners.cooperation_completeness,
    note=N_("Complete: the entry names both the institution and the role contacted."),
    width=5,
)

INCOMPLETE_RECORDS = Indicator(
    query="incomplete_records",
    picture=pictures.incomplete_records,
    sentence=partners.incomplete_records,
    note=N_("The day and the post lead to the row in the mediator's own log."),
    width=7,
    nothing=N_("Nothing to mend: no entry lacks the institution or the role."),
)
