"""Words from files are shown as words, wherever they stand: none of them acts."""

from datetime import date

import pytest

from dashboard.writing.warehouse import moderation
from tests.browser.conftest import serving
from tests.browser.reading import visit
from tests.conftest import JELGAVA, World

HOSTILE = "<img src=x onerror=window.hit=1>\"'><svg onload=window.hit=1></svg>{{7*7}}"
PAGES = (
    *("/", "/gimenes", "/sadarbiba", f"/pasvaldiba/{JELGAVA}", "/salidzinajums"),
    *("/aptauja", "/ieteikumi", "/dati", "/par"),
    *("/dati/gaida", "/dati/partijas", "/dati/izdevumi", "/dati/atbildes"),
    "/dati/zurnals",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A programme whose every free word tries to be more than a word."""
    world = World(tmp_path_factory.mktemp("hostile"))
    world.post(JELGAVA, date(2019, 1, 1))
    world.institution(HOSTILE)
    world.take(
        f"""date | municipality | family | institution | role | domains
        2019-03-04 | Jelgava | A1 | {HOSTILE} | {HOSTILE[:60]} | izglītība
        2019-03-05 | Jelgava | A2 | {HOSTILE} nezināma | | izglītība"""
    )
    world.take(
        f"""date | wave | municipality | recommendations
        2019-05-13 | III | Jelgava | {HOSTILE}"""
    )
    with world.warehouse() as warehouse:
        waiting = [row["number"] for row in moderation.pending(warehouse)]
        moderation.approve(warehouse, waiting, "test")
    world.publish(HOSTILE)
    return world


@pytest.fixture(scope="module")
def address(hostile):
    with serving(hostile.settings.home) as found:
        yield found


def test_the_words_reach_the_pages(address, tabs):
    page = tabs.open()
    visit(page, address, "/sadarbiba", "?period=2019")
    assert "onerror=window.hit" in page.locator("main").inner_text()


@pytest.mark.parametrize("path", PAGES)
def test_no_word_acts(address, page, path):
    page.goto(f"{address}{path}?period=2019")
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src=x], svg[onload]").count() == 0


def test_the_palette_shows_them_as_words(address, page):
    visit(page, address, "/sadarbiba", "?period=2019")
    page.keyboard.press("Control+k")
    page.keyboard.type("<img src=x onerror=window.hit=1>")
    assert page.evaluate("window.hit") is None
