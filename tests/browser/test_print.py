"""A page on paper: A4, dark ink on white, signed, and nothing cut or overlapping."""

import re
import shutil
import subprocess
from datetime import date

import pytest

from tests.browser.reading import visit

DARK = 100
TICKS = ".js-plotly-plot .xtick text, .js-plotly-plot .ytick text"
TEXTS = "h1, h2, h3, .tl-lede, .tl-sentence, .tl-source, .tl-value, .tl-edition"
PAPER = {"width": 688, "height": 1009}
"""A4 less its margins, in pixels of the screen."""
MEASURED = ".tl-card, .tl-card table, .tl-head, .js-plotly-plot, .tl-numbers"
HALF_FULL = 0.4
"""How far down a page that is not the last one must be written on."""

PAGES = (
    "/",
    "/gimenes",
    "/sadarbiba",
    "/pasvaldiba",
    "/pasvaldiba/0003000",
    "/salidzinajums",
    "/aptauja",
    "/ieteikumi",
    "/dati",
    "/par",
)


@pytest.fixture
def printed(address, tabs):
    """The overview, dark on the screen, as it goes to paper."""
    tab = tabs.open(theme="dark", address=address)
    visit(tab, address)
    to_paper(tab)
    return tab


def to_paper(tab):
    """Lay a page out as paper does, without printing it."""
    tab.emulate_media(media="print")
    tab.set_viewport_size(PAPER)
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.wait_for_timeout(300)


def colours(tab, selector, what):
    """The colours of elements, each as red, green and blue."""
    found = tab.locator(selector).evaluate_all(
        f"all => [...new Set(all.map((e) => getComputedStyle(e).{what}))]"
    )
    numbers = [colour.partition("(")[2].rstrip(")").split(",")[:3] for colour in found]
    return [tuple(map(int, one)) for one in numbers]


def on_sheets(tab, folder):
    """Print a page to A4; return the text of each sheet."""
    file = folder / "page.pdf"
    file.write_bytes(tab.pdf(format="A4"))
    command = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return text.split("\f")[:-1]


def filled(folder):
    """How far down each sheet is written on, its foot left out."""
    command = ["pdftoppm", "-gray", "-r", "30", str(folder / "page.pdf")]
    subprocess.run([*command, str(folder / "sheet")], check=True)
    return [_lowest(file.read_bytes()) for file in sorted(folder.glob("sheet*.pgm"))]


def _lowest(picture):
    _kind, size, _most, pixels = picture.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = [pixels[y * width : (y + 1) * width] for y in range(height)]
    inked = [y for y, row in enumerate(rows) if min(row) < 200 and y < height * 0.94]
    return max(inked, default=0) / height


def test_words_are_dark_on_paper(printed):
    assert max(map(max, colours(printed, TEXTS, "color"))) < 130


def test_words_in_charts_are_dark_on_paper(printed):
    assert max(map(max, colours(printed, TICKS, "fill"))) < DARK


def test_bars_have_the_colours_of_paper(printed):
    bars = colours(printed, ".barlayer .point path", "fill")
    assert (18, 67, 109) in bars
    assert (169, 206, 242) not in bars


def test_the_screen_has_its_own_colours_again_after_printing(printed):
    printed.emulate_media(media="screen")
    printed.evaluate("dispatchEvent(new Event('afterprint'))")
    assert (169, 206, 242) in colours(printed, ".barlayer .point path", "fill")


def test_paper_is_white(printed):
    assert colours(printed, "body", "backgroundColor") == [(255, 255, 255)]


def test_what_only_a_screen_needs_is_left_out(printed):
    for selector in (".tl-rail", ".tl-tools", ".tl-card-bar", ".tl-change"):
        assert not printed.locator(selector).first.is_visible(), selector


def test_the_note_stands_below_the_numbers(printed):
    below = """() => {
      const bottom = (name) => document.querySelector(name).getBoundingClientRect();
      return bottom('.tl-numbers-note').top - bottom('.tl-numbers').bottom;
    }"""
    assert printed.evaluate(below) >= 0


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_paper(address, page, path):
    visit(page, address, path)
    to_paper(page)
    wider = """() => [...document.querySelectorAll('CARDS')]
      .filter((one) => one.offsetParent)
      .map((one) => [one, one.closest('.tl-card') ?? one.parentElement])
      .map(([one, box]) => [one.className, one.getBoundingClientRect().right
        - box.getBoundingClientRect().right])
      .filter(([, over]) => over > 1)"""
    wider = wider.replace("CARDS", MEASURED)
    assert page.evaluate(wider) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]


ENGLISH = ("/pasvaldiba/0003000?lang=en", "/ieteikumi?lang=en")


@pytest.mark.parametrize("path", [*PAGES, *ENGLISH])
def test_no_sheet_but_the_last_is_mostly_empty(address, page, tmp_path, path):
    visit(page, address, path)
    sheets = on_sheets(page, tmp_path)
    assert all(how > HALF_FULL for how in filled(tmp_path)[:-1])
    count = len(sheets)
    for number, sheet in enumerate(sheets, 1):
        assert re.search(rf"\b{number} ?/ ?{count}\s*$", sheet), sheet[-200:]


def test_a_municipality_in_short_is_one_full_sheet(address, page, tmp_path):
    for query in ("?period=2020-03", "?lang=en"):
        visit(page, address, "/pasvaldiba/0003000", query)
        page.evaluate("window.print = () => {}")
        page.locator("[data-print=summary]").click()
        (sheet,) = on_sheets(page, tmp_path)
        assert filled(tmp_path)[0] > 0.7
        assert "Jelgava" in sheet
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        # After it, all can be printed again.
        assert page.evaluate("document.documentElement.dataset.paper") is None


def test_every_sheet_names_municipality_window_and_day(address, page, tmp_path):
    visit(page, address, "/pasvaldiba/0003000", "?period=2019")
    today = f"Drukāts {date.today():%d.%m.%Y}."
    for sheet in on_sheets(page, tmp_path):
        foot = sheet.strip().splitlines()[-1]
        assert "Jelgava · 2019. gads, 01.01.2019. – 31.12.2019." in foot
        assert today in foot


def test_a_pdf_is_dark_on_white(printed, tmp_path):
    file = tmp_path / "page.pdf"
    file.write_bytes(printed.pdf(format="A4", print_background=True))
    drawn = shutil.which("pdftoppm")
    if drawn is None:
        # The styles above say the same of the page; this asks the paper itself.
        assert file.read_bytes().startswith(b"%PDF")
        return
    name = tmp_path / "page"
    command = [drawn, "-gray", "-r", "40", "-f", "1", "-l", "1", "-singlefile"]
    subprocess.run([*command, str(file), str(name)], check=True)
    pixels = name.with_suffix(".pgm").read_bytes().split(b"\n", 3)[3]
    white = sum(pixel > 240 for pixel in pixels) / len(pixels)
    black = sum(pixel < DARK for pixel in pixels) / len(pixels)
    assert white > 0.7
    assert black > 0.005
