"""Whether the columns of families and of persons stand in each other's place.

Where both hold small numbers, each cell can be read. Which is which shows in what goes
together: a family mostly comes with one number of persons, and not the other way round.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from dashboard.writing.rows import codes
from dashboard.writing.rows.reading import Reading
from dashboard.writing.rows.typed import MANY, Row

Pair = tuple[int, int]
"""What stands for the family, and for the number of persons."""

_TOGETHER, _APART = 0.9, 0.6
_MOSTLY, _SOME = 0.6, 0.3
"""The shares of rows that fit mixed up, and that may fit as they stand: among
themselves, and with what is known."""
_TIMES = 1.5
"""How often a number must come, on the average, so that it tells what it goes with."""


def pair(row: Row, reading: Reading) -> Pair | None:
    """Return the two numbers of a row; None where either is none."""
    cell = reading.filled("family")
    code = codes.plain(str(cell.value)) if cell else ""
    is_number = code.isdecimal() and code.isascii() and 0 < int(code) < MANY
    return (int(code), row["persons"]) if is_number and row["persons"] else None


def is_known(pairs: Sequence[Pair], known: Mapping[int, Collection[int]]) -> bool:
    """Whether families are known with their numbers of persons the other way round."""
    turned = [(persons, family) for family, persons in pairs]
    is_likely = _fits(turned, known) >= _MOSTLY * len(pairs)
    return is_likely and _fits(pairs, known) <= _SOME * len(pairs)


def _fits(pairs: Sequence[Pair], known: Mapping[int, Collection[int]]) -> int:
    return sum(persons in known.get(family, ()) for family, persons in pairs)


def is_seen(pairs: Sequence[Pair]) -> bool:
    """Whether numbers of families and persons go together the other way round."""
    turned = [(persons, family) for family, persons in pairs]
    many = len({family for family, _persons in turned})
    is_told = len(pairs) >= _TIMES * many and many > len({one for one, _ in pairs}) > 1
    return is_told and _share(turned) >= _TOGETHER and _share(pairs) <= _APART


def _share(pairs: Sequence[Pair]) -> float:
    """Return the share of pairs in which the first comes with its usual second."""
    beside: dict[int, Counter[int]] = defaultdict(Counter)
    for first, second in pairs:
        beside[first][second] += 1
    return sum(max(one.values()) for one in beside.values()) / len(pairs)
