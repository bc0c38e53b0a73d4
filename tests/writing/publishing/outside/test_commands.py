"""The command line as somebody: what tilts ask answers, and what serve refuses."""

import json

import pytest

from dashboard.cli import main
from tests.conftest import JELGAVA, RIGA


@pytest.fixture
def tilts(small, monkeypatch, capfd):
    """Run a command; return its exit code and all it said."""
    monkeypatch.setenv("TILTS_HOME", str(small.settings.home))

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--lang", "en"])
        said = capfd.readouterr()
        return ended.value.code, said.out + said.err

    return run


def families(said):
    found = json.loads(said)["rows"]
    return {row["municipality"]: row["families"] for row in found}


ASK = ("ask", "families_by_municipality", "--period", "all", "--format", "json")


def test_what_is_hidden_is_a_mark_in_json(tilts):
    _code, said = tilts(*ASK, "--as", "outside")
    assert families(said)[RIGA] == "[c]"


def test_a_town_asks_for_its_own_exactly_and_others_as_outsiders(tilts):
    _code, outside = tilts(*ASK, "--as", "outside")
    _code, town = tilts(*ASK, "--as", f"municipality:{RIGA}")
    assert families(town) == {**families(outside), RIGA: 3}
    _code, exact = tilts(*ASK)
    assert families(exact)[JELGAVA] == 9


def test_free_days_are_not_answered_outside_and_say_so(tilts):
    days = ("--from", "2019-01-01", "--to", "2019-01-20", "--as", "outside")
    _code, said = tilts("ask", "families_by_municipality", *days)
    assert "only fixed periods are shown" in said


def test_a_role_that_there_is_not_is_refused(tilts):
    code, said = tilts(*ASK, "--as", "mayor")
    assert code == 2
    assert "There is no role “mayor”" in said


def test_an_inside_edition_is_not_served_as_an_outside_one(tilts, small):
    inside = str(small.shelf().path(1))
    code, said = tilts("serve", "--outside", inside, "--host", "0.0.0.0")  # noqa: S104
    assert code == 2
    assert "is not an outside edition" in said
