"""The browser of the tests: Debian's chromium, found or installed.

python -m tests.browser.browser    makes sure that there is one
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

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
    """Return the path of a browser; it and poppler are installed where we may."""
    if find() is None:
        _install("chromium")
    if shutil.which("pdftotext") is None:
        _install("poppler-utils")
    if shutil.which("pdftotext") is None:
        sys.exit(
            "No poppler: install Debian's poppler-utils, then run the tests again."
        )
    if find() is None:
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"], check=False
        )
    return find() or sys.exit(
        "No browser: install Debian's chromium, then run the tests again."
    )


def _install(package):
    """Install one of Debian's packages, if that is for us to do."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in ("update --quiet", f"install --yes --quiet {package}"):
        command = [shutil.which("apt-get"), *words.split()]
        subprocess.run(command, check=True, env=quiet)


if __name__ == "__main__":
    sys.stdout.write(f"Browser for the tests: {ensure()}\n")
