from datetime import date

from tests.conftest import JELGAVA, RIGA


def test_cooperation_is_counted_per_institution(season):
    season.institution("1. skola")
    season.take("""
        Datums     | Pašvaldība | Ģimene | Iestāde  | Kontaktpersonas amats
        2019-01-07 | Jelgava    | A      | 1. skola | direktors
        2019-01-07 | Jelgava    |        | 1.SKOLA  | sociālais pedagogs
        2019-01-09 | Jelgava    | A      | 1. skola | direktors
        2019-01-09 | Rīga       | A      | NVA      |
    """)
    school, agency = season.ask("cooperation_by_institution")
    assert school == {
        "institution": "1. skola",
        "kind": "school",
        "municipality": JELGAVA,
        "times": 3,
        "families": 1,
        "days": 2,
        "roles": 2,
        "first_date": date(2019, 1, 7),
        "last_date": date(2019, 1, 9),
    }
    assert (agency["municipality"], agency["times"]) == (None, 1)


def test_a_national_body_contacted_from_two_towns_is_one_institution(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Iestāde
        2019-01-07 | Jelgava    | LV-1   | NVA
        2019-01-07 | Rīga       | LV-1   | NVA
        2019-01-09 | Rīga       |        | NVA
    """)
    (agency,) = season.ask("cooperation_by_institution")
    assert (agency["times"], agency["families"], agency["days"]) == (3, 1, 2)


def test_schools_of_one_name_in_two_towns_are_two_institutions(season):
    season.institution("1. skola", municipality=JELGAVA)
    season.institution("1. skola", municipality=RIGA)
    season.take("""
        Datums     | Pašvaldība | Iestāde
        2019-01-07 | Jelgava    | 1. skola
        2019-01-08 | Rīga       | 1. skola
        2019-01-09 | Rīga       | 1. skola
    """)
    found = season.column("cooperation_by_institution", "municipality", "times")
    assert found == {RIGA: 2, JELGAVA: 1}


def test_first_and_last_day_are_those_of_the_window(season):
    season.institution("1. skola")
    season.take("""
        Datums     | Pašvaldība | Iestāde
        2019-01-31 | Jelgava    | 1. skola
        2019-02-01 | Jelgava    | 1. skola
        2019-03-01 | Jelgava    | 1. skola
    """)
    (school,) = season.ask("cooperation_by_institution", period="2019-02")
    assert school["first_date"] == school["last_date"] == date(2019, 2, 1)
