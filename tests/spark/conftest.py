import shutil

import pytest

from dashboard.ground.settings import Settings
from dashboard.sample import demo


@pytest.fixture
def home(once, tmp_path):
    """A copy of the sample's home, with its edition."""
    made = once.made("tilts", lambda folder: demo.build(Settings(home=folder)))
    return shutil.copytree(made, tmp_path / "tilts")
