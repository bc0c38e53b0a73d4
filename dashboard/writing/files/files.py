"""From a file that anybody may have made to a table under known headings."""

import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.writing.contracts.contract import Contract
from dashboard.writing.files import (
    above,
    archive,
    delimited,
    renamed,
    repeats,
    sandbox,
    sheets,
)
from dashboard.writing.files.grid import Grid, OverLimitError
from dashboard.writing.files.headings import Headings, score
from dashboard.writing.files.limits import MEGABYTE, Limits
from dashboard.writing.files.refusals import refusal
from dashboard.writing.files.table import Cell, RefusedError, Table

__all__ = ["Cell", "Limits", "RefusedError", "Table", "read"]

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAPERS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
"""How documents and pictures begin."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def read(
    path: Path,
    contracts: Sequence[Contract],
    limits: Limits | None = None,
    headings: Sequence[str] = (),
    *,
    as_above: bool = False,
) -> Table:
    """Read a workbook or a text file; RefusedError says why one cannot be read.

    `headings` say which column of the contract a cell heads, such as C1=minutes; where
    it is `as_above`, empty cells of days and places mean what stands above them.
    """
    limits = limits or Limits()
    known = [Headings(contract) for contract in contracts]
    try:
        data = _content(path, limits)
        grids = _grids(data, known, limits)
    except OverLimitError as error:
        raise refusal(error.code, **error.values) from error
    meant = renamed.rename(grids, headings, contracts)
    repeats.check(grids, known)
    table = sheets.table(path.name, grids, known)
    if len(table.rows) > limits.rows:
        raise refusal("too_many_rows", most=limits.rows)
    table = above.filled(table) if as_above else table
    return replace(
        table,
        notices=(*meant, *table.notices),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
    )


def grids(path: Path, contracts: Sequence[Contract]) -> tuple[bytes, list[Grid]]:
    """Return a workbook's bytes, or the cells of a text file and no bytes."""
    limits = Limits()
    known = [Headings(contract) for contract in contracts]
    data = _content(path, limits)
    if data.startswith(_ZIP):
        archive.check(data, limits)
        return data, []
    return b"", _grids(data, known, limits)


def _content(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a file; read once, so that nobody can swap it later."""
    try:
        if path.is_dir():
            raise refusal("folder")
        if not path.exists():
            raise refusal("missing")
        if not path.is_file():
            raise refusal("unreadable")
        # Of a pipe that took its place since, nobody is waited for.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise refusal("unreadable")
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise refusal("unreadable") from error
    if not data.strip():
        raise refusal("empty_file")
    if len(data) > limits.file_bytes:
        raise refusal("file_too_big", most=limits.file_bytes // MEGABYTE)
    return data


def _grids(data: bytes, known: Sequence[Headings], limits: Limits) -> list[Grid]:
    if data.startswith(_OLE):
        raise refusal("password" if _ENCRYPTED_PACKAGE in data else "old_workbook")
    if data.startswith(_PAPERS):
        raise refusal("paper")
    if data.startswith(_EMPTY_ZIP):
        raise refusal("not_a_workbook")
    if data.startswith(_ZIP):
        archive.check(data, limits)
        return sandbox.read(data, limits)
    return [delimited.read(data, lambda row: score(row, known), limits)]
