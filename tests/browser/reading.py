"""What a reader sees on a page: sentences, tables, charts; and what they do there."""

import csv
import io
import json
import os
import re
import time

from tests.loaded import command

PATHS = (
    "/",
    "/gimenes",
    "/sadarbiba",
    "/pasvaldiba",
    "/pasvaldiba/0003000",
    "/pasvaldiba/0054000",
    "/salidzinajums",
    "/aptauja",
    "/ieteikumi",
    "/dati",
    "/par",
)
DESK = (
    "/dati/faili",
    "/dati/gaida",
    "/dati/partijas",
    "/dati/atgadinajumi",
    "/dati/izdevumi",
    "/dati/atbildes",
    "/dati/veidnes",
)
"""The coordinator's forms, each a document of its own."""

LANGUAGES = ("lv", "en")
WIDTHS = (1440, 768, 412, 360, 320)

CALLBACK = re.compile("/_dash-update-component")

# A page is drawn as far as it is seen; here all of it, as it is for paper.
_SETTLED = """() => {
  const page = document.getElementById('page');
  if (!document.querySelector('main h1') || page?.ariaBusy) return false;
  if (!page || !window.tilts.isReady()) return !page;
  window.tilts.whole();
  const isComing = (link) => link.checkVisibility();
  if ([...document.querySelectorAll('a[data-later]')].some(isComing)) return false;
  return [...document.querySelectorAll('.tl-chart')].every(
    (chart) => chart.querySelector('.main-svg'));
}"""


def visit(tab, address, path="/", query=""):
    """Open a page and wait until it is drawn; return the server's answer."""
    answer = tab.goto(f"{address}{path}{query}")
    settle(tab)
    return answer


def settle(tab):
    """Wait until everything on the page is drawn."""
    until(tab, _SETTLED)


def until(tab, condition, seconds=60):
    """Wait for a condition; Playwright's own waiting is stopped by our policy."""
    end = time.monotonic() + seconds
    while not tab.evaluate(condition):
        assert time.monotonic() < end, f"the page never came to: {condition}"
        time.sleep(0.05)


def answered(tab, act):
    """Do something that asks the server, and wait until its answer is drawn."""
    with tab.expect_response(CALLBACK):
        act()
    settle(tab)


def card(tab, name):
    """The card of an indicator on a page that is drawn: it is there, or never will."""
    found = tab.locator(f'article[aria-labelledby="title-{name}"]')
    assert found.count() == 1, f"no card of {name} on {tab.url}"
    return found


def show(tab, name, view):
    """Choose a view of a card: chart, table or about."""
    card(tab, name).locator(f'label:has-text("{view}")').click()
    settle(tab)


def sentence(tab, name):
    return card(tab, name).locator(".tl-sentence").text_content()


def table(tab, name):
    """The table of a card, as rows of texts, the headings first."""
    return card(tab, name).locator(".tl-pane-table").evaluate(_ROWS)


_ROWS = """async (pane) => {
  const whole = (node) => [...node.querySelectorAll("template")]
    .reduce((all, more) => all.concat(whole(more.content)),
      [...node.querySelectorAll("tr")]);
  const link = pane.querySelector("a[data-later]");
  const made = document.createElement("template");
  if (link) made.innerHTML = await (await fetch(link.href)).text();
  const rows = whole(link ? made.content : pane);
  return rows.map((row) => [...row.cells].map((cell) => cell.textContent));
}"""
"""Rows that are shown, and those that a browser asks for or builds on demand."""


def ask_for_tables(tab):
    """Put the tables of all cards in their panes, which stay closed."""
    tab.evaluate(
        """() => Promise.all([...document.querySelectorAll("a[data-later]")].map(
          async (link) => {
            link.outerHTML = await (await fetch(link.href)).text(); }))"""
    )


def chart(tab, name):
    """The traces of a card's chart, as Plotly has drawn them."""
    graph = card(tab, name).locator(".js-plotly-plot")
    return json.loads(
        graph.evaluate("g => JSON.stringify(g.data.map(({x, y}) => ({x, y})))")
    )


def open_menu(tab, title):
    """Open a menu of the filter line, unless it is open; return what is in it."""
    menu = tab.locator(".tl-change", has=tab.locator(f'summary:has-text("{title}")'))
    if not menu.locator(".tl-panel").is_visible():
        menu.locator("summary").first.click()
    return menu.locator(".tl-panel")


def choose(tab, title, choice):
    """Follow a link of a menu of the filter line, which stays open."""
    menu = open_menu(tab, title)
    answered(tab, menu.get_by_role("link", name=choice, exact=True).click)


def download(tab, name, format_):
    """Save a card's table by its menu, for a report; return the bytes of the file."""
    menu = card(tab, name).locator(".tl-save")
    menu.locator("summary").click()
    menu.locator("select").select_option("report")
    with tab.expect_download() as coming:
        menu.get_by_role("button", name=format_).click()
    return coming.value.path().read_bytes()


def rows_of(content):
    """Rows of a csv file, each by its headings."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def ask(home, *words):
    """Rows of an answer of the command line, which shares no code with the browser."""
    environment = {**os.environ, "TILTS_HOME": str(home)}
    done = command.run("ask", *words, "--format", "json", environment=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["rows"]
