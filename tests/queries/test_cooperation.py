"""Cooperation: a few rows, and numbers anybody can count."""

from datetime import date

from tests.conftest import JELGAVA, RIGA, made_once

HEAD = "date | municipality | family | institution | role | domains"


@made_once
def towns(world):
    world.post(JELGAVA, date(2019, 1, 1), date(2019, 6, 30))
    world.post(RIGA, date(2019, 1, 1), date(2019, 6, 30))
    world.institution("1. skola")
    world.institution("Bāriņtiesa", "orphans_court")


def total(found):
    return next(row for row in found if row["municipality"] == "total")


def test_an_entry_about_two_domains_counts_in_each(towns):
    towns.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 1. skola | director | education; health
        2019-01-16 | Jelgava | B | 1. skola | director | education
        2019-01-17 | Jelgava | C | 1. skola | director |"""
    )
    found = towns.ask("cooperation_by_domain")
    assert {r["domain"]: r["times"] for r in found if r["municipality"] == "total"} == {
        "education": 2,
        "health": 1,
    }


def test_a_role_is_counted_with_the_institutions_it_is_of(towns):
    towns.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 1. skola | director |
        2019-01-16 | Jelgava | A | Bāriņtiesa | director |
        2019-01-17 | Jelgava | A | Bāriņtiesa | |"""
    )
    assert total(towns.ask("roles_contacted")) == {
        "role": "director",
        "municipality": "total",
        "times": 2,
        "institutions": 2,
    }


def test_two_meetings_on_one_day_are_not_a_repeat(towns):
    towns.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 1. skola | |
        2019-01-15 | Jelgava | B | 1. skola | |
        2019-01-15 | Jelgava | A | Bāriņtiesa | |
        2019-02-15 | Jelgava | A | Bāriņtiesa | |"""
    )
    found = towns.ask("repeat_cooperation", municipalities=(JELGAVA,))
    steps = {r["contact_days"]: r["institutions"] for r in found}
    assert steps == {"1": 1, "2-4": 1}


def test_a_kind_that_was_contacted_is_no_gap(towns):
    towns.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 1. skola | |
        2019-01-15 | Rīga | A | | |"""
    )
    found = towns.ask("cooperation_gaps", period="2019-01")
    gaps = {(row["municipality"], row["kind"]) for row in found}
    assert (JELGAVA, "school") not in gaps
    assert (RIGA, "school") in gaps


def test_where_no_report_came_in_no_gap_is_claimed(towns):
    """The post of Rīga was filled, and nobody knows with whom there was contact."""
    towns.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 1. skola | |
        2019-02-15 | Rīga | A | | |"""
    )
    asked = {
        period: {
            row["municipality"] for row in towns.ask("cooperation_gaps", period=period)
        }
        for period in ("2019-01", "2019-02", "2019-Q1")
    }
    assert asked == {
        "2019-01": {JELGAVA},
        "2019-02": {RIGA},
        "2019-Q1": {JELGAVA, RIGA},
    }


def test_without_a_post_in_the_window_there_is_no_gap(towns):
    towns.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 1. skola | |"""
    )
    assert towns.ask("cooperation_gaps", period="2020") == []


def test_breadth_is_of_the_institutions_a_municipality_can_turn_to(towns):
    towns.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 1. skola | |
        2019-01-16 | Jelgava | A | NVA | |"""
    )
    jelgava = towns.ask("cooperation_breadth")[0]
    with towns.warehouse() as warehouse:
        national = warehouse.rows(
            "select count(*) as n from staging.institutions where municipality is null"
        )[0]
    assert (jelgava["institutions"], jelgava["kinds"]) == (2, 2)
    assert jelgava["of_institutions"] == national["n"] + 2


def test_a_record_is_complete_with_institution_and_role(towns):
    towns.take(
        """date | municipality | kind | family | institution | role
        2019-01-15 | Jelgava | mediated | A | 1. skola | director
        2019-01-16 | Jelgava | mediated | A | 1. skola |
        2019-01-17 | Jelgava | mediated | A | |
        2019-01-18 | Jelgava | family | A | |"""
    )
    assert total(towns.ask("cooperation_completeness")) == {
        "municipality": "total",
        "records": 3,
        "complete": 1,
        "no_institution": 1,
        "no_role": 2,
    }


def test_what_to_mend_is_listed_newest_first_and_without_families(towns):
    towns.take(
        """date | municipality | kind | family | institution | role
        2019-01-15 | Jelgava | mediated | A | 1. skola |
        2019-01-16 | Jelgava | mediated | A | | director
        2019-01-17 | Jelgava | mediated | A | | """
    )
    found = towns.ask("incomplete_records")
    assert [row["missing"] for row in found] == ["both", "institution", "role"]
    assert set(found[0]) == {"date", "municipality", "post", "kind", "missing"}
