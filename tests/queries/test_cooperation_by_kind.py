from tests.conftest import JELGAVA, RIGA


def counts(rows, kind):
    return {
        row["municipality"]: (row["times"], row["institutions"])
        for row in rows
        if row["kind"] == kind
    }


def test_a_national_body_contacted_from_two_towns_counts_once_in_the_total(season):
    season.take("""
        Datums     | Pašvaldība | Iestāde
        2019-01-07 | Jelgava    | NVA
        2019-01-08 | Rīga       | NVA
        2019-01-09 | Rīga       | NVA
    """)
    assert counts(season.ask("cooperation_by_kind"), "employment_agency") == {
        RIGA: (2, 1),
        JELGAVA: (1, 1),
        "total": (3, 1),
    }


def test_work_with_no_institution_is_no_cooperation(season):
    season.institution("1. skola")
    season.take("""
        Datums     | Pašvaldība | Veids       | Ģimene | Iestāde
        2019-01-07 | Jelgava    | mediated    | A      | 1. skola
        2019-01-08 | Jelgava    | mediated    | A      |
        2019-01-09 | Jelgava    | institution |        |
    """)
    found = season.ask("cooperation_by_kind")
    assert counts(found, "school") == {JELGAVA: (1, 1), "total": (1, 1)}


def test_a_contact_counts_where_the_mediator_works_and_not_where_the_school_is(season):
    season.institution("1. skola", municipality=RIGA)
    season.take("""
        Datums     | Pašvaldība | Iestāde
        2019-01-07 | Jelgava    | 1. skola
    """)
    found = season.ask("cooperation_by_kind")
    assert counts(found, "school") == {JELGAVA: (1, 1), "total": (1, 1)}
