"""The profile that protection follows is chosen by the settings."""

import pytest

from dashboard.editions.outside import OutsideFile
from dashboard.reading.catalogue import RELEASE
from dashboard.writing.publishing.checks import CheckFailedError
from dashboard.writing.publishing.publishing import publish
from tests.conftest import World
from tests.writing.publishing.outside.conftest import fill


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    fill(made)
    return made


def publish_outside(world):
    with world.warehouse() as warehouse:
        return publish(warehouse, world.shelf(), "", release=RELEASE)


def test_the_strict_profile_rounds_what_it_does_not_hide(world, monkeypatch):
    monkeypatch.setenv("TILTS_DISCLOSURE", "strict")
    made = publish_outside(world)
    assert made.outside.profile == "strict"
    shown = OutsideFile.open(world.shelf().outside_path(1)).shown()
    assert {value % 5 for value in shown.values()} == {0}
    assert any(shown.values())


def test_a_threshold_of_ones_own_hides_more(world, monkeypatch):
    monkeypatch.setenv("TILTS_THRESHOLD", "7")
    publish_outside(world)
    shown = OutsideFile.open(world.shelf().outside_path(1)).shown()
    assert not [value for value in shown.values() if 0 < value < 7]


def test_a_profile_that_there_is_not_publishes_nothing(world, monkeypatch):
    monkeypatch.setenv("TILTS_DISCLOSURE", "careless")
    with pytest.raises(CheckFailedError, match="careless"):
        publish_outside(world)
    assert not world.shelf().manifests()
