"""The addresses of the registers."""

from collections.abc import Mapping

SLUGS: Mapping[str, str] = {
    "institutions": "iestades",
    "posts": "amati",
    "phases": "posmi",
    "closed_periods": "slegti",
    "roles": "kontaktpersonas",
    "expected_kinds": "gaidamie",
    "targets": "merki",
    "notes": "piezimes",
    "survey_invitations": "uzaicinajumi",
    "activities": "darbibas",
    "esf_measures": "esf",
    "institution_kinds": "veidi",
    "survey_questions": "jautajumi",
    "survey_choices": "varianti",
    "outcomes": "rezultati",
    "domains": "jomas",
}
"""The last part of a register's address, by its name, in the order of the list."""
