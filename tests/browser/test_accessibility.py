"""What a reader without a mouse or without eyes meets: axe-core, and the keyboard."""

import itertools

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.browser.reading import LANGUAGES, PATHS, answered, card, settle, until, visit

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
# Every view, menu and panel at once, so that one run sees all of a page.
OPENED = ".tl-pane { display: block !important }"
UNFOLD = "document.querySelectorAll('details').forEach((d) => { d.open = true })"


@pytest.fixture(scope="module", params=itertools.product(LANGUAGES, ("light", "dark")))
def reader(request, shared_tabs, address):
    """A tab in one language and theme, for all pages."""
    language, theme = request.param
    return language, shared_tabs.open(theme=theme, address=address, bypass_csp=True)


@pytest.mark.parametrize("path", [*PATHS, "/?period=2017-01"])
def test_no_page_breaks_a_rule_of_access(address, reader, path):
    language, tab = reader
    mark = "&" if "?" in path else "?"
    visit(tab, address, path, f"{mark}lang={language}")
    assert violations(tab, with_contrast=language == LANGUAGES[0]) == []


def violations(tab, with_contrast):
    """What axe finds; contrast, the slowest to look at, is the same in any language."""
    rules = {**RULES, "rules": {"color-contrast": {"enabled": with_contrast}}}
    tab.add_style_tag(content=OPENED)
    tab.evaluate(UNFOLD)
    if not tab.evaluate("Boolean(window.axe)"):
        tab.add_script_tag(path=AXE_FILE_PATH)
    found = tab.evaluate("(rules) => axe.run(document, rules)", rules)
    return [
        (rule["id"], node["html"][:200])
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def focused(tab):
    return tab.evaluate("document.activeElement.textContent.trim()")


def tab_to(tab, text, most=200):
    """Press Tab until what has the focus says a text."""
    for _press in range(most):
        tab.keyboard.press("Tab")
        if focused(tab) == text:
            return
    pytest.fail(f"the keyboard does not reach “{text}”")


def test_the_first_key_leads_past_the_menu(address, page):
    visit(page, address)
    page.keyboard.press("Tab")
    assert focused(page) == "Pāriet uz saturu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_menu_is_walked_by_the_keyboard(address, page):
    visit(page, address)
    tab_to(page, "Sadarbība")
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.locator("h1").text_content() == "Sadarbība"
    until(page, "document.activeElement.id === 'content'")


def test_a_filter_is_chosen_by_the_keyboard(address, page):
    visit(page, address)
    tab_to(page, "Mainīt filtrus")
    page.keyboard.press("Enter")
    tab_to(page, "III posms")
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url == f"{address}/?period=phase%3AIII"
    until(page, "document.activeElement.textContent === 'III posms'")
    page.keyboard.press("Escape")
    assert focused(page) == "Mainīt filtrus"
    assert not page.locator(".tl-panel").is_visible()


def test_the_panel_is_closed_by_its_button(address, page):
    visit(page, address)
    page.locator(".tl-change > summary").click()
    page.locator(".tl-panel").get_by_role("button", name="Aizvērt").click()
    assert focused(page) == "Mainīt filtrus"
    assert not page.locator(".tl-panel").is_visible()


def test_arrow_keys_change_the_view_of_a_card(address, page):
    visit(page, address)
    months = card(page, "families_by_month")
    months.get_by_role("radio", name="Attēls").focus()
    page.keyboard.press("ArrowRight")
    assert months.locator(".tl-pane-table").is_visible()
    page.keyboard.press("ArrowRight")
    assert months.locator(".tl-pane-about").is_visible()
    page.keyboard.press("Tab")
    assert focused(page).startswith("Saglabāt")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "CSV"
    page.keyboard.press("Escape")
    assert focused(page).startswith("Saglabāt")


def test_the_drawer_of_a_phone_is_walked_by_the_keyboard(address, tabs):
    page = tabs.open(viewport={"width": 360, "height": 800})
    visit(page, address)
    page.locator(".tl-menu > summary").focus()
    page.keyboard.press("Enter")
    tab_to(page, "Aptauja", most=12)
    answered(page, lambda: page.keyboard.press("Enter"))
    settle(page)
    assert page.locator("h1").text_content() == "Aptauja"
    assert not page.locator(".tl-drawer").is_visible()


def test_what_has_the_focus_is_seen(address, page):
    visit(page, address)
    for text in ("English", "Ģimenes", "Mainīt filtrus"):
        tab_to(page, text)
        outline = "getComputedStyle(document.activeElement).outlineWidth"
        assert page.evaluate(outline) == "3px", text


def test_a_chart_is_named_by_its_title_and_sentence(address, page):
    visit(page, address, "/", "?lang=en")
    chart = card(page, "families_by_municipality").locator("div[role=img]")
    names = chart.get_attribute("aria-labelledby").split(" ", 1)
    assert len(names) == 2
    for name in names:
        assert page.locator(f"[id='{name}']").text_content()
