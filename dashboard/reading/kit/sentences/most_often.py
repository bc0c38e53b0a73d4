"""A sentence of the common form: what there is the most of."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import (
    Sentence,
    counted,
    fragments,
    leaders,
    listed,
)
from dashboard.reading.rows import TOTAL, known


def _most_often(names: str, _n: int) -> str:
    return _("Most often: {names}.", names=names)


@dataclass(frozen=True, kw_only=True)
class MostOften:
    """Which codes of `by` have the largest `count`; `words` put their names in place.

    They are told how many names there are.
    """

    by: str
    count: str
    words: Callable[[str, int], str] = _most_often

    def __call__(self, answer: Answer) -> Sentence:
        """Name the first, and the second; nobody where too many share a place."""
        of_all = [
            row
            for row in known(answer.rows, self.count)
            if row.get("municipality", TOTAL) == TOTAL and row[self.by] != TOTAL
        ]
        ranked = [
            (answer.label(self.by, row[self.by]), row[self.count]) for row in of_all
        ]
        first = leaders(ranked)
        names = listed([f"**{counted(*one)}**" for one in first])
        return fragments(self.words(names, len(first)) if names else "")
