"""Codes of families as people, keyboards and spreadsheets write them."""

import pytest

from dashboard.writing.contracts.problems import CellError
from dashboard.writing.rows import codes
from dashboard.writing.rows.nothing import says_nothing


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        *((f"{mark}007", "007") for mark in "'’‘´`\""),
        *((f"A-1{mark}", "A-1") for mark in ".,;:!?*»”"),
        *(("«A-1»", "A-1"), ("(A-1)", "A-1"), ("„A-1“", "A-1"), ("#7", "7")),
        *(("№7", "7"), ("'7.0", "7"), ("A-1(b)", "A-1(B)")),
        *(("A-1²", "A-1"), ("A-1†", "A-1"), ("✓ A-1", "A-1")),
    ],
)
def test_marks_around_a_code_are_no_part_of_it(written, plain):
    assert codes.plain(written) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        *(("А-1", "A-1"), ("В-2", "B-2"), ("с-3", "C-3"), ("РНК-4", "PHK-4")),
        *(("Α-1", "A-1"), ("ο-5", "O-5")),
    ],
)
def test_letters_of_other_alphabets_that_look_latin_are_latin(written, plain):
    assert codes.plain(written) == plain


@pytest.mark.parametrize("code", ["Ģ-12", "Д-7", "Ω-1", "1/2024", "7.5", "-7", "007"])
def test_what_a_code_is_made_of_stays(code):
    assert codes.plain(code) == code


@pytest.mark.parametrize(
    "alike",
    [
        *(("007", "7", "07"), ("A-07", "A-7", "a7", "A_7", "A.7", "A/7")),
        *(("Š-1", "S1"), ("A-10", "A-1O", "A-1o"), ("Nr. 7", "7", "ģimene 7")),
        *(
            ("1. ģimene", "ģimene 1", "1"),
            ("1-12", "01/12"),
            ("A-1", "A-1-"),
            ("A-1", "A-l", "A-I", "a–1.0"),
        ),
        ("A-1", "A-1 (jauna)", "A-1 jauna", "A-1 (2 bērni)", "A №1", "A#1"),
        ("A-1", "Ģimene A-1", "ģim. A-1", "kods: A-1", "ID:A-1", "A-1 fam"),
    ],
)
def test_codes_that_differ_in_zeros_and_marks_have_one_skeleton(alike):
    assert len({codes.skeleton(code) for code in alike}) == 1


@pytest.mark.parametrize(
    "pair",
    [
        *(("1-12", "11-2"), ("A-1", "B-1"), ("A-1", "A-10"), ("O-7", "7")),
        *(("L-1", "I-1"), ("70", "7"), ("A-1 (b)", "A-1"), ("JE 1", "1")),
        *(("Liepu 12 dz. 3", "Liepu 12 dz. 4"), ("A-1a", "A-1"), ("A-1/2", "A-1")),
    ],
)
def test_other_codes_have_another_skeleton(pair):
    assert codes.skeleton(pair[0]) != codes.skeleton(pair[1])


@pytest.mark.parametrize(
    "cell",
    [
        *("A-1; A-2", "A-1, A-3", "A-1 un A-2", "A-1 and A-2", "A-1 и A-2"),
        *("A-1/A-2", "A-1 A-2", "A-1 – A-3", "A-1-A-3", "7, 8", "7 8", "A-1\nA-2"),
        *("A-1 & A-2", "A-1+A-2", "A un B", "A-1, A-2, A-3", "(A-1), (A-2)"),
        *("A1 2", "A-1 2019", "A-1 → A-5", "A-1=>A-5", "A-1.A-2", "1 līdz 5"),
        "trīs ģimenes",
    ],
)
def test_several_codes_in_a_cell_are_none(cell):
    with pytest.raises(CellError, match="family_several"):
        codes.check(cell)


@pytest.mark.parametrize("cell", ["1E+05", "1,23E+10", "1.0e+5", 1e21])
def test_an_exponent_is_no_code(cell):
    with pytest.raises(CellError, match="family_exponent"):
        codes.check(cell)


@pytest.mark.parametrize("cell", ["12.01.2024.", "2024-12-01", "12.jan", "1:30:00"])
def test_a_day_as_text_is_no_code(cell):
    with pytest.raises(CellError, match="family_unreadable"):
        codes.check(cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("A-1", "A 1", "J – 12", "12/2024", "LV-1-2", "MAR-1", "1E05", "7,0", "1 234"),
        *("A-1,", "'007", 7, 7.5, "A-1 (b)", "UN-1"),
    ],
)
def test_a_single_code_is_a_code(cell):
    codes.check(cell)


@pytest.mark.parametrize(
    "word",
    [
        *("-", "–", "—", "?", "…", ".", "/", "n/a", "N/A", "n\\a", "N / A", "na"),
        *("nav", "Nav.", "NAV ZINĀMS", "nezināms", "Nezināma", "null", "None", "x"),
        *("XXX", "(nav)", "unknown", "нет", "неизвестно", "н/д", "Х", "tukšs"),
        *("n.z.", "nav noskaidrots", "neviena", "atteicās", "konfidenciāli", "отказ"),
    ],
)
def test_words_that_say_nothing_are_known(word):
    assert says_nothing(word)


@pytest.mark.parametrize(
    "word", ["A-1", "0", 0, "NAV-1", "Nīna", "x1", "nava", True, "☃"]
)
def test_other_words_say_something(word):
    assert not says_nothing(word)
