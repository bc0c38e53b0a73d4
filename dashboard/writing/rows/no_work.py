"""Rows of a log that tell of a day without work, or only hold a signature."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from dashboard.ground.spelling import fold
from dashboard.writing.contracts.contract import LOG
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.files.columns import is_added
from dashboard.writing.files.table import Cell
from dashboard.writing.rows.reading import Reading

_WORDS = re.compile(
    r"((ikgadejais|apmaksats|kartejais|macibu|bezalgas|papildu) )?atvalinajum[sa]"
    r"|atvalinajuma|slimiba|slimoju|slimo|slimibas lapa|darbnespeja(s lapa)?"
    r"|(valsts )?(svetki|svetku diena)|briv(s|a|diena)|briva diena|nestrada(ju)?"
    r"|nav darba|(annual |sick )?leave|vacation|(public |bank )?holidays?|day off"
    r"|sick|отпуск|больничный|выходной|праздник"
    r"|(mediatora |vaditaja )?parakst[si]|signature|signed|подпись"
)
_BESIDE = {"minutes", "persons", *LOG.frame}
"""What may stand beside such a word: how long the leave was is no time of work."""


def lines(readings: Sequence[Reading]) -> frozenset[int]:
    """Return the lines that hold such words, and nothing that tells of work."""
    if not readings or readings[0].table.contract.name != LOG.name:
        return frozenset()
    single = readings[0].columns.single
    beside = {place for name, place in single.items() if name in _BESIDE}
    added = {
        place
        for place, heading in enumerate(readings[0].table.headings)
        if is_added(heading.value)
    }
    return frozenset(
        line
        for line, one in enumerate(readings, 1)
        if _is_without(one.cells, beside | added)
    )


def told(readings: Sequence[Reading], found: Collection[int]) -> Iterator[Problem]:
    """Say of each such row that it was passed over."""
    for line in sorted(found):
        cell = next(one for one in readings[line - 1].cells if _is_word(one.value))
        value = str(cell.value)[:200]
        yield Problem(code="row_of_no_work", cell=cell.address, column="", value=value)


def _is_without(cells: Sequence[Cell], beside: Collection[int]) -> bool:
    is_any = False
    for place, (_address, value) in enumerate(cells):
        if value is None or place in beside:
            continue
        if not _is_word(value):
            return False
        is_any = True
    return is_any


def _is_word(value: object) -> bool:
    return isinstance(value, str) and _is_one(value)


@lru_cache(maxsize=20_000)
def _is_one(text: str) -> bool:
    return _WORDS.fullmatch(fold(text).strip(" .,:;!?()[]*-–—_")) is not None
