"""What machines do to us is said in one sentence; details tell nothing of a cell."""

import errno
import os
import shutil
import subprocess
import sys

import duckdb
import pytest

from dashboard.cli import main
from dashboard.ground import faults, i18n

_RUN = "import sys; from dashboard.cli import main; main(sys.argv[1:])"


def raised(error):
    """The error as it comes out of the program, with its way through it."""
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "The disk is full, or nearly: warehouse.duckdb"),
        (errno.EDQUOT, "may use is full"),
        (errno.EACCES, "This user may not use warehouse.duckdb"),
        (errno.EROFS, "can only be read"),
        (errno.EIO, "cannot read or write warehouse.duckdb"),
        (errno.EINTR, "Reading or writing warehouse.duckdb was interrupted"),
    ],
)
@pytest.mark.parametrize("by", ["python", "duckdb"])
def test_what_is_in_the_way_is_named_with_its_file(number, told, by):
    path = "/home/tilts/warehouse.duckdb"
    error = (
        OSError(number, os.strerror(number), path)
        if by == "python"
        else duckdb.IOException(f'Could not write "{path}": {os.strerror(number)}')
    )
    with i18n.language("en"):
        assert told in faults.sentence(error)
    assert faults.is_the_machines(error)


def test_what_nobody_foresaw_is_said_and_kept(tmp_path):
    path = faults.keep(raised(ValueError("a cell that says Anna")), tmp_path)
    text = path.read_text(encoding="utf-8")
    assert ("Anna" in text, "test_faults.py" in text, "ValueError" in text) == (
        False,
        True,
        True,
    )
    assert not faults.is_the_machines(ValueError("x"))


def test_details_find_a_place_where_the_home_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("x")
    path = faults.keep(raised(OSError(errno.EIO, "x", "y")), tmp_path / "file")
    assert path.exists()


def test_what_was_raised_because_of_a_fault_is_told_as_the_fault():
    try:
        raise ValueError("edition-1.json") from OSError(errno.EIO, "x", "/h/CURRENT")
    except ValueError as error:
        said = faults.sentence(error)
    assert "CURRENT" in said
    assert not faults.is_the_machines(None)


def test_of_two_names_the_one_that_people_know_is_told():
    error = OSError(errno.EISDIR, "x", "/h/CURRENT.tmp", None, "/h/CURRENT")
    assert "CURRENT.tmp" not in faults.sentence(error)


def test_a_fault_that_nobody_foresaw_ends_with_three(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("TILTS_HOME", str(tmp_path))

    def broken(_command, _arguments):
        raise RuntimeError("a cell that says Anna")

    monkeypatch.setattr("click.Command.invoke", broken)
    with pytest.raises(SystemExit) as ended:
        main(["batches", "--lang", "en"])
    said = capfd.readouterr().err
    assert (ended.value.code, "Anna" in said, "Traceback" in said) == (3, False, False)
    assert "Something went wrong" in said


def test_names_that_a_session_cannot_write_are_said(tmp_path):
    home = tmp_path / "ģimenes"
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TILTS_HOME": str(home),
    }
    done = subprocess.run(
        [sys.executable, "-c", _RUN, "publish", "--lang", "en"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert "PYTHONUTF8=1" in done.stderr


def test_who_reads_only_the_beginning_of_an_answer_sees_no_fault(tmp_path):
    command = f'"{sys.executable}" -c "{_RUN}" institutions list | head -1'
    environment = {**os.environ, "TILTS_HOME": str(tmp_path)}
    done = subprocess.run(
        [shutil.which("bash"), "-o", "pipefail", "-c", command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stderr, len(done.stdout.splitlines())) == ("", 1)
