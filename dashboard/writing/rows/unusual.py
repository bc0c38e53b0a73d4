"""Codes of families that are not written as the others of their municipality are.

A slip of the hand, a name, or a word beside the code makes a code of another shape.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.rows import codes
from dashboard.writing.rows.parsing import Parsed
from dashboard.writing.rows.reading import Reading

_FEWEST, _ENOUGH = 4, 8
"""Rows of a municipality from which on its way of writing codes shows, and is sure."""
_USUAL, _LEAST = 0.05, 3
"""The share of rows, and their number, from which on a shape is usual."""
_TOGETHER = 0.8
"""The share of rows that usual shapes must make up, or there is no usual way."""
_MOSTLY = 0.6
"""The same of few rows, of which one odd code is a large share."""
_GROWTH = 20
"""How far a list may have grown past the largest number seen."""

_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]")
_PADDED = re.compile(r"(?<!\d)0\d")
_WORDS = re.compile(r"[^\W\d_]+\.?(?:[\s,]+[^\W\d_]+\.?)+")
"""Two words or more, and no number."""
_COUNTING = re.compile(r"(?<!\d)[1-9]\d*")
_GROWN = re.compile(r"(.*?)([1-9]\d*)")


@dataclass(frozen=True, kw_only=True)
class Named:
    """A row that names a family; `is_known` where it was met before this file."""

    code: str
    reading: Reading
    is_known: bool


def problems(parsed: Parsed, known: Collection[str]) -> list[Problem]:
    """Point at codes of an unusual shape, but for families that are known already."""
    named: dict[str, list[Named]] = defaultdict(list)
    for row in parsed.rows:
        reading = parsed.readings[row["line"] - 1]
        cell = reading.filled("family") if row.get("family") else None
        if cell and not _is_national(str(cell.value), reading):
            one = Named(
                code=codes.plain(str(cell.value)),
                reading=reading,
                is_known=row["family"] in known,
            )
            named[row["municipality"]].append(one)
    unusual = [one for rows in named.values() for one in _unusual(rows)]
    told = {one.cell for one in unusual}
    worded = [one for rows in named.values() for one in _of_words(rows)]
    return [*unusual, *(one for one in worded if one.cell not in told)]


def _of_words(rows: Sequence[Named]) -> Iterator[Problem]:
    """Point at what is words and no code, also where nothing shows what is usual."""
    for one in rows:
        cell = one.reading.filled("family")
        if cell and not one.is_known and _WORDS.fullmatch(str(cell.value).strip()):
            yield one.reading.problem("family", cell, CellError("family_words"))


def _is_national(code: str, reading: Reading) -> bool:
    prefix = codes.latin(reading.context.pseudonyms.national_prefix)
    return bool(prefix) and codes.plain(code).startswith(prefix)


def _unusual(rows: Sequence[Named]) -> Iterator[Problem]:
    if len(rows) < _FEWEST:
        return
    usual = _usual_codes(rows, _shape) if len(rows) >= _ENOUGH else set()
    if not usual or _are_counted_on(rows, usual):
        usual = _usual_codes(rows, _counted_shape)
    largest = _largest(usual)
    for one in rows:
        is_usual = not usual or one.code in usual or _may_be_new(one.code, largest)
        cell = one.reading.filled("family")
        if cell and not (is_usual or one.is_known):
            yield one.reading.problem("family", cell, CellError("family_unusual"))


def _usual_codes(rows: Sequence[Named], shape: Callable[[str], str]) -> set[str]:
    """Return the codes of usual shapes; none if there is no usual way of writing."""
    counted = Counter(shape(one.code) for one in rows)
    least = max(_LEAST, _USUAL * len(rows))
    usual = {form for form, n in counted.items() if n >= least}
    share = _TOGETHER if len(rows) >= _ENOUGH else _MOSTLY
    if sum(counted[form] for form in usual) < share * len(rows):
        return set()
    return {one.code for one in rows if shape(one.code) in usual}


def _are_counted_on(rows: Sequence[Named], usual: set[str]) -> bool:
    """Whether numbers have no zeros in front and grow longer, as from J-9 to J-10."""
    padded = sum(bool(_PADDED.search(one.code)) for one in rows)
    shapes = {_shape(code) for code in usual}
    return padded < _USUAL * len(rows) and len(shapes) > len(
        {_counted_shape(code) for code in usual}
    )


def _shape(code: str) -> str:
    """Return a code with any letter for a letter and any digit for a digit."""
    return _DIGITS.sub(lambda match: "0" * len(match[0]), _LETTERS.sub("A", code))


def _counted_shape(code: str) -> str:
    """Return the shape where numbers are counted on, as 9, 10 and 100 are."""
    return _LETTERS.sub("A", _DIGITS.sub(_length, _COUNTING.sub("9", code)))


def _length(digits: re.Match[str]) -> str:
    return "9" if digits[0] == "9" else "0" * len(digits[0])


def _largest(usual: Collection[str]) -> dict[str, int]:
    """Return the largest number behind each beginning of a code."""
    found: dict[str, int] = {}
    for code in usual:
        head = code.rstrip("0123456789")
        if head != code:
            number = int(code[len(head) :])
            found[head] = max(number, found.get(head, 0))
    return found


def _may_be_new(code: str, largest: dict[str, int]) -> bool:
    """Whether a code is the next of a list that has grown by a digit, as J-100 is."""
    match = _GROWN.fullmatch(code)
    if match is None or match[1] not in largest:
        return False
    most = largest[match[1]]
    return len(match[2]) > len(str(most)) and int(match[2]) <= most + _GROWTH
