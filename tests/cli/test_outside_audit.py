"""Whoever wants to check an outside file needs nothing but the file."""

import json
import shutil
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from dashboard.cli import main
from dashboard.disclosure.cells import Cell
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.ranges import Range, Told, reckoned
from dashboard.disclosure.windows import Span
from tests.attacks import types
from tests.writing.publishing.outside.test_times import _publish

SHAPE, FAMILIES = types.drawn(3)
"""A small world whose every family is known."""

CELL = "measure", "municipality", "since", "until", "domain"

DAYS = Span(date(2019, 1, 1), date(2020, 1, 1))


@pytest.fixture(scope="module")
def file(once):
    return (
        once.made("times", _publish) / "tilts" / "editions" / "edition-1.outside.duckdb"
    )


@pytest.fixture
def audit(capfd):
    """Audit a file; return the exit code and what was said."""

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(["outside", "audit", *map(str, arguments), "--lang", "en"])
        return ended.value.code, capfd.readouterr().out

    return run


def test_a_published_file_keeps_the_promise(audit, file):
    code, said = audit(file)
    assert code == 0
    assert "The promise holds: each could be at least 5 different numbers" in said


def test_every_hidden_count_has_its_range(audit, file):
    code, said = audit(file, "--format", "json")
    found = json.loads(said)
    assert code == 0
    assert len(found["hidden"]) > 10
    assert min(one["low"] for one in found["hidden"]) == 1
    assert not any(one["is_narrow"] for one in found["hidden"])


def test_a_quick_look_says_that_it_was_one(audit, file):
    _code, said = audit(file, "--format", "json")
    code, quick = audit(file, "--quick", "--format", "json")
    assert code == 0
    ends = [
        {(*(one[key] for key in CELL),): (one["low"], one["high"]) for one in found}
        for found in (json.loads(said)["hidden"], json.loads(quick)["hidden"])
    ]
    in_full, wider = ends
    assert in_full.keys() == wider.keys()
    for cell, (low, high) in in_full.items():
        least, most = wider[cell]
        assert least <= low
        assert most is None or most >= high
    code, said = audit(file, "--quick")
    assert code == 0
    assert "as far as each relation tells by itself" in said
    assert "The promise holds" not in said


def test_a_file_that_shows_one_number_too_many_breaks_it(audit, file, tmp_path):
    copy = shutil.copy(file, tmp_path / "told.duckdb")
    school = "measure = 'times' and domain = 'school' and until > '2019-06-20'"
    told = f"from released.hidden_cells where {school} and municipality <> '0007000'"
    true = "case municipality when 'total' then 24 when '0003000' then 9 else 12 end"
    with duckdb.connect(str(copy)) as connection:
        connection.execute(f"insert into released.shown_cells select *, {true} {told}")
        connection.execute(f"delete {told}")
    for how in ((), ("--quick",)):
        code, said = audit(copy, *how)
        assert code == 1
        assert "The promise is broken" in said
        assert "3–3" in said


def test_what_is_no_outside_file_is_refused(audit, file, tmp_path):
    code, _said = audit(file.with_name("edition-1.duckdb"))
    assert code == 2


@pytest.mark.parametrize("hidden_by", range(4))
def test_the_truth_lies_in_every_range(hidden_by):
    values = types.counted(SHAPE, FAMILIES)
    hidden = [
        cell
        for n, cell in enumerate(sorted(values))
        if values[cell] and n % 5 > hidden_by
    ]
    shown = {cell: n for cell, n in values.items() if cell not in hidden}
    told = Told(shown=shown, hidden=hidden)
    found = reckoned(told, Span(*SHAPE.extent), Profile(threshold=3))
    for cell, of in found.ranges.items():
        assert of.low <= values[cell]
        assert of.high is None or values[cell] <= of.high


def test_a_part_of_a_known_whole_has_the_range_of_the_rest():
    families = Cell(
        measure="families", municipality="a", since=DAYS.since, until=DAYS.until
    )
    parts = [
        replace(families, measure=one) for one in ("new", "continuing", "returning")
    ]
    since = date(2018, 1, 1)
    extent = Span(since, DAYS.until)
    told = Told(shown={families: 9, parts[2]: 0}, hidden=parts[:2])
    found = reckoned(told, extent, Profile())
    assert {*found.ranges.values()} == {Range(low=1, high=8)}
