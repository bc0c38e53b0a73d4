"""The wheel alone, in an empty environment and an empty folder: everything works."""

import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

import pytest

from dashboard.ground.shipped import ROOT

COPIED = ("assets", "dashboard", "data/reference", "queries", "tools")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built of a copy: what a build leaves lying is not left here."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in COPIED:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / "copy" / name, ignore=ignored)
    for name in ("app.py", "pyproject.toml", "README.md", "LICENSE", "MANIFEST.in"):
        shutil.copy(ROOT / name, folder / "copy" / name)
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    pip("wheel", *options, "--wheel-dir", folder, folder / "copy")
    (built,) = folder.glob("*.whl")
    # Where nothing of the copy is left, nothing of it can be read.
    shutil.rmtree(folder / "copy")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A new environment with the wheel, and with our dependencies but not our code."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder / "venv", symlinks=True)
    packages = next((folder / "venv").glob("lib/python*/site-packages"))
    # The folder alone: what makes the checkout importable in it is not followed.
    (packages / "ours.pth").write_text(sysconfig.get_path("purelib"))
    python = folder / "venv" / "bin" / "python"
    pip("--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    return folder


@pytest.fixture(scope="module")
def tilts(installed):
    """Runs a command of the wheel in an empty folder, with nothing set."""
    (installed / "empty").mkdir()

    def run(*words):
        return subprocess.run(
            [installed / "venv" / "bin" / "tilts", "--lang", "en", *words],
            cwd=installed / "empty",
            env=bare(installed),
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    return run


@pytest.fixture(scope="module")
def demo(tilts):
    return tilts("demo")


def pip(*words):
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*command, *map(str, words)], check=True)


def bare(folder, **more):
    """An environment that knows of no Tilts and no checkout."""
    strange = ("TILTS_", "PYTHON", "XDG_", "VIRTUAL_ENV")
    kept = {n: v for n, v in os.environ.items() if not n.startswith(strange)}
    return {**kept, "HOME": str(folder / "person"), **more}


def test_the_wheel_holds_every_file_beside_the_code(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for top in ("queries", "data/reference", "assets"):
        for path in (ROOT / top).rglob("*"):
            inside = f"dashboard/shipped/{path.relative_to(ROOT)}"
            assert path.is_dir() or inside in names


def test_the_checkout_cannot_be_imported_there(installed):
    said = subprocess.run(
        [
            installed / "venv" / "bin" / "python",
            "-c",
            "import app; print(app.__file__)",
        ],
        cwd=installed,
        env=bare(installed),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.startswith(str(installed))


def test_data_lie_in_the_persons_own_folder_and_that_is_said(installed, demo):
    home = installed / "person" / ".local" / "share" / "tilts"
    assert demo.splitlines()[-1] == f"Data are kept in {home}."
    assert (home / "editions" / "edition-1.duckdb").exists()


def test_it_publishes_and_answers(demo, tilts):
    assert tilts("publish", "--label", "second").startswith("Edition 2 is published")
    answer = tilts("ask", "families_by_municipality", "--period", "phase:III")
    assert "125" in answer.split("\n\n")[1].splitlines()[-1]


def test_it_writes_a_template(tilts, installed):
    tilts("template", "log", "log.xlsx")
    assert zipfile.is_zipfile(installed / "empty" / "log.xlsx")


def test_it_serves_a_page_and_its_styles_from_a_home_named_by_a_short_path(
    installed, demo
):
    (installed / "here").mkdir()
    shutil.copytree(installed / "person/.local/share/tilts", installed / "here/home")
    with serving(installed / "venv/bin/tilts", installed / "here") as address:
        start = installed / "here" / "home" / "keys" / "start-address"
        browser = build_opener(HTTPCookieProcessor())
        page = browser.open(start.read_text().strip()).read().decode()
        style = re.search(r'href="(/assets/vendor/bootstrap[^"]+)"', page)[1]
        assert b"Bootstrap" in urlopen(address + style).read()[:200]
        assert b"Plotly" in urlopen(f"{address}/assets/vendor/plotly.min.js").read()


class serving:  # noqa: N801 - read as a word: with serving(...)
    """The server, in a folder that holds a home, for as long as it is looked at."""

    def __init__(self, tilts, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [tilts, "serve", "--port", str(port)],
            cwd=folder,
            env=bare(folder, TILTS_HOME="home"),
            stdout=subprocess.DEVNULL,
        )

    def __enter__(self):
        for _try in range(300):
            try:
                urlopen(f"{self.address}/healthz").close()
                return self.address
            except URLError:
                time.sleep(0.2)
        raise AssertionError("The server does not answer.")

    def __exit__(self, *_error):
        self.process.terminate()
        self.process.wait(60)
