from datetime import date

import pytest

from tests.conftest import JELGAVA, RIGA, VENTSPILS

SEASON = {"since": date(2018, 10, 1), "until": date(2019, 6, 30)}


@pytest.fixture
def season(world):
    """Posts in three towns from October 2018 to June 2019."""
    for town in (JELGAVA, RIGA, VENTSPILS):
        world.post(town, SEASON["since"], SEASON["until"])
    return world


def totals(rows):
    return [row for row in rows if row["municipality"] == "total"]


def log_of(families, month, first=1):
    """Rows that meet many families once each, in one month in Jelgava."""
    rows = [
        f"{month}-{1 + number % 28:02d} | Jelgava | F{number}"
        for number in range(first, first + families)
    ]
    return "\n".join(["Datums | Pašvaldība | Ģimene", *rows])
