"""Codes that say more than the family: a member's number or letter behind it."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.rows import codes
from dashboard.writing.rows.reading import Reading
from dashboard.writing.rows.typed import Row

CODE = "family_members"
_MEMBER = re.compile(r"(.*\d)(?:[/._](\d{1,2})|[-/._]?([A-Z]))")
_PAIR = re.compile(r"([A-Z]+-?)\d+/(\d+)")
_YEAR = re.compile(r".*(?<!\d)(19|20)\d\d")
_SEVERAL = 2


def problems(met: Sequence[tuple[Row, Reading]]) -> Iterator[Problem]:
    """Point at each code that is another one of its place and what stands behind it.

    Where that other one stands nowhere, two that begin with it must; and 2024/1 and
    2024/2 are families of a year, 12/1 and 12/2 may be pages of a list.
    """
    named: dict[str, dict[str, list[Reading]]] = defaultdict(dict)
    for row, reading in met:
        cell = reading.filled("family") if row.get("family") else None
        if cell and reading.accepted:
            code = codes.plain(str(cell.value))
            named[str(row["municipality"])].setdefault(code, []).append(reading)
    for by_code in named.values():
        yield from _of_place(by_code)


def of_known(
    rows: Sequence[Row], readings: Sequence[Reading], known: Collection[str]
) -> Iterator[Problem]:
    """Point at each new code that is an earlier file's, and what stands behind it.

    Of earlier files only pseudonyms are known, so each is made anew of the code.
    """
    seen: set[str] = set()
    for row in rows:
        reading = readings[row["line"] - 1]
        cell = reading.filled("family") if row.get("family") else None
        match = _MEMBER.fullmatch(codes.plain(str(cell.value))) if cell else None
        is_new = row.get("family") not in known and row.get("family") not in seen
        if match and is_new and not _YEAR.fullmatch(match[1]):
            seen.add(row["family"])
            keyed = reading.context.pseudonyms
            if keyed.of(match[1], row["municipality"]) in known:
                yield _said(reading)


def _of_place(by_code: dict[str, list[Reading]]) -> Iterator[Problem]:
    members: dict[str, list[str]] = defaultdict(list)
    for code in by_code:
        match = _MEMBER.fullmatch(code)
        if match and not _YEAR.fullmatch(match[1]):
            members[match[1]].append(code)
    for family, those in members.items():
        is_one = any(map(str.isalpha, family)) and len(those) >= _SEVERAL
        for code in those:
            if family in by_code or is_one or _other(code) in by_code:
                yield _said(by_code[code][0])


def _other(code: str) -> str:
    """Return the second code where J-1/2 stands for J-1 and J-2; it may be nothing."""
    match = _PAIR.fullmatch(code)
    return f"{match[1]}{match[2]}" if match else ""


def _said(reading: Reading) -> Problem:
    cell = reading.filled("family") or reading.cells[0]
    return reading.problem("family", cell, CellError(CODE))
