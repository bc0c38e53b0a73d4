"""The browser of the tests: Debian's chromium, found or installed.

python -m tests.browser.browser    makes sure that there is one
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tests import machine

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find():
    """Return the path of a browser; None if there is none on this machine."""
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    kept = Path.home() / ".cache" / "ms-playwright"
    return next(map(str, sorted(kept.glob("chromium-*/chrome-linux*/chrome"))), None)


def ensure():
    """Return the path of a browser, installed where we may."""
    if find() is None:
        machine.install("chromium")
    if find() is None:
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"], check=False
        )
    return find() or sys.exit(
        "No browser: install Debian's chromium, then run the tests again."
    )


if __name__ == "__main__":
    sys.stdout.write(f"Browser for the tests: {ensure()}\n")
