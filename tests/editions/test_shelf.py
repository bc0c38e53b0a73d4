"""What is shown is what was published: whole, not withdrawn, and never guessed."""

import json
import os
import shutil
from dataclasses import replace
from datetime import date

import pytest

from dashboard.editions.edition import DamagedEditionError, NoEditionError
from dashboard.editions.showing import POINTER
from dashboard.ground.access import everything
from dashboard.writing.publishing import shelving
from tests.conftest import JELGAVA, World

ROWS = "Datums | Pašvaldība | Ģimene\n"
NOBODY = frozenset()


def three(folder):
    """Publish three editions, of one, two and three families."""
    made = World(folder)
    made.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    for number in (1, 2, 3):
        made.take(f"{ROWS}2019-01-0{number} | Jelgava | F{number}")
        made.publish()


@pytest.fixture
def town(once, tmp_path):
    """A copy of a Tilts with three editions, which is made once."""
    made = once.made("three-editions", three)
    return World(shutil.copytree(made, tmp_path / "town"))


def families(town, edition=None):
    return town.ask("families_by_municipality", edition=edition)[-1]["families"]


def flip(path, place=-100):
    """Change one bit of a file."""
    bytes_ = bytearray(path.read_bytes())
    bytes_[place] ^= 1
    path.write_bytes(bytes_)


@pytest.mark.parametrize("pointer", ["7", "0", "x", "", "-1", "3\n"])
def test_a_pointer_that_leads_nowhere_shows_the_newest(town, pointer):
    (town.settings.editions / POINTER).write_text(pointer)
    assert families(town) == 3


def test_an_older_pointer_shows_the_older_edition_and_no_newer_one(town):
    town.shelf().showing.point_at(1)
    assert families(town) == 1
    with pytest.raises(NoEditionError):
        town.shelf().edition(2)


def test_publishing_over_an_older_pointer_deletes_nothing(town):
    town.shelf().showing.point_at(1)
    assert town.publish().number == 4
    assert town.shelf().published() == [1, 2, 3, 4]
    assert families(town, edition=2) == 2


@pytest.mark.parametrize("lost", ["json", "duckdb", "both"])
def test_a_number_is_not_given_again_though_its_files_are_lost(town, lost):
    endings = ("json", "duckdb") if lost == "both" else (lost,)
    for ending in endings:
        (town.settings.editions / f"edition-3.{ending}").unlink()
    town.shelf().showing.point_at(2)
    assert town.publish().number == 4


def test_a_number_in_the_log_alone_is_not_given_again(town, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(town.settings.home))
    town.publish()
    for path in town.settings.editions.glob("edition-4*"):
        path.unlink()
    with town.warehouse() as warehouse:
        warehouse.remember(shelving._MARK, "3")
    assert town.publish().number == 5


def test_another_edition_in_the_place_of_the_newest_is_not_shown(town):
    shelf = town.shelf()
    shutil.copy(shelf.path(1), shelf.path(3))
    assert (families(town), shelf.damaged()) == (2, [3])


@pytest.mark.parametrize("ending", ["duckdb", "json"])
@pytest.mark.parametrize("harm", ["flip", "cut", "delete", "empty"])
def test_a_damaged_edition_gives_way_to_the_one_before(town, ending, harm):
    path = town.settings.editions / f"edition-3.{ending}"
    if harm == "flip":
        flip(path)
    elif harm == "cut":
        path.write_bytes(path.read_bytes()[:-50])
    elif harm == "empty":
        path.write_bytes(b"")
    else:
        path.unlink()
    told = [manifest.number for manifest in town.shelf().manifests()]
    assert (families(town), told[:2]) == (2, [1, 2])


def test_every_flipped_bit_of_a_manifest_is_seen(town):
    path, shelf = town.shelf().manifest_path(3), town.shelf()
    whole, manifest = path.read_bytes(), shelf.edition(3).manifest
    for place in range(len(whole)):
        flip(path, place)
        if not shelf.damage(3):
            (told,) = (one for one in shelf.manifests() if one.number == 3)
            # All that is left is the name of the seal: what is said is as it was.
            assert replace(told, digest=manifest.digest) == manifest, place
        path.write_bytes(whole)
    assert shelf.damage(3) == ""


def test_a_damaged_edition_asked_by_its_number_is_refused(town):
    flip(town.shelf().path(2))
    with pytest.raises(DamagedEditionError):
        town.shelf().edition(2)


def test_where_none_is_whole_none_is_shown(town):
    for number in (1, 2, 3):
        flip(town.shelf().path(number))
    with pytest.raises(DamagedEditionError):
        town.shelf().edition()


def test_a_file_put_back_is_shown_without_a_new_start(town):
    shelf, path = town.shelf(), town.shelf().path(3)
    whole = path.read_bytes()
    flip(path)
    assert shelf.edition().manifest.number == 2
    path.write_bytes(whole)
    assert shelf.edition().manifest.number == 3


def test_one_broken_manifest_stops_nothing_but_itself(town):
    town.shelf().manifest_path(2).write_bytes(b"\xff{")
    assert [m.number for m in town.shelf().manifests()] == [1, 3]
    assert town.publish().number == 4


def test_a_manifest_under_another_number_is_none(town):
    shelf = town.shelf()
    shutil.copy(shelf.manifest_path(1), shelf.manifest_path(3))
    assert shelf.edition().manifest.number == 2


def test_a_withdrawn_edition_is_shown_to_nobody_until_given_back(town):
    shelf = town.shelf()
    shelf.showing.withdraw(3, "a wrong month")
    assert (families(town), shelf.showing.withdrawn()[3].reason) == (2, "a wrong month")
    with pytest.raises(NoEditionError):
        shelf.edition(3)
    shelf.showing.give_back(3)
    assert families(town) == 3


@pytest.mark.parametrize("name", ["copy", "1 (copy)", "x3"])
def test_a_mark_of_no_edition_takes_none_from_readers(town, name):
    shelf = town.shelf()
    (shelf.folder / f"edition-{name}.withdrawn.json").write_text("{}")
    assert (shelf.showing.withdrawn(), [*shelf.shown()]) == ({}, [1, 2, 3])


def test_an_outside_file_that_nobody_published_is_not_shown(town):
    """A leftover of a killed publication lies beside an edition of its number."""
    shelf = town.shelf()
    shutil.copy(shelf.path(1), shelf.outside_path(3))
    outside = shelf.seen_by(NOBODY)
    assert (outside.manifests(), shelf.edition().outside) == ([], None)
    with pytest.raises(NoEditionError):
        outside.edition()


def test_what_a_killed_first_publication_left_is_swept(world):
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    world.take(f"{ROWS}2019-01-01 | Jelgava | A")
    world.settings.editions.mkdir(parents=True)
    leftover = world.shelf().outside_path(1)
    leftover.write_bytes(b"left by a kill")
    world.publish()
    assert not leftover.exists()


def test_an_edition_published_and_not_shown_is_shown_by_the_next_command(town):
    shelf = town.shelf()
    with town.warehouse() as warehouse:
        warehouse.owe_showing(3)
    shelf.showing.point_at(2)
    with town.warehouse():
        pass
    assert shelf.current() == 3


def test_the_numbers_of_a_manifest_are_as_before_the_seal(town):
    told = json.loads(town.shelf().manifest_path(2).read_text(encoding="utf-8"))
    assert (told["interactions"], bool(told["digest"])) == (2, True)


def test_everybody_inside_sees_the_same_shelf(town):
    shelf = town.shelf()
    assert shelf.seen_by(everything()) is shelf


def test_what_is_known_of_the_folder_is_read_anew_once_it_changes(town):
    shelf, long_ago = town.shelf(), 1_500_000_000
    for path in (town.settings.editions / POINTER, town.settings.editions):
        os.utime(path, (long_ago, long_ago))
    assert (shelf.shown(), shelf.shown()) == ([1, 2, 3], [1, 2, 3])
    (town.settings.editions / POINTER).write_text("2")
    assert shelf.shown() == [1, 2]
    shelving.withdraw(shelf, 1, "a wrong month", erase=False)
    assert shelf.shown() == [2]
