"""The posts whose logs the sample makes up."""

from dataclasses import dataclass
from datetime import date

from dashboard.ground import reference

PHASES = ("II", "III", "IV")


@dataclass(frozen=True, kw_only=True)
class SamplePost:
    """One mediator's post in one phase, first and last day included."""

    phase: str
    municipality: str
    first: date
    last: date
    hours_per_week: float


def posts() -> tuple[SamplePost, ...]:
    """Return the posts known for the sample's phases, oldest phase first."""
    starts = {reference.phases()[phase].first: phase for phase in PHASES}
    return tuple(
        SamplePost(
            phase=starts[first],
            municipality=row["municipality"],
            first=first,
            last=date.fromisoformat(row["to"]),
            hours_per_week=float(row["hours_per_week"]),
        )
        for row in reference.rows("posts")
        if (first := date.fromisoformat(row["from"])) in starts
    )
