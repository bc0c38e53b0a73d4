"""The pictures of the guides: python -m tests.browser.pictures, or make pictures.

Pages of the sample, of one edition, at one size: made again they are the same.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from dashboard.ground.settings import Settings
from dashboard.sample import demo
from tests.browser.browser import FLAGS, find
from tests.browser.conftest import ENTERED, serving

FOLDER = Path(__file__).parents[2] / "docs" / "guide" / "pictures"
SIZE = {"width": 1120, "height": 700}
PERIOD = "period=phase:III&edition=1&lang=lv"
PAGES = {
    "coordinator": "/dati",
    "officer": f"/pasvaldiba/0003000?{PERIOD}",
    "ministry": f"/?{PERIOD}",
    "presenter": f"/karte/turnover?{PERIOD}",
}


def main() -> None:
    """Build the sample, serve it, and take each picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        demo.build(Settings(home=home))
        with serving(home) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find(), args=list(FLAGS)
            )
            page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
            page.context.add_cookies(ENTERED)
            for name, path in PAGES.items():
                page.goto(f"{address}{path}", wait_until="networkidle")
                page.evaluate("document.fonts.ready")
                page.screenshot(path=FOLDER / f"{name}.png")
                sys.stdout.write(f"{name}.png\n")
            browser.close()


if __name__ == "__main__":
    main()
