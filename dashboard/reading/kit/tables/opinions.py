"""Words of the survey's and the recommendations' tables."""

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import N_, _
from dashboard.reading.kit.tables.marks import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    UNKNOWN,
    Mark,
)
from dashboard.reading.rows import Row

TITLES = {
    "survey_by_wave": N_("Surveys side by side"),
    "survey_by_municipality": N_("Answers by municipality"),
    "survey_by_institution_kind": N_("Answers by kind of institution"),
    "survey_choices": N_("Questions with several choices"),
    "survey_response": N_("Who was asked and who answered"),
    "open_answers": N_("In the respondents' own words"),
    "recommendation_status": N_("What became of the recommendations"),
    "recommendations_by_phase": N_("Recommendations by phase"),
}

HEADINGS = {
    "answer": N_("In their own words"),
    "as_of": N_("On the day"),
    "audience": N_("For whom"),
    "evidence": N_("What shows it"),
    "evidence_en": N_("What shows it, in English"),
    "evidence_lv": N_("What shows it, in Latvian"),
    "institution_kind": N_("Kind of institution"),
    "invited": N_("Invited"),
    "no": N_("No"),
    "none": N_("No answer"),
    "partly": N_("In some cases"),
    "previous": N_("Status before"),
    "previous_as_of": N_("Before, on the day"),
    "recommendation": N_("Number"),
    "recommendations": N_("Recommendations"),
    "status": N_("Status"),
    "text": N_("Recommendation"),
    "text_en": N_("Recommendation in English"),
    "text_lv": N_("Recommendation in Latvian"),
    "topic": N_("Topic"),
    "yes": N_("Yes"),
}

NOTES = {
    "survey_by_wave": N_(
        "Each survey has respondents of its own; their numbers are not added up."
    ),
    "survey_by_municipality": N_(
        "With a few respondents in a municipality, one answer changes everything."
    ),
    "survey_by_institution_kind": N_(
        "Where several answers could be ticked, they add up to more than the number"
        " of respondents."
    ),
    "survey_choices": N_(
        "Several answers could be ticked; they add up to more than the number of"
        " respondents."
    ),
    "survey_response": N_(
        "The total of the invited is known only where it is known of every"
        " municipality."
    ),
    "open_answers": N_("Only answers that were approved are shown."),
    "recommendation_status": N_(
        "A recommendation can have another status in each municipality."
    ),
    "recommendations_by_phase": N_(
        "One recommendation can have several statuses; the column does not add up."
    ),
}

LABELLED = frozenset({"institution_kind", "status", "previous", "topic", "audience"})
"""Columns of codes, for which there are words."""

TRANSLATED = frozenset({"text", "evidence"})
"""Columns that stand in each language in a column of its own."""

VOCABULARIES = {
    "institution_kind": "institution_kinds",
    "status": "recommendation_statuses",
    "previous": "recommendation_statuses",
    "topic": "recommendation_topics",
}
"""Columns and the coded list each comes from."""

_BLANKS = {
    "institution_kind": NOT_REPORTED,
    "invited": UNKNOWN,
    "as_of": NOT_APPLICABLE,
    "evidence": NOT_REPORTED,
    "text_en": NOT_REPORTED,
    "evidence_lv": NOT_REPORTED,
    "evidence_en": NOT_REPORTED,
    "previous": NOT_APPLICABLE,
    "previous_as_of": NOT_APPLICABLE,
}


def blank(column: str) -> Mark | None:
    """Return the mark of a missing value in a column."""
    return _BLANKS.get(column)


def audience(codes: str) -> str:
    """Return for whom a recommendation is, in words."""
    known = reference.vocabulary("audiences")
    return ", ".join(known[code].label for code in codes.split(";") if code in known)


def translated(column: str, row: Row) -> str:
    """Return words in the reader's language, or in Latvian until translated."""
    said = row[f"{column}_{i18n.active()}"] or row[f"{column}_lv"]
    return str(said or "")


def everywhere() -> str:
    """Name the place of what is said of every municipality."""
    return _("all municipalities")


def total(column: str) -> str:
    """Name the total over all of a column's codes."""
    kinds = _("all kinds of institution")
    return kinds if column == "institution_kind" else _("all together")
