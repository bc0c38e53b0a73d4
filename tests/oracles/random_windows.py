"""Larger logs by chance, and what may be asked of them: windows, places, roles."""

from datetime import date, timedelta
from random import Random

from dashboard.editions.filters import Filters, days
from dashboard.ground.access import everything
from tests.conftest import BALVI, RIGA, VILAKA
from tests.oracles.asking import Log
from tests.oracles.random_logs import (
    DOMAINS,
    INSTITUTIONS,
    PERIODS,
    QUESTIONS,
    ROLES,
    VALMIERA,
    VALMIERAS,
)

PLACES = (RIGA, VILAKA, BALVI, VALMIERA, VALMIERAS)
FIRST, DAYS = date(2018, 4, 20), 1000
OUTCOMES = (None, "solved", "referred", "none")


def log(seed, entries=150):
    """A log in which families move, roam between towns and come again."""
    rng = Random(seed)  # noqa: S311
    return Log(
        entries=_with_repeats([_entry(rng) for _ in range(entries)], rng),
        posts=[_post(rng, place) for place in PLACES for _ in range(2)],
        institutions=INSTITUTIONS,
        respondents=[],
        questions=QUESTIONS,
        published=[_figure(rng, number) for number in range(4)],
        created_on=FIRST + timedelta(days=rng.choice((DAYS, DAYS - 200))),
    )


def asked(seed):
    """What somebody asks, and in which scope."""
    rng = Random(seed)  # noqa: S311
    places = tuple(rng.sample(PLACES, rng.choice((0, 0, 0, 1, 1, 2, 3))))
    scopes = (everything(), *({place} for place in PLACES), set(rng.sample(PLACES, 2)))
    filters = Filters(
        period=rng.choice((rng.choice(PERIODS), _months(rng), _days(rng))),
        municipalities=places,
        domain=rng.choice((None, None, None, *DOMAINS)),
        map=rng.choice(("then", "today")),
        grain=rng.choice(("month", "quarter", "half", "year", "phase")),
        compare=rng.choice(("before", "year-before", "phase:III")),
    )
    return filters, frozenset(rng.choice((scopes[0], scopes[0], *scopes)))


def _with_repeats(entries, rng):
    """Write some entries again, here or elsewhere, with other domains."""
    return entries + [
        {**one, "municipality": place, "domains": rng.sample(DOMAINS, rng.randrange(3))}
        for one in rng.sample(entries, len(entries) // 5)
        for place in rng.sample((*PLACES, *2 * (one["municipality"],)), 2)
        if one["family"] is None or one["family"].startswith("LV-")
    ]


def _entry(rng):
    place, kind = rng.choice(PLACES), rng.choice(("family", "mediated", "indirect"))
    family = None
    if kind != "indirect":
        number = rng.randrange(12)
        family = f"LV-{number}" if number < 5 else f"{place}:{number}"
    return {
        "date": FIRST + timedelta(days=rng.randrange(DAYS)),
        "municipality": place,
        "post": f"{place}-{rng.choice('12')}",
        "kind": kind,
        "family": family,
        "persons": rng.choice((None, 0, 1, 2, 5, 9)) if family else None,
        "domains": rng.sample(DOMAINS, rng.randrange(3)),
        "institution": rng.choice((None, 1, 2, 3, 4, 5)) if kind != "family" else None,
        "role": rng.choice(ROLES),
        "outcome": rng.choice(OUTCOMES),
        "esf_measure": rng.choice((None, None, "pumpurs")) if family else None,
        "activity": None,
        "minutes": rng.choice((None, 0, 30, 45)),
    }


def _post(rng, place):
    first = FIRST + timedelta(days=rng.randrange(DAYS))
    last = rng.choice((None, first + timedelta(days=rng.randrange(400))))
    return {
        "post": f"{place}-{rng.choice('12')}",
        "municipality": place,
        "from_date": first,
        "to_date": last,
        "hours_per_week": 12.0,
    }


def _figure(rng, number):
    free = _days(rng)
    return {
        "phase": "II",
        "from": free.since,
        "to": free.last,
        "municipality": rng.choice(("total", *PLACES)),
        "measure": rng.choice(("families", "persons")),
        "value": 1,
        "low": None,
        "high": None,
        "source": str(number),
    }


def _days(rng):
    first = FIRST + timedelta(days=rng.randrange(DAYS))
    return days(first, first + timedelta(days=rng.randrange(200)))


def _months(rng):
    """A window of whole months that has no name."""
    first = rng.randrange(12 * 2018, 12 * 2021)
    last = first + rng.randrange(1, 15)
    since, until = (date(month // 12, month % 12 + 1, 1) for month in (first, last))
    return days(since, until - timedelta(days=1))
