"""Open answers and recommendations on the command line."""

import json

import pytest

from dashboard.cli import main
from tests.conftest import JELGAVA


@pytest.fixture
def run(world, monkeypatch, capsys):
    """Run a command in the world's home; return its exit code and what it wrote."""
    monkeypatch.setenv("TILTS_HOME", str(world.settings.home))

    def run(*words):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*map(str, words), "--lang", "en"])
        return ended.value.code or 0, capsys.readouterr().out

    return run


@pytest.fixture
def number(world):
    """The number of the one open answer there is."""
    world.take(
        """date | wave | municipality | recommendations
        2019-05-13 | III | Jelgava | Turpināt iesākto darbu."""
    )
    with world.warehouse() as warehouse:
        return warehouse.rows("from staging.moderated")[0]["number"]


def test_a_waiting_answer_is_listed_with_its_number(run, number):
    code, said = run("answers", "list", "--pending")
    assert code == 0
    assert f"{number}  [waits]  III, Jelgava" in said


def test_an_approved_answer_no_longer_waits(run, number):
    run("answers", "approve", number)
    assert "[approved]" in run("answers", "list")[1]
    assert run("answers", "list", "--pending")[1] == ""


def test_an_answer_that_is_not_there_is_refused(run, number):
    assert run("answers", "hide", "ffffffff")[0] == 2


def test_the_list_speaks_json_too(run, number):
    run("answers", "hide", number, "--by", "leadership")
    (row,) = json.loads(run("answers", "list", "--format", "json")[1])
    assert (row["decision"], row["decided_by"], row["municipality"]) == (
        "hidden",
        "leadership",
        JELGAVA,
    )


@pytest.fixture
def news(world):
    return world.file(
        """recommendation_id | municipality | status | as_of
        III-3 | Jelgava | Īstenots | 15.09.2020
        III-3 | Rīga | nekas | 15.09.2020"""
    )


def test_a_file_of_recommendations_has_the_verdict_of_every_file(run, news):
    code, said = run("recommendations", "import", news, "--format", "json")
    verdict = json.loads(said)
    assert (code, verdict["accepted"], verdict["rejected"]) == (1, 1, 1)
    assert verdict["problems"][0]["cell"] == "C3"


def test_a_trial_leaves_the_list_as_it_was(run, news):
    before = run("recommendations", "list")
    run("recommendations", "import", news, "--dry-run")
    assert run("recommendations", "list") == before


def test_a_batch_of_recommendations_can_be_undone(run, news):
    before = run("recommendations", "list")
    run("recommendations", "import", news)
    assert "Jelgava: done" in run("recommendations", "list")[1]
    run("undo", 1)
    assert run("recommendations", "list") == before


def test_a_log_is_no_file_of_recommendations(run, world):
    log = world.file("date | municipality | kind\n2019-01-15 | Jelgava | indirect")
    code, said = run("recommendations", "import", log)
    assert code == 2
    assert "No column is headed" in said
