"""The home that commands are harmed in."""

import pytest

from tests.faults import homes


@pytest.fixture(scope="session")
def kept(once):
    """The small home, made once a run."""
    return once.made("faults-home", homes.fill)
