"""An edition in memory, to be asked about one made-up log after the other."""

import pytest

from tests.oracles.memory_edition import MemoryEdition


@pytest.fixture(scope="module")
def memory():
    return MemoryEdition()


@pytest.fixture(scope="module")
def ask(memory):
    return memory.ask
