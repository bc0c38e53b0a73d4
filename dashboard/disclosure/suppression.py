"""Which cells of a release are hidden."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.profiles import Profile
from dashboard.disclosure.relief import relieved
from dashboard.disclosure.search import Search
from dashboard.disclosure.seen import Seen
from dashboard.disclosure.system import build


@dataclass(frozen=True, kw_only=True)
class Protection:
    """What may be released: `shown`, rounded where the profile rounds.

    `primary` cells are hidden for their own sake, the other hidden ones so that
    nothing follows.
    """

    hidden: frozenset[Cell]
    primary: frozenset[Cell]
    shown: Mapping[Cell, int]


def suppress(
    values: Mapping[Cell, int],
    profile: Profile,
    before: Collection[Cell] = (),
    published: Mapping[Cell, int] | None = None,
) -> Protection:
    """Hide small counts, and as many others as it takes that none of them follows.

    The promise: of every hidden cell, first and complementary alike, an outsider
    and every municipality (which knows its own cells exactly) must reckon with at
    least `profile.threshold` different counts, the largest of them at least the
    threshold, so that no hidden cell can be shown to be small. It holds against all
    that follows from the relations in `relations` and from what is shown; not
    against knowledge of another kind, nor for cells that a municipality's own
    figures and the zeros, which are always shown, decide by themselves, nor for
    those `published` with the same count before. `before` are cells that an earlier
    release hid: they stay hidden. The same cells always give the same pattern.
    """
    known = {
        cell for cell, value in (published or {}).items() if values.get(cell) == value
    }
    primary = frozenset(_primary(values, profile))
    system = build(values, profile, known)
    seen = Seen(system, profile.threshold)
    first = primary | {cell for cell in before if values.get(cell)}
    start = np.array([cell in first for cell in system.cells], bool)
    seen.hidden |= start
    Search(system, seen, profile.threshold).run()
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
    )


def _primary(values: Mapping[Cell, int], profile: Profile) -> set[Cell]:
    """Small counts, and numbers of persons in few families."""
    small = {cell for cell, value in values.items() if profile.is_small(value)}
    persons = {
        replace(cell, measure="persons") for cell in small if cell.measure == "families"
    }
    return small | {cell for cell in persons if values.get(cell)}
