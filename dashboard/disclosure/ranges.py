"""What anybody can reckon of hidden counts who has nothing but what is shown."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from dashboard.disclosure import programs
from dashboard.disclosure.cells import Cell
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import CEILING, Floats, Model
from dashboard.disclosure.relations import Relation, relations
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


def reckoned(told: Told, extent: Span, profile: Profile) -> Reckoning:
    """Find the range of each hidden cell by linear programmes over all relations.

    Nothing else is known: that a total adds up is no guess here where one of its parts
    is hidden.
    """
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
    found: dict[Cell, Range] = {}
    for own, model in _apart(rows, columns):
        here = {c: own[columns[c]] for c in sorted(hidden) if columns[c] in own}
        of = [*own]
        found |= dict(_ranges(model, (low[of], high[of]), here))
    return Reckoning(ranges=found, relations=len(rows))


def _apart(
    rows: list[Relation], columns: Mapping[Cell, int]
) -> Iterator[tuple[dict[int, int], Model]]:
    """Models of columns that say nothing of each other, each with its own numbers."""
    terms = [[(columns[cell], n) for cell, n in one.terms] for one in rows]
    equal = [one.equal for one in rows]
    stands = programs.rows(terms, equal, len(columns)).stands
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
            least = model.extreme(low, high, column, -1).point[column]
        if most < min(high[column], CEILING / 2) - SLACK:
            most = model.extreme(low, high, column, 1).point[column]
        is_open = most > CEILING / 2
        yield (
            cell,
            Range(
                low=int(np.ceil(least - SLACK)),
                high=None if is_open else int(np.floor(most + SLACK)),
            ),
        )
