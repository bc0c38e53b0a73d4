"""How far chance alone may move a small number: an exact interval."""

from collections.abc import Callable
from math import exp

FEW = 30
"""Counts below which an interval is told."""

_TAIL = 0.025
_STEPS = 60


def interval(count: int, of: float) -> tuple[float, float]:
    """Return the 95 % interval of a rate: so many counted in so much time or work.

    Exact for counts that come by themselves (Poisson), by the middle P: what was
    counted is itself taken for half as likely to be passed. ZeroDivisionError of
    nothing.
    """
    low = _where(lambda mean: 1 - _below(count, mean), _TAIL, count) if count else 0.0
    high = _where(lambda mean: 1 - _below(count, mean), 1 - _TAIL, count)
    return low / of, high / of


def _where(rising: Callable[[float], float], value: float, count: int) -> float:
    """Find the mean at which a rising share reaches a value, by halving."""
    left, right = 0.0, 3.0 * count + 10
    for _step in range(_STEPS):
        middle = (left + right) / 2
        if rising(middle) < value:
            left = middle
        else:
            right = middle
    return (left + right) / 2


def _below(count: int, mean: float) -> float:
    """How likely fewer than so many are, and half of just as many."""
    term, total = exp(-mean), 0.0
    for n in range(count):
        total += term
        term *= mean / (n + 1)
    return total + term / 2
