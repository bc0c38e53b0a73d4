"""What a bar and the label of its row lead to."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.editions.filters import Filters, days
from dashboard.reading.address import Address
from dashboard.reading.cooperation.indicators import COOPERATION_BY_KIND
from dashboard.reading.families.figures.months import families_by_month
from dashboard.reading.families.indicators import FAMILIES_BY_MONTH
from dashboard.reading.kit.tables.narrowing import narrowed
from tests.answers import made, months
from tests.conftest import JELGAVA, RIGA


def at(path="/", **filters):
    """An answer on a page that is filtered already."""
    address = Address(path=path, filters=Filters(**filters), language="en", edition=2)
    answer = made("families_by_month", *months(5, 6, first=date(2019, 1, 1)))
    return replace(answer, address=address)


def test_a_place_takes_the_place_of_those_chosen_and_the_rest_stays():
    answer = at(municipalities=(RIGA, JELGAVA), domain="health")
    link = narrowed(answer, "municipality", JELGAVA)
    assert link == f"/?municipality={JELGAVA}&domain=health&lang=en&edition=2"


def test_a_month_takes_the_place_of_free_days():
    answer = at(period=days(date(2019, 1, 3), date(2019, 2, 5)))
    link = narrowed(answer, "month", date(2019, 2, 1))
    assert link == "/?period=2019-02&lang=en&edition=2"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "school"),
        ("municipality", "total"),
        ("municipality", "9999999"),
        ("domain", "total"),
        ("domain", "<b>"),
        ("period", "2019-99"),
        ("month", None),
    ],
)
def test_what_no_filter_can_be_set_to_leads_nowhere(column, value):
    assert narrowed(at(), column, value) == ""


def test_what_is_chosen_already_leads_nowhere():
    assert narrowed(at(domain="health"), "domain", "health") == ""


def test_the_page_of_one_municipality_leads_to_no_other():
    answer = at(f"/pasvaldiba/{JELGAVA}")
    assert narrowed(answer, "municipality", RIGA) == ""
    assert narrowed(answer, "domain", "health").startswith(f"/pasvaldiba/{JELGAVA}?")


def test_a_point_and_the_label_of_its_row_lead_to_the_same():
    answer = at()
    firm, _loose = families_by_month(answer)["data"]
    labels = [line.cells[0].href for line in FAMILIES_BY_MONTH.shown(answer).lines]
    assert [*reversed(labels)] == firm["customdata"]
    assert firm["customdata"][0] == "/?period=2019-01&lang=en&edition=2"


def test_bars_of_kinds_of_institution_lead_nowhere():
    row = ("school", "total", 3, 1)
    (trace,) = COOPERATION_BY_KIND.figure(made("cooperation_by_kind", row))["data"]
    assert trace["customdata"] == [""]
