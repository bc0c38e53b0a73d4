from datetime import date

from dashboard.editions.filters import days
from tests.conftest import JELGAVA, RIGA, VENTSPILS, made_once

FIRST, LAST = date(2018, 10, 1), date(2019, 6, 30)
SEASON = {"period": days(FIRST, LAST)}


@made_once
def season(world):
    """Posts in three towns from October 2018 to June 2019."""
    for town in (JELGAVA, RIGA, VENTSPILS):
        world.post(town, FIRST, LAST)


@made_once
def town(world):
    """One mediator's post, in Jelgava in 2019."""
    world.post(JELGAVA, date(2019, 1, 1), date(2019, 12, 31))


def totals(rows):
    return [row for row in rows if row["municipality"] == "total"]


def log_of(families, month, first=1):
    """Rows that meet many families once each, in one month in Jelgava."""
    rows = [
        f"{month}-{1 + number % 28:02d} | Jelgava | F{number}"
        for number in range(first, first + families)
    ]
    return "\n".join(["Datums | Pašvaldība | Ģimene", *rows])
