"""Every command given twice does once, or says that it was done already."""

from datetime import date

import pytest

from dashboard.cli import main
from dashboard.writing.warehouse import likeness, registers
from tests.conftest import JELGAVA, made_once

ROWS = """
    Datums     | Pašvaldība | Ģimene
    2019-03-05 | Jelgava    | A1
    2019-03-06 | Jelgava    | B2
"""
_WHY = ("--municipality", JELGAVA, "--reason", "as was asked")


@made_once
def home(world):
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    world.take(ROWS)
    world.publish()


@pytest.fixture
def twice(home, monkeypatch, capfd):
    """Give a command two times; return both exit codes and what was said last."""
    monkeypatch.setenv("TILTS_HOME", str(home.settings.home))

    def give(*arguments):
        codes = []
        for _time in range(2):
            capfd.readouterr()
            with pytest.raises(SystemExit) as ended:
                main([*arguments, "--lang", "en"])
            codes.append(ended.value.code or 0)
        told = capfd.readouterr()
        return codes, told.out + told.err

    return give


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("undo", "1"), "undone already"),
        (("families", "merge", "A1", "B2", *_WHY), "same family already"),
        (("families", "split", "A1", "--from", "2019-03-06", *_WHY), "already"),
        (("families", "split", "A1", "--from", "2030-01-01", *_WHY), "already"),
        (("families", "forget", "A1", *_WHY), "forgotten already"),
        (("institutions", "add", "1. skola", "--kind", "school"), "Already there"),
        (("institutions", "merge", "VPD", "Valsts policija"), "same institution"),
        (("posts", "add", "0001000", "--from", "2026-01-01"), "registered already"),
        (("posts", "remove", "0003000-1"), "taken out already"),
        (("posts", "remove", "0003000-1", "--time", "2018-10-01"), "taken out already"),
    ],
    ids=lambda given: " ".join(given[:2]) if isinstance(given, tuple) else "",
)
def test_the_second_time_it_is_said_that_it_was_done(twice, command, told):
    codes, text = twice(*command)
    assert (codes, told in text) == ([0, 0], True)


def test_a_merge_that_was_taken_back_is_told_of(twice):
    twice("families", "merge", "A1", "B2", *_WHY)
    codes, text = twice("families", "split", "A1", *_WHY)
    assert (codes, "taken back already" in text) == ([0, 0], True)


def test_a_post_given_twice_is_one(twice, home):
    twice("posts", "add", "0001000", "--from", "2026-01-01")
    with home.warehouse() as warehouse:
        posts = [p["post"] for p in registers.posts(warehouse)]
    assert [post for post in posts if post.startswith("0001000")][-1] == "0001000-1"


def test_another_mediator_beside_one_is_a_second_post(twice, home):
    twice("posts", "add", "0001000", "--from", "2026-01-01")
    twice("posts", "add", "0001000", "--from", "2026-01-01", "--beside")
    with home.warehouse() as warehouse:
        posts = {post["post"] for post in registers.posts(warehouse)}
    assert {"0001000-2", "0001000-3"} <= posts


def test_editions_that_hold_a_family_are_named_again(twice):
    _codes, text = twice("families", "forget", "A1", *_WHY)
    assert "These editions still hold it: 1" in text


def test_a_note_is_taken_out_once(twice):
    days = ("--from", "2019-01-01", "--to", "2019-01-02")
    twice("notes", "add", "Viena.", "--en", "One.", "--kind", "fault", *days)
    codes, told = twice("notes", "remove", "1", "--yes")
    assert (codes, "is taken out already" in told) == ([0, 0], True)


def test_a_seminar_is_begun_once(twice):
    codes, told = twice(
        "seminar", "new", "closing", "--phase", "III", "--as", "coordinator"
    )
    assert (codes, "is there just so" in told) == ([0, 0], True)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--join", "one family already"),
        ("--apart", "told apart already"),
        ("--back", "Nothing is decided"),
    ],
)
def test_what_is_decided_of_codes_that_look_alike_is_decided_once(
    twice, home, option, told
):
    home.take("""
        Datums     | Pašvaldība | Ģimene
        2019-03-07 | Jelgava    | K01
        2019-03-08 | Jelgava    | K1
    """)
    with home.warehouse() as warehouse:
        mark = likeness.alike(warehouse)[0].mark
        if option == "--back":
            likeness.join(warehouse, mark, "one family")
    codes, said = twice("families", "alike", option, mark, "--reason", "as was said")
    assert (codes, told in said) == ([0, 0], True)
