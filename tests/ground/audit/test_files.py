"""The files of months: what their ends tell, and what is read of them."""

import json

import pytest

from dashboard.ground.audit import chain
from dashboard.ground.audit.files import Files

KEY = b"key"
LONG = "a" * 6000


@pytest.fixture
def files(tmp_path):
    return Files(folder=tmp_path)


def put(files, month, *lines, end=b"\n"):
    """Write lines of a month as they stand: a number, when, and how long."""
    told = [
        json.dumps(
            {"action": "view", "at": at, "note": note, "number": number, "what": "/"},
            separators=(",", ":"),
        )
        for number, at, note in lines
    ]
    path = files.folder / f"{month}.jsonl"
    path.write_bytes("\n".join(told).encode() + end)
    return path


def days(month, *numbers, note=""):
    return [(number, f"{month}-{number:02}T08:00:00Z", note) for number in numbers]


def chained(files, month, *whats, after=chain.BEGINNING, note=""):
    """Write lines as the log does; return their file and the newest link."""
    path, newest, told = files.folder / f"{month}.jsonl", after, []
    for what in whats:
        values = {"action": "view", "at": f"{month}-01", "what": what, "note": note}
        line, newest = chain.link(values, newest, KEY, {})
        told.append(line + b"\n")
    path.write_bytes(b"".join(told))
    return path, newest


def numbers(times):
    return times and [time.number for time in times]


def test_times_are_told_in_the_order_of_their_numbers(files):
    put(files, "2026-01", *days("2026-01", 1, 4))
    put(files, "2026-02", *days("2026-02", 2, 3))
    found = [*files.times()]
    assert numbers(found) == [1, 2, 3, 4]
    assert [f"{time.at:%m-%d %H}" for time in found][:2] == ["01-01 08", "02-02 08"]


@pytest.mark.parametrize(
    "at", ["yesterday", "9999-12-31T23:59:59-12:00", "2026-13-01T08:00:00Z", ""]
)
def test_what_can_be_no_time_is_left_out(files, at):
    put(files, "2026-01", (1, "2026-01-01T08:00:00Z", ""), (2, at, ""))
    assert numbers(files.times()) == [1]


def test_a_line_put_there_by_hand_is_left_out_and_letters_in_one_are_not(files):
    path = put(files, "2026-01", *days("2026-01", 1))
    with path.open("ab") as file:
        file.write(b"{}\n")
        odd = '{"action":"skatīt","at":"2026-01-02T08:00:00Z","number":2,"z":0}\n'
        file.write(odd.encode())
    assert numbers(files.times()) == [1, 2]


def test_of_months_that_are_over_the_first_and_last_time_are_told(files):
    put(files, "2026-01", *days("2026-01", 1, 2, 3))
    put(files, "2026-02", *days("2026-02", 4))
    put(files, "2026-03", *days("2026-03", 5, 6, 7))
    (files.folder / "2026-04.jsonl").touch()
    assert numbers(files.turns()) == [1, 3, 4, 4, 5, 6, 7]


def test_the_last_time_of_a_long_month_is_told(files):
    put(files, "2026-01", *days("2026-01", 1, 2, 3, 4, note=LONG))
    put(files, "2026-02", *days("2026-02", 5))
    assert numbers(files.turns()) == [1, 4, 5]


def test_a_log_without_a_line_has_no_times(files):
    assert files.turns() == []


def test_a_first_line_that_waited_over_the_end_of_a_month_is_of_its_month(files):
    waited = (1, "2026-01-31T23:56:00Z", "")
    put(files, "2026-02", waited, *days("2026-02", 2))
    assert numbers(files.turns()) == [1, 2]


@pytest.mark.parametrize(
    "lines",
    [
        [(1, "2026-01-31T23:54:00Z", ""), *days("2026-02", 2)],
        [*days("2026-02", 1), (2, "2026-03-01T00:00:00Z", "")],
        [*days("2026-02", 1), (2, "yesterday", "")],
        days("2026-02", 2, 1),
    ],
    ids=["earlier", "later", "no time", "another order"],
)
def test_ends_that_leave_a_doubt_tell_nothing(files, lines):
    put(files, "2026-02", *lines)
    assert files.turns() is None


def test_what_was_added_since_the_sizes_were_taken_is_not_read(files):
    _path, newest = chained(files, "2026-01", "/", "/gimenes", "/par")
    sizes = files.sizes()
    with (files.folder / "2026-01.jsonl").open("ab") as file:
        line, _newest = chain.link({"action": "view"}, newest, KEY, {})
        file.write(line + b"\n")
    assert [one.line.link.number for one in files.lines(KEY, sizes)] == [1, 2, 3]


def test_only_the_newest_month_is_looked_into_for_the_end(files):
    _path, newest = chained(files, "2026-01", *"abcd", note=LONG)
    path, _newest = chained(files, "2026-02", *"efgh", after=newest, note=LONG)
    (tail,) = files.tails(KEY)
    assert (tail.path, tail.line.link.number, tail.is_read) == (path, 8, True)
    assert (tail.rest, tail.is_open) == (b"", False)


def test_where_the_newest_line_was_changed_every_month_is_looked_into(files):
    _path, newest = chained(files, "2026-01", "/")
    path, _newest = chained(files, "2026-02", "/gimenes", "/par", after=newest)
    path.write_bytes(path.read_bytes().replace(b"/par", b"/dati"))
    found = [(one.line.link.number, one.is_read) for one in files.tails(KEY)]
    assert found == [(1, True), (2, False)]


@pytest.mark.parametrize(
    ("before", "number"), [((), None), (("/", "/par"), 2)], ids=["alone", "behind"]
)
def test_a_line_that_was_cut_short_is_no_changed_line(files, before, number):
    path, _newest = chained(files, "2026-01", *before)
    with path.open("ab") as file:
        file.write(b'{"action":"vi')
    (tail,) = files.tails(KEY)
    assert (tail.line and tail.line.link.number) == number
    assert (tail.rest, tail.is_open, tail.is_read) == (b'{"action":"vi', True, True)


def test_a_whole_line_that_nothing_ends_is_a_line(files):
    path, _newest = chained(files, "2026-01", "/", "/par")
    path.write_bytes(path.read_bytes()[:-1])
    (tail,) = files.tails(KEY)
    assert (tail.line.link.number, tail.rest) == (2, b"")
    assert (tail.is_open, tail.is_read) == (True, True)
