import os
from difflib import get_close_matches
from pathlib import Path

import pytest

from dashboard.ground import reference, spelling
from dashboard.ground.spelling import file_name, fold


def test_the_nearest_is_the_one_that_a_close_look_at_all_finds():
    among = sorted({fold(one.name) for one in reference.municipalities().values()})
    for wrong in ("jelgva", "rigaa", "ventspls", "balvu novds", "valmeira"):
        (best,) = get_close_matches(wrong, among, 1, 0.0)
        assert spelling.nearest(wrong, among, 3)[0] == best


def test_only_a_few_are_looked_at_closely(monkeypatch):
    looked = []

    def note(text, likely, most, cutoff):
        looked.append(len([*likely]))
        return get_close_matches(text, likely, most, cutoff)

    monkeypatch.setattr(spelling, "get_close_matches", note)
    among = [f"{letter}{number}" for letter in "abcdefgh" for number in range(100)]
    for wrong in range(20):
        spelling.nearest(f"q{wrong}", among, 3)
    assert max(looked) < 10


def test_of_nothing_nothing_is_near():
    assert spelling.nearest("a", [], 3) == []
    assert spelling.nearest("", ["b"], 3) == ["b"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("martā.csv", "martā.csv"),
        ("a\u202evsc.csv", "avsc.csv"),
        ("a\x1b[2J\nb.csv", "a[2Jb.csv"),
        ("\u2066\u202e", "\ufffd"),
        (os.fsdecode(b"\xff.csv"), "\ufffd.csv"),
    ],
)
def test_a_name_of_a_file_shows_what_can_be_shown(name, shown):
    assert file_name(Path("folder") / name) == shown
