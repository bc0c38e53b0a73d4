"""What the command line says of itself."""

import json
import subprocess
import sys

import click
import pytest

from dashboard.cli import cli, main
from dashboard.cli.menu import MENU

COSTLY = ("pandas", "dash", "plotly", "openpyxl", "numpy", "scipy", "highspy")


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


# One process for all of them, since to start one is the dearest part of it.
TYPED = (
    ["--help"],
    ["undo", "--help"],
    ["publish", "--help"],
    ["serve", "--help"],
    ["import", "log.csv"],
    ["ask", "families_by_month"],
    ["editions"],
    ["reproduce", "1"],
    ["doctor"],
)


def test_commands_read_nothing_that_they_do_not_need(town, monkeypatch):
    log = town.file("date|municipality|family\n2019-01-07|Jelgava|A", "log.csv")
    town.take(log)
    town.publish()
    monkeypatch.setenv("TILTS_HOME", str(town.settings.home))
    script = f"""
import json, sys
from dashboard.cli import main
read = dict()
for typed in {TYPED!r}:
    try:
        main(typed)
    except SystemExit:
        read[" ".join(typed)] = [name for name in {COSTLY!r} if name in sys.modules]
print(json.dumps(read), file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=log.parent,
    )
    read = json.loads(done.stderr.splitlines()[-1])
    assert read == {" ".join(typed): [] for typed in TYPED}
