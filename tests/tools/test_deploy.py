"""What lies in deploy/ fits the project: files, commands and settings it names."""

import re
import shlex
from configparser import ConfigParser

import pytest

from dashboard.cli.menu import MENU
from dashboard.ground.settings import KNOWN
from dashboard.ground.shipped import ROOT
from tests.tools.test_wheel import COPIED

FOLDER = ROOT / "deploy"
UNITS = sorted((FOLDER / "systemd").glob("*.service"))
DOCKERFILE = (FOLDER / "Dockerfile").read_text(encoding="utf-8")


def copied():
    """What the image is built of."""
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    return {name for line in lines for name in line.split()}


def commands(text):
    """The command of tilts that a line starts."""
    return re.findall(r"/bin/tilts ([a-z]+)", text)


def test_the_image_is_built_of_all_that_a_wheel_is_built_of():
    assert {*COPIED, "app.py", "pyproject.toml", "MANIFEST.in"} <= copied()
    assert all((ROOT / name).exists() for name in copied())


def test_what_the_image_is_built_of_is_not_ignored():
    ignored = (FOLDER / "Dockerfile.dockerignore").read_text(encoding="utf-8")
    let_in = {line[1:] for line in ignored.splitlines() if line.startswith("!")}
    assert copied() <= let_in


def test_no_file_names_a_registry_and_none_is_run_as_root():
    assert not re.search(r"^FROM \S+\.\S+/", DOCKERFILE, re.MULTILINE)
    assert "USER 10001:10001" in DOCKERFILE


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_a_command_that_there_is(unit):
    parser = ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str
    parser.read(unit, encoding="utf-8")
    service = parser["Service"]
    (command,) = commands(service["ExecStart"])
    assert command in MENU
    assert shlex.split(service["ExecStart"])
    assert service["User"] != "root"


def test_every_timer_has_its_service():
    timers = {path.stem for path in (FOLDER / "systemd").glob("*.timer")}
    assert timers <= {path.stem for path in UNITS}


def test_every_setting_that_is_named_is_known():
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in FOLDER.rglob("*") if path.is_file()
    )
    # The name of the machine is the proxy's, not ours.
    assert {*re.findall(r"TILTS_[A-Z_]+", text)} - {"TILTS_HOST"} <= KNOWN
