"""Months by careless hands: what is wrong is right or said, nothing right accused."""

import pytest

from dashboard.writing.files.table import RefusedError
from tests.oracles import careless_judge, careless_year
from tests.oracles.careless_judge import Judgement
from tests.oracles.careless_rows import PLACES

UNSAID, ACCUSED = 0.02, 0.005


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """Two months of four mediators, and what became of every row."""
    world = careless_year.prepared(tmp_path_factory.mktemp("careless"))
    judgement, refused = Judgement(), []
    for file in careless_year.files("a year", months=2, rows=40):
        outcome = careless_year.take(world, file, judgement)
        if isinstance(outcome, RefusedError):
            refused.append((file.shape, outcome.code))
    careless_judge.finish(world, judgement)
    return world, judgement, refused


def test_hardly_anything_wrong_goes_unsaid(year):
    unsaid, wrong = year[1].of("unsaid"), year[1].wrongs()
    assert len(wrong) > len(PLACES) * 5
    assert len(unsaid) <= UNSAID * len(wrong), year[1].by_slip(unsaid)


def test_hardly_anything_right_is_called_wrong(year):
    accused, right = year[1].accused, year[1].right_lines
    assert len(right) > len(PLACES) * 25
    assert len(accused) <= ACCUSED * len(right), [fate.codes for fate in accused]


def test_families_are_as_many_as_there_are_or_every_cause_is_named(year):
    _reported, _true, unexplained = careless_judge.families(*year[:2])
    assert unexplained == 0


def test_only_files_whose_letters_are_lost_are_refused(year):
    assert {code for _shape, code in year[2]} <= {"letters_lost"}
