from tests.conftest import JELGAVA, RIGA
from tests.queries.conftest import totals


def by_domain(rows):
    return {row["domain"]: row["families"] for row in totals(rows)}


def test_a_row_with_several_domains_counts_once_in_each_and_once_in_the_total(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Jomas
        2019-01-07 | Jelgava    | A      | education; health
        2019-01-08 | Jelgava    | B      | Izglītība
        2019-01-09 | Jelgava    | C      |
    """)
    found = season.ask("families_by_domain")
    assert by_domain(found) == {"education": 2, "health": 1, "total": 3}


def test_a_family_in_two_towns_counts_once_in_the_total_of_a_domain(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Jomas
        2019-01-07 | Jelgava    | LV-1   | health
        2019-01-08 | Rīga       | LV-1   | health
    """)
    rows = season.ask("families_by_domain")
    health = {r["municipality"]: r["families"] for r in rows if r["domain"] == "health"}
    assert health == {RIGA: 1, JELGAVA: 1, "total": 1}


def test_asking_for_a_domain_leaves_the_others_out_of_the_total_too(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Jomas
        2019-01-07 | Jelgava    | A      | education; health
        2019-01-08 | Jelgava    | B      | education
        2019-01-09 | Jelgava    | C      |
    """)
    found = season.ask("families_by_domain", domain="health")
    assert by_domain(found) == {"health": 1, "total": 1}
