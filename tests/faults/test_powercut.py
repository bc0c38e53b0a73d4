"""A power cut at any moment of a command leaves all of it or nothing, and no damage.

More of them: python -m tests.faults.powercut 100000
"""

import random

import pytest

from tests.faults import powercut

SEED = 20261125
STATES = {"import": 25, "forget": 10, "show": 10}
"""How many states of each command; what is not sampled here was looked at by hand."""


@pytest.mark.parametrize("name", STATES)
def test_a_power_cut_leaves_nothing_torn_lost_or_shown_too_early(name, kept, tmp_path):
    dice = random.Random(f"{SEED} {name}")  # noqa: S311  for a choice
    number, broken = powercut.looked_at(
        name, kept, tmp_path, STATES[name], dice, share=0.1
    )
    assert number == STATES[name]
    assert not broken
