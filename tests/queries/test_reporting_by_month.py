"""Who has reported which month, from files that came in at known days."""

from datetime import date

from tests.conftest import JELGAVA, RIGA, made_once

HEAD = "date | municipality | family | submitted"


@made_once
def town(world):
    world.post(JELGAVA, date(2019, 1, 1), date(2019, 4, 30))


def states(world, **filters):
    world.publish()
    found = world.ask("reporting_by_month", **filters)
    return {row["month"].month: row["state"] for row in found}


def test_a_report_by_the_tenth_is_on_time_and_after_it_late(town):
    town.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 2019-02-10
        2019-02-15 | Jelgava | A | 2019-03-11"""
    )
    assert states(town) == {1: "on_time", 2: "late", 3: "missing", 4: "missing"}


def test_one_late_row_does_not_make_a_report_late(town):
    town.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 2019-02-01
        2019-01-16 | Jelgava | B | 2019-02-01
        2019-01-17 | Jelgava | C | 2019-05-01"""
    )
    assert states(town)[1] == "on_time"


def test_without_a_day_of_submission_the_day_of_import_counts(town):
    town.take("date | municipality | family\n2019-01-15 | Jelgava | A")
    assert states(town)[1] == "late"


def test_rows_that_wait_for_the_register_are_held(town):
    town.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 2019-02-01"""
    )
    town.take("date | municipality | institution\n2019-02-15 | Jelgava | Svešā")
    assert states(town)[2] == "held"


def test_a_month_of_which_nothing_could_be_read_is_rejected(town):
    town.take(f"{HEAD}\n2019-01-15 | Jelgava | A | 2019-02-01")
    town.take("date | municipality | kind\n2019-03-15 | Jelgava | nekas")
    (row,) = [r for r in town.ask("reporting_by_month") if r["month"].month == 3]
    assert (row["state"], row["rows"], row["rejected"]) == ("rejected", 0, 1)


def test_a_mended_file_makes_up_for_rejected_rows(town):
    town.take(f"{HEAD}\n2019-01-15 | Jelgava | A | 2019-02-01")
    town.take("date | municipality | kind\n2019-03-15 | Jelgava | nekas")
    town.take("date | municipality | kind\n2019-03-15 | Jelgava | indirect")
    (row,) = [r for r in town.ask("reporting_by_month") if r["month"].month == 3]
    assert (row["state"], row["rejected"]) == ("late", 0)


def test_a_batch_taken_back_takes_its_rejected_rows_along(town):
    town.take(f"{HEAD}\n2019-01-15 | Jelgava | A | 2019-02-01")
    wrong, good = "2019-03-15 | Jelgava | nekas", "2019-03-16 | Jelgava | indirect"
    batch = town.take(f"date | municipality | kind\n{wrong}\n{good}").batch
    town.undo(batch)
    assert states(town)[3] == "missing"


def test_a_trial_remembers_nothing(town):
    town.take(f"{HEAD}\n2019-01-15 | Jelgava | A | 2019-02-01")
    town.take("date | municipality | kind\n2019-03-15 | Jelgava | nekas", dry_run=True)
    assert states(town)[3] == "missing"


def test_the_month_that_runs_is_open(world):
    today = date.today()
    world.post(RIGA, date(2019, 1, 1), date(2019, 1, 31))
    world.post(JELGAVA, today.replace(day=1))
    world.take("date | municipality | family\n2019-01-15 | Rīga | A")
    last = f"{today:%Y-%m}"
    assert [r["state"] for r in world.ask("reporting_by_month", period=last)] == [
        "open"
    ]


def test_importing_the_same_rows_again_does_not_make_them_late(town):
    text = f"{HEAD}\n2019-01-15 | Jelgava | A | 2019-02-01"
    town.take(text)
    town.take(f"{text}\n2019-01-16 | Jelgava | B | 2019-02-01")
    assert states(town)[1] == "on_time"


def test_only_the_municipalities_asked_for_are_there(town):
    town.take(f"{HEAD}\n2019-01-15 | Jelgava | A | 2019-02-01")
    assert town.ask("reporting_by_month", municipalities=(RIGA,)) == []


def test_nobody_without_a_scope_sees_reports(town):
    town.take(f"{HEAD}\n2019-01-15 | Jelgava | A | 2019-02-01")
    assert town.ask("reporting_by_month", scope=frozenset()) == []
