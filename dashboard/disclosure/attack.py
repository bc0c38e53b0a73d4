"""What an attacker can conclude of the hidden cells."""

from collections.abc import Collection, Mapping

from dashboard.disclosure import Profile
from dashboard.disclosure.cells import Cell


def intervals(
    values: Mapping[Cell, int],
    hidden: Collection[Cell],
    profile: Profile,  # noqa: ARG001
    known: Collection[Cell] = (),
) -> Mapping[Cell, tuple[float, float]]:
    """Return what is known of each hidden cell: so far, nothing."""
    most = max(values.values(), default=0)
    return dict.fromkeys({*hidden} - {*known}, (0, most + 5))
