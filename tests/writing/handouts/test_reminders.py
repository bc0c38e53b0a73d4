"""What posts owe: months that have ended, and a letter without names of persons."""

from datetime import date

from dashboard.writing.handouts.reminders import letter, owed
from tests.conftest import JELGAVA, RIGA, made_once

TODAY = date(2024, 4, 5)


@made_once
def spring(world):
    """Posts in Jelgava and Rīga; Jelgava has sent January, and a bad February."""
    world.post(JELGAVA, date(2023, 12, 10))
    world.post(RIGA, date(2024, 3, 1), date(2024, 3, 20))
    world.institution("Skola")
    world.take("Datums | Pašvaldība | Ģimene\n2024-01-07 | Jelgava | A")
    world.take("Datums | Pašvaldība | Ģimene\n2024-02-07 | Jelgava | A; B")


def asked(world, since=None):
    with world.warehouse() as warehouse:
        found = owed(warehouse, since, TODAY)
    return found, [(one.place, f"{one.month:%Y-%m}", one.state) for one in found]


def test_a_month_is_owed_once_it_has_ended_and_until_something_of_it_counts(spring):
    _found, months = asked(spring)
    assert months == [
        ("Jelgava", "2023-12", "missing"),
        ("Jelgava", "2024-02", "rejected"),
        ("Jelgava", "2024-03", "missing"),
        ("Rīga", "2024-03", "missing"),
    ]


def test_only_months_from_the_one_asked_for_on_are_owed(spring):
    _found, months = asked(spring, date(2024, 3, 1))
    assert months == [("Jelgava", "2024-03", "missing"), ("Rīga", "2024-03", "missing")]


def test_a_letter_names_places_months_and_days_and_what_to_mend(spring):
    found, _months = asked(spring)
    text = letter(found)
    assert "– Rīga: 2024. gada marts (termiņš 10.04.2024.)" in text
    assert "2024. gada februāris (saņemts, bet nav nolasāms" in text


def test_a_month_that_waits_for_the_register_is_not_asked_of_the_mediator(spring):
    spring.take(
        "Datums | Pašvaldība | Ģimene | Iestāde\n2024-03-07 | Rīga | A | Jauna skola"
    )
    found, months = asked(spring)
    assert ("Rīga", "2024-03", "held") in months
    assert "Rīga" not in letter(found)
    assert letter([one for one in found if one.state == "held"]) == ""
