"""Nothing sticks out, is cut off or stays empty, from a wide screen to 320 pixels."""

import itertools

import pytest

from tests.browser.reading import DESK, LANGUAGES, PATHS, WIDTHS, settle, until, visit

# Texts that are wider than their box, or stand outside the screen, and are not in a
# part that scrolls or is hidden on purpose: what is clipped away whole is for those
# who listen, as the headings of a matrix that has become a list.
CUT_OFF = """() => {
  const found = [];
  const aside = '.visually-hidden, .tl-skip, .tl-scroll, .tl-tabs, .tl-about pre,'
    + 'svg, svg *';
  const wide = document.documentElement.clientWidth;
  const unseen = (element) => element !== null
    && (getComputedStyle(element).clipPath === 'inset(50%)'
      || unseen(element.parentElement));
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest(aside) || unseen(element)) continue;
    if (!element.checkVisibility() || !element.textContent.trim()) continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const clipped = style.overflowX !== 'visible' && style.overflowX !== 'auto'
      && element.scrollWidth > element.clientWidth + 1;
    if (clipped || box.right > wide + 1 || box.left < -1) {
      found.push(element.className + ': ' + element.textContent.slice(0, 60));
    }
  }
  return found;
}"""
# Columns of text narrower than six letters, and words broken in two: letters below one
# another. A letter is taken to be half as wide as high.
SQUEEZED_WORDS = """() => {
  const found = new Set();
  const aside = '.visually-hidden, .tl-skip, pre, code, svg, svg *, script, style';
  const unseen = (element) => element !== null
    && (getComputedStyle(element).clipPath === 'inset(50%)'
      || unseen(element.parentElement));
  const range = document.createRange();
  const lines = () => new Set(
    [...range.getClientRects()].map((box) => Math.round(box.top))).size;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const own = text.parentElement;
    if (!text.data.trim() || own.closest(aside)) continue;
    if (!own.checkVisibility() || unseen(own)) continue;
    range.selectNodeContents(text);
    if (lines() < 2) continue;
    let block = own;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const style = getComputedStyle(block);
    const room = block.clientWidth
      - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (room < 6 * parseFloat(style.fontSize) / 2) {
      found.add(`${room} px: ${text.data.slice(0, 40)}`);
    }
    for (const word of text.data.matchAll(/[\\p{L}\\d]+/gu)) {
      // No screen is wide enough for a digest of 64 letters.
      if (word[0].length > 40) continue;
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (lines() > 1) found.add(`broken: ${word[0]}`);
    }
  }
  return [...found];
}"""
CUT_IN_CHARTS = """() => {
  const found = [];
  for (const plot of document.querySelectorAll('.js-plotly-plot')) {
    if (!plot.checkVisibility()) continue;
    const outer = plot.querySelector('.main-svg').getBoundingClientRect();
    for (const text of plot.querySelectorAll('.main-svg text')) {
      const box = text.getBoundingClientRect();
      if (!box.width) continue;
      const out = box.left < outer.left - 2 || box.right > outer.right + 2
        || box.top < outer.top - 2 || box.bottom > outer.bottom + 2;
      if (out) found.push(text.textContent);
    }
  }
  return found;
}"""
# A chart shows marks, or says in words of its own why there are none.
EMPTY_CHARTS = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(
  (plot) => !plot.querySelector('.point, .js-line, .shapelayer path')
    && !/^(?!Šai izvēlei datu nav|No data)./.test(
      plot.querySelector('.annotation')?.textContent ?? '')
).map((plot) => plot.closest('article').getAttribute('aria-labelledby'))"""
SQUEEZED_CHARTS = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(
  (plot) => Math.abs(
    plot.querySelector('.main-svg').getBoundingClientRect().width
    - plot.closest('figure').getBoundingClientRect().width) > 2
).map((plot) => plot.closest('article').getAttribute('aria-labelledby'))"""
CHOOSE = """(view) => document.querySelectorAll(`.tl-views [value=${view}]`)
  .forEach((radio) => radio.click())"""
UNFOLD = """() => document.querySelectorAll('details.tl-behind')
  .forEach((folded) => folded.open = true)"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module", params=itertools.product(PATHS, LANGUAGES))
def opened(request, shared_tabs, address):
    """A page, opened once for all widths, and whatever is folded on it."""
    path, language = request.param
    tab = shared_tabs.open()
    visit(tab, address, path, f"?lang={language}")
    tab.evaluate(UNFOLD)
    settle(tab)
    yield tab
    shared_tabs.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_fits(opened, width):
    opened.set_viewport_size({"width": width, "height": 900})
    until(opened, f"({SQUEEZED_CHARTS})().length === 0")
    assert opened.evaluate(OVERFLOW) == 0
    assert opened.evaluate(CUT_OFF) == []
    assert opened.evaluate(SQUEEZED_WORDS) == []
    assert opened.evaluate(CUT_IN_CHARTS) == []
    assert opened.evaluate(EMPTY_CHARTS) == []


@pytest.mark.parametrize("view", ["table", "about"])
@pytest.mark.parametrize("width", [1440, 320])
def test_every_view_fits(opened, view, width):
    opened.set_viewport_size({"width": width, "height": 900})
    opened.evaluate(CHOOSE, view)
    assert opened.evaluate(OVERFLOW) == 0
    assert opened.evaluate(CUT_OFF) == []
    assert opened.evaluate(SQUEEZED_WORDS) == []
    opened.evaluate(CHOOSE, "chart")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_forms_of_the_desk_fit(tabs, address, width):
    tab = tabs.open(viewport={"width": width, "height": 900})
    for path, language in itertools.product(DESK, LANGUAGES):
        visit(tab, address, path, f"?lang={language}")
        assert tab.evaluate(OVERFLOW) == 0, path
        assert tab.evaluate(CUT_OFF) == [], path
        assert tab.evaluate(SQUEEZED_WORDS) == [], path


@pytest.mark.parametrize("width", [1440, 320])
def test_each_open_menu_of_the_filters_fits(tabs, address, width):
    tab = tabs.open(viewport={"width": width, "height": 900})
    visit(tab, address)
    for menu in tab.locator(".tl-change > summary").all():
        menu.click()
        assert tab.locator(".tl-panel:visible").count() == 1
        assert tab.evaluate(OVERFLOW) == 0
        assert tab.evaluate(CUT_OFF) == []


def test_long_tables_of_a_phone_need_no_scrolling_sideways(tabs, address):
    """What is listed to be read stands row by row; only what is crossed scrolls."""
    tab = tabs.open(viewport={"width": 360, "height": 740})
    visit(tab, address, "/sadarbiba")
    wide = """() => [...document.querySelectorAll('.tl-find .tl-scroll')].filter(
      (box) => box.checkVisibility() && box.scrollWidth > box.clientWidth).length"""
    assert tab.locator(".tl-find").count() > 0
    assert tab.evaluate(wide) == 0


@pytest.mark.parametrize("width", [360, 320])
def test_lists_of_the_desk_need_no_scrolling_sideways_on_a_phone(tabs, address, width):
    """What can be done with a line stood at its end, out of sight."""
    tab = tabs.open(viewport={"width": width, "height": 740})
    wide = """() => [...document.querySelectorAll('.tl-scroll:has(.tl-listed)')].filter(
      (box) => box.scrollWidth > box.clientWidth).length"""
    for path in ("registri/iestades", "registri/piezimes", "partijas", "izdevumi"):
        visit(tab, address, f"/dati/{path}")
        assert tab.locator(".tl-listed.is-wide").count() == 1, path
        assert tab.evaluate(wide) == 0, path
