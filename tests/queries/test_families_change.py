"""Families against another period: what is told, and what is left blank."""

from datetime import date, timedelta

from tests.conftest import JELGAVA, RIGA, VENTSPILS, made_once

HEAD = "Datums | Pašvaldība | Ģimene\n"


@made_once
def season(world):
    world.post(JELGAVA, date(2019, 1, 1), date(2019, 6, 30))


def jelgava(world, **asked):
    return world.ask("families_change", **asked)[0]


def test_the_change_is_against_the_month_before(season):
    season.take(f"""{HEAD}
        2019-01-07 | Jelgava | A
        2019-02-07 | Jelgava | A
        2019-02-08 | Jelgava | B""")
    row = jelgava(season, period="2019-02")
    assert (row["families"], row["before"], row["change"]) == (2, 1, 1)


def test_a_window_before_the_log_began_is_not_zero(season):
    season.take(f"{HEAD} 2019-01-07 | Jelgava | A")
    row = jelgava(season, period="2019-01")
    assert (row["families"], row["before"], row["change"]) == (1, None, None)


def test_a_year_in_which_the_log_began_late_is_not_compared_with(season):
    season.take(f"""{HEAD}
        2019-06-07 | Jelgava | A
        2020-02-07 | Jelgava | A""")
    assert jelgava(season, period="2020")["before"] is None


def test_a_month_before_that_was_not_reported_is_not_zero(season):
    season.take(f"""{HEAD}
        2019-01-07 | Jelgava | A
        2019-03-07 | Jelgava | A""")
    row = jelgava(season, period="2019-03")
    assert (row["before"], row["posts_before"], row["change"]) == (None, 1, None)


def test_the_same_a_year_before_can_be_compared_with(season):
    season.take(f"""{HEAD}
        2019-02-07 | Jelgava | A
        2020-01-07 | Jelgava | A
        2020-02-07 | Jelgava | A
        2020-02-08 | Jelgava | B""")
    row = jelgava(season, period="2020-02", compare="year-before")
    assert (row["families"], row["before"]) == (2, 1)


def test_what_is_compared_with_may_come_later_or_overlap(season):
    season.take(f"""{HEAD}
        2019-02-07 | Jelgava | A
        2019-11-07 | Jelgava | A
        2019-11-08 | Jelgava | B""")
    later = jelgava(season, period="phase:III", compare="phase:IV")
    assert (later["families"], later["before"]) == (1, 2)
    itself = jelgava(season, period="phase:IV", compare="phase:IV")
    assert (itself["families"], itself["before"]) == (2, 2)


def test_a_reported_month_without_families_is_zero(season):
    season.take("""
        Datums     | Pašvaldība | Ģimene | Veids
        2019-01-07 | Jelgava    |        | indirect
        2019-02-07 | Jelgava    | A      |
    """)
    row = jelgava(season, period="2019-02")
    assert (row["before"], row["change"]) == (0, 1)


def test_no_change_is_told_while_a_report_is_missing(season):
    season.post(RIGA, date(2019, 1, 1), date(2019, 6, 30))
    season.take(f"""{HEAD}
        2019-01-07 | Jelgava | A
        2019-01-07 | Rīga    | B
        2019-02-07 | Jelgava | A""")
    found = season.column("families_change", "municipality", "change", period="2019-02")
    assert found == {JELGAVA: 0, RIGA: None, "total": None}


def test_of_all_the_data_there_is_nothing_before(season):
    season.take(f"{HEAD} 2019-01-07 | Jelgava | A")
    assert jelgava(season, period="all")["before"] is None


def test_the_last_month_is_compared_with_the_month_before_it(season):
    season.take(f"""{HEAD}
        2019-01-07 | Jelgava | A
        2019-02-07 | Jelgava | A
        2019-02-08 | Jelgava | B""")
    assert jelgava(season, period="last-month")["change"] == 1


def test_a_target_stands_with_the_numbers_of_exactly_its_period(season):
    season.take(f"{HEAD} 2019-01-07 | Jelgava | A")
    set_target(season, "families", 150, 120)
    found = season.ask("families_change", period="2019")[-1]
    assert (found["target"], found["baseline"]) == (150, 120)
    assert season.ask("families_change", period="2019-H1")[-1]["target"] is None


def test_a_target_is_not_one_for_a_single_domain(season):
    season.take(f"{HEAD} 2019-01-07 | Jelgava | A")
    set_target(season, "families", 150, 120)
    found = season.ask("families_change", period="2019", domain="health")[-1]
    assert found["target"] is None


def test_targets_are_asked_for_by_their_period(season):
    season.take(f"{HEAD} 2019-01-07 | Jelgava | A")
    set_target(season, "completeness", 90, None)
    (found,) = season.ask("targets", period="2019")
    assert (found["measure"], found["target"]) == ("completeness", 90)
    assert season.ask("targets", period="all") == []


def test_every_target_is_listed_whatever_the_period(season):
    season.take(f"{HEAD} 2019-01-07 | Jelgava | A")
    set_target(season, "completeness", 90, None)
    (found,) = season.ask("targets_set", period="2030")
    assert (found["measure"], found["target"], found["most"]) == (
        "completeness",
        90,
        None,
    )


def set_target(world, measure, target, baseline):
    row = {
        "municipality": "total",
        "measure": measure,
        "from_date": date(2019, 1, 1),
        "to_date": date(2019, 12, 31),
        "target": target,
        "baseline": baseline,
        "source": "made up",
    }
    with world.warehouse() as warehouse:
        warehouse.append("reference.targets", [row])


def test_a_post_that_is_to_begin_or_go_on_later_is_not_counted_beforehand(season):
    today = date.today()
    season.take(f"{HEAD} 2019-01-07 | Jelgava | A")
    season.post(RIGA, today + timedelta(days=1))
    season.post(VENTSPILS, date(2019, 1, 1), today + timedelta(days=800))
    rows = season.ask("families_change", period=f"{today.year}")
    assert {row["municipality"]: row["posts"] for row in rows} == {VENTSPILS: 1}
    (later,) = season.ask("families_change", period=f"{today.year + 1}")
    assert (later["posts"], later["posts_before"]) == (0, 1)
