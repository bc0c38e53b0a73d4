"""The SQL files, and what each filter narrows."""

import re

import pytest

from dashboard.editions.filters import CHOICES, PARAMETERS
from dashboard.ground.queries import FOLDER, load

INDICATORS = load("indicators")
FILES = {path.stem: path.read_text() for path in (FOLDER / "indicators").glob("*.sql")}
OF_ENTRIES = [
    name
    for name, sql in FILES.items()
    if re.search(r"\b(from|join) (entries|meetings|work|cooperation)\b", sql)
]
NARROWING = [name for name, choice in CHOICES.items() if choice.narrows]


def test_most_indicators_read_the_entries_that_are_asked_for():
    assert len(OF_ENTRIES) >= 20


@pytest.mark.parametrize("name", OF_ENTRIES)
def test_whatever_narrows_entries_narrows_each_indicator_of_them(name):
    assert INDICATORS[name].parameters >= {
        *NARROWING,
        "municipalities",
        "since",
        "until",
    }


@pytest.mark.parametrize("name", FILES)
def test_no_indicator_narrows_entries_by_itself(name):
    conditions = re.findall(r"in_domain|\bis_asked\b", FILES[name])
    assert set(conditions) <= ({"is_asked"} if name in OF_ENTRIES else set())


def test_what_is_put_before_an_indicator_leaves_its_comment_at_the_head():
    query = INDICATORS["incomplete_records"]
    assert query.paragraphs[0].startswith("One row for each record")
    assert query.sql.count("with entries as") == 1


def test_no_session_variable_is_named_like_a_parameter():
    """DuckDB would take it, silently, for a parameter that nobody has bound."""
    folders = ("", "facts/", "indicators/")
    paths = [path for folder in folders for path in (FOLDER / folder).glob("*.sql")]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    variables = re.findall(r"getvariable\('(\w+)'\)", " ".join(texts))
    assert variables
    assert PARAMETERS.isdisjoint(variables)
