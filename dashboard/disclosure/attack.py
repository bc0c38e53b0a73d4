"""What an attacker can conclude of hidden cells, by linear programming."""

from collections.abc import Collection, Mapping

import numpy as np

from dashboard.disclosure import programs
from dashboard.disclosure.cells import Cell
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import Floats, Mask
from dashboard.disclosure.system import System, bounds, build

SLACK = 1e-6
"""How far a solver may be from the number it means."""


def intervals(
    values: Mapping[Cell, int],
    hidden: Collection[Cell],
    profile: Profile,
    known: Collection[Cell] = (),
) -> Mapping[Cell, tuple[float, float]]:
    """Smallest and largest value of each hidden cell that nothing shown rules out.

    `known` are cells the attacker has exactly although they are hidden, such as a
    municipality's own; no interval is given for them. Where nothing ends it, the
    upper end is infinite. The ends are those of real numbers, not of counts.
    """
    system = build(values, profile)
    concealed = np.array([cell in hidden for cell in system.cells], bool)
    own = np.array([cell in known for cell in system.cells], bool)
    low, high = bounds(system, concealed, own)
    return {
        system.cells[column]: interval(system, low, high, int(column))
        for column in np.flatnonzero(concealed & ~own)
    }


def interval(
    system: System, low: Floats, high: Floats, column: int
) -> tuple[float, float]:
    """Ends of one column's values within the bounds."""
    near, far = around(system, low, high, column)
    ends = [
        programs.extreme(system.rows, near, far, column, sign).point[column]
        for sign in (-1, 1)
    ]
    lowest, highest = (float(round(end, 6)) for end in ends)
    return lowest, float("inf") if highest > programs.CEILING / 2 else highest


def around(
    system: System, low: Floats, high: Floats, column: int, most: int | None = None
) -> tuple[Floats, Floats]:
    """Bounds that leave free only what hangs together with a column.

    With `most`, the search stops when that many columns are free, and the rest
    stays at the truth: what is possible then is possible anyway.
    """
    free: Mask = high > low
    reached = np.zeros(len(free), bool)
    reached[column] = True
    while most is None or reached.sum() < most:
        rows = system.rows.touching(reached)
        grown = reached | (system.rows.columns(rows) & free)
        if grown.sum() == reached.sum():
            break
        reached = grown
    return np.where(reached, low, system.truth), np.where(reached, high, system.truth)
