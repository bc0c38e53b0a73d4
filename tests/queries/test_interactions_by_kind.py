from tests.conftest import JELGAVA
from tests.queries.conftest import totals


def test_each_kind_of_work_stands_apart_and_has_no_common_total(season):
    season.institution("1. skola")
    season.take("""
        Datums     | Pašvaldība | Ģimene | Iestāde  | Veids
        2019-01-07 | Jelgava    | A      |          |
        2019-01-07 | Jelgava    | A      | 1. skola |
        2019-01-08 | Jelgava    |        | 1. skola |
        2019-01-09 | Jelgava    |        |          | indirect
    """)
    rows = season.ask("interactions_by_kind")
    assert {row["kind"]: row["interactions"] for row in totals(rows)} == {
        "family": 1,
        "indirect": 1,
        "institution": 1,
        "mediated": 1,
    }


def test_minutes_are_added_up_where_they_were_written_down(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Minūtes | Veids
        2019-01-07 | Jelgava    | A      | 30      |
        2019-01-08 | Jelgava    | A      |         |
        2019-01-09 | Jelgava    |        |         | indirect
    """)
    rows = season.ask("interactions_by_kind")
    minutes = {row["kind"]: row["minutes"] for row in totals(rows)}
    assert minutes == {"family": 30, "indirect": None}


def test_a_row_about_two_domains_is_one_entry(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Jomas
        2019-01-07 | Jelgava    | A      | education; health
        2019-01-08 | Jelgava    | A      | health
        2019-01-09 | Jelgava    | A      |
    """)
    (town, total) = season.ask("interactions_by_kind")
    assert (town["municipality"], town["interactions"]) == (JELGAVA, 3)
    assert total["interactions"] == 3
