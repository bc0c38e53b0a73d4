"""What is summed beforehand answers as counting one by one does: `direct/`."""

from functools import partial
from pathlib import Path

import duckdb
import pytest

from dashboard.editions import branches
from dashboard.ground.queries import Query, load
from tests.oracles import random_windows

DIRECT = {
    path.stem: Query.from_file(path)
    for path in sorted((Path(__file__).parent / "direct").glob("*.sql"))
}
SUMMED = load("indicators")
LOGS, QUESTIONS = 4, 8


@pytest.fixture(scope="module", params=range(LOGS))
def number(request):
    """Which log it is; every indicator is asked of one before the next is held."""
    return request.param


@pytest.fixture(scope="module")
def log(number):
    """A log by chance, which is held once."""
    return random_windows.log(number)


def differing(memory, name, log, seeds):
    """The questions to an indicator that its sums and counting answer otherwise."""
    for seed in seeds:
        filters, scope = random_windows.asked(seed)
        ways = (SUMMED[name], DIRECT[name])
        found = [memory.put(log, one, filters, scope) for one in ways]
        if sorted(map(repr, found[0].rows)) != sorted(map(repr, found[1].rows)):
            yield seed, filters, scope, found


@pytest.mark.parametrize("name", DIRECT)
def test_sums_and_counting_one_by_one_agree(memory, name, log, number):
    seeds = range(number * QUESTIONS, (number + 1) * QUESTIONS)
    assert list(differing(memory, name, log, seeds)) == []


def whole(_cursor, sql, _given):
    """A SELECT with all its branches."""
    (found,) = duckdb.extract_statements(sql)
    return found


@pytest.mark.parametrize("name", SUMMED)
def test_branches_that_are_not_asked_have_no_row(
    memory, name, log, number, monkeypatch
):
    questions = [random_windows.asked(seed) for seed in range(number, 16, LOGS)]
    ask = [partial(memory.put, log, SUMMED[name], *one) for one in questions]
    found = [one() for one in ask]
    monkeypatch.setattr(branches, "statement", whole)
    for now, before in zip(found, [one() for one in ask], strict=True):
        assert now.columns == before.columns
        assert sorted(map(repr, now.rows)) == sorted(map(repr, before.rows))
