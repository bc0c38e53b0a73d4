from dataclasses import replace
from datetime import date

from dashboard.editions.table import Table
from dashboard.ground.i18n import language
from dashboard.reading.catalogue import CARDS
from dashboard.takeaways.drawings.drawing import Chart, Grid
from dashboard.takeaways.drawings.forms import drawn
from tests.answers import made
from tests.conftest import JELGAVA

DAYS = date(2019, 1, 5), date(2019, 6, 6)
TIMES = 987654


def institutions(hidden):
    """Two institutions; what is hidden of them has no value, as outside."""
    names = ("Zvirbulis", "Āboli")
    rows = [(name, "school", JELGAVA, TIMES, 2, 3, 1, *DAYS) for name in names]
    answer = made("cooperation_by_institution", *rows)
    records = [
        {**record, **dict.fromkeys(hidden), "hidden": list(hidden)}
        for record in answer.table.records()
    ]
    return replace(answer, table=Table.of([*answer.table.columns, "hidden"], records))


def test_institutions_of_which_nobody_is_told_how_often_are_a_table():
    card = CARDS["cooperation_by_institution"]
    with language("en"):
        told = drawn(card, institutions(()))
        kept = drawn(card, institutions(("times", "families", "days")))
    assert isinstance(told, Chart)
    assert [*told.told.values()] == [TIMES] * 2
    assert isinstance(kept, Grid)
    assert str(TIMES) not in str(kept.told).replace(",", "")
    assert "[c]" in str(kept.told)
