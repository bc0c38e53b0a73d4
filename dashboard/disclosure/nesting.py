"""Stretches of time inside one another: which of them must be looked at together.

Where each family lives in one place, months say nothing of another year that their
own year does not say. So time falls into blocks: a year, in it half-years, in them
quarters; each is cut only by what begins or ends in it and is not inside of it.
"""

from collections.abc import Collection, Iterator

Stretch = tuple[int, int]
"""The numbers of two cuts."""


def blocks(
    windows: Collection[Stretch], last: int, kept: Collection[int] = ()
) -> Iterator[list[int]]:
    """Give the cuts of each block that are looked at together; first those of all.

    `last` is the number of the last cut. Those `kept` stay in every block around them:
    something is told of all days before them, or after.
    """
    nested = _nested(windows)
    for block in ((0, last), *nested):
        inside = [one for one in nested if _holds(block, one) and one != block]
        yield [
            cut
            for cut in range(block[0], block[1] + 1)
            if cut in kept or not any(_is_hidden(cut, one, windows) for one in inside)
        ]


def _nested(windows: Collection[Stretch]) -> list[Stretch]:
    """Windows of which none crosses another, first those that fewest cross."""
    long = sorted(one for one in windows if one[1] - one[0] > 1)
    crossed = {one: sum(_cross(one, other) for other in windows) for one in long}
    chosen: list[Stretch] = []
    for one in sorted(long, key=lambda stretch: crossed[stretch]):
        if not any(_cross(one, other) for other in chosen):
            chosen.append(one)
    return chosen


def _is_hidden(cut: int, block: Stretch, windows: Collection[Stretch]) -> bool:
    """Whether a cut lies in a block and concerns nothing that reaches out of it."""
    if not block[0] < cut < block[1]:
        return False
    return all(_holds(block, one) for one in windows if cut in one)


def _holds(one: Stretch, other: Stretch) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]


def _cross(one: Stretch, other: Stretch) -> bool:
    is_apart = one[1] <= other[0] or other[1] <= one[0]
    return not (is_apart or _holds(one, other) or _holds(other, one))
