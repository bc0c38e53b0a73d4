"""What is said of words that no command takes, in the reader's language."""

import inspect

import pytest
from click import exceptions, parser, types

from dashboard.cli import main
from dashboard.cli.unread import MESSAGES
from dashboard.ground import i18n
from dashboard.ground.i18n import _
from tools.messages import in_code

NEVER = {
    *("Missing parameter", "Missing {param_type}", "Missing parameter: {param_name}"),
    *("unknown error", "Could not open file {filename!r}: {message}"),
    *("Invalid start character for option ({option})", "Choice({choices})"),
    "{value!r} is not a valid boolean. Recognized values: {states}",
    *("{value!r} is not a valid UUID.", "{name} {filename!r} is not executable."),
}
"""What click says of kinds of options that we have none of, or to programmers."""

TYPED = {
    "nekas": "Komandas 'nekas' nav.",
    "ask": "Trūkst argumenta 'INDICATOR'.",
    "import --nav x": "Opcijas '--nav' nav.",
    "ask families_change --period": "Aiz opcijas '--period' jāraksta vērtība.",
    "ask families_change --format yaml": "'yaml' nav neviens no šiem: 'table', 'csv'",
    "undo x": "'BATCH' vērtība neder: 'x' nav skaitlis, kāds te vajadzīgs.",
    "publish a b": "Lieki argumenti (a b)",
    "posts add 0003000 --hours-per-week 999": "999.0 nav robežās 0<=x<=168.",
    "posts add 0003000 --from 1.5": "1.5 nav diena. Rakstiet tā: 2024-02-29 vai",
    "restore /nav/tur": "'/nav/tur': tāda nav.",
}


def refused(capsys, *typed):
    with pytest.raises(SystemExit) as ended:
        main([*typed])
    assert ended.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("typed", TYPED)
def test_it_is_said_in_latvian(capsys, typed):
    said = refused(capsys, *typed.split())
    assert TYPED[typed] in said
    assert "Kļūda: " in said
    assert not {"Error", "Try", "Usage"} & {*said.replace(":", " ").split()}


def test_it_is_said_in_english(capsys):
    said = refused(capsys, "nekas", "--lang", "en")
    assert "Error: No such command 'nekas'." in said
    assert "Try 'tilts --help' for help." in said


def singles(module):
    """What a module of click says, what depends on a number as two."""
    for message in in_code(inspect.getsource(module)):
        yield from [message] if isinstance(message, str) else message


def test_nothing_that_click_can_say_is_left_out():
    said = {one for module in (exceptions, parser, types) for one in singles(module)}
    odd = {one for one in said if "match the format" in one or "{len_type}" in one}
    assert said - {*MESSAGES} == NEVER | odd


def test_every_sentence_has_its_latvian():
    with i18n.language("lv"):
        assert [one for one in MESSAGES if _(one) == one] == []
