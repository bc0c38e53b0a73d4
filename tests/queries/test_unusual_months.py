"""A month is unusual against the post's own past, not against others."""

from datetime import date


def unusual(world, *counts, **filters):
    """Publish so many rows in January, February and so on."""
    lines = [
        f"2019-{month:02}-{1 + n % 28:02} | Jelgava | F{n}"
        for month, count in enumerate(counts, 1)
        for n in range(count)
    ]
    world.take("\n".join(["date | municipality | family", *lines]))
    return world.ask("unusual_months", **filters)


def test_a_month_far_above_the_middle_is_unusual(town):
    (row,) = unusual(town, 9, 10, 11, 10, 9, 40)
    assert (row["month"], row["interactions"]) == (date(2019, 6, 1), 40)
    assert (row["middle"], row["low"], row["high"]) == (10, 7, 13)


def test_a_month_far_below_is_unusual_too(town):
    (row,) = unusual(town, 10, 10, 11, 10, 9, 1)
    assert (row["interactions"], row["low"]) == (1, 7)


def test_a_month_just_at_the_edge_is_usual(town):
    assert unusual(town, 10, 10, 10, 10, 10, 13) == []


def test_five_months_are_too_few_to_say(town):
    assert unusual(town, 10, 10, 10, 10, 40) == []


def test_the_past_counts_though_it_lies_outside_the_window(town):
    assert len(unusual(town, 9, 10, 11, 10, 9, 40, period="2019-06")) == 1


def test_the_fewest_rows_are_never_below_none(town):
    (row,) = unusual(town, 1, 2, 1, 2, 1, 30)
    assert row["low"] == 0
