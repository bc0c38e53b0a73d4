"""Every click and command that the guides name is there."""

import re
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from dashboard.cli import cli
from dashboard.ground import i18n

GUIDES = sorted((Path(__file__).parents[2] / "docs" / "guide").glob("*.md"))
FOLDER = Path(i18n.__file__).parent / "translations"


def words_of_pages():
    """Words in English and in Latvian, without where they stand."""
    with (FOLDER / "lv.po").open("rb") as file:
        messages = [one for one in read_po(file) if isinstance(one.id, str) and one.id]
    return {one.id for one in messages}, {one.string for one in messages}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_click_named_in_a_guide_is_a_word_of_the_pages(guide):
    """Clicks are bold inside a sentence; a bold beginning is a heading, with a dot."""
    english, _title, latvian = guide.read_text("utf-8").partition("## Latviski")
    assert latvian
    for part, words in zip((english, latvian), words_of_pages(), strict=True):
        bold = re.findall(r"\*\*([^*]+)\*\*", part)
        clicks = {" ".join(one.split()) for one in bold if not one.endswith(".")}
        assert clicks <= words


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_command_named_in_a_guide_is_one(guide):
    for line in re.findall(r"`tilts ([^`]+)`", guide.read_text("utf-8")):
        command, words = cli, line.split()
        context = click.Context(command)
        while words and isinstance(command, click.Group):
            inner = command.get_command(context, words[0])
            if inner is None:
                break
            command = inner
            words.pop(0)
        options = {name for one in command.params for name in one.opts}
        assert command is not cli or words == ["--help"], line
        assert {w for w in words if w.startswith("--")} - {"--help"} <= options, line


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_picture_of_a_guide_is_there_and_small(guide):
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", guide.read_text("utf-8"))
    assert pictures
    for picture in pictures:
        assert (guide.parent / picture).stat().st_size < 120_000
