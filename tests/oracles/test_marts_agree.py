"""What is summed beforehand answers as counting one by one does: `direct/`."""

from pathlib import Path

import pytest

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
