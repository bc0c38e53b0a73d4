"""Columns, codes and values in the reader's words."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from dashboard import i18n, periods, reference
from dashboard.i18n import N_, _
from dashboard.tables import opinions, rates, states
from dashboard.tables.marks import NOT_REPORTED, PROVISIONAL, UNKNOWN, Mark
from dashboard.tables.rows import TOTAL, Row

Value = str | int | float | date | None

MONTHS = frozenset({"month", "last_reported"})

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

_TITLES = {
    **opinions.TITLES,
    "unusual_months": N_("Unusual months"),
    "record_quality": N_("Completeness of the entries"),
    "reporting_by_month": N_("Monthly reports by post"),
    "families_by_municipality": N_("Families by municipality"),
    "families_by_month": N_("Families by month"),
    "families_by_domain": N_("Families by domain"),
    "interactions_by_kind": N_("Entries in the log by kind"),
    "cooperation_by_institution": N_("Cooperation by institution"),
    "cooperation_by_kind": N_("Cooperation by kind of institution"),
    "survey_by_question": N_("Answers of municipal staff"),
    "published_figures": N_("Published figures of the phases"),
    "families_by_period": N_("Families by period"),
    "families_change": N_("Families, and the period before"),
    "families_on_map": N_("Where there is a mediator's post"),
    "missing_reports": N_("What is missing this month"),
    "outcomes_by_domain": N_("What came of the contacts"),
    "families_by_esf_measure": N_("Families in ESF measures"),
    "persons_by_municipality": N_("Persons assisted, an estimate"),
    "published_and_computed": N_("Published and computed figures"),
    "targets": N_("Targets"),
    "cooperation_by_domain": N_("Domains and kinds of institution"),
    "roles_contacted": N_("Roles contacted"),
    "repeat_cooperation": N_("Repeat meetings"),
    "cooperation_gaps": N_("Gaps in cooperation"),
    "cooperation_breadth": N_("Breadth of cooperation"),
    "cooperation_completeness": N_("Completeness of the cooperation record"),
    "incomplete_records": N_("What to mend"),
    "posts_by_municipality": N_("Mediators' posts"),
    "workload_by_municipality": N_("Workload by municipality"),
}

_HEADINGS = {
    **rates.HEADINGS,
    **opinions.HEADINGS,
    "base": N_("All respondents"),
    "baseline": N_("Starting point"),
    "before": N_("Period before"),
    "change": N_("Change"),
    "choice": N_("Answer"),
    "co_financing": N_("Co-financing"),
    "complete": N_("Complete"),
    "computed": N_("Computed"),
    "contact_days": N_("Days of contact"),
    "continuing": N_("Continuing"),
    "cooperations": N_("Times of cooperation"),
    "date": N_("Date"),
    "days": N_("Days"),
    "domain": N_("Domain"),
    "duplicates_suspected": N_("Perhaps repeated"),
    "entries": N_("Entries of the month"),
    "families": N_("Families"),
    "figure": N_("Figure"),
    "first_date": N_("First time"),
    "from": N_("From"),
    "from_date": N_("First day"),
    "held": N_("Waiting"),
    "high": N_("At most"),
    "hours": N_("Hours written down"),
    "hours_per_week": N_("Hours a week"),
    "indirect": N_("Indirect work"),
    "institution": N_("Institution"),
    "institutions": N_("Institutions"),
    "interactions": N_("Entries"),
    "kind": N_("Kind"),
    "kinds": N_("Kinds of institution"),
    "last_date": N_("Last time"),
    "last_reported": N_("Last month reported"),
    "low": N_("At least"),
    "measure": N_("Measure"),
    "middle": N_("Middle"),
    "minutes": N_("Minutes"),
    "missing": N_("What is missing"),
    "month": N_("Month"),
    "months_active": N_("Months with entries"),
    "municipality": N_("Municipality"),
    "new": N_("New"),
    "no_institution": N_("Institution missing"),
    "no_role": N_("Role missing"),
    "noted": N_("Families with persons noted"),
    "of_institutions": N_("Institutions within reach"),
    "of_kinds": N_("Kinds within reach"),
    "outcome": N_("Outcome"),
    "paid_hours": N_("Paid hours"),
    "period": N_("Period"),
    "persons": N_("Persons, an estimate"),
    "phase": N_("Phase"),
    "post": N_("Post"),
    "post_months": N_("Post-months"),
    "posts": N_("Posts"),
    "posts_before": N_("Posts in the period before"),
    "provisional": N_("Provisional"),
    "provisional_before": N_("Period before provisional"),
    "question": N_("Question"),
    "received": N_("Received"),
    "records": N_("Entries with an institution"),
    "rejected": N_("Rejected"),
    "respondents": N_("Respondents"),
    "returning": N_("Returning"),
    "role": N_("Role contacted"),
    "roles": N_("Roles contacted"),
    "rows": N_("Accepted"),
    "source": N_("Source"),
    "state": N_("State"),
    "target": N_("Target"),
    "times": N_("Times"),
    "to": N_("To"),
    "to_date": N_("Last day"),
    "too_few": N_("Too few to compare"),
    "value": N_("Value"),
    "wave": N_("Survey"),
    "with_domain": N_("With a domain"),
    "with_institution": N_("Work with an institution"),
    "with_outcome": N_("With an outcome"),
    "with_role": N_("With institution and role"),
}

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
        return _flag(column) if value else ""
    if isinstance(value, date):
        return i18n.month(value) if column in MONTHS else i18n.day(value)
    if isinstance(value, str):
        return _text(column, value, query)
    if isinstance(value, float):
        return rates.rounded(value)
    return i18n.signed(value) if column == "change" else i18n.number(value)


def blank(column: str) -> Mark | None:
    """The mark of a missing value in a column, where a missing one means something."""
    return _BLANKS.get(column) or opinions.blank(column)


def label(column: str, code: str, query: str) -> str:
    """Words of a code, as they stand inside a sentence."""
    if code == TOTAL:
        return _total(column, query)
    if code == "not_noted":
        return _("not noted")
    if column == "measure" and query != "families_by_esf_measure":
        return _measure(code)
    if column in _NAMES:
        return _NAMES[column](code)
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


def _text(column: str, value: str, query: str) -> str:
    if column == "source":
        return label(column, value, query)
    known = column in LABELLED
    return capital(label(column, value, query)) if known else value


def _flag(column: str) -> str:
    return rates.too_few() if column == "too_few" else PROVISIONAL.text


def _place(code: str) -> str:
    if code == "all":
        return opinions.everywhere()
    return reference.municipality_name(code)


def _phase(code: str) -> str:
    phase = reference.phases().get(code)
    return phase.label if phase else code


def _question(code: str) -> str:
    question = reference.questions().get(code)
    return question.label if question else code


def _missing(code: str) -> str:
    return _(_MISSING[code])


_NAMES: dict[str, Callable[[str], str]] = {
    "audience": opinions.audience,
    "chart": str.upper,
    "missing": _missing,
    "municipality": _place,
    "period": periods.label,
    "phase": _phase,
    "question": _question,
    "state": states.label,
    "wave": _phase,
}
"""How the codes of a column become words, where no coded list has them."""


def _national(column: str) -> str:
    return _("National") if column == "municipality" else ""


def _total(column: str, query: str) -> str:
    if column == "domain":
        return _("all domains")
    if column == "measure":
        return _("all measures")
    if column in opinions.LABELLED:
        return opinions.total(column)
    if query.startswith("families_") or query == "persons_by_municipality":
        return _("total, each family once")
    return _("all municipalities")


def _measure(code: str) -> str:
    if code.startswith("survey_"):
        _prefix, chart, choice = code.split("_", 2)
        answer = reference.vocabulary("answers")[choice].label
        return _("Survey chart {chart}: {answer}", chart=chart.upper(), answer=answer)
    return _(_MEASURES.get(code, code))


_LISTS = {
    "domain": "domains",
    "source": "published_sources",
    "measure": "esf_measures",
    "outcome": "outcomes",
    "role": "roles",
    **opinions.VOCABULARIES,
}
"""Columns and the coded list each comes from."""


def _terms(column: str, query: str) -> dict[str, reference.Term]:
    if column == "choice":
        return _choices()
    if column == "kind":
        of_work = query in {"interactions_by_kind", "incomplete_records"}
        name = "interaction_kinds" if of_work else "institution_kinds"
        return reference.vocabulary(name)
    return reference.vocabulary(_LISTS[column]) if column in _LISTS else {}


@cache
def _choices() -> dict[str, reference.Term]:
    """Every answer of every question: a code means the same in all of them."""
    asked = reference.questions().values()
    terms = {term.code: term for question in asked for term in question.choices}
    return terms | reference.vocabulary("answers")
