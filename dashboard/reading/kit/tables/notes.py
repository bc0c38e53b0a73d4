"""What a reader must know to use a table rightly."""

from dashboard.ground.i18n import N_, _
from dashboard.reading.answer import Answer
from dashboard.reading.kit.tables import opinions
from dashboard.reading.kit.tables.published import is_survey
from dashboard.reading.rows import rows

_SUMS = {
    **opinions.NOTES,
    "reporting_by_month": N_(
        "A month is on time if half of its rows had come in by the tenth of the next."
    ),
    "record_quality": N_("Every entry stands in one municipality only."),
    "unusual_months": N_("Each post is compared only with its own months."),
    "families_by_municipality": N_(
        "One family can appear in several municipalities; the column does not add up."
    ),
    "families_by_month": N_(
        "One family can appear in several months and municipalities; the column"
        " does not add up."
    ),
    "families_by_domain": N_(
        "One family can appear in several domains and municipalities; the column"
        " does not add up."
    ),
    "interactions_by_kind": N_(
        "Indirect work stands apart and is not added to work with families and"
        " institutions."
    ),
    "cooperation_by_institution": N_(
        "One family can appear with several institutions; families do not add up."
    ),
    "cooperation_by_kind": N_(
        "One institution can work with several municipalities; institutions do not"
        " add up."
    ),
    "survey_by_question": N_(
        "Where several answers could be ticked, they add up to more than the number"
        " of respondents."
    ),
    "published_figures": N_(
        "The windows differ in length; the figures are neither added up nor compared"
        " directly."
    ),
    "families_by_period": N_(
        "One family can appear in several periods and municipalities; the column"
        " does not add up."
    ),
    "families_change": N_(
        "One family can appear in several municipalities; the column does not add up."
    ),
    "families_on_map": N_(
        "One family can appear in several municipalities; the column does not add up."
    ),
    "missing_reports": N_("A month without any entry has not been reported."),
    "outcomes_by_domain": N_(
        "One contact can be about several domains; domains do not add up."
    ),
    "families_by_esf_measure": N_(
        "One family can be in several measures; the column does not add up."
    ),
    "persons_by_municipality": N_(
        "One family can appear in several municipalities; the column does not add up."
    ),
    "published_and_computed": N_(
        "The windows differ in length; the figures are neither added up nor compared"
        " directly."
    ),
    "targets": N_("Only targets set for exactly this period are shown."),
    "cooperation_by_domain": N_(
        "One entry can be about several domains; domains do not add up."
    ),
    "roles_contacted": N_(
        "One institution can be contacted through several roles; institutions do not"
        " add up."
    ),
    "repeat_cooperation": N_(
        "The total counts the days of all municipalities together; the column does"
        " not add up."
    ),
    "cooperation_gaps": N_(
        "Only municipalities whose post was filled in these days are shown."
    ),
    "cooperation_breadth": N_(
        "One institution can work with several municipalities; institutions do not"
        " add up."
    ),
    "cooperation_completeness": N_("An entry that lacks both counts in both columns."),
    "incomplete_records": N_(
        "The day and the post lead to the row in the mediator's own log."
    ),
    "posts_by_municipality": N_("Posts that are expected to report are shown."),
    "workload_by_municipality": N_(
        "One family can appear in several municipalities; families do not add up."
    ),
}


def sums(answer: Answer) -> str:
    """Say what of the table may not be added up, or of the ranges in its stead."""
    if answer.query.name == "published_figures" and is_survey(rows(answer)):
        return _(
            "Where only a range is certain, the cell holds its least and its most."
        )
    return _(_SUMS[answer.query.name])


def notes(answer: Answer) -> list[str]:
    """Say everything there is to know beside the numbers, most important first."""
    found = [_(answer.notice)] if answer.notice else []
    # What others published is real, whatever the edition holds.
    if answer.edition.synthetic and answer.query.name != "published_figures":
        found.append(_("The data are synthetic: made up to try the program out."))
    if "provisional" in answer.table and answer.table["provisional"].any():
        found.append(
            _(
                "Provisional [p]: the month has not ended or a mediator's report is"
                " missing; the number may change."
            )
        )
    if "persons" in answer.table:
        found.append(
            _(
                "Persons are an estimate: the largest number recorded for each"
                " family, added up."
            )
        )
    return [*found, sums(answer)]
