"""Kinds of families in several places that give a count room where others give none.

A count that cannot be widened whatever is hidden is given up: what the zeros and an
attacker's own counts decide, no hiding protects. That must not be so only because a
kind of family was not thought of.
"""

import numpy as np

from dashboard.disclosure.generation import worth
from dashboard.disclosure.movers import Movers
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import Model
from dashboard.disclosure.search import Search
from dashboard.disclosure.seen import Seen
from dashboard.disclosure.system import SLACK, System, bounds, extended, movers_of


def with_room(system: System, profile: Profile) -> System:
    """Add the kinds of families that widen what would be given up without them.

    In a large programme those that are there are enough: it would take long.
    """
    if len(system.parts) > 1 or (profile.disjoint and not system.moves):
        return system
    movers = movers_of(system)
    seen = Seen(system, profile.threshold)
    seen.hidden |= system.truth[: system.given] > 0
    for attacker, column in Search(system, seen, profile.threshold).narrow():
        own = system.attackers.knowing(attacker)
        for sign in (1, -1):
            system = _widened(system, movers, own, (column, sign, profile.threshold))
    return system


def _widened(
    system: System,
    movers: list[Movers],
    own: np.ndarray,
    goal: tuple[int, int, int],
) -> System:
    """Add kinds for one count to go as far as it may, whatever is hidden."""
    column, sign, threshold = goal
    hidden = system.truth[: system.given] > 0
    end = system.truth[column] + sign * (threshold - 1)
    while True:
        low, high = bounds(system, hidden, own)
        cost = np.zeros(len(system.truth))
        cost[column] = -sign
        if sign > 0:
            high[column] = min(high[column], end)
        else:
            low[column] = max(low[column], end)
        found = Model(system.rows).cheapest(low, high, cost)
        if found is None or abs(found[0][column] - end) < SLACK:
            return system
        prices = worth(system.rows, system.stays, found[1])
        kinds = [one.better(prices[: one.width]) for one in movers]
        if not sum(map(len, kinds)):
            return system
        system = extended(system, movers, kinds)
