"""The worked examples of the field: from a file to the number it must give."""

from datetime import date

import pytest

from tests.conftest import BALVI, JELGAVA, RIGA, VENTSPILS, VILAKA

SEASON = {"since": date(2018, 10, 1), "until": date(2019, 6, 30)}


@pytest.fixture
def season(world):
    """Posts in three towns from October 2018 to June 2019."""
    for town in (JELGAVA, RIGA, VENTSPILS):
        world.post(town, date(2018, 10, 1), date(2019, 6, 30))
    return world


def log_of(families, month, first=1):
    rows = [
        f"{month}-{1 + number % 28:02d} | Jelgava | F{number}"
        for number in range(first, first + families)
    ]
    return "\n".join(["Datums | Pašvaldība | Ģimene", *rows])


def test_the_two_months_of_the_red_cross_make_200_and_not_302(season):
    season.take(log_of(134, "2018-10"))
    season.take(log_of(168, "2018-11", first=33))
    by_month = season.ask("families_by_month", **SEASON)
    total = season.ask("families_by_municipality", **SEASON)[-1]
    assert [row["families"] for row in by_month if row["municipality"] == "total"] == [
        134,
        168,
    ]
    assert total["families"] == 200


def test_a_family_in_two_towns_counts_once_in_the_total(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | Jelgava    | LV-7
        2019-02-07 | Ventspils  | lv-7
    """)
    assert season.column("families_by_municipality", "municipality", "families") == {
        JELGAVA: 1,
        VENTSPILS: 1,
        "total": 1,
    }


def test_the_same_code_in_two_towns_is_two_families(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | Jelgava    | 7
        2019-02-07 | Ventspils  | 7
    """)
    assert season.ask("families_by_municipality")[-1]["families"] == 2


def test_a_row_with_several_domains_counts_once_in_each_and_once_in_the_total(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Jomas
        2019-01-07 | Jelgava    | A      | education; health
        2019-01-08 | Jelgava    | B      | Izglītība
        2019-01-09 | Jelgava    | C      |
    """)
    found = season.ask("families_by_domain")
    total = {r["domain"]: r["families"] for r in found if r["municipality"] == "total"}
    assert total == {"education": 2, "health": 1, "total": 3}


def test_a_row_without_a_family_never_raises_families(season):
    season.institution("1. skola")
    season.take("""
        Datums     | Pašvaldība | Ģimene | Iestāde
        2019-01-07 | Jelgava    | A      |
        2019-01-08 | Jelgava    |        | 1. skola
        2019-01-09 | Jelgava    |        |
    """)
    assert season.ask("families_by_municipality")[-1]["families"] == 1
    kinds = season.ask("interactions_by_kind")
    assert {r["kind"]: r["interactions"] for r in kinds} == {
        "family": 1,
        "indirect": 1,
        "institution": 1,
    }


def test_phases_are_counted_and_never_summed(world):
    for first, last in (("2017-10-01", "2018-05-31"), ("2018-10-01", "2019-06-30")):
        world.post(JELGAVA, date.fromisoformat(first), date.fromisoformat(last))
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2018-01-07 | Jelgava    | A
        2018-02-07 | Jelgava    | B
        2019-01-07 | Jelgava    | B
        2019-02-07 | Jelgava    | C
    """)
    totals = [
        world.ask("families_by_municipality", period=period)[-1]["families"]
        for period in ("phase:II", "phase:III", "all")
    ]
    assert totals == [2, 2, 3]


def test_families_are_new_continuing_or_returning(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2018-10-07 | Jelgava    | returning
        2018-12-07 | Jelgava    | continuing
        2019-01-07 | Jelgava    | returning
        2019-01-08 | Jelgava    | continuing
        2019-01-09 | Jelgava    | new
    """)
    (town, total) = season.ask("families_by_municipality", period="2019-01")
    for row in (town, total):
        assert (row["new"], row["continuing"], row["returning"]) == (1, 1, 1)


def test_persons_are_the_largest_number_of_each_family(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Personas
        2019-01-07 | Jelgava    | A      | 3
        2019-01-08 | Jelgava    | A      | 5
        2019-01-09 | Jelgava    | B      | 2
        2019-01-10 | Jelgava    | C      |
    """)
    assert season.ask("families_by_municipality")[-1]["persons"] == 7


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


def test_a_month_is_provisional_while_a_report_is_missing(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2018-11-07 | Jelgava    | A
        2018-11-07 | Rīga       | A
        2018-11-07 | Ventspils  | A
        2018-12-07 | Jelgava    | A
    """)
    found = season.ask("families_by_month")
    total = {
        r["month"]: r["provisional"] for r in found if r["municipality"] == "total"
    }
    assert total == {date(2018, 11, 1): False, date(2018, 12, 1): True}


def test_the_decks_totals_come_from_fifteen_respondents(world):
    answers = ["Nē"] + ["Atsevišķos gadījumos"] * 3 + ["Jā"] * 11
    others = ["Nē"] * 2 + ["Atsevišķos gadījumos"] * 6 + ["Jā"] * 7
    rows = [
        f"2019-05-{number + 1:02d} | III | Jelgava | {needs} | {access}"
        for number, (needs, access) in enumerate(zip(answers, others, strict=True))
    ]
    world.take("\n".join(["date | wave | municipality | needs | access", *rows]))
    found = world.ask("survey_by_question")
    total = [row for row in found if row["municipality"] == "total"]
    counts = {(r["question"], r["choice"]): r["respondents"] for r in total}
    needs = [counts["needs", choice] for choice in ("no", "partly", "yes", "none")]
    access = [counts["access", choice] for choice in ("no", "partly", "yes", "none")]
    assert (needs, access) == ([1, 3, 11, 0], [2, 6, 7, 0])
    assert {row["base"] for row in total} == {15}


def test_vilakas_rows_stand_as_then_and_on_todays_map(world):
    world.post(VILAKA, date(2019, 9, 1), date(2020, 5, 31))
    world.take("""
        Datums     | Pašvaldība    | Ģimene
        2020-01-07 | Viļakas novads | A
        2020-01-08 | 0381600        | B
        2020-01-09 | Viļaka         | C
    """)
    for map_, code in (("then", VILAKA), ("today", BALVI)):
        assert world.column(
            "families_by_municipality", "municipality", "families", map=map_
        ) == {code: 3, "total": 3}


def test_the_code_of_jelgava_keeps_its_zeros_through_import_and_answer(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | 0003000    | A
        2019-01-07 | 3000       | B
        2019-01-07 | 0090000    | C
        2019-01-07 | JELGAVA    | D
    """)
    assert season.ask("families_by_municipality")[0]["municipality"] == "0003000"
    assert season.ask("families_by_municipality")[0]["families"] == 4
