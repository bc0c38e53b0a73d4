"""What came of the contacts: three rows, and numbers anybody can count."""


def total(world, column, **asked):
    return {
        (row["domain"], row["outcome"]): row[column]
        for row in world.ask("outcomes_by_domain", **asked)
        if row["municipality"] == "total"
    }


LOG = """
    date       | municipality | family | domains           | outcome
    2019-01-15 | Jelgava      | A      | education; health | solved
    2019-01-16 | Jelgava      | A      | education         | solved
    2019-01-17 | Jelgava      | B      | education         |
    2019-01-18 | Jelgava      |        | education         | solved
"""


def test_a_contact_counts_once_in_each_domain_and_once_in_the_total(town):
    town.take(LOG)
    assert total(town, "interactions") == {
        ("education", "solved"): 2,
        ("education", "not_noted"): 1,
        ("health", "solved"): 1,
        ("total", "solved"): 2,
        ("total", "not_noted"): 1,
    }


def test_families_of_an_outcome_are_counted_once(town):
    town.take(LOG)
    assert total(town, "families")["total", "solved"] == 1


def test_a_domain_asked_for_is_the_only_one(town):
    town.take(LOG)
    assert set(total(town, "interactions", domain="health")) == {
        ("health", "solved"),
        ("total", "solved"),
    }
