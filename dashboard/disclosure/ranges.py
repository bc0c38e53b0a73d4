"""What anybody can reckon of hidden counts who has nothing but what is shown."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from dashboard.disclosure import programs
from dashboard.disclosure.cells import Cell
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import CEILING, Floats, Model
from dashboard.disclosure.relations import relations
from dashboard.disclosure.system import SLACK, numbered
from dashboard.disclosure.table import Table
from dashboard.disclosure.windows import Span


@dataclass(frozen=True, kw_only=True)
class Range:
    """The smallest and the largest count that a hidden cell may be; None for no end."""

    low: int
    high: int | None

    def is_narrow(self, threshold: int) -> bool:
        """Whether it breaks the promise: too few counts, or none large enough."""
        if self.high is None:
            return False
        return self.high - self.low + 1 < threshold or self.high < threshold


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """The ranges of all hidden cells, and how many relations they rest on."""

    ranges: Mapping[Cell, Range]
    relations: int


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a file tells: `shown` counts, zeros too, and which are hidden.

    Where it does not tell of every place (`is_whole`), nobody knows what others add.
    """

    shown: Mapping[Cell, int]
    hidden: Collection[Cell]
    is_whole: bool = True


@dataclass(frozen=True, kw_only=True)
class _Posed:
    """What is told as numbers: a column a cell, its ends, the sums they stand in."""

    columns: Mapping[Cell, int]
    ends: tuple[Floats, Floats]
    terms: list[list[tuple[int, int]]]
    equal: list[bool]


Progress = Callable[[int, int], None]
"""Told how many hidden cells are done, of how many; mathematics import nothing."""


def _silent(_done: int, _of: int) -> None:
    """Tell nobody."""


def reckoned(
    told: Told, extent: Span, profile: Profile, progress: Progress = _silent
) -> Reckoning:
    """Find the range of each hidden cell by linear programmes over all relations.

    Nothing else is known: that a total adds up is no guess here where one of its parts
    is hidden.
    """
    posed = _posed(told, extent, profile)
    low, high = posed.ends
    found: dict[Cell, Range] = {}
    for own, model in _apart(posed):
        here = {
            cell: own[posed.columns[cell]]
            for cell in sorted(told.hidden)
            if posed.columns[cell] in own
        }
        of = [*own]
        for cell, ends in _ranges(model, (low[of], high[of]), here):
            found[cell] = ends
            progress(len(found), len(told.hidden))
    return Reckoning(ranges=found, relations=len(posed.terms))


def bounded(
    told: Told, extent: Span, profile: Profile, progress: Progress = _silent
) -> Reckoning:
    """Find what each hidden cell may be by one relation after another: a second's work.

    True as the ranges that programmes find, and sometimes wider, as no relation knows
    what two say together. Ends move until they stay, or for so many rounds.
    """
    posed = _posed(told, extent, profile)
    sums = programs.rows(posed.terms, posed.equal, len(posed.columns))
    low, high = sums.ends(*posed.ends, np.zeros(len(posed.terms)), _ROUNDS)
    ranges = {}
    for cell in sorted(told.hidden):
        column = posed.columns[cell]
        ranges[cell] = _range(low[column], high[column])
    progress(len(ranges), len(ranges))
    return Reckoning(ranges=ranges, relations=len(posed.terms))


_ROUNDS = 100


def _posed(told: Told, extent: Span, profile: Profile) -> _Posed:
    shown, hidden = told.shown, told.hidden
    values = {**dict.fromkeys(hidden, 1), **shown}
    table = Table(values, extent, unknown=hidden, is_whole=told.is_whole)
    given = relations(table, disjoint=profile.disjoint)
    rows = [one for one in given if not one.presumed]
    columns = numbered(sorted(values), rows)
    low, high = np.zeros(len(columns)), np.full(len(columns), np.inf)
    for cell, value in values.items():
        least, most = (1, np.inf) if cell in hidden else profile.meant(value)
        # A small count that is shown all the same means itself.
        low[columns[cell]], high[columns[cell]] = min(least, value), most
    return _Posed(
        columns=columns,
        ends=(low, high),
        terms=[[(columns[cell], n) for cell, n in one.terms] for one in rows],
        equal=[one.equal for one in rows],
    )


def _apart(posed: _Posed) -> Iterator[tuple[dict[int, int], Model]]:
    """Models of columns that say nothing of each other, each with its own numbers."""
    terms, equal = posed.terms, posed.equal
    stands = programs.rows(terms, equal, len(posed.columns)).stands
    _many, part_of = connected_components(stands.T @ stands, directed=False)
    own: dict[int, dict[int, int]] = defaultdict(dict)
    for column, part in enumerate(part_of):
        own[int(part)][column] = len(own[int(part)])
    for part, numbers in own.items():
        inside = [n for n, row in enumerate(terms) if part_of[row[0][0]] == part]
        given = programs.rows(
            [[(numbers[column], n) for column, n in terms[row]] for row in inside],
            [equal[row] for row in inside],
            len(numbers),
        )
        yield numbers, Model(given)


def _at_once(
    model: Model, ends: tuple[Floats, Floats], hidden: list[int]
) -> tuple[Floats, Floats]:
    """Move all hidden columns down together, and up, as far as they go."""
    start = model.feasible(*ends)
    if start is None or not hidden:
        return ends
    reach = np.zeros(len(start))
    reach[hidden] = CEILING
    return model.together(*ends, start, -reach), model.together(*ends, start, reach)


def _ranges(
    model: Model, ends: tuple[Floats, Floats], hidden: Mapping[Cell, int]
) -> Iterator[tuple[Cell, Range]]:
    low, high = ends
    down, up = _at_once(model, ends, [*hidden.values()])
    for cell, column in hidden.items():
        least, most = down[column], up[column]
        # Where all went as far as each may, nothing is left to ask of one alone.
        if least > low[column] + SLACK:
            least = model.extreme(low, high, column, -1)[column]
        if most < min(high[column], CEILING / 2) - SLACK:
            most = model.extreme(low, high, column, 1)[column]
        yield cell, _range(least, most)


def _range(least: float, most: float) -> Range:
    """Whole numbers between two ends; a ceiling is no end."""
    is_open = most > CEILING / 2
    return Range(
        low=int(np.ceil(least - SLACK)),
        high=None if is_open else int(np.floor(most + SLACK)),
    )
