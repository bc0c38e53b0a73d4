"""How well the log is kept: three rows, and numbers anybody can count."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import JELGAVA, RIGA, made_once

HEAD = (
    "date | municipality | family | institution | role | domains | outcome | activity"
)


@made_once
def town(world):
    for town in (JELGAVA, RIGA):
        world.post(town, date(2019, 1, 1), date(2019, 12, 31))
    world.institution("1. skola")


def total(world):
    world.publish()
    return next(r for r in world.ask("record_quality") if r["municipality"] == "total")


def test_what_a_row_names_is_counted(town):
    town.take(
        f"""{HEAD}
        2019-01-15 | Jelgava | A | 1. skola | director | izglītība | solved |
        2019-01-16 | Jelgava | B | 1. skola |  | izglītība |  |
        2019-01-17 | Jelgava | C |  |  |  |  |"""
    )
    assert total(town) == {
        "municipality": "total",
        "interactions": 3,
        "with_domain": 2,
        "with_outcome": 1,
        "with_institution": 2,
        "with_role": 1,
        "duplicates_suspected": 0,
    }


def test_the_same_work_twice_on_a_day_is_suspected_once(town):
    row = "2019-01-15 | Jelgava | A | | | izglītība | | home_visit"
    other = row.replace("izglītība", "mājoklis")
    town.take(f"{HEAD}\n{row}\n{other}\n{row.replace('01-15', '01-16')}")
    assert total(town)["duplicates_suspected"] == 1


def test_rows_about_nobody_are_not_suspected(town):
    row = "2019-01-15 | Jelgava | | | | | | report"
    town.take(f"{HEAD}\n{row}\n{row}")
    assert total(town)["duplicates_suspected"] == 0


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["Jelgava", "Rīga"]),
            st.sampled_from(["A", "B"]),
            st.sampled_from(["", "izglītība"]),
            st.integers(1, 3),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_municipalities_add_up_to_the_total(town, rows):
    lines = [
        f"2019-01-{day:02} | {place} | {family} | | | {domain} | |"
        for place, family, domain, day in rows
    ]
    batch = town.take("\n".join([HEAD, *lines])).batch
    town.publish()
    *parts, whole = town.ask("record_quality")
    if batch:
        town.undo(batch)
    keys = set(whole) - {"municipality"}
    assert {k: sum(p[k] for p in parts) for k in keys} == {k: whole[k] for k in keys}
    # Beyond the first of each day, place and family, every row is a repetition.
    assert whole["interactions"] - whole["duplicates_suspected"] == len(
        {(place, family, day) for place, family, _domain, day in rows}
    )
