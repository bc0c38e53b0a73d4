"""Calendar months, and the project's phase each belongs to."""

from datetime import date, timedelta

from dashboard.ground.reference import Phase, phases


def between(first: date, last: date) -> list[date]:
    """Return the first day of every month from one to another, both included."""
    start = first.month - 1
    count = (last.year - first.year) * 12 + last.month - start
    return [
        date(first.year + (start + place) // 12, (start + place) % 12 + 1, 1)
        for place in range(count)
    ]


def following(month: date) -> date:
    """Return the first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def phase_of(month: date) -> Phase | None:
    """Return the phase that has a day in the month; none where there is no contract."""
    after = following(month)
    inside = (p for p in phases().values() if p.first < after and p.last >= month)
    return next(inside, None)
