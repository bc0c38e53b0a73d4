"""What staging is made of: its views, and the reference data they read."""

import hashlib
from functools import cache
from typing import Any

from dashboard import reference
from dashboard.queries import load, script

_VIEWS = (
    "registered_posts",
    "institution_names",
    "log_rows",
    "resolved",
    "interactions",
    "posts",
    "held",
    "institutions",
    "questions",
    "respondents",
    "choices",
    "published_figures",
)

Rows = list[dict[str, Any]]


@cache
def views() -> dict[str, str]:
    """Return the SQL of queries/staging by name, each after those it reads."""
    queries = load("staging")
    return {name: queries[name].sql for name in _VIEWS}


def tables() -> dict[str, Rows]:
    """Return what the views read of data/reference, as it stands today."""
    places = [
        {"municipality": one.code, "today": one.today}
        for one in reference.municipalities().values()
    ]
    return {
        "reference.municipalities": places,
        "reference.questions": _questions(),
        "reference.published_figures": _published_figures(),
    }


@cache
def version() -> str:
    """Return a value that changes whenever the views or their tables do."""
    parts = (script("reference.sql"), views(), tables())
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _questions() -> Rows:
    """Every answer the survey's charts can show, no answer included."""
    counted = [q for q in reference.questions().values() if q.type != "text"]
    return [
        {"question": q.code, "choice": choice, "position": place, "type": q.type}
        for number, q in enumerate(counted)
        for place, choice in enumerate(
            [*(term.code for term in q.choices), "none"], 100 * number
        )
    ]


def _published_figures() -> Rows:
    return [
        {
            **{name: value or None for name, value in row.items()},
            "from_date": row["from"],
            "to_date": row["to"],
        }
        for row in reference.rows("published_figures")
    ]
