"""The questions the release answers: fixed periods, one municipality or all."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from typing import Any

from dashboard.editions.filters import Filters
from dashboard.editions.released import EVERY, LONG, Released
from dashboard.ground import reference
from dashboard.ground.periods import (
    RELATIVE,
    Window,
    is_offered,
    kind_of,
    named,
)
from dashboard.ground.queries import Query

_MOVING = "last-12-months"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked of one released indicator; None where it means nothing to it."""

    period: str | None = None
    place: str | None = None
    grain: str | None = None
    audience: str | None = None

    @property
    def values(self) -> dict[str, Any]:
        """The columns that name the question in the outside edition."""
        return dict(zip(COLUMNS, astuple(self), strict=True))

    @property
    def filters(self) -> Filters:
        """The filters that ask the inside edition just this."""
        return Filters(
            period=self.period,
            municipalities=(self.place,) if self.place else (),
            grain=self.grain or Filters.grain,
            audience=self.audience,
        )


COLUMNS = tuple(field.name for field in fields(Question))


def periods(extent: Window) -> list[str]:
    """Return every fixed period offered over these data, the longest first."""
    calendar = [
        f"{year}{part}"
        for part in ("", "-H1", "-H2", *(f"-Q{n}" for n in range(1, 5)), *_MONTHS)
        for year in range(extent.since.year, extent.last.year + 1)
    ]
    found = ["all", *(f"phase:{code}" for code in reference.phases()), *calendar]
    return [one for one in found if is_offered(one, extent)]


_MONTHS = tuple(f"-{month:02}" for month in range(1, 13))


def grains(period: str) -> tuple[str, ...]:
    """Return into what a fixed period may be divided: nothing longer than itself."""
    kind = kind_of(period)
    shorter = EVERY[: EVERY.index(kind) + 1]
    return tuple(one for one in shorter if one != "all")


def questions(
    query: Query, released: Released, extent: Window, places: tuple[str, ...]
) -> Iterator[Question]:
    """Return every question of an indicator over an extent of days."""
    for period in _periods(query, released, extent):
        grains_: tuple[str | None, ...] = (None,)
        if released.has_grain and period:
            grains_ = tuple(one for one in grains(period) if one in released.periods)
        for grain in grains_:
            yield Question(period=period, grain=grain)
        if released.places == "asked" and period and kind_of(period) in LONG:
            for place in places:
                yield Question(period=period, place=place)
    if released.has_audience:
        for audience in reference.vocabulary("audiences"):
            yield Question(audience=audience)


def question(
    query: Query, released: Released, filters: Filters, extent: Window
) -> Question | None:
    """Return the question that asks just what filters ask; None if it is not fixed.

    The SQL's parameters of both are compared, so that whatever narrows the reader's
    question and not the fixed one refuses it, also a filter that nobody thought of
    here. Only one municipality may differ, where it is read off the rows.
    """
    period = None
    if "since" in query.parameters:
        period = fixed(filters, extent)
        if period is None or kind_of(period) not in released.periods:
            return None
    is_asked = released.places == "asked"
    asked = Question(
        period=period,
        place=next(iter(filters.municipalities), None) if is_asked else None,
        grain=filters.grain if released.has_grain else None,
        audience=filters.audience if released.has_audience else None,
    )
    readers, fixed_ones = (f.parameters(extent) for f in (filters, asked.filters))
    asked_for = query.parameters & readers.keys()
    narrowing = {n for n in asked_for if readers[n] != fixed_ones[n]}
    if released.places == "rows" and len(filters.municipalities) == 1:
        narrowing.discard("municipalities")
    return None if narrowing else asked


def fixed(filters: Filters, extent: Window) -> str | None:
    """Return the fixed period that filters ask for, None of any other days."""
    period = "all" if filters.period is None else filters.named
    if period is None or period == _MOVING:
        return None
    return named(period, extent) if period in RELATIVE else period


def _periods(
    query: Query, released: Released, extent: Window
) -> list[str] | list[None]:
    if "since" not in query.parameters:
        return [None]
    return [one for one in periods(extent) if kind_of(one) in released.periods]
