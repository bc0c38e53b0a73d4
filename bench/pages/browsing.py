"""What one browser says of a page: how long until it stands, and until it changed."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from bench.pages.subject import Subject
from tests.browser.browser import FLAGS

WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
SIZE = {"width": 1440, "height": 900}
FLAGS = (*FLAGS, "--mute-audio")
_QUIET_MS, _PATIENCE = 1000, 40
_SEEN = """() => ({
  ...window.__seen,
  now: performance.now(),
  drawn: document.querySelectorAll('.js-plotly-plot .main-svg').length,
})"""


@dataclass(frozen=True, kw_only=True)
class Times:
    """Milliseconds of each round, and how much moved unasked.

    `cold` and `warm` are first loads to the last chart in view, `choice` from the click
    to the last change in view, `ahead` the same where the answer was sent ahead.
    """

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    choice: list[float] = field(default_factory=list)
    ahead: list[float] = field(default_factory=list)
    inp: list[float] = field(default_factory=list)
    shifts: list[float] = field(default_factory=list)

    def median(self, what: str) -> float:
        """Median of the rounds; not a number where nothing was measured."""
        values = getattr(self, what)
        return statistics.median(values) if values else float("nan")


def round_(
    browser: Browser,
    subject: Subject,
    address: str,
    months: Sequence[str],
    times: Times,
) -> None:
    """Open a page cold and warm, and choose months on it."""
    context = browser.new_context(viewport=SIZE)
    try:
        tab = _tab(context, address)
        for kept in (times.cold, times.warm):
            tab.goto(f"{address}{subject.path}", wait_until="commit")
            seen = _quiet(tab)
            kept.append(seen["changed"])
        for month in months:
            subject.choose(tab, month)
            seen = _quiet(tab)
            times.choice.append(seen["changed"] - seen["began"])
        beside = tab.locator('main a[rel="prev"]')
        if beside.count():
            beside.click()
            seen = _quiet(tab)
            times.ahead.append(seen["changed"] - seen["began"])
        times.inp.append(max(seen["events"].values(), default=0))
        times.shifts.append(seen["shifts"])
    finally:
        context.close()


def _tab(context: BrowserContext, address: str) -> Tab:
    """Come in, and watch from then on."""
    tab = context.new_page()
    tab.goto(f"{address}/?token=bench", wait_until="commit")
    tab.goto("about:blank")
    tab.context.clear_cookies(name="never")
    tab.add_init_script(WATCH)
    return tab


def _quiet(tab: Tab) -> dict:
    """Wait until nothing in view has changed for a while."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        seen = tab.evaluate(_SEEN)
        still = seen["now"] - seen["changed"]
        if seen["drawn"] and seen["changed"] and still > _QUIET_MS:
            return seen
        time.sleep(0.05)
    raise TimeoutError(tab.url)
