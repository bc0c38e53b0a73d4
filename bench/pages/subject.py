"""What is opened: a page of ours, the bare one, and the same question in two tools."""

import json
import os
import subprocess
import sys
import time
import urllib.request
import venv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page as Tab
from plotly.utils import PlotlyJSONEncoder

from dashboard.editions.shelf import Shelf
from dashboard.ground.access import everything
from dashboard.ground.settings import Settings
from dashboard.ground.shipped import ROOT
from dashboard.pages.render import Reader, whole
from dashboard.reading.address import Address
from dashboard.web.identity.local import VARIABLE
from tests.web.identity.conftest import free_port

HERE = Path(__file__).parent
PEERS = ROOT / ".venv-peers"
"""Other tools are installed here, never among what the product needs."""
_PACKAGES = ("streamlit", "vizro", "duckdb")
_STARTING = 90


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A page to measure: how it is served, opened, and a month chosen on it."""

    name: str
    command: Callable[[int], Sequence[str]]
    path: str
    choose: Callable[[Tab, str], None]
    home: Path | None = None

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve it at an address of its own."""
        port = free_port()
        given = {**os.environ, VARIABLE: "bench"}
        if self.home:
            given["TILTS_HOME"] = str(self.home)
        server = subprocess.Popen(  # noqa: S603
            [*self.command(port)],
            env=given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            until = time.monotonic() + _STARTING
            while time.monotonic() < until:
                with suppress(OSError):
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=9)
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def ours(home: Path, path: str) -> Subject:
    """A page of Tilts with all its cards."""

    def choose(tab: Tab, month: str) -> None:
        # Exactly what a reader does: the menu is open, a month is pressed.
        if not tab.locator(".tl-change[open]").count():
            tab.locator(".tl-change > summary").first.click()
        tab.locator(f'.tl-calendar a[href*="period={month}"]').first.click()

    command = [sys.executable, "-m", "dashboard.cli", "serve", "--port"]
    return Subject(
        name=f"Tilts {path}",
        command=lambda port: [*command, str(port)],
        path=path,
        choose=choose,
        home=home,
    )


def bare(home: Path, path: str, months: Sequence[str], folder: Path) -> Subject:
    """A bare Dash page that answers the charts of a page of ours from a dictionary."""
    shelf = Shelf.at(Settings(home=home).editions)
    figures = {month: _figures(shelf, path, month) for month in months}
    file = folder / f"{path.replace('/', '_')}.json"
    file.write_text(json.dumps(figures, cls=PlotlyJSONEncoder), encoding="utf-8")
    n = len(figures[months[0]])

    def choose(tab: Tab, month: str) -> None:
        tab.get_by_text(month, exact=True).click()

    command = (sys.executable, str(HERE / "bare.py"), str(file))
    return Subject(
        name=f"bare Dash, {n} charts",
        command=lambda port: [*command, str(port)],
        path="/",
        choose=choose,
    )


def _figures(shelf: Shelf, path: str, month: str) -> list[dict[str, Any]]:
    address = Address.read(path, f"?period={month}")
    page = whole(Reader(address=address, scope=everything()), shelf)
    return [*page["charts"].values()]


def peers(home: Path, months: Sequence[str]) -> list[Subject]:
    """The same question in Streamlit and in Vizro."""
    python = _installed()
    shelf = Shelf.at(Settings(home=home).editions)
    number = shelf.current()
    asked = (str(shelf.path(number)), ",".join(months))
    streamlit = (python, "-m", "streamlit", "run", "--server.headless=true")
    file = str(HERE / "in_streamlit.py")

    def choose(tab: Tab, month: str) -> None:
        tab.get_by_text(month, exact=True).first.click()

    return [
        Subject(
            name="Streamlit, 3 charts",
            command=lambda port: (
                *streamlit,
                f"--server.port={port}",
                file,
                "--",
                *asked,
            ),
            path="/",
            choose=choose,
        ),
        Subject(
            name="Vizro, 3 charts",
            command=lambda port: (python, str(HERE / "in_vizro.py"), *asked, str(port)),
            path="/",
            choose=choose,
        ),
    ]


def _installed() -> str:
    python = PEERS / "bin" / "python"
    if not python.exists():
        venv.create(PEERS, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", *_PACKAGES]
        subprocess.run(install, check=True)  # noqa: S603
    return str(python)
