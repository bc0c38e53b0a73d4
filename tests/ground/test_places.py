"""Municipalities: the one a name or code means on a day, and which it is not."""

from datetime import date

import pytest

from dashboard.ground import places, reference

THEN, NOW = date(2019, 3, 4), date(2022, 3, 4)
VALMIERA, VALMIERAS_NOVADS = "0250000", "0054000"


def no_post(code, day):
    return False


def code(text, day=THEN, has_post=no_post):
    found = places.find(text, day, has_post)
    return found.code if found else None


@pytest.mark.parametrize(
    "written",
    [
        *("Rīga", "Riga", "RĪGA", "rīga", "  Rīga ", "Ri\u0304ga", "Rīgas pilsēta"),
        *("0001000", "0010000", "1000", "10000"),
    ],
)
def test_riga_is_riga_however_it_is_written(written):
    assert code(written) == "0001000"


@pytest.mark.parametrize("day", [THEN, NOW])
@pytest.mark.parametrize(
    "written", ["Jelgava", "jelgava", "JELGAVA", "3000", "0003000"]
)
def test_jelgava_is_the_city(written, day):
    assert code(written, day) == "0003000"


@pytest.mark.parametrize(
    ("day", "found"), [(THEN, "0540200"), (NOW, "0030000")], ids=["then", "now"]
)
@pytest.mark.parametrize("written", ["Jelgavas novads", "JELGAVAS NOV."])
def test_jelgavas_novads_is_not_jelgava(written, day, found):
    assert code(written, day) == found


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2016, 1, 1), VALMIERA),
        (date(2021, 6, 30), VALMIERA),
        (date(2021, 7, 1), VALMIERAS_NOVADS),
        (date(2025, 1, 1), VALMIERAS_NOVADS),
    ],
)
def test_valmiera_is_a_city_until_the_reform_and_part_of_its_novads_after(day, found):
    assert code("Valmiera", day) == found


def test_todays_name_on_an_earlier_day_is_the_part_that_had_the_post():
    def in_valmiera(municipality, day):
        return municipality == VALMIERA

    assert code("Valmieras novads", THEN, in_valmiera) == VALMIERA


def test_vilakas_novads_is_itself_while_it_exists():
    assert code("Viļakas novads", date(2021, 6, 30)) == "0381600"


@pytest.mark.parametrize("written", ["Viļakas novads", "0381600", "vilakas novads"])
def test_vilakas_novads_is_nothing_after_its_end(written):
    assert code(written, NOW) is None


@pytest.mark.parametrize("written", ["Viļakas novads", "0381600"])
def test_the_successor_of_vilakas_novads_is_balvu_novads(written):
    assert places.successor(written, NOW).name == "Balvu novads"


def test_varaklanu_novads_ends_in_2025():
    found = [code("Varakļānu novads", date(2025, 6, day)) for day in (29, 30)]
    assert (found, code("Varakļānu novads", date(2025, 7, 1))) == (
        ["0055000"] * 2,
        None,
    )


@pytest.mark.parametrize(
    "written", ["Rīgaa", "9999999", "", "?", "Latvija", "0003000x"]
)
def test_what_is_no_municipality_is_not_guessed(written):
    assert code(written) is None


def test_the_nearest_names_of_the_day_are_offered():
    assert places.nearest("Jelgva", THEN)[0] == "Jelgava"


def test_three_names_are_offered_for_any_text():
    assert len(places.nearest("☃", NOW)) == 3


def likely(text, day=NOW):
    return [one.code for one in places.likely(text, day, no_post)]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "JELGAVA (pilsēta)",
            "Jelgava, pils.",
            "Jelgavas pils.",
            "Jelgavas pilsētas dome",
        ),
        *("Jelgava (valstspilsēta)", "City of Jelgava", "Jelgava, Latvija", "Елгава"),
        *("г. Елгава", "0003000 Jelgava", "Jelgava (0003000)", "Jelgava LV-3001"),
    ],
)
def test_a_town_is_read_with_what_is_said_of_it(written):
    assert likely(written) == ["0003000"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Jelgavas nov. pašvaldība", "0030000"),
        ("Jelgava, novads", "0030000"),
        ("Елгавский край", "0030000"),
        ("Тукумский край", "0052000"),
        ("Тукумс", "0052000"),
        ("Tukuma pašvaldība", "0052000"),
        ("Tukums (pilsēta)", "0052000"),
        ("Kandava, Tukuma nov.", "0052000"),
        ("Kandavas pag. Tukuma nov.", "0052000"),
        ("Sabile (Talsu novads)", "0051000"),
        ("Salas pagasts, Mārupes novads", "0039000"),
        ("Valmieras pils.", "0054000"),
        ("Валмиера", "0054000"),
        ("Rīgas dome", "0001000"),
    ],
)
def test_a_novads_is_read_with_what_is_said_of_it_or_lies_in_it(written, code):
    assert likely(written) == [code]


@pytest.mark.parametrize("day", [THEN, NOW])
@pytest.mark.parametrize(
    "written",
    [
        *("Jelgavas", "Jelgavas pašvaldība", "Jelgava municipality", "Елгавская дума"),
        *("Jelgava un Jelgavas novads", "Jelgava/Jelgavas nov.", "Jelgava (0030000)"),
        "Jelgava, Jelgavas novads",
    ],
)
def test_a_town_and_a_novads_of_one_name_are_told_apart_by_people(written, day):
    novads = "0030000"
    if day == THEN and "0030000" not in written:
        novads = "0540200"
    assert likely(written, day) == ["0003000", novads]


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("Kandava, Talsu nov.", ["Tukuma novads", "Talsu novads"]),
        ("Jelgva, Tukuma nov.", ["Tukuma novads"]),
        ("Viesturu iela 3, Jelgava", ["Jelgava"]),
        ("Тукумская волость", ["Tukuma novads"]),
        ("Приекульский край", ["Dienvidkurzemes novads", "Cēsu novads"]),
    ],
)
def test_what_says_something_else_too_is_offered_and_not_read(written, offered):
    assert likely(written) == []
    assert [one.name for one in places.mentioned(written, NOW, no_post)] == offered


def test_a_novads_of_the_past_is_not_taken_for_the_one_that_has_its_centre():
    assert likely("Daugavpils nov. pašvaldība") == []
    assert places.successor("Daugavpils nov. pašvaldība", NOW).code == "0022000"


def test_a_russian_name_stands_for_a_name_that_there_is():
    for row in reference.rows("place_names_ru"):
        assert places.mentioned(row["ru"], THEN, no_post), row
        assert places.mentioned(row["lv"], THEN, no_post), row
