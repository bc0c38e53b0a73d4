"""Made-up registers for a large log: posts and institutions of forty places."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.ground import reference
from dashboard.ground.reference import REFORM, Municipality
from dashboard.ground.spelling import fold
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

PLACES = 40
_WITH_TWO_POSTS = 5
_HOURS = 12
_SATURDAY = 5
_NATIONAL = 4
_SKEW = 1.8
"""How much more the first places work than the last; log_rows.sql draws by it."""

_LOCAL = {
    "school": 3,
    "preschool": 1,
    "social_service": 1,
    "orphans_court": 1,
    "municipal_police": 1,
    "housing_department": 1,
    "health_care": 1,
    "culture": 1,
}


@dataclass(frozen=True, kw_only=True)
class Span:
    """A time in which a place's posts were filled, under the code it had then."""

    municipality: str
    phase: int
    first: date
    last: date


def register(warehouse: Warehouse, families: int) -> None:
    """Fill the registers, and temporary tables that rows are drawn from."""
    warehouse.connection.execute(
        """
        create or replace temp table places (
            place integer, days integer, bodies integer, families integer
        );
        create or replace temp table days (
            place integer, nth integer, day date, phase integer,
            municipality varchar, post varchar
        );
        create or replace temp table bodies (
            place integer, nth integer, name varchar, folded varchar
        );
        """
    )
    with warehouse.transaction():
        warehouse.connection.execute("delete from raw.posts")
        for place, one in enumerate(_chosen()):
            days, bodies = _days(warehouse, place, one), _bodies(warehouse, place, one)
            counts = {"days": len(days), "bodies": len(bodies)}
            size = max(1, round(families * _share(place)))
            warehouse.append("places", [{"place": place, **counts, "families": size}])
            warehouse.append("days", days)
            warehouse.append("bodies", bodies)


def _chosen() -> list[Municipality]:
    """Municipalities of today, the state cities first."""
    today = [one for one in reference.municipalities().values() if not one.until]
    return today[:PLACES]


def _share(place: int) -> float:
    """Return the part of all rows that falls to a place."""
    upper, lower = (place + 1) / PLACES, place / PLACES
    return float(upper ** (1 / _SKEW) - lower ** (1 / _SKEW))


def _days(warehouse: Warehouse, place: int, one: Municipality) -> Rows:
    """Register the posts of a place; return its working days, one row a post."""
    posts = range(1, 3 if place < _WITH_TWO_POSTS else 2)
    spans = [(span, f"{span.municipality}-{n}") for span in _spans(one) for n in posts]
    warehouse.append("raw.posts", [_post(span, post) for span, post in spans])
    found = [
        {
            "day": day,
            "phase": span.phase,
            "municipality": span.municipality,
            "post": post if len(posts) > 1 else None,
        }
        for span, post in spans
        for day in _working_days(span)
    ]
    return [{"place": place, "nth": nth, **row} for nth, row in enumerate(found)]


def _post(span: Span, post: str) -> dict[str, Any]:
    return {
        "post": post,
        "municipality": span.municipality,
        "from_date": span.first,
        "to_date": span.last,
        "hours_per_week": _HOURS,
        "origin": "coordinator",
    }


def _spans(one: Municipality) -> list[Span]:
    """Cut the phases at the reform where the place had another code before."""
    before = next(
        (
            part.code
            for part in reference.municipalities().values()
            if part.today == one.code and part.until and one.since
        ),
        one.code,
    )
    eve = REFORM - timedelta(days=1)
    spans = []
    for number, phase in enumerate(reference.phases().values()):
        cuts = [(before, phase.first, min(phase.last, eve))]
        cuts.append((one.code, max(phase.first, REFORM), phase.last))
        if before == one.code:
            cuts = [(one.code, phase.first, phase.last)]
        spans += [
            Span(municipality=code, phase=number, first=first, last=last)
            for code, first, last in cuts
            if first <= last
        ]
    return spans


def _working_days(span: Span) -> list[date]:
    days = range((span.last - span.first).days + 1)
    found = (span.first + timedelta(days=day) for day in days)
    return [day for day in found if day.weekday() < _SATURDAY]


def _bodies(warehouse: Warehouse, place: int, one: Municipality) -> Rows:
    """Register a place's institutions; return them, the national ones last.

    Every place has the same names, as schools and social services do.
    """
    label = {
        code: term.lv
        for code, term in reference.vocabulary("institution_kinds").items()
    }
    local = [
        {"name": f"{number}. {label[kind]}", "kind": kind}
        for kind, times in _LOCAL.items()
        for number in range(1, times + 1)
    ]
    taken = warehouse.rows("select count(*) as n from raw.institutions")[0]["n"]
    warehouse.append(
        "raw.institutions",
        [
            {
                **body,
                "institution": number,
                "folded": fold(body["name"]),
                "municipality": one.code,
            }
            for number, body in enumerate(local, taken + 1)
        ],
    )
    national = reference.rows("institutions")[:_NATIONAL]
    return [
        {"place": place, "nth": nth, "name": row["name"], "folded": fold(row["name"])}
        for nth, row in enumerate([*local, *national])
    ]
