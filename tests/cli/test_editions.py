"""Editions on the command line: shown again, withdrawn, damaged, published twice."""

import json
from datetime import date

import pytest

from dashboard.cli import main
from tests.conftest import JELGAVA, World, made_once

ROWS = "Datums | Pašvaldība | Ģimene\n"
ASK = ("ask", "families_by_municipality", "--format", "json")


@made_once
def two_editions(world):
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    for number in (1, 2):
        world.take(f"{ROWS}2019-01-0{number} | Jelgava | F{number}")
        world.publish()


@pytest.fixture
def town(two_editions, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(two_editions.settings.home))
    return two_editions


@pytest.fixture
def tilts(town, capfd):
    def run(*arguments):
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--lang", "en"])
        told = capfd.readouterr()
        return ended.value.code or 0, told.out, told.err

    return run


def families(tilts):
    return json.loads(tilts(*ASK)[1])["rows"][-1]["families"]


def entries(town):
    lines = [*town.settings.audit.glob("*.jsonl")]
    return [
        json.loads(line)
        for path in lines
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_a_preview_says_what_would_change_and_publishes_nothing(town, tilts):
    town.take(f"{ROWS}2019-02-03 | Jelgava | F3")
    editions = town.settings.editions
    before = {one.name: one.read_bytes() for one in editions.iterdir()}
    code, told, _wrong = tilts("publish", "--preview")
    assert code == 0
    assert told.splitlines()[:2] == [
        "Nothing has been published. An edition made now would hold 3 records.",
        "Beside edition 2, both for the same days:",
    ]
    assert "  Families by municipality, Families: 2 → 3\n" in told
    assert "  Families by month, February 2019: Families: [z] → 1\n" in told
    assert {one.name: one.read_bytes() for one in editions.iterdir()} == before
    assert tilts("publish")[1].startswith("Edition 3 is published: 3 records.")
    assert "No total has changed." in tilts("publish", "--preview")[1]


def test_a_preview_of_nothing_is_refused_in_words(tmp_path, monkeypatch, tilts):
    monkeypatch.setenv("TILTS_HOME", str(tmp_path / "empty"))
    code, _told, wrong = tilts("publish", "--preview")
    assert (code, wrong) == (
        2,
        "There is nothing to publish yet: no row has been accepted.\n",
    )


def test_an_older_edition_is_shown_and_the_newer_again(tilts):
    told = [tilts("editions", "show", "1")[0], families(tilts)]
    told += [tilts("editions", "show", "2")[0], families(tilts)]
    assert told == [0, 1, 0, 2]


def test_a_withdrawn_edition_is_named_with_its_reason(tilts):
    code, out, _err = tilts("editions", "withdraw", "2", "--reason", "a wrong month")
    assert (code, "shown edition 1 now" in out, families(tilts)) == (0, True, 1)
    assert "[withdrawn: a wrong month]" in tilts("editions")[1]


def test_showing_a_withdrawn_edition_gives_it_back(tilts):
    tilts("editions", "withdraw", "2", "--reason", "a wrong month")
    tilts("editions", "show", "2")
    assert families(tilts) == 2


def test_where_all_are_withdrawn_none_is_shown(tilts):
    for number in "12":
        out = tilts("editions", "withdraw", number, "--reason", "a wrong month")[1]
    assert ("shown none" in out, tilts(*ASK)[0]) == (True, 2)


def test_both_are_in_the_audit_log(town, tilts):
    tilts("editions", "withdraw", "2", "--reason", "a wrong month")
    tilts("editions", "show", "2")
    told = [
        (e["action"], e["edition"], e["note"])
        for e in entries(town)
        if e["action"].startswith("editions ")
    ]
    assert told == [
        ("editions withdraw", 2, "a wrong month"),
        ("editions show", 2, ""),
    ]


def test_an_erased_edition_keeps_its_number_and_loses_its_rows(town, tilts):
    tilts("editions", "withdraw", "2", "--reason", "forgotten", "--erase")
    assert not town.shelf().path(2).exists()
    assert (town.publish().number, town.shelf().published()) == (3, [1, 2, 3])


@pytest.mark.parametrize("command", ["show", "withdraw"])
def test_what_was_never_published_is_refused(tilts, command):
    given = ("--reason", "why not") if command == "withdraw" else ()
    assert tilts("editions", command, "9", *given)[0] == 2


def test_a_damaged_newest_edition_is_said_beside_the_answer_of_the_one_before(
    town, tilts
):
    town.shelf().path(2).write_bytes(b"damaged")
    code, out, err = tilts(*ASK)
    assert (code, json.loads(out)["rows"][-1]["families"]) == (0, 1)
    assert ("edition 2" in err, "This is edition 1." in err) == (True, True)
    assert "[damaged: edition-2.duckdb" in tilts("editions")[1]


def test_a_damaged_edition_asked_for_is_the_machines_fault(town, tilts):
    town.shelf().path(2).write_bytes(b"damaged")
    code, out, err = tilts(*ASK, "--edition", "2")
    assert (code, out, "not as they were published" in err) == (3, "", True)


def test_an_edition_published_twice_is_said_to_be_the_same(tmp_path, monkeypatch):
    """Only where answers are recorded, as everywhere but in tests."""
    home = World(tmp_path)
    home.thorough = True
    home.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    home.take(f"{ROWS}2019-01-01 | Jelgava | A")
    home.publish()
    monkeypatch.setenv("TILTS_HOME", str(home.settings.home))
    told = []
    monkeypatch.setattr("click.echo", lambda text, **_how: told.append(text))
    with pytest.raises(SystemExit):
        main(["publish", "--lang", "en"])
    assert told[-1] == "Every number in it is as in edition 1."
