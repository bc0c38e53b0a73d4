"""Rows among the others that record nothing: headings once more."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from dashboard.ground.spelling import fold
from dashboard.writing.contracts.problems import Problem
from dashboard.writing.files.dressed import without
from dashboard.writing.rows.reading import Reading

_SEVERAL = 2


def headings(readings: Sequence[Reading]) -> frozenset[int]:
    """Return the lines all of whose filled cells say again what heads their columns.

    So do a second row of headings, also in another language, and those of a list that
    was put together from several.
    """
    if not readings:
        return frozenset()
    contract, single = readings[0].table.contract, readings[0].columns.single
    # What a row cannot do without comes first: it hardly ever is a heading.
    names = sorted(single, key=lambda name: not contract[name].required)
    heads = {single[name]: _heads(contract[name].headings) for name in names}
    return frozenset(
        line for line, one in enumerate(readings, 1) if _is_heading(one, heads)
    )


def told(readings: Sequence[Reading], lines: Collection[int]) -> list[Problem]:
    """Say once that such rows were passed over."""
    if not lines:
        return []
    first = readings[min(lines) - 1]
    cell = next(one for one in first.cells if one.value is not None)
    return [
        Problem(
            code="headings_repeated",
            cell=cell.address,
            column="",
            value="",
            words={"rows": len(lines)},
        )
    ]


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
