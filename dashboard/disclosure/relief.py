"""Showing again what was hidden for others and is not needed after all."""

import numpy as np

from dashboard.disclosure.company import Company
from dashboard.disclosure.costs import Costs
from dashboard.disclosure.programs import Mask
from dashboard.disclosure.search import Search
from dashboard.disclosure.seen import Seen
from dashboard.disclosure.system import System

_TRIES = 2
"""Cells for which it is worked out; the dearest come first."""


def relieved(system: System, seen: Seen, first: Mask, threshold: int) -> Seen:
    """Show the dearest cells of those that were not hidden from the first."""
    costs = Costs(system)
    company = Company(system, seen, costs, threshold)
    spare = [
        column
        for column in costs.dearest(np.flatnonzero(seen.hidden & ~first))
        if not company.needs(int(column))
    ]
    for column in spare[:_TRIES]:
        trial = seen.without(int(column))
        if Company(system, trial, costs, threshold).needs(int(column)):
            continue
        if Search(system, trial, threshold).settles():
            seen = trial
    return seen
