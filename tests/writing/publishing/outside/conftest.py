"""A programme small enough to have much to hide, with an outside edition of it."""

from datetime import date

import pytest

from dashboard.reading.catalogue import RELEASE
from dashboard.writing.publishing.publishing import publish
from tests.conftest import JELGAVA, RIGA, World

PLACES = {"Jelgava": 9, "Rīga": 3, "Ventspils": 6}
"""Families met in each town."""


def log():
    """Every family in the first month, fewer of them in the months after."""
    lines = ["Datums | Pašvaldība | Ģimene | Joma | Cilvēku skaits | Iestāde"]
    for month in (1, 2, 3):
        for place, families in PLACES.items():
            for family in range(0, families, month):
                domain = "izglītība" if family % 2 else "veselība"
                lines.append(
                    f"2019-0{month}-{family + 7:02} | {place} | {place}-{family}"
                    f" | {domain} | {family % 4 + 1} | 1. skola"
                )
    return "\n".join(lines)


def fill(world):
    """Take the log in; return the pseudonyms its families got."""
    for place in (JELGAVA, RIGA, "0007000"):
        world.post(place, date(2019, 1, 1))
    world.institution("1. skola")
    verdict = world.take(log())
    with world.warehouse() as warehouse:
        return verdict, [
            row["family"]
            for row in warehouse.rows("select distinct family from raw.log_rows")
        ]


@pytest.fixture(scope="session")
def small(once):
    """A published programme with its outside edition, which no test changes."""
    world = World(once.made("small", _publish))
    world.pseudonyms = (world.home / "pseudonyms").read_text().split()
    return world


def _publish(folder):
    world = World(folder)
    world.settings.home.mkdir()
    _verdict, pseudonyms = fill(world)
    (folder / "pseudonyms").write_text("\n".join(pseudonyms))
    with world.warehouse() as warehouse:
        publish(warehouse, world.shelf(), "", release=RELEASE)
