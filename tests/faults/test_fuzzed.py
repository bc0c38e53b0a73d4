"""Files at random are read or refused in words.

For longer: python -m tests.faults.fuzzing 3600
"""

import pytest

from tests.faults import fuzzing

SEED = 20261125
FILES = {fuzzing.bytes_of: 200, fuzzing.cells_of: 200}


@pytest.mark.parametrize("make", FILES)
def test_a_file_at_random_is_read_or_refused_in_words(make):
    number, read = fuzzing.fuzzed(make, SEED, lambda number: number < FILES[make])
    assert 0 < read <= number
