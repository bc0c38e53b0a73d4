"""The list of released indicators: whatever is not on it stays inside."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SHORT = ("month", "quarter", "half")
LONG = ("year", "phase", "all")
EVERY = (*SHORT, *LONG)
"""Kinds of period, from the shortest to the longest."""


@dataclass(frozen=True, kw_only=True)
class Released:
    """One indicator as outsiders may ask for it.

    `protected` says which columns count families or persons, as what, and
    `long_only` which of them only long periods show; `withheld` columns are never
    shown. `keys` tell one row from another, `days` says what days a row counts:
    those asked for, its month or its period. `places` is how one municipality
    is asked for: read off the rows, asked by itself, or not at all; `of_today`
    says that municipalities are today's, `has_totals` that a municipality asked
    for by itself has a row that sums up its parts.
    """

    periods: tuple[str, ...] = EVERY
    protected: Mapping[str, str] = field(default_factory=dict)
    long_only: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    keys: tuple[str, ...] = ("municipality",)
    days: str = "window"
    places: str = "rows"
    has_totals: bool = True
    totals_only: bool = False
    has_grain: bool = False
    has_audience: bool = False
    of_today: bool = False


_FAMILIES = {"families": "families"}
_PARTS = ("new", "continuing", "returning", "persons")

RELEASE: Mapping[str, Released] = {
    "families_by_municipality": Released(
        protected={**_FAMILIES, **{part: part for part in _PARTS}}, long_only=_PARTS
    ),
    "families_by_month": Released(
        protected=_FAMILIES, keys=("month", "municipality"), days="month"
    ),
    "families_by_period": Released(
        protected=_FAMILIES,
        keys=("period", "municipality"),
        days="period",
        has_grain=True,
    ),
    "families_by_domain": Released(
        periods=LONG, protected=_FAMILIES, keys=("domain", "municipality")
    ),
    "families_on_map": Released(protected=_FAMILIES, of_today=True),
    "persons_by_municipality": Released(
        periods=LONG,
        protected={**_FAMILIES, "persons": "persons"},
        # Families with a number noted are a count that nothing else audits.
        withheld=("noted",),
    ),
    "cooperation_by_kind": Released(keys=("kind", "municipality")),
    "cooperation_by_institution": Released(
        # Families by institution, and single days, may single somebody out.
        withheld=("families", "days", "first_date", "last_date"),
        keys=("institution", "kind", "municipality"),
        places="asked",
    ),
    "survey_by_question": Released(
        periods=("phase", "all"),
        keys=("wave", "question", "choice", "municipality"),
        places="none",
        totals_only=True,
    ),
    "survey_by_wave": Released(
        periods=("phase", "all"), keys=("question", "wave"), places="none"
    ),
    "survey_choices": Released(
        periods=("phase", "all"), keys=("wave", "question", "choice"), places="none"
    ),
    "published_figures": Released(
        has_totals=False,
        keys=("phase", "from", "to", "municipality", "measure", "source"),
    ),
    "recommendation_status": Released(
        keys=("recommendation", "municipality"), places="none", has_audience=True
    ),
    "recommendations_by_phase": Released(
        keys=("phase", "status"), places="none", has_audience=True
    ),
    "open_answers": Released(keys=("wave", "answer"), places="none"),
}
