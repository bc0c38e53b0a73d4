"""Targets that the coordinator set, and how far a number is from one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from dashboard.editions.manifest import Manifest
from dashboard.ground import i18n
from dashboard.ground.i18n import _

Written = Callable[[float], str]


@dataclass(frozen=True, kw_only=True)
class Target:
    """What is to be reached in a place and its days: a number, or a range to `most`."""

    municipality: str
    measure: str
    first: date
    last: date
    least: float
    most: float | None
    baseline: float | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Read a target off a row of the queries that list them."""
        return cls(
            municipality=row["municipality"],
            measure=row["measure"],
            first=row["from"],
            last=row["to"],
            least=row["target"],
            most=row["most"],
            baseline=row["baseline"],
        )

    @property
    def highest(self) -> float:
        """Its upper end."""
        return self.least if self.most is None else self.most

    def label(self, written: Written = i18n.number) -> str:
        """The number or the range: 60, 50–60."""
        if self.most is None:
            return written(self.least)
        return f"{written(self.least)}–{written(self.most)}"

    def against(self, value: float, edition: Manifest) -> str:
        """Say how far a number is from it; in a period that runs, how much is over.

        Nothing is reckoned forward: different families do not grow evenly with time.
        """
        if value < self.least and self.is_running(edition):
            return _(
                "{value} of the target of {target} so far; {share} of its days are"
                " over",
                value=i18n.number(value),
                target=self.label(),
                share=i18n.percent(self._passed(edition)),
            )
        return self._distance(value)

    def is_running(self, edition: Manifest) -> bool:
        """Whether its last day had not passed when the edition was made."""
        return edition.today <= self.last

    def _distance(self, value: float) -> str:
        if value > self.highest:
            return _(
                "{n} more than the target of {target}",
                n=i18n.number(value - self.highest),
                target=self.label(),
            )
        if value < self.least:
            return _(
                "{n} fewer than the target of {target}",
                n=i18n.number(self.least - value),
                target=self.label(),
            )
        if self.most is None:
            return _("just the target of {target}", target=self.label())
        return _("within the target of {target}", target=self.label())

    def _passed(self, edition: Manifest) -> float:
        """Share of its days that the data reach."""
        days = (self.last - self.first).days + 1
        passed = (min(edition.extent.last, self.last) - self.first).days + 1
        return max(passed, 0) / days
