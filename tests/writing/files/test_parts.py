"""Several tables in one sheet: each is read, and each further one is said."""

import pytest

from dashboard.writing.files.table import RefusedError
from tests.conftest import table

HEADS = "Datums | Pašvaldība | Ģimene"


def families(world):
    with world.warehouse() as warehouse:
        rows = warehouse.rows("select family from staging.log_rows")
    return len({row["family"] for row in rows if row["family"]})


def outcome(world, *lines):
    width = max(len(table(line)[0]) for line in lines)
    padded = (line + " |" * (width - len(table(line)[0])) for line in lines)
    verdict = world.take("\n".join(padded))
    told = [(one.code, one.cell) for one in verdict.problems]
    return verdict.accepted, families(world), told


def test_tables_beside_each_other_are_both_read(town):
    lines = (
        f"{HEADS} | | {HEADS}",
        "3.9.2024 | Jelgava | A-1 | | 1.10.2024 | Jelgava | B-1",
        "4.9.2024 | Jelgava | A-2 | | | | ",
    )
    assert outcome(town, *lines) == (3, 3, [("further_table", "E1")])


def test_a_table_below_in_another_order_is_read_in_its_own(town):
    lines = (
        HEADS,
        "3.9.2024 | Jelgava | A-1",
        "Pašvaldība | Ģimene | Datums",
        "Jelgava | B-1 | 1.10.2024",
    )
    assert outcome(town, *lines) == (2, 2, [("further_table", "A3")])


def test_a_table_of_indirect_work_below_names_no_families(town):
    lines = (
        HEADS,
        "3.9.2024 | Jelgava | A-1",
        "Datums | Pašvaldība | Saturs",
        "1.10.2024 | Jelgava | Sapulce",
    )
    accepted, named, told = outcome(town, *lines)
    assert (accepted, named, ("further_table", "A3") in told) == (2, 1, True)


def test_a_column_of_one_table_that_stands_twice_is_still_refused(town):
    lines = (f"{HEADS} | | Ģimene", "3.9.2024 | Jelgava | A-1 | | B-1")
    with pytest.raises(RefusedError) as refused:
        outcome(town, *lines)
    assert refused.value.code == "duplicate_column"
