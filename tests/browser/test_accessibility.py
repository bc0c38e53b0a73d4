"""What a reader without a mouse or without eyes meets: axe-core, and the keyboard."""

import re

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.browser.reading import (
    DESK,
    LANGUAGES,
    PATHS,
    answered,
    ask_for_tables,
    card,
    settle,
    until,
    visit,
)

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
# Every view, menu and panel at once, so that one run sees all of a page; none of them
# over another, and no shadow under a table: axe judges no contrast there.
OPENED = """
  .tl-pane { display: block !important }
  .tl-panel, .dropdown-menu { position: static !important }
  .tl-scroll { background-image: none !important }
"""
UNFOLD = "document.querySelectorAll('details').forEach((d) => { d.open = true })"

# Words of one look have one contrast, and to look at it is the slowest of all: of those
# that lie as they flow, the first is looked at. Drawings, what floats above others,
# what may be switched off and a single letter are looked at each by itself.
ALIKE = """() => {
  const own = 'label, input, select, option, svg, svg *, [disabled], [aria-disabled]';
  const looks = new Map([[document.documentElement, '']]);
  const look = (element) => {
    if (!looks.has(element)) looks.set(element, made(element));
    return looks.get(element);
  };
  const made = (element) => {
    const around = look(element.parentElement);
    const style = getComputedStyle(element);
    const isAbove = ['absolute', 'fixed'].includes(style.position);
    if (around === null || isAbove || element.matches(own)) return null;
    return [around, style.color, style.backgroundColor, style.backgroundImage,
      style.opacity, style.fontSize, style.fontWeight, style.textShadow, style.filter,
      style.mixBlendMode, style.position, style.transform, style.clipPath].join();
  };
  const seen = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const says = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 1);
    if (!says || !element.checkVisibility() || look(element) === null) continue;
    if (seen.has(look(element))) element.dataset.alike = '';
    seen.add(look(element));
  }
  const selector = ':not([data-alike])';
  axe.configure({ rules: [{ id: 'color-contrast', selector }] });
}"""


# Themes differ in colours alone, which are looked at in one language.
READERS = (("lv", "light"), ("lv", "dark"), ("en", "light"))
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that look at colours; of the others a theme changes nothing."""


@pytest.fixture(scope="module", params=READERS)
def reader(request, shared_tabs, address):
    """A tab in one language and theme, for all pages."""
    language, theme = request.param
    tab = shared_tabs.open(theme=theme, address=address, bypass_csp=True)
    yield language, theme, tab
    shared_tabs.close()


@pytest.mark.parametrize("path", [*PATHS, *DESK, "/?period=2017-01"])
def test_no_page_breaks_a_rule_of_access(address, reader, path):
    language, theme, tab = reader
    mark = "&" if "?" in path else "?"
    visit(tab, address, path, f"{mark}lang={language}")
    ask_for_tables(tab)
    assert violations(tab, asked(language, theme)) == []


def asked(language, theme):
    """What axe is asked; contrast, the slowest to look at, is so in any language."""
    if theme == "dark":
        colours = {"type": "rule", "values": [*COLOURS]}
        return {**RULES, "runOnly": colours, "preload": False}
    with_contrast = {"enabled": language == LANGUAGES[0]}
    return {**RULES, "rules": {"color-contrast": with_contrast}}


def violations(tab, rules):
    """What axe finds."""
    tab.add_style_tag(content=OPENED)
    tab.evaluate(UNFOLD)
    if not tab.evaluate("Boolean(window.axe)"):
        tab.add_script_tag(path=AXE_FILE_PATH)
    tab.evaluate(ALIKE)
    found = tab.evaluate("(rules) => axe.run(document, rules)", rules)
    return [
        (rule["id"], node["html"][:200])
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


PALE = ("td => td.style.color = 'silver'", "td => td.style.background = 'dimgrey'")


@pytest.mark.parametrize("paint", PALE)
def test_a_pale_cell_among_many_alike_is_found(address, tabs, paint):
    tab = tabs.open(bypass_csp=True)
    visit(tab, address, "/dati")
    ask_for_tables(tab)
    cell = tab.locator("main td:not(:has(*))").last
    cell.evaluate(paint)
    found = violations(tab, asked("lv", "dark"))
    assert [(rule, cell.text_content() in html) for rule, html in found] == [
        ("color-contrast", True)
    ]


def focused(tab):
    return tab.evaluate("document.activeElement.textContent.trim()")


def tab_to(tab, text, most=200):
    """Press Tab until what has the focus says just this, a pattern."""
    for _press in range(most):
        tab.keyboard.press("Tab")
        if re.fullmatch(text, focused(tab)):
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
    tab_to(page, "Periods")
    page.keyboard.press("Enter")
    tab_to(page, "III posms")
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url == f"{address}/?period=phase%3AIII"
    until(page, "document.activeElement.textContent === 'III posms'")
    page.keyboard.press("Escape")
    assert focused(page) == "Periods"
    assert not page.locator(".tl-panel:visible").count()


def test_an_audience_is_chosen_by_the_keyboard_which_stays_on_it(address, page):
    visit(page, address, "/ieteikumi")
    tab_to(page, "Ministrija")
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url == f"{address}/ieteikumi?audience=ministry"
    until(page, "document.activeElement.textContent === 'Ministrija'")
    chosen = page.locator("main .tl-filters [aria-current]")
    assert chosen.text_content() == "Ministrija"


def test_the_panel_is_closed_by_its_button(address, page):
    visit(page, address)
    page.locator(".tl-change > summary").first.click()
    page.locator(".tl-panel:visible").get_by_role("button", name="Aizvērt").click()
    assert focused(page) == "Periods"
    assert not page.locator(".tl-panel:visible").count()


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
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
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


# What has the focus: whether it stands after what had it before, and whether it is
# seen, with a ring around it or around the label that is drawn in its stead.
STOP = """() => {
  const here = document.activeElement;
  if (here === document.body || here === window.firstStop) return null;
  window.firstStop ??= here;
  const last = window.lastStop;
  window.lastStop = here;
  const drawn = here.matches('.btn-check') ? here.nextElementSibling : here;
  const box = drawn.getBoundingClientRect();
  const style = getComputedStyle(drawn);
  return {
    said: here.tagName + ' ' + here.textContent.trim().slice(0, 40),
    follows: !last || Boolean(
      last.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING),
    ring: style.outlineStyle === 'none' ? '' : style.outlineWidth,
    seen: drawn.checkVisibility() && box.width > 1 && box.height > 1
      && box.bottom > 0 && box.top < innerHeight,
  };
}"""


@pytest.mark.parametrize("path", [*PATHS, *DESK])
def test_every_stop_of_the_tab_key_is_seen_and_in_order(address, tabs, path):
    # Where motion is not reduced, the page glides to what has the focus.
    page = tabs.open(reduced_motion="reduce")
    visit(page, address, path)
    stops = 0
    page.keyboard.press("Tab")
    while stop := page.evaluate(STOP):
        said = stop.pop("said")
        assert stop == {"follows": True, "ring": "3px", "seen": True}, said
        stops += 1
        page.keyboard.press("Tab")
    assert stops > page.locator("main").locator(".tl-save, form").count()


def test_the_map_leads_to_a_municipality_and_back(address, page):
    visit(page, address, "/", "?period=phase:IV")
    tab_to(page, r"\d+JEL ģimenes, Jelgava")
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.locator("h1").text_content() == "Jelgava"
    until(page, "document.activeElement.id === 'content'")
    answered(page, page.go_back)
    until(page, "document.activeElement.closest('.tl-tiles') !== null")
    assert focused(page).endswith("Jelgava")


def test_a_long_table_is_searched_and_turned_by_the_keyboard(address, tabs):
    page = tabs.open(viewport={"width": 360, "height": 800})
    visit(page, address, "/sadarbiba")
    box = card(page, "cooperation_by_institution").locator(".tl-pane-chart .tl-find")
    status, shown = box.get_by_role("status"), box.locator("tbody tr:not([hidden])")
    everything = shown.all_text_contents()
    box.get_by_role("searchbox").focus()
    page.keyboard.type("skola")
    assert 0 < shown.count() <= len(everything)
    assert all("skola" in text.lower() for text in shown.all_text_contents())

    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    assert shown.all_text_contents() == everything

    tab_to(page, "Nākamās", most=3)
    said = status.text_content()
    page.keyboard.press("Enter")
    assert focused(page) == "Nākamās"
    assert status.text_content() != said
    assert not set(shown.all_text_contents()) & set(everything)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert shown.all_text_contents() == everything
    assert page.evaluate("document.activeElement.ariaDisabled") == "true"


def test_days_are_chosen_by_the_keyboard(address, page):
    visit(page, address, "/", "?period=phase:IV")
    tab_to(page, "Periods")
    page.keyboard.press("Enter")
    tab_to(page, "Rādīt šīs dienas")
    answered(page, lambda: page.keyboard.press("Enter"))
    assert page.url == f"{address}/?from=2019-09-01&to=2020-05-31"


def test_a_chart_is_named_by_its_title_and_sentence(address, page):
    visit(page, address, "/", "?lang=en")
    # Once it is drawn it can be walked, and is an application.
    chart = card(page, "families_change").locator("div[role=application]")
    names = chart.get_attribute("aria-labelledby").split(" ", 1)
    assert len(names) == 2
    for name in names:
        assert page.locator(f"[id='{name}']").text_content()
