"""Asking on the command line as somebody else."""

import pytest

from dashboard.cli import main
from dashboard.ground.access import NOBODY, Role, UnknownRoleError, current, somebody
from tests.edition_fixture import put_edition


@pytest.fixture
def ask(tmp_path, monkeypatch, capfd):
    put_edition(tmp_path / "editions")
    monkeypatch.setenv("TILTS_HOME", str(tmp_path))

    def run(*arguments):
        given = ["ask", "interactions_by_kind", "--period", "all", "--format", "json"]
        try:
            main([*given, "--lang", "en", *arguments])
        except SystemExit as ended:
            return ended.code, *capfd.readouterr()
        return 0, *capfd.readouterr()

    return run


@pytest.mark.parametrize("role", [[], ["--as", "coordinator"], ["--as", "leadership"]])
def test_some_see_everything(ask, role):
    code, said, _complaint = ask(*role)
    assert (code, "0003000" in said, "0001000" in said) == (0, True, True)


def test_a_municipality_sees_its_own_rows(ask):
    _code, said, _complaint = ask("--as", "municipality:0003000")
    assert ("0003000" in said, "0001000" in said) == (True, False)


def test_outsiders_see_no_exact_row(ask):
    code, said, complaint = ask("--as", "outside")
    assert (code, said) == (2, "")
    assert "tilts publish --outside" in complaint


@pytest.mark.parametrize(
    ("role", "why"),
    [
        ("boss", "There is no role “boss”."),
        ("", "There is no role"),
        ("municipality", "There is no municipality with the code"),
        ("municipality:1", "There is no municipality with the code “1”."),
        ("leadership:0003000", "Only the role municipality has a code"),
    ],
)
def test_another_role_is_refused_in_words(ask, role, why):
    code, _said, complaint = ask("--as", role)
    assert (code, why in complaint) == (2, True)


def test_nobody_stays_behind(ask):
    ask("--as", "leadership")
    assert current() is NOBODY


def test_a_role_is_read_as_people_write_it():
    found = somebody(" municipality:0003000 ", "anna")
    assert (found.role, found.scope) == (Role.MUNICIPALITY, {"0003000"})


@pytest.mark.parametrize("text", ["Coordinator", "coordinator ,", "*", ":"])
def test_what_only_looks_like_a_role_is_none(text):
    with pytest.raises(UnknownRoleError):
        somebody(text, "x")
