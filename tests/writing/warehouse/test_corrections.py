"""A corrected row without a record number: named, and replacing if so said."""

import pytest

from dashboard.writing.files.table import RefusedError
from dashboard.writing.warehouse.confirming import Confirmed

HEADS = "Datums | Pašvaldība | Ģimene | Jomas"
OCTOBER = "\n".join(
    [HEADS, *(f"{n:02}.10.2019. | Jelgava | J-{n} | izglītība" for n in range(1, 12))]
)
DOMAIN, FAMILY, DAY = (
    f"{HEADS}\n{row}"
    for row in (
        "10.10.2019. | Jelgava | J-10 | veselība",
        "10.10.2019. | Jelgava | J-1 | izglītība",
        "09.10.2019. | Jelgava | J-12 | mājoklis",
    )
)


def in_force(world):
    with world.warehouse() as warehouse:
        (row,) = warehouse.rows(
            "select count(*) as rows, count(distinct family) as families,"
            " count(*) filter ('health' in domains) as of_health from staging.log_rows"
        )
    return tuple(row.values())


@pytest.fixture
def october(town):
    town.take(OCTOBER)
    return town


@pytest.mark.parametrize(("row", "cell"), [(DOMAIN, "D2"), (FAMILY, "C2")])
def test_a_corrected_row_alone_is_named_with_the_row_it_looks_like(october, row, cell):
    verdict = october.take(row)
    assert [(p.code, p.cell) for p in verdict.problems] == [("row_alike", cell)]
    assert "10." in verdict.problems[0].message
    assert in_force(october)[0] == 12


def test_a_row_that_differs_in_more_is_another_one(october):
    assert october.take(DAY).problems == ()


@pytest.mark.parametrize(
    ("row", "counts"), [(DOMAIN, (11, 11, 1)), (FAMILY, (11, 10, 0))]
)
def test_a_row_that_is_said_to_correct_replaces_and_undoing_brings_it_back(
    october, row, counts
):
    verdict = october.take(row, confirmed=Confirmed(correcting=("A2",)))
    assert (verdict.accepted, verdict.replaced) == (0, 1)
    assert in_force(october) == counts
    assert october.take(row).unchanged == 1
    october.undo(2)
    assert in_force(october) == (11, 11, 0)


def test_of_several_rows_only_those_that_are_named_replace(october):
    both = f"{DOMAIN}\n11.10.2019. | Jelgava | J-11 | veselība"
    verdict = october.take(both, confirmed=Confirmed(correcting=("D3",)))
    assert [p.code for p in verdict.problems] == ["row_alike", "row_corrects"]
    assert in_force(october) == (12, 11, 2)


def test_all_of_many_rows_replace_and_are_told_of_once(october):
    many = OCTOBER.replace("izglītība", "veselība")
    verdict = october.take(many, confirmed=Confirmed(correcting=("all",)))
    assert len({p.message for p in verdict.problems if "many" in p.code}) == 1
    assert in_force(october) == (11, 11, 11)


def test_a_cell_of_no_such_row_is_refused_with_those_that_are(october):
    with pytest.raises(RefusedError) as refused:
        october.take(DOMAIN, confirmed=Confirmed(correcting=("A7",)))
    assert "A2" in refused.value.message
    assert in_force(october) == (11, 11, 0)
