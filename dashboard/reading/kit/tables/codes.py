"""Codes in the reader's words, as they stand inside a sentence."""

from collections.abc import Callable
from functools import cache

from dashboard.ground import periods, reference
from dashboard.ground.i18n import N_, _
from dashboard.reading.kit.tables import opinions, states
from dashboard.reading.rows import TOTAL

LABELLED = opinions.LABELLED | frozenset(
    {
        "municipality",
        "domain",
        "kind",
        "phase",
        "wave",
        "question",
        "choice",
        "measure",
        "period",
        "outcome",
        "state",
        "role",
        "missing",
    }
)
"""Columns that hold codes, for which there are words."""

_MEASURES = {
    "families": N_("Families"),
    "persons": N_("Persons"),
    "mediators": N_("Mediators"),
}

_MISSING = {
    "institution": N_("institution"),
    "role": N_("role contacted"),
    "both": N_("institution and role contacted"),
}

_VOCABULARIES = {
    "domain": "domains",
    "source": "published_sources",
    "measure": "esf_measures",
    "outcome": "outcomes",
    "role": "roles",
    **opinions.VOCABULARIES,
}

_NOT_NOTED = "not_noted"


def label(column: str, code: str, query: str) -> str:
    """Words of a code; the code itself where there are none."""
    if code == TOTAL:
        return _total(column, query)
    if column in _READ:
        return _READ[column](code)
    if code == _NOT_NOTED:
        return _("not noted")
    if column == "measure" and query != "families_by_esf_measure":
        return _measure(code)
    term = _terms(column, query).get(code)
    return term.label if term else code


def _place(code: str) -> str:
    return opinions.everywhere() if code == "all" else reference.municipality_name(code)


def _phase(code: str) -> str:
    phase = reference.phases().get(code)
    return phase.label if phase else code


def _question(code: str) -> str:
    question = reference.questions().get(code)
    return question.label if question else code


def _missing(code: str) -> str:
    return _(_MISSING[code])


_READ: dict[str, Callable[[str], str]] = {
    "audience": opinions.audience,
    "municipality": _place,
    "state": states.label,
    "phase": _phase,
    "wave": _phase,
    "question": _question,
    "period": periods.label,
    "missing": _missing,
}


def _total(column: str, query: str) -> str:
    if column == "domain":
        return _("all domains")
    if column == "measure":
        return _("all measures")
    if column in opinions.LABELLED:
        return opinions.total(column)
    if query.startswith("families_") or query == "persons_by_municipality":
        return _("total, each family once")
    return _("all municipalities") if query == "published_figures" else _("in all")


def _measure(code: str) -> str:
    if code.startswith("survey_"):
        _prefix, chart, choice = code.split("_", 2)
        answer = reference.vocabulary("answers")[choice].label
        return _("Survey chart {chart}: {answer}", chart=chart.upper(), answer=answer)
    return _(_MEASURES.get(code, code))


def _terms(column: str, query: str) -> dict[str, reference.Term]:
    if column == "kind":
        of_work = query in {"interactions_by_kind", "incomplete_records"}
        return reference.vocabulary(
            "interaction_kinds" if of_work else "institution_kinds"
        )
    if column == "choice":
        return _choices()
    name = _VOCABULARIES.get(column)
    return reference.vocabulary(name) if name else {}


@cache
def _choices() -> dict[str, reference.Term]:
    """Every answer of every question: a code means the same in all of them."""
    asked = reference.questions().values()
    terms = {term.code: term for question in asked for term in question.choices}
    return terms | reference.vocabulary("answers")
