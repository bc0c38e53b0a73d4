"""Which kinds of families in several places some counts call for.

There are far too many kinds to write down. A programme in which totals may be off is
asked what it would pay for a family of each kind, and is given the kind it would pay
most for, until nothing is off (or nothing helps).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, hstack, identity, vstack

from dashboard.disclosure.movers import Kinds, Movers, each_once
from dashboard.disclosure.programs import (
    Floats,
    Mask,
    Model,
    Numbers,
    Rows,
    SolverError,
    picks,
)

NOBODY: Numbers = np.array([], int)

_FAR = 1_000.0
"""What a total that is off costs, beside a count that may be."""

_MANY = 120
"""Kinds around those needed; more give more room, and cost more time."""

_NONE = 1e-6


@dataclass(frozen=True, kw_only=True)
class Priced:
    """How much is off at least, and what one more of each count would be worth.

    `moved` are the columns that have other counts; `torn` if nothing fits all the same.
    """

    off: float
    worth: Floats
    moved: Numbers
    torn: bool


@dataclass(frozen=True, kw_only=True)
class Need:
    """Relations, which of them are of families that stay, and bounds of the columns.

    Counts in columns that are `moving` may be others than `counts`, and `loose` rows
    be off, for a price.
    """

    rows: Rows
    stays: Mask
    low: Floats
    high: Floats
    counts: Floats
    loose: Mask
    moving: Numbers

    def priced(self, added: Sequence[csr_array]) -> Priced:
        """Find what is off at least, with movers who add so much to each count."""
        rows = joined(self.rows, self.stays, added)
        (many, width), loose = rows.matrix.shape, np.flatnonzero(self.loose)
        model = self._model(rows, loose)
        more = 2 * (len(loose) + len(self.moving))
        cost = np.concatenate([np.zeros(width), np.ones(more)])
        cost[width : width + 2 * len(loose)] = _FAR
        low, high = np.zeros(len(cost)), np.full(len(cost), np.inf)
        low[: len(self.low)], high[: len(self.low)] = self.low, self.high
        low[self.moving], high[self.moving] = 0, np.inf
        found = model.cheapest(low, high, cost)
        if found is None:
            raise SolverError
        spent, prices = found[0][width:], found[1]
        torn, moved = np.split(spent, [2 * len(loose)])
        return Priced(
            off=float(spent @ cost[width:]),
            worth=worth(self.rows, self.stays, prices[:many]),
            moved=self.moving[moved.reshape(2, -1).sum(axis=0) > _NONE],
            torn=bool(torn.max(initial=0) > _NONE),
        )

    def _model(self, rows: Rows, loose: Numbers) -> Model:
        """The relations, some off by two columns each, and moving counts, as well."""
        many, width = rows.matrix.shape
        more, own = picks(loose, many).T, picks(self.moving, width)
        still = identity(len(self.moving))
        none = csr_array((many, 2 * len(self.moving)))
        fixed = csr_array((len(self.moving), 2 * len(loose)))
        above = hstack([rows.matrix, more, -more, none])
        matrix = csr_array(vstack([above, hstack([own, fixed, still, -still])]))
        equal = np.concatenate([rows.equal, np.ones(len(self.moving), bool)])
        limits = np.concatenate([np.zeros(many), self.counts[self.moving]])
        return Model(Rows(matrix=matrix, equal=equal, stands=abs(matrix)), limits)


def needed(
    need: Need, movers: Sequence[Movers], known: Sequence[Kinds]
) -> tuple[list[Kinds], Priced]:
    """Return the kinds of families that the counts call for, of each measure.

    Those that are `known` stand first. Together with what is off even with them, if
    something is.
    """
    kinds = [*known]
    while True:
        priced = need.priced([m.counted(k) for m, k in zip(movers, kinds, strict=True)])
        if priced.off < _NONE:
            return kinds, priced
        # Counts that may be others need not be the nearest ones: that would take long.
        more = [one.better(priced.worth, thorough=priced.torn) for one in movers]
        if not any(map(len, more)):
            return kinds, priced
        kinds = [np.vstack(pair) for pair in zip(kinds, more, strict=True)]


def enriched(kinds: Sequence[Kinds], movers: Sequence[Movers]) -> list[Kinds]:
    """Add others like them: more kinds give more room."""
    return [
        _few(one.around(own[:_MANY]), own) if 0 < len(own) < _MANY else own
        for one, own in zip(movers, kinds, strict=True)
    ]


def joined(rows: Rows, stays: Mask, added: Sequence[csr_array]) -> Rows:
    """Take movers away from what is true of families that stay: a column for a kind."""
    of_residents = csr_array(rows.matrix.multiply(stays[:, np.newaxis]))
    less = [-(of_residents[:, : one.shape[0]] @ one) for one in added]
    matrix = csr_array(hstack([rows.matrix, *less]))
    matrix.eliminate_zeros()
    return Rows(matrix=matrix, equal=rows.equal, stands=abs(matrix))


def worth(rows: Rows, stays: Mask, prices: Floats) -> Floats:
    """What a mover more in each count is worth, by what a change of each row costs."""
    return -(csr_array(rows.matrix.T) @ (prices * stays))


def _few(kinds: Kinds, own: Kinds) -> Kinds:
    """Keep as many as a programme can bear, those that are needed first."""
    random = np.random.default_rng(0)
    chosen = random.permutation(len(kinds))[: max(0, _MANY - len(own))]
    return each_once([own, kinds[chosen]])
