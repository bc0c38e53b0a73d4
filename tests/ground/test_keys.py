"""Keys are checked in words: missing, empty, another's, open to others."""

import os
import stat
import threading

import pytest

from dashboard.ground import i18n, keys
from dashboard.ground.keys import KeyLostError


@pytest.fixture(autouse=True)
def in_english():
    with i18n.language("en"):
        yield


@pytest.fixture
def key(tmp_path):
    path = tmp_path / "keys" / "a.key"
    keys.make(path)
    return path


def test_a_key_is_made_once_for_its_owner_only(tmp_path):
    path = tmp_path / "keys" / "a.key"
    assert keys.kept(path) == keys.kept(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["a.key"]


def test_a_key_that_is_not_there_is_none(tmp_path):
    assert keys.read(tmp_path / "a.key") is None


def test_an_empty_key_is_refused_and_not_made_anew(key):
    key.write_text("\n")
    with pytest.raises(KeyLostError, match=str(key)):
        keys.kept(key)
    assert key.read_text() == "\n"


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o620, 0o602, 0o644])
def test_a_key_that_others_can_read_or_change_is_refused(key, mode):
    key.chmod(mode)
    with pytest.raises(KeyLostError, match=f"chmod 600 {key}"):
        keys.read(key)


def test_a_key_in_a_folder_that_others_can_change_is_refused(key):
    key.parent.chmod(0o777)
    with pytest.raises(KeyLostError, match=f"chmod 700 {key.parent}"):
        keys.read(key)


def test_a_key_of_another_account_is_refused(key):
    if os.geteuid() == 0:
        os.chown(key, 1, -1)
    with pytest.raises(KeyLostError, match="another account"):
        keys.read(key, account=2)


def test_a_key_that_is_no_file_is_refused(tmp_path):
    (tmp_path / "a.key").mkdir(mode=0o700)
    with pytest.raises(KeyLostError, match="cannot be read"):
        keys.kept(tmp_path / "a.key")


def test_a_link_that_leads_nowhere_is_refused(tmp_path):
    (tmp_path / "a.key").symlink_to(tmp_path / "nothing")
    with pytest.raises(KeyLostError):
        keys.kept(tmp_path / "a.key")


def test_what_a_kill_left_while_a_key_was_made_is_swept(key):
    left = key.with_name("a.key.0badcafe.tmp")
    left.write_text("secret")
    other = key.with_name("b.key.0badcafe.tmp")
    other.write_text("secret of another key")
    keys.read(key)
    assert not left.exists()
    assert other.exists()


def test_all_who_need_a_key_at_once_get_the_same(tmp_path):
    path, found = tmp_path / "keys" / "a.key", []
    threads = [
        threading.Thread(target=lambda: found.append(keys.kept(path)))
        for _n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_key_that_was_put_in_the_place_of_another_is_the_one_in_use(key):
    before = keys.read(key)
    key.write_bytes(b"another")
    assert (before != b"another", keys.read(key)) == (True, b"another")
