"""Rows among the others that only add them up: no work of their own."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from dashboard.ground.spelling import fold
from dashboard.writing.contracts.contract import LOG
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.files.table import Cell
from dashboard.writing.rows import codes
from dashboard.writing.rows.reading import Reading

_OF_WORK = (
    *("kind", "institution", "role", "esf_measure", "domains", "activity", "outcome"),
)
_NAMED = ("date", "municipality", "post", "family")
"""Columns in which no sentence stands, so that more words may go with the sum's."""
_FEWEST = 3
"""What fewer rows add up to, another may say by chance."""
_NAME = (
    r"(\W*\w+\W+){0,2}"
    r"(kopa|kopsumma|kopskaits|kopejais|pavisam|summa|starpsumma|videji|videjais"
    r"|totals?|subtotal|sum|average|итого|всего|сумма|в среднем)"
)
_ALONE = re.compile(rf"{_NAME}[\W\d]*")
_WORDS = re.compile(rf"{_NAME}(?!\W+(ar|with|с)\b)(\W+\w+){{0,3}}\W*")
_NUMBER = re.compile(r"\d+([.,]\d+)?")


def lines(readings: Sequence[Reading]) -> frozenset[int]:
    """Return the lines of rows that add others up.

    They name no family by a code and tell of no work; and a word says that they are a
    sum, or a formula does, or their minutes are those of several rows above.
    """
    if not readings or readings[0].table.contract.name != LOG.name:
        return frozenset()
    numbered = enumerate(readings, 1)
    sheets = groupby(numbered, key=lambda one: one[1].sheet)
    return frozenset(line for _sheet, rows in sheets for line in _of_sheet(rows))


def told(readings: Sequence[Reading], found: Collection[int]) -> Iterator[Problem]:
    """Say of each such row that it was passed over."""
    for line in sorted(found):
        cell = next(_filled(readings[line - 1]))
        value = str(cell.value or "")[:200]
        yield Problem(code="row_of_sums", cell=cell.address, column="", value=value)


def _of_sheet(rows: Iterable[tuple[int, Reading]]) -> Iterator[int]:
    every, part = _Added(), _Added()
    for line, reading in rows:
        own = _minutes(reading)
        if not _tells_of_work(reading):
            adds_up = every.is_told_by(own) or part.is_told_by(own)
            if adds_up or _is_called_a_sum(reading):
                yield line
                part = _Added()
                continue
        for one in (every, part):
            one.minutes += own
            one.rows += 1


@dataclass
class _Added:
    """The minutes of rows so far, and how many rows they are."""

    minutes: float = 0.0
    rows: int = 0

    def is_told_by(self, minutes: float) -> bool:
        """Whether a row that says so many adds these up."""
        return self.rows >= _FEWEST and 0 < minutes == self.minutes


def _minutes(reading: Reading) -> float:
    cell = reading.cell("minutes")
    value = cell.value if cell else None
    if isinstance(value, str):
        return _number(value)
    return float(value) if isinstance(value, int | float) else 0.0


@lru_cache(maxsize=20_000)
def _number(text: str) -> float:
    plain = text.replace("\u00a0", "").replace(" ", "").replace(",", ".")
    return float(plain) if _NUMBER.fullmatch(plain) else 0.0


def _tells_of_work(reading: Reading) -> bool:
    """Whether a row names a family by a code, or says what was done."""
    family = reading.filled("family")
    if family and _is_code(str(family.value)):
        return True
    for places in reading.columns.ticks.values():
        if any(reading.cells[place].value for place, _choice in places):
            return True
    for name in _OF_WORK:
        cell = reading.filled(name)
        if cell and not _is_number_or_word(str(cell.value)):
            return True
    return False


@lru_cache(maxsize=20_000)
def _is_code(text: str) -> bool:
    """Whether a text is a family's code, and not how many families there were."""
    is_none = codes.is_nobody(text) or codes.COUNTED.fullmatch(fold(text))
    return not (is_none or _is_number_or_word(text))


@lru_cache(maxsize=20_000)
def _is_number_or_word(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) or _is_sum(text)


def _is_called_a_sum(reading: Reading) -> bool:
    named = filter(None, map(reading.filled, _NAMED))
    return any(_is_sum(str(cell.value)) for cell in named) or any(
        cell.address in reading.table.sums
        or (isinstance(cell.value, str) and _is_sum_alone(cell.value))
        for cell in _filled(reading)
    )


@lru_cache(maxsize=20_000)
def _is_sum(text: str) -> bool:
    return _WORDS.fullmatch(fold(text)) is not None


@lru_cache(maxsize=20_000)
def _is_sum_alone(text: str) -> bool:
    return _ALONE.fullmatch(fold(text)) is not None


def _filled(reading: Reading) -> Iterator[Cell]:
    lacking = reading.table.formulas_without_value
    return (
        cell
        for cell in reading.cells
        if cell.value is not None or cell.address in lacking
    )
