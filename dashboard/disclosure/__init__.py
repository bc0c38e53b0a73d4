"""Disclosure control: cells in, hidden cells out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dashboard.disclosure.cells import Cell


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Counts from 1 to below the threshold are hidden; the rest may be rounded."""

    threshold: int = 5
    base: int = 1


@dataclass(frozen=True, kw_only=True)
class Protection:
    """Which cells are hidden, which of them for being small, and what is shown."""

    hidden: frozenset[Cell]
    primary: frozenset[Cell]
    shown: Mapping[Cell, int]


PROFILES = {"default": Profile(), "strict": Profile(threshold=8, base=5)}


def suppress(
    values: Mapping[Cell, int],
    profile: Profile,
    before: Collection[Cell] = (),
    published: Mapping[Cell, int] = {},  # noqa: ARG001
) -> Protection:
    """Hide what is small; no complementary cell yet."""
    primary = frozenset(c for c, n in values.items() if 0 < n < profile.threshold)
    hidden = primary | (frozenset(before) & values.keys())
    by = profile.base
    shown = {c: by * round(n / by) for c, n in values.items() if c not in hidden}
    return Protection(hidden=hidden, primary=primary, shown=shown)
