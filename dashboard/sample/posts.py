"""The posts whose logs the sample makes up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.ground import reference

STRETCHES = (("II", "III", "IV"), ("V",), ("VII",), ("2025",))
"""Phases by the stream of chance they come from, so that one can change alone.

The last is no phase: in a quarter of 2025 the municipalities go on by themselves.
"""

AS_OF = date(2025, 9, 17)
"""The day on which the sample is looked at, whatever day it is made on."""

_START, _END = date(2023, 9, 1), date(2025, 4, 30)
_SUMMER, _AUTUMN = date(2025, 7, 1), date(2025, 9, 30)

_MADE_UP = (
    ("VII", "0001000", _START, _END, 10),
    ("VII", "0003000", _START, _END, 8),
    ("VII", "0007000", _START, _END, 8),
    ("VII", "0024000", _START, date(2024, 4, 30), 6),
    ("VII", "0054000", date(2024, 1, 1), _END, 6),
    ("VII", "0055000", date(2024, 3, 1), _END, 4),
    ("2025", "0001000", _SUMMER, _AUTUMN, 10),
    ("2025", "0003000", _SUMMER, _AUTUMN, 8),
    ("2025", "0007000", _SUMMER, _AUTUMN, 8),
    ("2025", "0054000", _SUMMER, _AUTUMN, 6),
    ("2025", "0038000", _SUMMER, _AUTUMN, 4),
)
# Of posts since 2023 nothing is published.


@dataclass(frozen=True, kw_only=True)
class SamplePost:
    """One mediator's post in one phase, first and last day included."""

    phase: str
    municipality: str
    first: date
    last: date
    hours_per_week: float


def posts() -> tuple[SamplePost, ...]:
    """Return the sample's posts, those known from public sources first."""
    return (
        *_known(),
        *(
            SamplePost(
                phase=phase,
                municipality=municipality,
                first=first,
                last=last,
                hours_per_week=hours,
            )
            for phase, municipality, first, last, hours in _MADE_UP
        ),
    )


def _known() -> Iterator[SamplePost]:
    for row in reference.rows("posts"):
        first = date.fromisoformat(row["from"])
        yield SamplePost(
            phase=_phase_of(first),
            municipality=row["municipality"],
            first=first,
            last=date.fromisoformat(row["to"]),
            hours_per_week=float(row["hours_per_week"]),
        )


def _phase_of(day: date) -> str:
    phases = reference.phases().items()
    return next(code for code, one in phases if one.first <= day <= one.last)
