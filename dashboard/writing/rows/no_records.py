"""Rows among those of a log that record nothing: headings once more, and totals."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from dashboard.ground.spelling import fold
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.files.dressed import without
from dashboard.writing.rows.reading import Reading

_SEVERAL = 2
_TOTAL = re.compile(
    r"(pavisam |kopa|pavisam|kopsumma|summa|total|subtotal|grand total|sum|итого|всего)"
    r"( kopa)?\b[^\d]*"
)
_OF_A_RECORD = ("date", "municipality")


def headings(readings: Sequence[Reading]) -> frozenset[int]:
    """Return the lines all of whose filled cells say again what heads their columns.

    So do a second row of headings, also in another language, and those of a list that
    was put together from several.
    """
    if not readings:
        return frozenset()
    contract, single = readings[0].table.contract, readings[0].columns.single
    heads = {place: _heads(contract[name].headings) for name, place in single.items()}
    return frozenset(
        line for line, one in enumerate(readings, 1) if _is_heading(one, heads)
    )


def totals(readings: Sequence[Reading]) -> frozenset[int]:
    """Return the lines in which a word for a sum stands, and no day or no place."""
    return frozenset(
        line for line, reading in enumerate(readings, 1) if _is_total(reading)
    )


def told(
    readings: Sequence[Reading], lines: Collection[int], code: str
) -> list[Problem]:
    """Say once that such rows were passed over."""
    if not lines:
        return []
    first = readings[min(lines) - 1]
    cell = next(one for one in first.cells if one.value is not None)
    words: dict[str, object] = {"rows": len(lines)}
    return [Problem(code=code, cell=cell.address, column="", value="", words=words)]


def _is_heading(reading: Reading, heads: Mapping[int, set[str]]) -> bool:
    several = 0
    for place, spellings in heads.items():
        value = reading.cells[place].value
        if value is None:
            continue
        if not isinstance(value, str):
            return False
        if not (fold(value) in spellings or _bare(value) in spellings):
            return False
        several += 1
    return several >= _SEVERAL


def _heads(spellings: Collection[str]) -> set[str]:
    return {*spellings} | {fold(without(one)) for one in spellings}


@lru_cache(maxsize=20_000)
def _bare(value: str) -> str:
    return fold(without(value))


def _is_total(reading: Reading) -> bool:
    if "date" not in reading.columns.single:
        return False
    cells = [reading.columns.cell(reading.cells, name) for name in _OF_A_RECORD]
    if all(cells) and not any(_is_sum(cell.value) for cell in cells if cell):
        return False
    return any(_is_sum(cell.value) for cell in reading.cells)


def _is_sum(value: object) -> bool:
    return isinstance(value, str) and _is_word_for_sum(value)


@lru_cache(maxsize=20_000)
def _is_word_for_sum(text: str) -> bool:
    return bool(_TOTAL.fullmatch(fold(text)))
