"""What the command line says of itself."""

import subprocess
import sys

import click
import pytest

from dashboard.cli import cli, main
from dashboard.cli.menu import MENU

COSTLY = ("pandas", "dash", "plotly", "openpyxl", "scipy", "highspy")


def paths():
    """Every command and every command of a group, as it is typed."""
    context = click.Context(cli)
    for name in MENU:
        command = cli.get_command(context, name)
        yield (name,), command
        for sub in getattr(command, "commands", {}).values():
            yield (name, sub.name), sub


COMMANDS = dict(paths())
each_command = pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)


def helped(capsys, *typed):
    with pytest.raises(SystemExit) as ended:
        main([*typed, "--help"])
    assert ended.value.code == 0
    return " ".join(capsys.readouterr().out.split())


@each_command
def test_help_in_latvian_leaves_no_option_in_english(capsys, typed):
    text = helped(capsys, *typed)
    options = [one for one in COMMANDS[typed].params if isinstance(one, click.Option)]
    assert [one.name for one in options if one.help and one.help in text] == []
    assert "required" not in text
    assert "default:" not in text


def test_an_option_says_its_range_and_that_it_is_needed(capsys):
    text = helped(capsys, "posts", "add", "--lang", "en")
    assert "--from YYYY-MM-DD First day. [required]" in text
    assert "Paid hours. [0<=x<=168]" in text


def test_every_command_is_listed_with_what_it_is_for(capsys):
    text = helped(capsys, "--lang", "en")
    assert [name for name, one in MENU.items() if one.meaning not in text] == []


def read_by(typed):
    """Which of the costly packages a command reads."""
    script = f"""
import sys
from dashboard.cli import main
try:
    main({typed!r})
except SystemExit:
    read = {COSTLY!r}
    print([name for name in read if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return done.stderr.strip()


@pytest.mark.parametrize("typed", [["--help"], ["undo", "--help"]], ids=" ".join)
def test_help_reads_nothing_that_it_does_not_need(typed):
    assert read_by(typed) == "[]"


def test_asking_reads_nothing_that_it_does_not_need(town, monkeypatch):
    town.take("date|municipality|family\n2019-01-07|Jelgava|A")
    town.publish()
    monkeypatch.setenv("TILTS_HOME", str(town.settings.home))
    assert read_by(["ask", "families_by_month"]) == "[]"
