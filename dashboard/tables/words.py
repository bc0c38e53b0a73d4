"""Columns, codes and values in the reader's words."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from dashboard import i18n, reference
from dashboard.i18n import N_, _
from dashboard.tables.marks import NOT_REPORTED, PROVISIONAL, UNKNOWN, Mark
from dashboard.tables.rows import TOTAL, Row

Value = str | int | float | date | None

LABELLED = frozenset(
    {"municipality", "domain", "kind", "phase", "wave", "question", "choice", "measure"}
)
"""Columns that hold codes, for which there are words."""

_TITLES = {
    "families_by_municipality": N_("Families by municipality"),
    "families_by_month": N_("Families by month"),
    "families_by_domain": N_("Families by domain"),
    "interactions_by_kind": N_("Entries in the log by kind"),
    "cooperation_by_institution": N_("Cooperation by institution"),
    "cooperation_by_kind": N_("Cooperation by kind of institution"),
    "survey_by_question": N_("Answers of municipal staff"),
    "published_figures": N_("Published figures of the phases"),
}

_HEADINGS = {
    "base": N_("All respondents"),
    "choice": N_("Answer"),
    "continuing": N_("Continuing"),
    "days": N_("Days"),
    "domain": N_("Domain"),
    "families": N_("Families"),
    "figure": N_("Figure"),
    "first_date": N_("First time"),
    "from": N_("From"),
    "high": N_("At most"),
    "institution": N_("Institution"),
    "institutions": N_("Institutions"),
    "interactions": N_("Entries"),
    "kind": N_("Kind"),
    "last_date": N_("Last time"),
    "low": N_("At least"),
    "measure": N_("Measure"),
    "minutes": N_("Minutes"),
    "month": N_("Month"),
    "municipality": N_("Municipality"),
    "new": N_("New"),
    "persons": N_("Persons, an estimate"),
    "phase": N_("Phase"),
    "provisional": N_("Provisional"),
    "question": N_("Question"),
    "respondents": N_("Respondents"),
    "returning": N_("Returning"),
    "roles": N_("Roles contacted"),
    "source": N_("Source"),
    "times": N_("Times"),
    "to": N_("To"),
    "value": N_("Value"),
    "wave": N_("Survey"),
}

_MEASURES = {
    "families": N_("Families"),
    "persons": N_("Persons"),
    "mediators": N_("Mediators"),
}

_BLANKS = {"persons": NOT_REPORTED, "minutes": NOT_REPORTED, "value": UNKNOWN}


def title(query: str) -> str:
    """Name of an indicator where no card names it."""
    return _(_TITLES.get(query, query))


def heading(column: str) -> str:
    """Heading of a column; its code where there are no words for it."""
    return _(_HEADINGS.get(column, column))


def value(column: str, value: Value, query: str) -> str:
    """One value in words; a mark where it is missing and the reason is known."""
    if value is None:
        mark = blank(column)
        return mark.text if mark else _national(column)
    if isinstance(value, bool):
        return PROVISIONAL.text if value else ""
    if isinstance(value, date):
        return i18n.month(value) if column == "month" else i18n.day(value)
    if column == "source":
        return label(column, str(value), query)
    if isinstance(value, str):
        known = column in LABELLED
        return capital(label(column, value, query)) if known else value
    return i18n.number(value)


def blank(column: str) -> Mark | None:
    """The mark of a missing value in a column, where a missing one means something."""
    return _BLANKS.get(column)


def label(column: str, code: str, query: str) -> str:
    """Words of a code, as they stand inside a sentence."""
    if code == TOTAL:
        return _total(column, query)
    if column == "municipality":
        return reference.municipality_name(code)
    if column in {"phase", "wave"}:
        phase = reference.phases().get(code)
        return phase.label if phase else code
    if column == "question":
        question = reference.questions().get(code)
        return question.label if question else code
    if column == "measure":
        return _measure(code)
    term = _terms(column, query).get(code)
    return term.label if term else code


def places(codes: Iterable[str]) -> dict[str, str]:
    """Names of municipalities; with the ATVK code where two have the same name."""
    names = {code: reference.municipality_name(code) for code in codes}
    often = Counter(names.values())
    return {
        code: f"{name} ({code})" if often[name] > 1 else name
        for code, name in names.items()
    }


def published(row: Row) -> str:
    """A published figure: a number, a range, at least so many, or [u]."""
    if row["value"] is not None:
        return i18n.number(row["value"])
    low, high = row["low"], row["high"]
    if low is not None and high is not None:
        return f"{i18n.number(low)}–{i18n.number(high)}"
    if low is not None:
        return _("more than {n}", n=i18n.number(low - 1))
    if high is not None:
        return _("at most {n}", n=i18n.number(high))
    return UNKNOWN.text


def capital(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def _national(column: str) -> str:
    return _("National") if column == "municipality" else ""


def _total(column: str, query: str) -> str:
    if column == "domain":
        return _("all domains")
    if query.startswith("families_"):
        return _("total, each family once")
    return _("all municipalities") if query == "published_figures" else _("in all")


def _measure(code: str) -> str:
    if code.startswith("survey_"):
        _prefix, chart, choice = code.split("_", 2)
        answer = reference.vocabulary("answers")[choice].label
        return _("Survey chart {chart}: {answer}", chart=chart.upper(), answer=answer)
    return _(_MEASURES.get(code, code))


def _terms(column: str, query: str) -> dict[str, reference.Term]:
    if column == "domain":
        return reference.vocabulary("domains")
    if column == "source":
        return reference.vocabulary("published_sources")
    if column == "kind":
        of_work = query == "interactions_by_kind"
        return reference.vocabulary(
            "interaction_kinds" if of_work else "institution_kinds"
        )
    return _choices() if column == "choice" else {}


@cache
def _choices() -> dict[str, reference.Term]:
    """Every answer of every question: a code means the same in all of them."""
    asked = reference.questions().values()
    terms = {term.code: term for question in asked for term in question.choices}
    return terms | reference.vocabulary("answers")
