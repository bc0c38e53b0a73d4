"""CONTRIBUTING's recipes: each is applied to a copy of the project, and run there."""

import io
import os
import re
import shutil
import subprocess
import sys

import pytest
from babel.messages.pofile import read_po

from dashboard.ground.settings import ROOT

GIT = shutil.which("git")
CATALOGUE = "dashboard/ground/translations/lv.po"

RECIPES = {
    "Add an indicator": [
        "tests/queries/test_families_by_contacts.py",
        "tests/reading/test_every_indicator.py",
        "tests/reading/test_columns.py",
        "tests/pages/test_pages.py",
    ],
    "Add a column to the log": [
        "tests/writing/contracts/test_fields.py",
        "tests/writing/handouts/test_templates.py",
        "tests/editions/test_golden_editions.py::test_it_answers_as_on_the_day_it_was_made",
    ],
    "Add a filter": [
        "tests/queries/test_entries.py",
        "tests/editions/test_filters.py",
        "tests/writing/publishing/outside/test_scope.py",
        "tests/pages/test_pages.py",
    ],
}
"""What each recipe must leave green: what it adds, and what holds all of its kind."""

MOST_FILES = {"Add an indicator": 5, "Add a column to the log": 5, "Add a filter": 4}


def section(title):
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)[
        1
    ]


def block(title, kind):
    return re.search(
        rf"^```{kind}\n(.*?)^```$", section(title), re.MULTILINE | re.DOTALL
    )[1]


def run(folder, *words):
    """Run a command in the copy; it fails with all that the command said."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def touched(title):
    """The files that a recipe's diff makes or changes."""
    return re.findall(r"^diff --git a/(\S+)", block(title, "diff"), re.MULTILINE)


def python(folder, *words):
    run(folder, sys.executable, "-m", *words)


def copy(folder):
    """Copy what git knows of the project, and what was set up beside it."""
    named = subprocess.run(
        [
            shutil.which("git"),
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in named.stdout.decode().split("\0"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    (folder / "assets" / "vendor").symlink_to(ROOT / "assets" / "vendor")
    return folder


def translate(folder, words):
    """Write the recipe's Latvian beside the messages that `make messages` brings."""
    subprocess.run(
        [sys.executable, "-m", "tools.messages", "--update"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        check=False,
    )
    said = {message.id: message.string for message in read_po(io.BytesIO(words))}
    path = folder / CATALOGUE
    lines = path.read_text(encoding="utf-8")
    for message in re.findall(
        r'(?:^#.*\n)*^msgid (?:".*"\n)+msgstr ""\n\n', lines, re.MULTILINE
    ):
        (wanted,) = [one for one in read_po(io.BytesIO(message.encode())) if one.id]
        written = said[wanted.id].replace("\\", "\\\\").replace('"', '\\"')
        filled = message.removesuffix('msgstr ""\n\n') + f'msgstr "{written}"\n\n'
        lines = lines.replace(message, filled)
    path.write_text(lines, encoding="utf-8")


def is_sql(name):
    return name.endswith(".sql")


@pytest.mark.long
@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_applies_and_what_it_adds_works(title, tmp_path):
    folder = copy(tmp_path / "copy")
    (folder / "recipe.diff").write_text(block(title, "diff"), encoding="utf-8")
    run(folder, GIT, "apply", "recipe.diff")
    translate(folder, block(title, "po").encode())
    python(folder, "tools.catalogue")
    python(folder, "tools.messages")
    python(folder, "ruff", "check", "dashboard", "tests")
    python(folder, "ruff", "format", "--check", "dashboard", "tests")
    # Each file is judged by itself, and those that stay as they are by make check.
    python(folder, "sqlfluff", "lint", *filter(is_sql, touched(title)))
    python(folder, "pytest", "-q", "-p", "no:cacheprovider", *RECIPES[title])


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_touches_few_files(title):
    files = set(touched(title))
    generated = {"docs/indicators.md"} if title == "Add an indicator" else set()
    assert len(files | {CATALOGUE} | generated) <= MOST_FILES[title]


def test_every_recipe_is_run():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## (Add .*)$", text, re.MULTILINE)) == RECIPES.keys()
