"""When something is wrong the page says so, and never that there are no data."""

import shutil

import pytest

from dashboard.editions.shelf import Shelf
from dashboard.ground.settings import Settings
from dashboard.writing.publishing.publishing import publish
from dashboard.writing.warehouse.warehouse import Warehouse
from tests.browser.conftest import serving
from tests.browser.reading import (
    CALLBACK,
    answered,
    card,
    chart,
    choose,
    open_menu,
    sentence,
    settle,
    visit,
)

FAILED = "Radās kļūda."
NO_DATA = "Šai izvēlei datu nav."
NO_POST = "Šajā laikā neviens mediatora amats nebija aizpildīts."
FAMILIES = "families_change"
TABLE = "**/tabula/**"


@pytest.fixture
def copied(home, tmp_path):
    """A Tilts of its own, for a test that publishes or stops the server."""
    return shutil.copytree(home, tmp_path / "tilts")


def publish_again(home, label=""):
    settings = Settings(home=home)
    with Warehouse.open(settings.warehouse) as warehouse:
        return publish(warehouse, Shelf.at(settings.editions), label)


def change_the_period(tab):
    menu = open_menu(tab, "Periods")
    # Not the period beside, whose answer is there already.
    menu.get_by_role("link", name="II posms", exact=True).click()


def test_an_answer_of_500_is_said(address, tabs):
    tab = tabs.open(watched=False)
    visit(tab, address)
    before = sentence(tab, FAMILIES), chart(tab, FAMILIES)
    tab.route(CALLBACK, lambda route: route.fulfill(status=500, body="<h1>500</h1>"))
    change_the_period(tab)
    tab.get_by_role("alert").get_by_text(FAILED).wait_for()
    assert (sentence(tab, FAMILIES), chart(tab, FAMILIES)) == before
    assert NO_DATA not in tab.inner_text("body")


def test_the_failure_is_taken_back_by_the_next_answer(address, tabs):
    tab = tabs.open(watched=False)
    visit(tab, address)
    tab.route(CALLBACK, lambda route: route.fulfill(status=500, body=""))
    change_the_period(tab)
    tab.get_by_text(FAILED).wait_for()
    tab.unroute(CALLBACK)
    choose(tab, "Periods", "2019. gads")
    assert not tab.get_by_text(FAILED).is_visible()


def test_a_table_that_fails_is_asked_for_again_by_the_keyboard(address, tabs):
    tab = tabs.open(watched=False)
    visit(tab, address)
    tab.route(TABLE, lambda route: route.fulfill(status=500, body=""))
    card(tab, FAMILIES).locator('label:has-text("Tabula")').click()
    again = card(tab, FAMILIES).get_by_role("link", name="Mēģināt vēlreiz")
    again.press("Enter")
    again.wait_for()
    assert again.evaluate("link => link === document.activeElement")
    tab.unroute(TABLE)
    again.press("Enter")
    held = card(tab, FAMILIES).locator(".tl-scroll:focus")
    held.get_by_role("row").first.wait_for()


def test_a_table_of_a_page_that_was_left_is_not_asked_for_again(address, tabs):
    tab = tabs.open(watched=False)
    visit(tab, address)
    asked = []

    def keep(route):
        asked.append(route)

    tab.route(TABLE, keep)
    with tab.expect_request(TABLE):
        card(tab, FAMILIES).locator('label:has-text("Tabula")').click()
    answered(tab, tab.get_by_role("link", name="Dati", exact=True).first.click)
    asked[0].fulfill(status=200, body="")
    settle(tab)
    assert len(asked) == 1


def test_a_first_page_that_fails_is_said(address, tabs):
    tab = tabs.open(watched=False)
    tab.route(CALLBACK, lambda route: route.fulfill(status=500, body=""))
    # Not what others have looked at, which would come with the document.
    tab.goto(f"{address}/?period=2018-11")
    tab.get_by_role("alert").get_by_text(FAILED).wait_for()
    assert NO_DATA not in tab.inner_text("body")


@pytest.mark.parametrize("beginning", ["layout", "dependencies"])
def test_a_page_that_cannot_begin_is_said(address, tabs, beginning):
    tab = tabs.open(watched=False)
    tab.route(f"**/_dash-{beginning}", lambda route: route.fulfill(status=500, body=""))
    tab.goto(address)
    tab.get_by_role("alert").get_by_text(FAILED).wait_for()


def test_a_dropped_server_is_said(copied, tabs):
    tab = tabs.open(watched=False)
    with serving(copied) as address:
        visit(tab, address)
    change_the_period(tab)
    tab.get_by_role("alert").get_by_text(FAILED).wait_for()
    assert NO_DATA not in tab.inner_text("body")


def test_an_unknown_page_is_a_404_that_leads_on(address, tabs):
    tab = tabs.open(watched=False)
    assert visit(tab, address, "/nekas").status == 404
    assert tab.locator("h1").text_content() == "Šādas lapas nav"
    answered(tab, tab.get_by_role("link", name="Uz pārskatu").click)
    assert tab.locator("h1").text_content() == "Pārskats"


def test_a_window_without_a_post_says_so_in_words(address, page):
    visit(page, address, "/", "?from=2022-01-01&to=2022-02-01")
    assert page.locator(".tl-lede").text_content() == NO_POST
    assert page.locator("main .tl-nothing").text_content().startswith(NO_POST)
    empty = page.locator("article, .js-plotly-plot, .tl-number")
    assert empty.count() == 0


def test_an_edition_that_is_not_there_is_said(address, page):
    page.goto(f"{address}/?edition=9")
    page.get_by_text("9. izdevuma nav.").wait_for()


def test_a_new_edition_is_shown_without_a_restart(copied, tabs):
    with serving(copied) as address:
        page = tabs.open()
        visit(page, address)
        latest = publish_again(copied, "Otrais").number
        visit(page, address)
        assert page.locator(".tl-edition").inner_text().split("\n")[:2] == [
            f"{latest}. izdevums",
            "Otrais",
        ]
        visit(page, address, "/gimenes", "?edition=1&period=2019")
        older = page.locator(".tl-older")
        said = f"Šis ir 1. izdevums; jaunākais ir {latest}. izdevums."
        assert said in older.inner_text()
        answered(page, older.get_by_role("link").click)
        assert page.url == f"{address}/gimenes?period=2019"
        assert page.locator(".tl-older").count() == 0
        # A page asks ahead, and the server is about to end.
        page.goto("about:blank")
