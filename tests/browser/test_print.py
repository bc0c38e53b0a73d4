"""A page on paper: dark ink on white, whatever the theme of the screen."""

import shutil
import subprocess

import pytest

from tests.browser.reading import until, visit

DARK = 100
TICKS = ".js-plotly-plot .xtick text, .js-plotly-plot .ytick text"
TEXTS = "h1, h2, h3, .tl-lede, .tl-sentence, .tl-source, .tl-value, .tl-edition"


@pytest.fixture
def printed(address, tabs):
    """The overview, dark on the screen, as it goes to paper."""
    tab = tabs.open(theme="dark", address=address)
    visit(tab, address)
    tab.emulate_media(media="print")
    # The narrower page makes Plotly draw the charts anew.
    until(tab, f"[...document.querySelectorAll('{TICKS}')].length > 5")
    tab.wait_for_timeout(300)
    return tab


def colours(tab, selector, what):
    """The colours of elements, each as red, green and blue."""
    found = tab.locator(selector).evaluate_all(
        f"all => [...new Set(all.map((e) => getComputedStyle(e).{what}))]"
    )
    numbers = [colour.partition("(")[2].rstrip(")").split(",")[:3] for colour in found]
    return [tuple(map(int, one)) for one in numbers]


def test_words_are_dark_on_paper(printed):
    assert max(map(max, colours(printed, TEXTS, "color"))) < 130


def test_words_in_charts_are_dark_on_paper(printed):
    assert max(map(max, colours(printed, TICKS, "fill"))) < DARK


def test_paper_is_white(printed):
    assert colours(printed, "body", "backgroundColor") == [(255, 255, 255)]


def test_what_only_a_screen_needs_is_left_out(printed):
    for selector in (".tl-rail", ".tl-tools", ".tl-card-bar", ".tl-change"):
        assert not printed.locator(selector).first.is_visible(), selector


def test_charts_fit_the_paper(printed):
    widths = "all => all.map((p) => p.scrollWidth - p.closest('article').clientWidth)"
    printed.set_viewport_size({"width": 688, "height": 1000})
    printed.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert max(printed.locator(".js-plotly-plot").evaluate_all(widths)) <= 1
    labels = printed.locator(".scatterlayer text").all_text_contents()
    assert len(labels) >= 2


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
