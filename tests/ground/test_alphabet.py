"""Names stand in the order of the Latvian alphabet, wherever they are sorted."""

import pytest

from dashboard.ground.i18n import alphabetical

LETTERS = "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž"


def test_the_letters_stand_in_their_order():
    by_code_point = sorted(LETTERS)
    assert "".join(sorted(by_code_point, key=alphabetical)) == LETTERS


@pytest.mark.parametrize("letter", "āčēģīķļņšūž")
def test_a_letter_with_a_mark_stands_between_its_neighbours(letter):
    before, after = LETTERS[LETTERS.index(letter) - 1], LETTERS[LETTERS.index(letter) :]
    names = [f"{letter}a", f"{before}z", *(f"{one}a" for one in after[1:2])]
    assert sorted(names, key=alphabetical)[:2] == [f"{before}z", f"{letter}a"]


def test_capitals_stand_with_their_small_letters():
    assert sorted(["čaks", "Dobele", "Cēsis"], key=alphabetical) == [
        "Cēsis",
        "čaks",
        "Dobele",
    ]
