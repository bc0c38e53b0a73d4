"""What names a person or leads to one is kept in no column, and said at its cell."""

import pytest

from dashboard.writing.contracts import personal

HEADS = "Datums | Pašvaldība | Ģimene"
ROW = "07.01.2019. | Jelgava | J-1"
WHOLE = (
    "010190-12345",
    "tel. 29123456",
    "+371 29 123 456",
    "vards@example.com",
    "Jānis Paraugs",
    "Paraugs, Jānis",
    "Liepu iela 5-12",
)


@pytest.mark.parametrize(
    ("column", "name"), [("Iestāde", "institution"), ("ESF pasākums", "esf_measure")]
)
@pytest.mark.parametrize("written", WHOLE)
def test_a_person_in_a_column_of_words_is_not_kept(town, column, name, written):
    verdict = town.take(f"{HEADS} | {column}\n{ROW} | {written}")
    assert [(p.code, p.cell, p.column) for p in verdict.problems] == [
        ("personal", "D2", name)
    ]
    with town.warehouse() as warehouse:
        (row,) = warehouse.rows("from raw.log_rows")
    assert (verdict.accepted, row[name]) == (1, None)


@pytest.mark.parametrize("written", ["Liepu iela 5", "Liepu ielā 5", "Ozolu gatve 12"])
def test_a_house_in_a_street_is_no_measure(town, written):
    verdict = town.take(f"{HEADS} | ESF pasākums\n{ROW} | {written}")
    assert [(p.code, p.cell) for p in verdict.problems] == [("personal", "D2")]
    with town.warehouse() as warehouse:
        assert warehouse.rows("from raw.log_rows")[0]["esf_measure"] is None


@pytest.mark.parametrize(
    "name",
    [
        "Jelgavas 4. sākumskola",
        "Annas Brigaderes pamatskola",
        "Sociālais dienests, Akmeņu iela 1",
        "SIA Zelta Rasa",
        "112",
        "Projekts 9.1.4.4/16/I/001",
        "Sarkanais Krusts 2019",
    ],
)
def test_names_of_institutions_and_measures_are_nobodys(name):
    assert not personal.is_personal(name)


@pytest.mark.parametrize(
    "code", ["J-5 010190-12345", "01019012345", "Liepu iela 5", "j.p@example.com"]
)
def test_a_person_in_the_familys_column_is_said(town, code):
    verdict = town.take(f"{HEADS}\n{ROW}\n{ROW.replace('J-1', code)}")
    assert [(p.code, p.cell) for p in verdict.problems] == [("family_personal", "C3")]


def test_a_person_is_left_out_of_an_answer_in_words(world):
    verdict = world.take(
        "date | wave | municipality | recommendations\n"
        "2019-05-02 | III | Jelgava | Zvaniet 29123456 vai v.p@example.com, labi!"
    )
    with world.warehouse() as warehouse:
        (row,) = warehouse.rows("from raw.survey_rows")
    assert row["open_text"] == "Zvaniet ••• vai •••, labi!"
    assert [(p.code, p.cell) for p in verdict.problems] == [("personal_part", "D2")]


def test_a_heading_that_is_a_person_is_not_shown(town):
    verdict = town.take(f"{HEADS} | Jānis Paraugs | Piezīmes\n{ROW} | x | y")
    assert verdict.dropped_columns == ("•••", "Piezīmes")
