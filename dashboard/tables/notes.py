"""What a reader must know to use a table rightly."""

from dashboard.answer import Answer
from dashboard.i18n import N_, _
from dashboard.tables.published import is_survey
from dashboard.tables.rows import rows

_SUMS = {
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
    found = []
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
