"""What staging is made of: its views, and the reference data they read."""

import hashlib
from datetime import date
from functools import cache
from typing import Any

from dashboard.ground import places, reference
from dashboard.ground.queries import FOLDER, load, script

_VIEWS = (
    "registered_posts",
    "institution_names",
    "versions",
    "log_rows",
    "resolved",
    "interactions",
    "posts",
    "held",
    "closed_periods",
    "reports",
    "institutions",
    "questions",
    "respondents",
    "choices",
    "moderated",
    "open_answers",
    "invitations",
    "recommendations",
    "recommendation_status",
    "expected_kinds",
    "published_figures",
    "phases",
    "targets",
    "notes",
)

Rows = list[dict[str, Any]]


@cache
def views() -> dict[str, str]:
    """Return the SQL of queries/staging by name, each after those it reads."""
    queries = load("staging")
    return {name: queries[name].sql for name in _VIEWS}


def tables() -> dict[str, Rows]:
    """Return what the views read of data/reference, by the lists in force."""
    places = [
        {"municipality": one.code, "today": one.today}
        for one in reference.municipalities().values()
    ]
    return {
        "reference.municipalities": places,
        "reference.questions": _questions(),
        "reference.expected_kinds": list(reference.listed("expected_kinds")),
        "reference.published_figures": _dated("published_figures"),
        "reference.phases": _dated("phases"),
        "reference.closed_periods": _dated("closed_periods"),
        "reference.targets": _dated("targets"),
        "reference.notes": _notes(),
        "reference.invitations": _invitations(),
        "reference.recommendations": _recommendations(),
        "reference.recommendation_status": _recommendation_status(),
    }


@cache
def version() -> str:
    """Return a value that changes whenever the views or what they read does.

    What a home changed in its lists is not part of it.
    """
    # A view that takes every column must be made anew when a migration adds one.
    migrations = sorted(path.name for path in (FOLDER / "warehouse").glob("*.sql"))
    with reference.read_with(None):
        parts = (script("reference.sql"), views(), tables(), migrations)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _questions() -> Rows:
    """Every answer the survey's charts can show, no answer included."""
    counted = [q for q in reference.questions().values() if q.type != "text"]
    return [
        {
            "question": q.code,
            "choice": choice,
            "position": place,
            "type": q.type,
            "waves": list(q.waves),
        }
        for number, q in enumerate(counted)
        for place, choice in enumerate(
            [*(term.code for term in q.choices), "none"], 100 * number
        )
    ]


def _dated(name: str) -> Rows:
    """A file whose rows have a window, empty values as missing ones."""
    return [
        {
            **{name: value or None for name, value in row.items()},
            "from_date": row["from"],
            "to_date": row["to"],
        }
        for row in reference.listed(name)
    ]


def _notes() -> Rows:
    return [
        {
            **row,
            "text_lv": row["lv"],
            "text_en": row["en"],
            "is_outside": row["outside"] == "yes",
        }
        for row in _dated("notes")
    ]


def _invitations() -> Rows:
    """Whom the survey was sent to, with the window of the wave's phase."""
    windows = reference.phases()
    return [
        {
            **row,
            "from_date": windows[row["wave"]].first if row["wave"] in windows else None,
            "to_date": windows[row["wave"]].last if row["wave"] in windows else None,
        }
        for row in reference.listed("survey_invitations")
    ]


def _recommendations() -> Rows:
    return [
        {
            **row,
            "recommendation": row["recommendation_id"],
            "audience": row["audience"].split(";"),
            "position": position,
        }
        for position, row in enumerate(reference.listed("recommendations"))
    ]


def _recommendation_status() -> Rows:
    return [
        {
            **{name: value or None for name, value in row.items()},
            "recommendation": row["recommendation_id"],
            "municipality": _code(row["municipality"], row["as_of"]),
        }
        for row in reference.listed("recommendation_status")
    ]


def _code(name: str, day: str) -> str | None:
    """Code of a municipality by the name it had on a day; none for everywhere."""
    found = places.find(name, date.fromisoformat(day), lambda _code, _day: False)
    return found.code if found else None
