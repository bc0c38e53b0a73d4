"""Which new counts no data set has together with those that were shown before."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

import numpy as np

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.common import Common, Visit
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import SolverError
from dashboard.disclosure.system import (
    ContradictionError,
    called_for,
    movers_of,
    unsolved,
)
from dashboard.disclosure.table import COVERAGES, span_of
from dashboard.disclosure.windows import Span


@dataclass(frozen=True, kw_only=True)
class Fitting:
    """Counts that are left `out`, and families in several places of whom others may be.

    Looking for them again would take long: families that were forgotten are among them.
    """

    out: set[Cell]
    movers: Sequence[Sequence[Visit]]


def contradicting(
    values: Mapping[Cell, int],
    fixed: Collection[Cell],
    profile: Profile,
    common: Common,
) -> Fitting:
    """Find the counts that must be left out for the others to be possible together.

    The `fixed` ones stay: they were shown. Of the others those go that are furthest
    from what is possible beside them, all together as near as can be, and with a place
    its total.
    ContradictionError where the fixed ones contradict each other.
    """
    out = _untrue_zeros(values, fixed)
    values = {cell: value for cell, value in values.items() if cell not in out}
    for presume in (True, False):
        system = unsolved(values, profile, common, presume=presume)
        moving = np.flatnonzero([cell not in fixed for cell in system.cells])
        movers = movers_of(system)
        try:
            kinds, priced = called_for(system, movers, common, moving)
        except SolverError:
            # What may never be off has no room for what was told.
            continue
        if not priced.torn:
            out |= {system.cells[column] for column in priced.moved}
            each = (m.visits(own) for m, own in zip(movers, kinds, strict=True))
            out = (out | totals_of(out)) - set(fixed)
            return Fitting(out=out, movers=[*chain(*each)])
    raise ContradictionError


def totals_of(cells: Collection[Cell]) -> set[Cell]:
    """The same counts of all places together.

    A place knows its own rows whether they are told of or not. What no data set has
    beside the earlier counts is nowhere in our relations: a total less what the place
    knows would be a count of the others that nobody looked at.
    """
    return {replace(cell, municipality=TOTAL) for cell in cells}


def _untrue_zeros(values: Mapping[Cell, int], fixed: Collection[Cell]) -> set[Cell]:
    """New counts of none around somebody who was told of: they would be no unknowns.

    What is zero empties its days for everything in it.
    """
    somebody: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for cell in fixed:
        if values.get(cell) and cell.measure in COVERAGES:
            for place, domain in product(
                {cell.municipality, TOTAL}, {cell.domain, TOTAL}
            ):
                somebody[place, domain].append(span_of(cell))
    return {
        cell
        for cell, value in values.items()
        if not value and cell not in fixed and cell.measure in COVERAGES
        if any(map(span_of(cell).holds, somebody[cell.municipality, cell.domain]))
    }
