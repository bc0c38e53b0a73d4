"""Every column there is, said once: heading, kind, and why a value may be missing."""

from collections.abc import Callable, Mapping

from dashboard.ground import reference
from dashboard.ground.i18n import N_, ngettext
from dashboard.reading.columns.codes import (
    Code,
    Period,
    Place,
    PublishedMeasure,
    Several,
    Source,
    choices,
    vocabulary,
)
from dashboard.reading.columns.column import Blank, Column, Row
from dashboard.reading.columns.kinds import (
    Bilingual,
    Change,
    Count,
    Day,
    Flag,
    Kind,
    Measured,
    Month,
    Range,
    Rate,
    SetNumber,
    Steps,
)
from dashboard.reading.columns.marks import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    PROVISIONAL,
    UNKNOWN,
    Mark,
)


def without_a_post(posts: str) -> Callable[[Row], Mark]:
    """A post without a row has not reported; where there is none, nothing can be."""
    return lambda row: NOT_REPORTED if row[posts] else NOT_APPLICABLE


def _no_rate(measure: str, base: str) -> Callable[[Row], Mark | None]:
    """Why a rate is missing; no mark where it stands on too few families."""

    def mark(row: Row) -> Mark | None:
        if row["too_few"] and row["families"] is not None:
            return None
        if row[measure] is None:
            return NOT_REPORTED
        if base == "paid_hours" and row["post_months"] and row["paid_hours"] is None:
            return UNKNOWN
        return NOT_APPLICABLE

    return mark


def no_hours(row: Row) -> Mark:
    """A post's hours are not known; where there is none, there cannot be any."""
    return UNKNOWN if row["post_months"] else NOT_APPLICABLE


def _no_figure(row: Row) -> Mark | None:
    """A published range is no blank, though it has no single value."""
    return UNKNOWN if row["low"] is None and row["high"] is None else None


def _no_change(row: Row) -> Mark:
    counted = row["families"] is not None and row["before"] is not None
    return PROVISIONAL if counted else NOT_APPLICABLE


def _rates(base: str, decimals: int, headings: Mapping[str, str]) -> list[Column]:
    unit = {"post_months": "post_month", "paid_hours": "paid_hour"}[base]
    return [
        Column(
            name=f"{measure}_a_{unit}",
            heading=heading,
            kind=Rate(decimals=decimals),
            blank=_no_rate(measure, base),
        )
        for measure, heading in headings.items()
    ]


def _all(kind: Kind, headings: Mapping[str, str], blank: Blank = None) -> list[Column]:
    return [
        Column(name=name, heading=heading, kind=kind, blank=blank)
        for name, heading in headings.items()
    ]


def _families(n: int) -> str:
    return ngettext("{n} family", "{n} families", n)


def _institutions(n: int) -> str:
    return ngettext("{n} institution", "{n} institutions", n)


_FAMILIES = Count(of="families", amount=_families)
_PERSONS = Count(of="persons")
_ENTRIES = Count(of="entries")
_TIMES = Count(of="cooperation contacts")
_INSTITUTIONS = Count(of="institutions", amount=_institutions)
_KINDS = Count(of="kinds of institution")
_DAYS = Count(of="days")
_POSTS = Count(of="posts")
_RESPONDENTS = Count(of="respondents")
_PUBLISHED = Count(of="published figures")
_STATUS = Code(terms=vocabulary("recommendation_statuses"))
CHOICE = Code(terms=choices, room="9rem")
_PHASE = Code(terms=reference.phases, room="5rem")

_REPORT_STATES = {
    "on_time": N_("on time"),
    "late": N_("late"),
    "held": N_("waits for the register"),
    "rejected": N_("rejected, cannot be read"),
    "missing": N_("not received [x]"),
    "closed": N_("not received, and none will come"),
    "open": N_("the month has not ended"),
}
"""What can become of a month's report."""

_LACKING = {
    "institution": N_("institution"),
    "role": N_("role contacted"),
    "both": N_("institution and role contacted"),
}

_COUNTED = {
    "families": N_("Families"),
    "persons": N_("Persons"),
    "mediators": N_("Mediators"),
}

_MEETING_DAYS = {
    "1": N_("on one day"),
    "2-4": N_("on 2–4 days"),
    "5-9": N_("on 5–9 days"),
    "10+": N_("on 10 days or more"),
}

_KNOWN = [
    # Families and persons, which disclosure control protects.
    *_all(
        _FAMILIES,
        {
            "new": N_("New"),
            "continuing": N_("Continuing"),
            "returning": N_("Returning"),
            "noted": N_("Families with persons noted"),
        },
    ),
    Column(
        name="families",
        heading=N_("Families"),
        kind=_FAMILIES,
        may_change="provisional",
    ),
    Column(
        name="before",
        heading=N_("Compared period"),
        kind=_FAMILIES,
        blank=without_a_post("posts_before"),
        may_change="provisional_before",
    ),
    *_all(_FAMILIES, {"computed": N_("Computed")}, NOT_REPORTED),
    *_all(Change(of="families"), {"change": N_("Change")}, _no_change),
    *_all(_PERSONS, {"persons": N_("Persons, an estimate")}, NOT_REPORTED),
    # What needs no protection.
    *_all(
        _ENTRIES,
        {
            "interactions": N_("Entries"),
            "indirect": N_("Indirect work"),
            "rows": N_("Accepted"),
            "held": N_("Waiting"),
            "rejected": N_("Rejected"),
            "records": N_("Entries with an institution"),
            "complete": N_("Complete"),
            "no_institution": N_("Institution missing"),
            "no_role": N_("Role missing"),
            "with_domain": N_("With a domain"),
            "with_outcome": N_("With an outcome"),
            "with_institution": N_("Work with an institution"),
            "with_role": N_("With institution and role"),
            "duplicates_suspected": N_("Perhaps repeated"),
        },
    ),
    Column(
        name="entries",
        heading=N_("Entries of the month"),
        kind=_ENTRIES,
        zero=NOT_REPORTED,
    ),
    *_all(_TIMES, {"times": N_("Times")}),
    *_all(_TIMES, {"cooperations": N_("Cooperation contacts")}, NOT_REPORTED),
    *_all(
        _INSTITUTIONS,
        {
            "institutions": N_("Institutions"),
            "of_institutions": N_("Institutions within reach"),
        },
    ),
    *_all(
        _KINDS,
        {"kinds": N_("Kinds of institution"), "of_kinds": N_("Kinds within reach")},
    ),
    *_all(_DAYS, {"days": N_("Days")}),
    *_all(Count(of="roles"), {"roles": N_("Roles contacted")}),
    *_all(Count(of="minutes"), {"minutes": N_("Minutes")}, NOT_REPORTED),
    *_all(Count(of="months"), {"months_active": N_("Months with entries")}),
    *_all(
        _POSTS,
        {"posts": N_("Posts"), "posts_before": N_("Posts in the compared period")},
    ),
    *_all(
        _RESPONDENTS,
        {
            "respondents": N_("Respondents"),
            "base": N_("All respondents"),
            "yes": N_("Yes"),
            "partly": N_("In some cases"),
            "no": N_("No"),
            "none": N_("No answer"),
        },
    ),
    *_all(Count(of="people invited"), {"invited": N_("Invited")}, UNKNOWN),
    *_all(Count(of="recommendations"), {"recommendations": N_("Recommendations")}),
    *_all(_PUBLISHED, {"low": N_("At least"), "high": N_("At most")}),
    *_all(_PUBLISHED, {"value": N_("Value")}, _no_figure),
    *_all(Range(), {"figure": N_("Figure")}, UNKNOWN),
    *_all(
        SetNumber(),
        {
            "target": N_("Target"),
            "most": N_("Target, at most"),
            "baseline": N_("Starting point"),
        },
        NOT_APPLICABLE,
    ),
    # Measures of the workload.
    *_all(Measured(decimals=1), {"post_months": N_("Post-months")}, NOT_REPORTED),
    *_all(Measured(decimals=1), {"hours": N_("Hours written down")}, NOT_REPORTED),
    *_all(Measured(decimals=1), {"paid_hours": N_("Paid hours")}, no_hours),
    *_all(Measured(decimals=1), {"hours_per_week": N_("Hours a week")}),
    *_all(Measured(decimals=1), {"middle": N_("Middle")}),
    *_rates(
        "post_months",
        1,
        {
            "interactions": N_("Entries per post-month"),
            "families": N_("Families per post-month"),
            "cooperations": N_("Cooperation contacts per post-month"),
            "hours": N_("Hours per post-month"),
        },
    ),
    *_rates(
        "paid_hours",
        2,
        {
            "interactions": N_("Entries per paid hour"),
            "families": N_("Families per paid hour"),
            "cooperations": N_("Cooperation contacts per paid hour"),
            "hours": N_("Share of paid time recorded"),
        },
    ),
    # Time.
    *_all(Month(), {"month": N_("Month")}),
    *_all(Month(), {"last_reported": N_("Last month reported")}, NOT_REPORTED),
    *_all(
        Day(),
        {
            "date": N_("Date"),
            "from": N_("From"),
            "to": N_("To"),
            "from_date": N_("First day"),
            "to_date": N_("Last day"),
            "first_date": N_("First time"),
            "last_date": N_("Last time"),
            "received": N_("Received"),
        },
    ),
    *_all(Day(), {"as_of": N_("On the day")}, NOT_APPLICABLE),
    *_all(Day(), {"previous_as_of": N_("Before, on the day")}, NOT_APPLICABLE),
    *_all(Period(), {"period": N_("Period")}),
    *_all(_PHASE, {"phase": N_("Phase"), "wave": N_("Survey")}),
    # Places and coded lists.
    *_all(Place(), {"municipality": N_("Municipality")}),
    *_all(
        Code(terms=vocabulary("domains"), total=N_("all domains"), is_domain=True),
        {"domain": N_("Domain")},
    ),
    *_all(Code(terms=vocabulary("institution_kinds")), {"kind": N_("Kind")}),
    *_all(
        Code(
            terms=vocabulary("institution_kinds"),
            total=N_("all kinds of institution"),
        ),
        {"institution_kind": N_("Kind of institution")},
        NOT_REPORTED,
    ),
    *_all(Code(terms=vocabulary("roles")), {"role": N_("Role contacted")}),
    *_all(
        Code(terms=vocabulary("outcomes"), words={"not_noted": N_("not noted")}),
        {"outcome": N_("Outcome")},
    ),
    *_all(PublishedMeasure(words=_COUNTED), {"measure": N_("Measure")}),
    *_all(Code(terms=reference.questions), {"question": N_("Question")}),
    *_all(CHOICE, {"choice": N_("Answer")}),
    *_all(Code(words=_REPORT_STATES), {"state": N_("State")}),
    *_all(Code(words=_LACKING), {"missing": N_("What is missing")}),
    *_all(Code(terms=vocabulary("recommendation_topics")), {"topic": N_("Topic")}),
    *_all(Several(terms=vocabulary("audiences")), {"audience": N_("For whom")}),
    *_all(_STATUS, {"status": N_("Status")}),
    *_all(_STATUS, {"previous": N_("Status before")}, NOT_APPLICABLE),
    *_all(
        Source(terms=vocabulary("published_sources"), room="20rem"),
        {"source": N_("Source")},
    ),
    *_all(Steps(words=_MEETING_DAYS), {"contact_days": N_("Days of contact")}),
    # Words.
    *_all(
        Kind(),
        {
            "institution": N_("Institution"),
            "post": N_("Post"),
            "recommendation": N_("Number"),
            "answer": N_("In their own words"),
            "text_lv": N_("Recommendation in Latvian"),
        },
    ),
    *_all(
        Kind(),
        {
            "text_en": N_("Recommendation in English"),
            "evidence_lv": N_("What shows it, in Latvian"),
            "evidence_en": N_("What shows it, in English"),
        },
        NOT_REPORTED,
    ),
    *_all(Bilingual(), {"text": N_("Recommendation")}),
    *_all(Bilingual(), {"note": N_("Note")}),
    *_all(Bilingual(), {"evidence": N_("What shows it")}, NOT_REPORTED),
    # What is so or not.
    *_all(
        Flag(),
        {
            "provisional": N_("Provisional"),
            "provisional_before": N_("Compared period provisional"),
        },
    ),
    *_all(Flag(words=N_("too few to compare")), {"too_few": N_("Too few to compare")}),
]

COLUMNS: Mapping[str, Column] = {column.name: column for column in _KNOWN}
"""Every column that a query returns or a table shows, by its name."""
