"""Small made-up logs and what readers may ask of them."""

from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import strategies as st

from dashboard.editions.filters import Filters, days
from tests.conftest import BALVI, RIGA, VILAKA
from tests.oracles.asking import Log

VALMIERA, VALMIERAS = "0250000", "0054000"
PLACES = (RIGA, VILAKA, BALVI, VALMIERA)

EDGES = [
    date.fromisoformat(day)
    for day in (
        *("2018-05-31", "2018-10-01", "2018-12-31", "2019-01-01", "2019-01-15"),
        *("2019-01-31", "2019-02-01", "2019-06-30", "2019-07-01", "2019-07-15"),
        *("2019-09-01", "2020-05-31", "2020-08-16", "2020-08-17"),
    )
]
"""Days about the edges of months, quarters, half-years, years and phases."""

DAYS = st.sampled_from(EDGES)
NEAR = st.sampled_from([day for day in EDGES if "2018-12" < str(day) < "2019-03"])
LATER = st.just(date(2021, 1, 31))

PERIODS = (
    *("all", "all", "2018", "2019", "2018-H2", "2019-H1", "2019-H2", "2020-H1"),
    *("2018-Q4", "2019-Q1", "2019-Q3", "2018-12", "2019-01", "2019-02", "2019-07"),
    *("phase:II", "phase:III", "phase:IV", "phase:V", "phase:VII"),
)

DOMAINS = ("education", "health", "social")

INSTITUTIONS = [
    dict(zip(("institution", "name", "kind", "municipality"), row, strict=True))
    for row in (
        (1, "1. skola", "school", RIGA),
        (2, "1. skola", "school", VALMIERA),
        (3, "Šķilbēnu skola", "school", VILAKA),
        (4, "NVA", "employment_agency", None),
        (5, "Sociālais dienests", "social_service", BALVI),
    )
]

BODIES = (None, *(row["institution"] for row in INSTITUTIONS))
ROLES = (None, "director", "teacher")

QUESTIONS = [
    *product(["needs"], ("yes", "partly", "no", "none")),
    *product(["future_focus"], ("a", "b", "none")),
]

FAMILIES = ("1", "2", "LV-1", "LV-2")

WORK = [
    *product(["family"], FAMILIES, (None, 2, 5), (None,), (None,)),
    *product(["mediated"], FAMILIES, (None, 3, 7), BODIES, (None, "director")),
    *3 * [*product(["institution"], (None,), (None,), BODIES, ROLES)],
    *9 * [("indirect", None, None, None, None)],
]
"""Kind, family, persons, institution and role, as they can stand together."""

PLACED = [*product(PLACES, "12")]
FEW = [(VILAKA, "1"), (BALVI, "1"), (BALVI, "2")]
"""Municipality and number of the post."""

SUBSETS = [list(subset) for size in range(4) for subset in combinations(DOMAINS, size)]


def _entry(day, placed, work, domains, minutes):
    """Make an entry that the intake would have accepted."""
    place, number = placed
    kind, family, persons, institution, role = work
    # A code is the municipality's own unless it has the national prefix.
    local = family and not family.startswith("LV-")
    return {
        "date": day,
        "municipality": place,
        "post": f"{place}-{number}",
        "kind": kind,
        "family": f"{place}:{family}" if local else family,
        "persons": persons,
        "domains": domains,
        "institution": institution,
        "role": role,
        "minutes": minutes,
    }


ENTRIES = st.builds(
    _entry,
    DAYS,
    st.sampled_from(PLACED),
    st.sampled_from(WORK),
    st.sampled_from(SUBSETS),
    st.sampled_from((None, 0, 30, 45)),
)


HOURS = st.sampled_from((12.0, 12.0, 20.0, None))


def _post(placed, first, length, hours):
    place, number = placed
    return {
        "post": f"{place}-{number}",
        "municipality": place,
        "from_date": first,
        "to_date": None if length is None else first + timedelta(days=length),
        "hours_per_week": hours,
    }


POSTS = st.builds(
    _post,
    st.sampled_from(PLACED),
    DAYS,
    st.sampled_from((None, 0, 20, 45, 100, 300)),
    HOURS,
)

RESPONDENTS = st.fixed_dictionaries(
    {
        "date": DAYS,
        "wave": st.sampled_from(("III", "IV")),
        "municipality": st.sampled_from(PLACES),
        "answers": st.fixed_dictionaries(
            {
                "needs": st.sampled_from(([], ["yes"], ["partly"], ["no"])),
                "future_focus": st.sampled_from(([], ["a"], ["b"], ["a", "b"])),
            }
        ),
    }
)

_MAYBE = st.sampled_from((None, 0, 4, 134))

PUBLISHED = st.fixed_dictionaries(
    {
        "phase": st.sampled_from(("II", "III", "IV")),
        "from": DAYS,
        "to": DAYS,
        "municipality": st.sampled_from(("total", *PLACES)),
        "measure": st.sampled_from(("families", "persons")),
        "value": _MAYBE,
        "low": _MAYBE,
        "high": _MAYBE,
        "source": st.sampled_from("abcdefgh"),
    }
)


def _logs(days, placed, posted=DAYS, created=DAYS | LATER | LATER):
    """Draw a log whose entries lie on the days and in the places given."""
    place = st.sampled_from(placed)
    entry = st.builds(
        _entry,
        days,
        place,
        st.sampled_from(WORK),
        st.sampled_from(SUBSETS),
        st.sampled_from((None, 0, 30, 45)),
    )
    length = st.sampled_from((None, None, 0, 20, 45, 300))
    return st.builds(
        Log,
        entries=st.lists(entry, min_size=1, max_size=3)
        | st.lists(entry, min_size=10, max_size=20),
        posts=st.lists(st.builds(_post, place, posted, length, HOURS), max_size=3),
        institutions=st.just(INSTITUTIONS),
        respondents=st.lists(RESPONDENTS, max_size=5),
        questions=st.just(QUESTIONS),
        published=st.lists(PUBLISHED, max_size=5, unique_by=lambda row: row["source"]),
        created_on=created,
    )


LOGS = _logs(DAYS, PLACED) | _logs(NEAR, FEW)
REPORTS = _logs(NEAR, FEW, posted=NEAR, created=NEAR | LATER)
"""Logs of two months with posts that have reported and others that have not."""


def _free(among):
    return st.builds(
        lambda one, other: {"period": days(min(one, other), max(one, other))},
        among,
        among,
    )


_NAMED = st.builds(
    lambda period: {"period": period}, st.none() | st.sampled_from(PERIODS)
)
_WINDOWS = _NAMED | _free(DAYS) | _free(NEAR)
_ALL = st.just(())
_SOME = st.lists(
    st.sampled_from((*PLACES, VALMIERAS)), min_size=1, max_size=3, unique=True
).map(tuple)
_DOMAIN = st.sampled_from((None, None, *DOMAINS))
_MAP = st.sampled_from(("then", "today"))


def filters(municipalities=_ALL | _SOME):
    """Draw what a reader may ask for: a named period or a free window, and more."""
    return st.builds(
        lambda window, places, domain, on: Filters(
            **window, municipalities=places, domain=domain, map=on
        ),
        _WINDOWS,
        municipalities,
        _DOMAIN,
        _MAP,
    )


NEARBY = st.builds(lambda window: Filters(**window), _free(NEAR))
EVERYWHERE = filters(_ALL)
"""What a reader may ask for of all municipalities."""
