"""`python -m bench.pages`: first load and choice, beside a bare Dash page and peers."""

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.pages import subject
from bench.pages.browsing import FLAGS, Times, round_
from bench.pages.subject import Subject
from dashboard.ground.settings import Settings
from dashboard.sample import demo
from tests.browser.browser import ensure

PATHS = ("/", "/sadarbiba", "/pasvaldiba/0003000")
MONTHS = ("2019-01", "2019-02", "2019-03", "2019-04", "2019-05", "2018-12")
_COLUMNS = ("cold", "warm", "choice", "ahead", "inp", "shifts")


def main() -> None:
    """Open every page in turn, round after round, in one browser; print medians."""
    options = _options()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        home = options.home or folder / "tilts"
        if not Settings(home=home).editions.exists():
            demo.build(Settings(home=home))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=ensure(), args=[*FLAGS])
        for path in options.path or PATHS:
            ours = subject.ours(home, path)
            floor = subject.bare(home, path, MONTHS, folder)
            _print(ours, _measured(browser, [ours, floor], options.rounds), floor)
        if not options.alone:
            found = subject.peers(home, MONTHS)
            _print(None, _measured(browser, found, options.rounds), None)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.pages", description=__doc__)
    parser.add_argument("--home", type=Path, help="measure what is published there")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--path", action="append", help="only this page")
    parser.add_argument("--alone", action="store_true", help="without other tools")
    return parser.parse_args()


def _measured(browser, subjects: list[Subject], rounds: int) -> dict[str, Times]:
    """Take turns, so that what else the machine does falls on all alike."""
    times = {one.name: Times() for one in subjects}
    with ExitStack() as stack:
        addresses = {one.name: stack.enter_context(one.served()) for one in subjects}
        for place in range(rounds + 1):
            for one in subjects:
                # The first round warms the servers, and is not counted.
                kept = times[one.name] if place else Times()
                round_(browser, one, addresses[one.name], MONTHS[1:], kept)
    return times


def _print(
    ours: Subject | None, times: dict[str, Times], floor: Subject | None
) -> None:
    print(f"\n{'ms, median':<30}" + "".join(f"{name:>9}" for name in _COLUMNS))
    for name, found in times.items():
        cells = [found.median(column) for column in _COLUMNS]
        print(
            f"{name:<30}"
            + "".join(f"{c:>9.0f}" for c in cells[:-1])
            + f"{cells[-1]:>9.3f}"
        )
    if ours and floor:
        mine, bare = times[ours.name], times[floor.name]
        ratios = {
            "cold": mine.median("cold") / bare.median("cold"),
            "warm": mine.median("warm") / bare.median("warm"),
            "choice": mine.median("choice") / bare.median("choice"),
            "ahead": mine.median("ahead") / bare.median("choice"),
        }
        print(
            f"{'to the floor':<30}" + "".join(f"{r:>9.2f}" for r in ratios.values()),
            flush=True,
        )


if __name__ == "__main__":
    main()
