"""What Tilts learns between two imports never turns a known row into a new one."""

import unicodedata
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from dashboard.writing.warehouse import moderation
from dashboard.writing.warehouse import warehouse as warehouse_module
from tests.conftest import JELGAVA, RIGA, made_once, table
from tests.writing.warehouse.knowledge import (
    MOOD,
    add_column,
    add_heading,
    mend_roles,
    teach_choice,
    teach_word,
)

FIRST = date(2018, 10, 1)
VALMIERA, VALMIERA_TODAY = "0250000", "0054000"
UUID = "6a2c0f5e-0000-4a4b-9c1d-2f0d6f6a1b2c"

LOG = """
    Datums     | Pašvaldība | Ģimene | Darbība
    2019-01-07 | Jelgava    | A      | ciemošanās
    2019-01-08 | Jelgava    | B      | ciemošanās
    2019-01-09 | Jelgava    | C      | tulkošana
"""
TALKED = """
    Datums     | Pašvaldība | Ģimene | Valoda
    2019-01-07 | Jelgava    | A      |
    2019-01-07 | Jelgava    | A      | romu
"""
SURVEY = """
    date       | municipality | main_work/citi darbi | recommendations
    2019-04-02 | Jelgava      | 1                    | Vairāk stundu.
    2019-04-02 | Jelgava      | 1                    | Vairāk stundu.
"""


@made_once
def towns(world):
    for town in (JELGAVA, RIGA):
        world.post(town, FIRST)


def counts(verdict):
    """Rows accepted, replaced, unchanged and rejected."""
    return (
        verdict.accepted,
        verdict.replaced,
        verdict.unchanged,
        verdict.rejected,
    )


def in_force(world, column):
    """Return a column of the log's rows in force, in its own order."""
    with world.warehouse() as warehouse:
        rows = warehouse.rows("from staging.log_rows order by batch, line")
    return sorted((row[column] for row in rows), key=str)


def records(world, kind="log_rows"):
    with world.warehouse() as warehouse:
        return len(warehouse.rows(f"from staging.{kind}"))


def know_visits(patch):
    teach_word(patch, "activities", "home_visit", "ciemošanās")


def test_a_spelling_learnt_since_then_replaces(towns, monkeypatch):
    path = towns.file(LOG)
    towns.take(path)
    know_visits(monkeypatch)
    assert counts(towns.take(path)) == (0, 2, 1, 0)
    assert in_force(towns, "activity") == ["home_visit", "home_visit", "interpreting"]


def test_an_edition_counts_each_record_once_whatever_was_learnt(towns, monkeypatch):
    path = towns.file(LOG)
    towns.take(path)
    know_visits(monkeypatch)
    towns.take(path)
    assert towns.publish().interactions == 3


def test_undoing_what_replaced_brings_the_first_reading_back(towns, monkeypatch):
    path = towns.file(LOG)
    towns.take(path)
    know_visits(monkeypatch)
    towns.undo(towns.take(path).batch)
    assert in_force(towns, "activity") == [None, None, "interpreting"]


def test_undoing_the_first_reading_leaves_what_replaced_it(towns, monkeypatch):
    path = towns.file(LOG)
    towns.take(path)
    know_visits(monkeypatch)
    towns.take(path)
    towns.undo(1)
    assert in_force(towns, "activity") == ["home_visit", "home_visit", "interpreting"]


def test_a_reading_that_was_mended_replaces(towns, monkeypatch):
    path = towns.file("""
        Datums     | Pašvaldība | Iestāde                        | Kontaktpersonas amats
        2019-01-07 | Jelgava    | Nodarbinātības valsts aģentūra | lietvede
    """)
    towns.take(path)
    mend_roles(monkeypatch)
    assert counts(towns.take(path)) == (0, 1, 0, 0)


def test_a_column_that_nobody_fills_changes_nothing(towns, monkeypatch):
    path = towns.file(LOG)
    towns.take(path)
    add_column(monkeypatch, "log")
    assert counts(towns.take(path)) == (0, 0, 3, 0)


def test_a_column_that_was_filled_already_replaces(towns, monkeypatch):
    path = towns.file(TALKED)
    towns.take(path)
    add_column(monkeypatch, "log")
    assert counts(towns.take(path)) == (0, 1, 1, 0)


def test_rows_that_only_a_new_column_tells_apart_stay_two_in_any_order(
    towns, monkeypatch
):
    towns.take(TALKED)
    add_column(monkeypatch, "log")
    head, one, other = TALKED.strip().splitlines()
    again = towns.take("\n".join([head, other, one]))
    assert (again.accepted, records(towns)) == (0, 2)


def test_a_row_that_differs_in_a_new_column_is_new(towns, monkeypatch):
    add_column(monkeypatch, "log")
    head, one, other = TALKED.strip().splitlines()
    towns.take("\n".join([head, one]))
    assert counts(towns.take("\n".join([head, one, other]))) == (1, 0, 1, 0)


def test_a_column_is_learnt_twice_over(towns, monkeypatch):
    path = towns.file(TALKED)
    towns.take(path)
    add_column(monkeypatch, "log")
    towns.take(path)
    add_column(monkeypatch, "log", MOOD)
    assert counts(towns.take(path)) == (0, 0, 2, 0)


def test_a_heading_learnt_since_then_replaces(towns, monkeypatch):
    path = towns.file("""
        Datums     | Pašvaldība | Ģimene | Bērni
        2019-01-07 | Jelgava    | A      | 3
        2019-01-07 | Jelgava    | A      | 4
    """)
    towns.take(path)
    add_heading(monkeypatch, "log", "persons", "Bērni")
    assert counts(towns.take(path)) == (0, 2, 0, 0)
    assert in_force(towns, "persons") == [3, 4]


def test_numbers_under_a_heading_learnt_since_then_make_no_new_rows(towns, monkeypatch):
    rows = """
        Datums     | Pašvaldība | Ģimene | Minūtes | Nr.
        2019-01-07 | Jelgava    | A      | 10      | 1
        2019-01-07 | Jelgava    | A      | 10      | 2
    """
    towns.take(rows)
    add_heading(monkeypatch, "log", "record", "Nr.")
    assert counts(towns.take(rows)) == (0, 0, 2, 0)


def test_a_number_under_a_heading_learnt_since_then_can_be_corrected(
    towns, monkeypatch
):
    rows = """
        Datums     | Pašvaldība | Ģimene | Minūtes | Nr.
        2019-01-07 | Jelgava    | A      | 10      | 1
        2019-01-07 | Jelgava    | A      | 20      | 2
    """
    towns.take(rows)
    add_heading(monkeypatch, "log", "record", "Nr.")
    towns.take(rows)
    assert counts(towns.take(rows.replace("20      |", "25      |"))) == (0, 1, 1, 0)
    assert in_force(towns, "minutes") == [10, 25]


@pytest.mark.parametrize("record", ["", "5", UUID])
def test_a_post_that_changes_where_a_row_was_replaces(towns, record):
    path = towns.file(f"""
        Datums     | Pašvaldība | Ģimene | Ieraksts
        2019-01-07 | Valmiera   | A      | {record}
    """)
    towns.take(path)
    towns.post(VALMIERA_TODAY, FIRST)
    again = towns.take(path)
    assert (again.accepted, again.replaced) == (0, 1)
    assert in_force(towns, "municipality") == [VALMIERA_TODAY]


def test_a_number_corrected_after_its_place_was_read_anew_replaces(towns):
    rows = """
        Datums     | Pašvaldība | Ģimene | Minūtes | Ieraksts
        2019-01-07 | Valmiera   | A      | 10      | 5
    """
    towns.take(rows)
    towns.post(VALMIERA_TODAY, FIRST)
    corrected = towns.take(rows.replace("-07", "-08").replace("10", "15"))
    assert (corrected.accepted, corrected.replaced) == (0, 1)
    assert in_force(towns, "minutes") == [15]


def test_one_name_of_two_places_of_their_days_stays_two_records(towns):
    rows = """
        Datums     | Pašvaldība | Ģimene | Ieraksts
        2019-01-07 | Valmiera   | A      | 5
    """
    for place in (VALMIERA, VALMIERA_TODAY):
        towns.post(place, date(2021, 7, 1) if place == VALMIERA_TODAY else FIRST)
    towns.take(rows)
    assert counts(towns.take(rows.replace("2019", "2022"))) == (1, 0, 0, 0)


def test_a_choice_learnt_since_then_replaces(world, monkeypatch):
    path = world.file(SURVEY)
    world.take(path)
    teach_choice(monkeypatch, "main_work", "unemployment", "citi darbi")
    assert counts(world.take(path)) == (0, 2, 0, 0)
    assert records(world, "respondents") == 2


def test_a_decision_stays_with_an_answer_read_anew(world, monkeypatch):
    path = world.file(SURVEY)
    world.take(path)
    with world.warehouse() as warehouse:
        pending = moderation.pending(warehouse)
        moderation.approve(warehouse, [pending[0]["number"]], "x")
    teach_choice(monkeypatch, "main_work", "unemployment", "citi darbi")
    world.take(path)
    with world.warehouse() as warehouse:
        assert len(moderation.pending(warehouse)) == 1


ADVICE = """
    Ieteikums | Pašvaldība | Statuss  | Pamatojums | Datums     | Kam
    III-1     | Valmiera   | daļēji   | Ir plāns.  | 01.03.2019 |
    III-2     | visas      | plānots  |            | 01.03.2019 |
"""


def test_a_recommendation_read_as_anothers_is_noted_once(world):
    path = world.file(ADVICE)
    world.take(path)
    before = records(world, "recommendation_status")
    world.post(VALMIERA_TODAY, FIRST)
    assert counts(world.take(path)) == (0, 1, 1, 0)
    assert records(world, "recommendation_status") == before


def test_a_recommendation_with_a_column_more_is_the_same(world, monkeypatch):
    path = world.file(ADVICE)
    world.take(path)
    add_column(monkeypatch, "recommendations")
    assert counts(world.take(path)) == (0, 0, 2, 0)


def test_a_workbook_of_the_same_table_changes_nothing(towns, monkeypatch):
    towns.take(LOG)
    know_visits(monkeypatch)
    book = Workbook()
    head, *rows = table(LOG)
    book.active.append(head)
    for day, *cells in rows:
        book.active.append([datetime.fromisoformat(day), *cells])
    book.save(towns.home / "log.xlsx")
    assert counts(towns.take(towns.home / "log.xlsx")) == (0, 2, 1, 0)


def test_case_blanks_and_unicode_form_change_nothing(towns, monkeypatch):
    towns.take(LOG)
    know_visits(monkeypatch)
    again = unicodedata.normalize("NFD", LOG.replace("ciemošanās", "Ciemošanās\u200b"))
    assert counts(towns.take(again)) == (0, 2, 1, 0)


def test_a_filled_column_that_is_not_known_changes_nothing(towns):
    towns.take(LOG)
    lines = LOG.strip().splitlines()
    again = [f"{line} | {number}" for number, line in enumerate(lines)]
    assert counts(towns.take("\n".join(again))) == (0, 0, 3, 0)


def test_equal_rows_written_otherwise_are_as_many_as_they_stand(towns):
    rows = """
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | Jelgava    | A
        2019-01-07 | 0003000    | A
    """
    towns.take(rows)
    towns.take(rows.replace("0003000", "Jelgava"))
    towns.take(rows.replace("Jelgava", "0003000"))
    assert records(towns) == 2


def test_headings_are_kept_once_and_again_when_they_change(towns, monkeypatch):
    path = towns.file(LOG)
    towns.take(path)
    towns.take(towns.file(LOG.replace("-07", "-10")))
    add_heading(monkeypatch, "log", "persons", "Bērni")
    towns.take(towns.file(LOG.replace("-07", "-11")))
    with towns.warehouse() as warehouse:
        kept = warehouse.rows("select distinct headings from raw.headings order by all")
        used = warehouse.rows("select distinct headings from raw.log_rows order by all")
    assert kept == used == [{"headings": 1}, {"headings": 2}]


def test_a_trial_keeps_no_headings(towns):
    towns.take(LOG, dry_run=True)
    with towns.warehouse() as warehouse:
        assert warehouse.rows("from raw.headings") == []


def test_rows_handed_over_in_parts_are_all_there(town, monkeypatch):
    monkeypatch.setattr(warehouse_module, "_AT_ONCE", 2)
    town.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | Jelgava    | A
        2019-01-08 | Jelgava    | B
        2019-01-09 | Jelgava    | C
    """)
    with town.warehouse() as warehouse:
        rows = warehouse.rows("select batch, line from raw.log_rows order by line")
    assert [(row["batch"], row["line"]) for row in rows] == [(1, 1), (1, 2), (1, 3)]
