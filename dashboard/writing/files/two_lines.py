"""Headings in two lines: “Ģimene” over “Kods” and “Personu skaits”."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import zip_longest

from dashboard.writing.files.grid import Grid
from dashboard.writing.files.spellings import Place

Places = Callable[[Sequence[object]], list[Place | None]]


def read(grid: Grid, place: int, places: Places) -> tuple[int, int, list[object]]:
    """Return the first and last line of headings, and what they head together.

    The row at a place heads what a file cannot do without. The one below or above it
    is a line of the headings if both together head more than that row does.
    """
    own = grid.rows[place][1]
    most = places(own)
    for first in (place, place - 1):
        if not 0 <= first < len(grid.rows) - 1:
            continue
        upper, lower = grid.rows[first][1], grid.rows[first + 1][1]
        other = lower if first == place else upper
        if not _may_head(other, most):
            continue
        together = [*_together(upper, lower, places)]
        if {*filter(None, places(together))} > {*filter(None, most)}:
            return first, first + 1, together
    return place, place, own


def _may_head(row: Sequence[object], most: Collection[Place | None]) -> bool:
    """Whether there are words alone in a row, and none below what is headed already."""
    texts = [cell for cell in row if cell is not None]
    are_words = all(
        isinstance(text, str) and not any(map(str.isdigit, text)) for text in texts
    )
    return bool(texts) and are_words and len(texts) <= len(most)


def _together(
    upper: Sequence[object], lower: Sequence[object], places: Places
) -> Iterator[object]:
    """Yield what heads each column: its own words, those of both lines, or the upper's.

    What stands over several columns stands in the first of them.
    """
    taken: set[Place] = set()
    over: object = None
    for above, below in zip_longest(upper, lower):
        over = above or (over if below else None)
        both = " ".join(str(text) for text in (over, below) if text)
        for words in (below, both, above):
            (place,) = places([words])
            if place and place not in taken:
                taken.add(place)
                yield words
                break
        else:
            yield both or None
