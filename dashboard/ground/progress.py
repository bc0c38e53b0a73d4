"""How far something long is, told to whoever watches."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Step = Callable[[int, int], None]
"""Is told how many parts are done, and of how many."""

_T = TypeVar("_T")


def unwatched(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


def watched(parts: Sequence[_T], step: Step) -> Iterator[_T]:
    """Give one part after another; each is done when the next is asked for."""
    for number, part in enumerate(parts, 1):
        yield part
        step(number, len(parts))
