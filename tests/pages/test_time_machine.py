"""A municipality through the reform, on its own page."""

from datetime import date

from dashboard.editions.filters import Filters
from dashboard.ground import html
from dashboard.ground.access import everything
from dashboard.ground.i18n import language
from dashboard.pages.parts.time_machine import time_machine
from dashboard.pages.render import Reader, open_page
from dashboard.reading.address import Address
from tests.conftest import BALVI, JELGAVA, VILAKA, made_once

VARAKLANI, MADONA = "0055000", "0038000"


@made_once
def reformed(world):
    world.post(VILAKA, date(2020, 8, 17), date(2021, 6, 30))
    world.post(BALVI, date(2021, 7, 1), date(2021, 12, 31))
    world.post(JELGAVA, date(2020, 8, 17), None)
    world.post(VARAKLANI, date(2021, 7, 1), date(2021, 12, 31))
    world.take("""
        date       | municipality | family
        2021-05-10 | 0381600      | A
        2021-08-10 | 0024000      | B
        2021-08-10 | Jelgava      | C
        2021-08-12 | 0055000      | D
    """)
    world.publish()


def said(world, code, map_="then"):
    filters = Filters(period="all", map=map_)
    address = Address(path=f"/pasvaldiba/{code}", filters=filters, language="en")
    reader = Reader(address=address, scope=everything())
    with language("en"):
        _page, view = open_page(reader, world.shelf())
        return html.joined(time_machine(view))


def test_what_ended_leads_to_what_it_became_part_of_on_todays_map(reformed):
    text = said(reformed, VILAKA)
    assert "until 30 Jun 2021" in text
    assert f"/pasvaldiba/{BALVI}?period=all&amp;map=today" in text


def test_what_it_holds_since_leads_to_what_took_part_before(reformed):
    assert f"/pasvaldiba/{VILAKA}?period=all" in said(reformed, BALVI)


def test_each_reform_is_told_with_its_own_day(reformed):
    assert "Since 1 Jul 2021 it also holds" in said(reformed, BALVI)
    text = said(reformed, MADONA)
    assert "Since 1 Jul 2025 it also holds" in text
    assert f"/pasvaldiba/{VARAKLANI}?period=all" in text


def test_on_todays_map_the_break_is_said(reformed):
    assert "[b]" in said(reformed, BALVI, "today")
    assert "[b]" not in said(reformed, BALVI)


def test_what_never_changed_has_no_time_machine(reformed):
    assert said(reformed, JELGAVA) == ""
