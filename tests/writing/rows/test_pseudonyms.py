"""Family codes: the same family is found again, and its code is not."""

import stat
from dataclasses import replace

import pytest

from dashboard.ground.settings import Settings
from dashboard.writing.rows import pseudonyms
from dashboard.writing.rows.pseudonyms import KeyLostError, Pseudonyms
from tests.conftest import JELGAVA, RIGA

HERE = Pseudonyms(key=b"one", national_prefix="LV-")


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path)


@pytest.mark.parametrize(
    "written",
    [
        *("Ģ-12", "ģ-12", " Ģ-12 ", "Ģ\u00a0-12", "G\u0327-12", "Ģ\u200b-12"),
        *("Ģ–12", "Ģ—12", "Ģ \u2011 12", "Ģ－１２"),
    ],
)
def test_a_code_is_the_same_in_every_case_dash_and_space(written):
    assert HERE.of(written, JELGAVA) == HERE.of("Ģ-12", JELGAVA)


@pytest.mark.parametrize("written", ["7.0", "7,0", "7.00", " 7 "])
def test_a_number_is_the_same_with_and_without_a_decimal(written):
    assert HERE.of(written, JELGAVA) == HERE.of("7", JELGAVA)


@pytest.mark.parametrize("other", ["007", "07", "7.5", "70", "A7", "-7"])
def test_another_code_is_another_family(other):
    assert HERE.of(other, JELGAVA) != HERE.of("7", JELGAVA)


def test_a_code_belongs_to_its_municipality():
    assert HERE.of("A-1", JELGAVA) != HERE.of("A-1", RIGA)


@pytest.mark.parametrize("written", ["LV-7", "lv-7", "LV – 7"])
def test_a_code_with_the_national_prefix_is_one_family_everywhere(written):
    assert HERE.of(written, JELGAVA) == HERE.of("LV-7", RIGA)


def test_without_a_national_prefix_every_code_is_local():
    here = replace(HERE, national_prefix="")
    assert here.of("LV-7", JELGAVA) != here.of("LV-7", RIGA)


def test_another_key_gives_other_families():
    assert replace(HERE, key=b"two").of("7", JELGAVA) != HERE.of("7", JELGAVA)


def test_a_pseudonym_shows_nothing_of_the_code():
    assert len(HERE.of("ABCDEF", JELGAVA)) == len(HERE.of("1", JELGAVA)) == 64


def test_a_new_key_is_readable_by_its_owner_only(settings):
    pseudonyms.ready(settings, None)
    assert stat.S_IMODE(settings.key_file.stat().st_mode) == 0o600


def test_the_folder_of_the_key_is_closed_to_others(settings):
    pseudonyms.ready(settings, None)
    assert stat.S_IMODE(settings.key_file.parent.stat().st_mode) == 0o700


def test_the_key_is_kept_from_one_import_to_the_next(settings):
    first = pseudonyms.ready(settings, None)
    assert pseudonyms.ready(settings, first.check).key == first.key


def test_a_lost_key_is_noticed_and_not_made_anew(settings):
    check = pseudonyms.ready(settings, None).check
    settings.key_file.unlink()
    with pytest.raises(KeyLostError):
        pseudonyms.ready(settings, check)
    assert not settings.key_file.exists()


def test_a_changed_key_is_noticed(settings):
    check = pseudonyms.ready(settings, None).check
    settings.key_file.write_text("f" * 64)
    with pytest.raises(KeyLostError):
        pseudonyms.ready(settings, check)


@pytest.mark.parametrize("check", [None, "known"])
def test_an_empty_key_file_is_no_key(settings, check):
    settings.key_file.parent.mkdir()
    settings.key_file.write_text("\n")
    settings.key_file.chmod(0o600)
    with pytest.raises(KeyLostError, match=r"empty|tukšs"):
        pseudonyms.ready(settings, check)


def test_a_key_that_cannot_be_read_is_no_new_key(settings):
    settings.key_file.mkdir(parents=True)
    with pytest.raises(KeyLostError):
        pseudonyms.ready(settings, None)


def test_a_key_from_the_environment_is_kept_in_no_file(settings):
    pseudonyms.ready(replace(settings, family_key="kept elsewhere"), None)
    assert not settings.key_file.exists()
