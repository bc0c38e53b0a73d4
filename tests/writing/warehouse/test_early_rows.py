"""Rows taken in by version 0.1.0 at commit 859a553, before it was kept how they
were written: `early/` holds its warehouse and the files it had taken in.

`undone.csv` was taken in and taken back, `corrected.csv` came after
`records.csv`, and one open answer of `survey.csv` was approved.
"""

import gzip
from datetime import date
from pathlib import Path

import pytest

from dashboard.ground.settings import Settings
from dashboard.writing.warehouse import moderation
from tests.conftest import World
from tests.writing.warehouse.knowledge import teach_word

EARLY = Path(__file__).with_name("early")
IN_FORCE = ("log", "corrected", "survey", "recommendations")
VALMIERA_TODAY = "0054000"


@pytest.fixture
def upgraded(tmp_path):
    """The Tilts of that version, opened by this one."""
    world = World(tmp_path)
    world.settings = Settings(
        home=tmp_path / "tilts", family_key="the key of the tests"
    )
    world.settings.home.mkdir()
    packed = (EARLY / "warehouse.duckdb.gz").read_bytes()
    world.settings.warehouse.write_bytes(gzip.decompress(packed))
    return world


def take(world, name):
    return world.take(EARLY / f"{name}.csv")


def records(world):
    """How many rows of each kind are in force."""
    with world.warehouse() as warehouse:
        return [
            len(warehouse.rows(f"from staging.{name}"))
            for name in ("log_rows", "respondents", "recommendation_status")
        ]


def with_new(before, name):
    return [before[0] + NEW.get(name, 0), *before[1:]]


def rewritten(world, name):
    """The same table in another file: no line of it stands where it stood."""
    head, *rows = (EARLY / f"{name}.csv").read_text().splitlines()
    path = world.home / f"{name}-again.csv"
    path.write_text("\n".join([head, *reversed(rows)]))
    return path


NEW = {"log": 1}
"""A row that a side cell kept out in those days is taken in today."""


@pytest.mark.parametrize("name", IN_FORCE)
def test_a_file_taken_in_before_is_unchanged(upgraded, name):
    verdict = take(upgraded, name)
    assert (verdict.accepted, verdict.replaced) == (NEW.get(name, 0), 0)


@pytest.mark.parametrize("name", IN_FORCE)
def test_the_same_table_in_another_file_is_unchanged(upgraded, name):
    verdict = upgraded.take(rewritten(upgraded, name))
    assert (verdict.accepted, verdict.replaced) == (NEW.get(name, 0), 0)


def test_an_older_version_replaces_the_newer_as_it_did(upgraded):
    before = records(upgraded)
    verdict = take(upgraded, "records")
    assert (verdict.accepted, verdict.replaced, verdict.unchanged) == (0, 1, 3)
    assert records(upgraded) == before


def test_what_was_taken_back_can_be_taken_in_again(upgraded):
    assert take(upgraded, "undone").accepted == 1


def test_an_activity_learnt_since_then_makes_no_new_rows(upgraded, monkeypatch):
    before = records(upgraded)
    teach_word(monkeypatch, "activities", "home_visit", "ciemošanās pie ģimenes")
    verdict = take(upgraded, "log")
    assert (verdict.accepted, verdict.replaced) == (NEW["log"], 1)
    assert records(upgraded) == with_new(before, "log")


def test_an_activity_learnt_after_a_row_was_known_again_makes_no_new_rows(
    upgraded, monkeypatch
):
    take(upgraded, "log")
    teach_word(monkeypatch, "activities", "home_visit", "ciemošanās pie ģimenes")
    verdict = upgraded.take(rewritten(upgraded, "log"))
    assert (verdict.accepted, verdict.replaced) == (0, 1)


@pytest.mark.parametrize("name", IN_FORCE)
def test_a_post_that_changes_where_a_row_was_makes_no_new_rows(upgraded, name):
    before = records(upgraded)
    upgraded.post(VALMIERA_TODAY, date(2018, 10, 1))
    assert take(upgraded, name).accepted == NEW.get(name, 0)
    assert records(upgraded) == with_new(before, name)


def test_undoing_an_early_batch_leaves_what_was_taken_in_again(upgraded, monkeypatch):
    before = records(upgraded)
    teach_word(monkeypatch, "activities", "home_visit", "ciemošanās pie ģimenes")
    take(upgraded, "log")
    upgraded.undo(2)
    assert records(upgraded) == with_new(before, "log")


def test_an_approved_answer_stays_approved(upgraded):
    upgraded.post(VALMIERA_TODAY, date(2018, 10, 1))
    take(upgraded, "survey")
    with upgraded.warehouse() as warehouse:
        answers = moderation.answers(warehouse)
    assert [row["decision"] for row in answers].count("approved") == 2
