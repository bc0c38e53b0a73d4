"""What hidden counts may be: reckoned from the file, kept in it, and shown."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog

from dashboard.disclosure.profiles import PROFILES
from dashboard.disclosure.relations import relations
from dashboard.disclosure.table import Table
from dashboard.disclosure.windows import Span
from dashboard.editions.filters import Filters
from dashboard.editions.outside import OutsideFile
from dashboard.editions.policy import Policy
from dashboard.ground.i18n import language
from dashboard.reading.asking import QUERIES
from dashboard.reading.catalogue import INDICATORS
from dashboard.reading.exports.table import write_csv
from dashboard.reading.rows import within
from dashboard.writing.publishing import ranges_file
from dashboard.writing.publishing.cells import Calendar
from dashboard.writing.publishing.known import zeros
from dashboard.writing.publishing.ranges_file import write_ranges
from tests.answers import made
from tests.writing.publishing.outside.test_times import _publish

KIND = "cooperation_by_kind"


@pytest.fixture(scope="module")
def file(once, tmp_path_factory):
    home = once.made("times", _publish) / "tilts"
    there = tmp_path_factory.mktemp("ranges") / "edition-1.outside.duckdb"
    shutil.copy(home / "editions" / "edition-1.outside.duckdb", there)
    write_ranges(there)
    opened = OutsideFile.open(there)
    yield opened
    opened.close()


def plain(file):
    """The ends of every hidden count, each by a linear programme of its own."""
    days = file.manifest.extent
    shown, hidden = file.shown(), file.hidden()
    told = {**dict.fromkeys(hidden, 1), **shown}
    shown = {**zeros(told, Calendar(days), Policy().about), **shown}
    extent = Span(days.since, days.until)
    table = Table({**dict.fromkeys(hidden, 1), **shown}, extent, unknown=hidden)
    profile = PROFILES[file.manifest.outside.profile]
    rows = [r for r in relations(table, disjoint=profile.disjoint) if not r.presumed]
    cells = sorted({*shown, *hidden} | {cell for r in rows for cell, _n in r.terms})
    place = {cell: n for n, cell in enumerate(cells)}
    sums = {True: [], False: []}
    for one in rows:
        line = np.zeros(len(cells))
        for cell, n in one.terms:
            line[place[cell]] += n
        sums[one.equal].append(line)
    bounds = [
        (shown[c], profile.meant(shown[c])[1] if shown[c] else 0)
        if c in shown
        else (1 if c in hidden else 0, None)
        for c in cells
    ]

    def end(cell, sign):
        cost = np.zeros(len(cells))
        cost[place[cell]] = -sign
        found = linprog(
            cost,
            A_eq=np.array(sums[True]),
            b_eq=np.zeros(len(sums[True])),
            A_ub=np.array(sums[False]),
            b_ub=np.zeros(len(sums[False])),
            bounds=bounds,
        )
        # Unbounded: there is no most.
        return None if found.status == 3 else round(found.x[place[cell]], 6)

    return {cell: (end(cell, -1), end(cell, 1)) for cell in hidden}


def test_ranges_are_those_of_a_plain_linear_programme(file):
    kept = file._ranges
    assert len(kept) > 10
    for cell, (low, high) in plain(file).items():
        assert kept[cell][0] == np.ceil(low - 1e-4)
        assert kept[cell][1] == (None if high is None else np.floor(high + 1e-4))


def test_a_hidden_count_is_shown_with_its_range_in_table_and_file(file):
    released = INDICATORS[KIND].released
    found = file.table(QUERIES[KIND], released, Filters(period="all"))
    answer = replace(made(KIND, period="all"), table=found)
    hidden = [row for row in answer.rows if within(row, "times")]
    assert hidden
    low, high = within(hidden[0], "times")
    with language("en"):
        said = f"[c] {low}–{high}" if high else f"[c] at least {low}"
        shown = INDICATORS[KIND].shown(answer)
    assert said in {cell.whole for line in shown.lines for cell in line.cells}
    head, *_lines = write_csv(answer).decode("utf-8-sig").splitlines()
    assert "times,times_low,times_high" in head


def test_where_very_much_is_hidden_ranges_hold_the_true_ones(
    file, once, tmp_path, monkeypatch
):
    home = once.made("times", _publish) / "tilts"
    own = home / "editions" / "edition-1.outside.duckdb"
    there = Path(shutil.copy(own, tmp_path))
    monkeypatch.setattr(ranges_file, "MOST", 1)
    write_ranges(there)
    opened = OutsideFile.open(there)
    wider = opened._ranges
    opened.close()
    exact = {cell: _ends(*of) for cell, of in file._ranges.items()}
    assert wider.keys() == exact.keys()
    equal = 0
    for cell, of in wider.items():
        low, high = _ends(*of)
        assert 1 <= low <= exact[cell][0]
        assert high >= exact[cell][1]
        equal += (low, high) == exact[cell]
    # Many follow from one relation at a time.
    assert equal > len(exact) / 3


def _ends(low, high):
    return low, np.inf if high is None else high
