"""Which cells of a release are hidden."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.common import NOTHING, Common
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.programs import Floats
from dashboard.disclosure.relief import relieved
from dashboard.disclosure.room import with_room
from dashboard.disclosure.search import Search
from dashboard.disclosure.seen import Seen, Witnesses
from dashboard.disclosure.system import Measure, System, build
from dashboard.disclosure.table import NAMED


@dataclass(frozen=True, kw_only=True)
class Protection:
    """What may be released: `shown`, rounded where the profile rounds.

    `primary` cells are hidden for their own sake, the other hidden ones so that
    nothing follows. `witnesses` are possible data sets that show it, and `point` the
    one that they differ from.
    """

    hidden: frozenset[Cell]
    primary: frozenset[Cell]
    shown: Mapping[Cell, int]
    witnesses: Witnesses | None = field(default=None, repr=False, compare=False)
    point: Floats | None = field(default=None, repr=False, compare=False)

    def without(self, some: Collection[Cell]) -> "Protection":
        """Leave out counts that are released to nobody."""
        left_out = frozenset(some)
        return Protection(
            hidden=self.hidden - left_out,
            primary=self.primary - left_out,
            shown={c: n for c, n in self.shown.items() if c not in left_out},
        )


def suppress(
    values: Mapping[Cell, int],
    profile: Profile,
    before: Collection[Cell] = (),
    common: Common = NOTHING,
) -> Protection:
    """Hide small counts, and as many others as it takes that none of them follows.

    The promise: of every hidden cell, first and complementary alike, an outsider
    and every municipality (which knows its own cells exactly, those of all that it
    was made of), and as many of them together as the profile says, must reckon with at
    least `profile.threshold` different counts, the largest of them at least the
    threshold, so that no hidden cell can be shown to be small. It holds against all
    that follows from the relations in `relations` and from what is shown; not
    against knowledge of another kind, nor for cells that a municipality's own
    figures and the zeros, which are always shown, decide by themselves, nor for
    those published with the same count before. `before` are cells that an earlier
    release hid: they stay hidden. The same cells always give the same pattern.
    """
    primary = frozenset(_primary(values, profile))
    built = build(values, profile, _needless(common, primary))
    system = with_room(built, profile)
    first = primary | {cell for cell in {*before, *common.untold} if values.get(cell)}
    seen = _seen(system, first, profile)
    start = seen.hidden.copy()
    Search(system, seen, profile.threshold).run()
    if len(system.parts) == 1:
        seen = relieved(system, seen, start, profile.threshold)
    hidden = frozenset(
        cell
        for cell, is_hidden in zip(system.cells, seen.hidden, strict=True)
        if is_hidden
    )
    return Protection(
        hidden=hidden,
        primary=primary,
        shown={c: profile.shown(v) for c, v in values.items() if c not in hidden},
        witnesses=seen.witnesses,
        point=system.truth,
    )


def together(parts: Sequence[Protection]) -> Protection:
    """Put protections of tables together that say nothing of each other."""
    return Protection(
        hidden=frozenset().union(*(one.hidden for one in parts)),
        primary=frozenset().union(*(one.primary for one in parts)),
        shown={cell: n for one in parts for cell, n in one.shown.items()},
    )


Told = frozenset[tuple[str, Cell]]
"""Who can tell a hidden cell from too few other counts; an outsider has no name."""


def broken(
    values: Mapping[Cell, int],
    protection: Protection,
    profile: Profile,
    common: Common = NOTHING,
) -> Told:
    """Return who can tell what, though hiding more would keep it from them.

    What own figures and the zeros decide by themselves, no hiding can protect. Each
    witness is held against the relations and what is shown before it counts.
    """
    needless = _needless(common, protection.primary)
    built = build(values, profile, needless, protection.point)
    system = with_room(built, profile)
    seen = _seen(system, protection.hidden, profile)
    measure = Measure(system, seen.hidden)
    witnesses = protection.witnesses
    for columns, counts in witnesses.beside(system.truth) if witnesses else ():
        if measure.holds(columns, counts):
            seen.add(columns, counts)
    told = _told(system, seen, profile)
    if not told:
        return told
    most = _seen(system, {cell for cell, value in values.items() if value}, profile)
    for who, attacker in enumerate(most.attackers.names):
        for column, cell in enumerate(system.cells):
            if (attacker, cell) not in told:
                most.leave(who, column)
    return told - _told(system, most, profile)


def _needless(common: Common, primary: Collection[Cell]) -> Common:
    """What is told to nobody, without what is hidden for its own sake."""
    return replace(common, untold=common.untold.difference(primary))


def _seen(system: System, hidden: Collection[Cell], profile: Profile) -> Seen:
    seen = Seen(system, profile.threshold)
    seen.hidden |= np.array([cell in hidden for cell in system.cells], bool)
    return seen


def _told(system: System, seen: Seen, profile: Profile) -> Told:
    stuck = Search(system, seen, profile.threshold).narrow()
    return frozenset((seen.attackers.names[who], system.cells[n]) for who, n in stuck)


def _primary(values: Mapping[Cell, int], profile: Profile) -> set[Cell]:
    """Small counts, and numbers of persons in few families."""
    small = {
        cell
        for cell, value in values.items()
        if profile.is_small(value) and cell.measure != NAMED
    }
    persons = {
        replace(cell, measure="persons") for cell in small if cell.measure == "families"
    }
    return small | {cell for cell in persons if values.get(cell)}
