"""Rows among the others that record nothing are passed over, counted once and said."""

import pytest

HEADS = "Datums | Pašvaldība | Ģimene | Minūtes"
DAY = "{}.10.2019. | Jelgava | J-{} | 30"
DAYS = "\n".join(DAY.format(f"{n:02}", n) for n in range(1, 5))
MORE = "\n".join(DAY.format(n, n) for n in range(10, 14))


def outcome(world, *lines):
    verdict = world.take("\n".join([HEADS, *lines]))
    with world.warehouse() as warehouse:
        (row,) = warehouse.rows(
            "select count(*) as rows, count(distinct family) as families,"
            " sum(minutes) as minutes from staging.log_rows"
        )
    said = [(p.code, p.cell, p.words.get("rows")) for p in verdict.problems]
    return tuple(row.values()), verdict.rejected, said


@pytest.mark.parametrize(
    "heads",
    [
        HEADS,
        "Date | Municipality | Family | Minutes",
        "DATUMS* | 2. Pašvaldība | Ģimene (kods) | Minūtes:",
        "Datums | Pašvaldība | |",
    ],
)
def test_headings_in_the_middle_are_no_row(town, heads):
    said = [("headings_repeated", "A6", 1)]
    assert outcome(town, DAYS, heads, MORE) == ((8, 8, 240), 0, said)


def test_headings_in_another_language_below_the_first_are_no_row(town):
    said = [("headings_repeated", "A2", 1)]
    below = "Date | Municipality | Family | Minutes"
    assert outcome(town, below, DAYS) == ((4, 4, 120), 0, said)


def test_a_row_with_day_and_place_is_one_whatever_word_stands_for_the_family(town):
    counts, _rejected, said = outcome(town, DAYS, "05.10.2019. | Jelgava | grupa | 30")
    assert (counts, said) == ((5, 4, 150), [("family_nobody", "C6", None)])


def test_a_row_that_is_called_a_sum_is_none_though_it_has_day_and_place(town):
    counts, _rejected, said = outcome(town, DAYS, "05.10.2019. | Jelgava | kopā | 30")
    assert (counts, said) == ((4, 4, 120), [("row_of_sums", "A6", None)])


def test_units_below_the_headings_are_rejected_with_their_cells(town):
    counts, rejected, said = outcome(town, "dd.mm.gggg | novads | kods | min", DAYS)
    assert (counts, rejected, said[0][:2]) == (
        (4, 4, 120),
        1,
        ("date_unreadable", "A2"),
    )
