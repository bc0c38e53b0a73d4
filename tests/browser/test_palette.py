"""The palette: from anywhere to a page, a municipality or a card, by the keyboard."""

import pytest

from tests.browser.reading import answered, open_menu, settle, until, visit
from tests.browser.test_accessibility import RULES, violations
from tests.browser.test_layout import CUT_OFF, OVERFLOW

OPTIONS = "[...document.querySelectorAll('.tl-palette [role=option]:not([hidden])')]"

IN_SIGHT = """(() => {
  const { top } = document.activeElement.getBoundingClientRect();
  return top >= 0 && top < 400;
})()"""


def find(tab, text):
    """Open the palette by its keys and type; return the names found."""
    tab.keyboard.press("Control+k")
    tab.keyboard.type(text)
    return tab.evaluate(f"{OPTIONS}.map((one) => one.firstChild.textContent)")


def chosen(tab):
    """What the combobox says is chosen."""
    field = tab.get_by_role("combobox")
    option = tab.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert option.get_attribute("aria-selected") == "true"
    return option.locator("span").text_content()


def test_a_municipality_is_found_without_its_diacritics(address, page):
    visit(page, address)
    assert "Jēkabpils novads" in find(page, "jek")
    assert chosen(page) == "Jēkabpils novads"
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url == f"{address}/pasvaldiba/0031000"
    assert page.locator("h1").text_content() == "Jēkabpils novads"
    assert page.locator("dialog").count() == 0


def test_a_page_is_found_before_its_cards_and_keeps_the_filters(address, page):
    visit(page, address, "/", "?municipality=0003000&domain=health")
    assert find(page, "gim")[0] == "Ģimenes"
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url == f"{address}/gimenes?municipality=0003000&domain=health"


def test_a_page_without_domains_is_opened_without_one(address, page):
    visit(page, address, "/", "?municipality=0003000&domain=health")
    find(page, "aptauja")
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url == f"{address}/aptauja?municipality=0003000"


def test_filters_chosen_since_are_kept_too(address, page):
    visit(page, address)
    open_menu(page, "Periods")
    answered(page, page.get_by_role("link", name="III posms", exact=True).click)
    page.keyboard.press("Escape")
    find(page, "ventspils")
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url == f"{address}/pasvaldiba/0007000?period=phase%3AIII"


def test_a_card_of_another_page_is_shown_and_gets_the_focus(address, page):
    visit(page, address, "/", "?lang=en")
    find(page, "roles contacted")
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url.endswith("/sadarbiba?lang=en#title-roles_contacted")
    until(page, "document.activeElement.id === 'title-roles_contacted'")
    until(page, IN_SIGHT)


def test_a_card_of_the_page_that_is_open_is_shown_without_asking_anew(address, page):
    visit(page, address, "/gimenes", "?lang=en")
    find(page, "what came of")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'title-outcomes_by_domain'")
    until(page, IN_SIGHT)


def test_an_address_with_a_card_opens_at_the_card(address, page):
    visit(page, address, "/gimenes", "#title-outcomes_by_domain")
    until(page, "document.activeElement.id === 'title-outcomes_by_domain'")


def test_arrow_keys_choose_and_come_round(address, page):
    visit(page, address)
    find(page, "")
    assert chosen(page) == "Pārskats"
    page.keyboard.press("ArrowDown")
    assert chosen(page) == "Ģimenes"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert chosen(page) == page.evaluate(f"{OPTIONS}.at(-1).firstChild.textContent")


def test_escape_gives_the_focus_back(address, page):
    visit(page, address)
    button = page.get_by_role("button", name="Meklēt")
    button.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("combobox").is_visible()
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    assert button.evaluate("button => button === document.activeElement")


def test_what_is_not_there_is_said(address, page):
    visit(page, address)
    assert find(page, "qqq") == []
    assert (
        page.locator(".tl-palette [role=status]").text_content() == "Nekas nav atrasts."
    )
    page.keyboard.press("Enter")
    assert page.url == f"{address}/"


def test_a_click_on_a_place_leads_there(address, page):
    visit(page, address, "/", "?lang=en")
    page.get_by_role("button", name="Search").click()
    answered(page, page.get_by_role("option", name="Comparison", exact=True).click)
    assert page.url == f"{address}/salidzinajums?lang=en"


@pytest.mark.parametrize("width", [1440, 360, 320])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_palette_fits_and_can_be_read(address, tabs, width, theme):
    tab = tabs.open(
        theme=theme,
        address=address,
        viewport={"width": width, "height": 800},
        bypass_csp=True,
    )
    visit(tab, address)
    tab.locator("[data-seek]").click()
    assert tab.evaluate(OVERFLOW) == 0
    assert tab.evaluate(CUT_OFF.replace("#page *", ".tl-palette *")) == []
    settle(tab)
    # It opens all panes, so that the page would wait for its tables from here on.
    assert violations(tab, RULES) == []


def test_a_place_and_a_number_of_its_page_are_found_together(address, page):
    visit(page, address)
    assert find(page, "jelgava mēn")[0] == "Jelgava: Ģimenes pa mēnešiem"
    answered(page, lambda: page.keyboard.press("Enter"))
    expected = f"{address}/pasvaldiba/0003000#title-families_by_month"
    assert page.url == expected


def test_what_the_system_wishes_is_followed_until_the_reader_chooses(address, tabs):
    tab = tabs.open(color_scheme="dark")
    visit(tab, address)
    theme = "document.documentElement.dataset.bsTheme"
    assert tab.evaluate(theme) == "dark"
    tab.locator("[data-theme]").first.click()
    until(tab, f"{theme} === 'light'")
