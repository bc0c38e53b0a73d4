"""Small made-up logs and questions, and an edition in memory that holds a log."""

from datetime import date, timedelta

import duckdb
from hypothesis import strategies as st

from dashboard import reference
from dashboard.filters import Filters
from dashboard.queries import load, script
from tests.edition_fixture import TABLES
from tests.oracles.asking import Log

RIGA, JELGAVA = "0001000", "0003000"
VILAKA, BALVI = "0381600", "0024000"
VALMIERA, VALMIERAS = "0250000", "0054000"
PLACES = (RIGA, JELGAVA, VILAKA, BALVI, VALMIERA)

EDGES = [
    date.fromisoformat(first) + timedelta(days=days)
    for first in (
        "2018-06-01",
        "2018-10-01",
        "2019-01-01",
        "2019-02-01",
        "2019-04-01",
        "2019-07-01",
        "2019-09-01",
        "2020-03-01",
        "2020-06-01",
        "2020-08-17",
    )
    for days in (-1, 0, 14)
]
DAYS = st.sampled_from(EDGES) | st.dates(date(2018, 1, 1), date(2020, 12, 31))

PERIODS = (
    "all",
    *("2018", "2019", "2020", "2018-H2", "2019-H1", "2019-H2", "2020-H1"),
    *("2018-Q4", "2019-Q1", "2019-Q3", "2020-Q1", "2018-10", "2018-12", "2019-01"),
    *("2019-02", "2019-07", "2020-02", "2020-08", "2016"),
    *(f"phase:{code}" for code in ("II", "III", "IV", "V", "VII")),
)

DOMAINS = ("education", "health", "social")

INSTITUTIONS = [
    dict(zip(("institution", "name", "kind", "municipality"), row, strict=True))
    for row in (
        (1, "1. skola", "school", RIGA),
        (2, "1. skola", "school", JELGAVA),
        (3, "Šķilbēnu skola", "school", VILAKA),
        (4, "NVA", "employment_agency", None),
        (5, "Sociālais dienests", "social_service", BALVI),
    )
]

QUESTIONS = {
    "needs": ("yes", "partly", "no", "none"),
    "future_focus": ("a", "b", "none"),
}


def today(municipality):
    known = reference.municipalities().get(municipality)
    return known.today if known else None


@st.composite
def entries(draw):
    """Draw an entry of the log that the intake would have accepted."""
    kind = draw(st.sampled_from(("family", "mediated", "institution", "indirect")))
    place = draw(st.sampled_from(PLACES))
    own = st.sampled_from((f"{place}:1", f"{place}:2", f"{place}:3"))
    has_family = kind in {"family", "mediated"}
    has_institution = kind in {"institution", "mediated"}
    maybe = st.none() | st.integers(0, 9)
    body = st.none() | st.sampled_from([row["institution"] for row in INSTITUTIONS])
    return {
        "date": draw(DAYS),
        "municipality": place,
        "post": draw(st.sampled_from((f"{place}-1", f"{place}-2"))),
        "kind": kind,
        "family": draw(own | st.sampled_from(("n:1", "n:2"))) if has_family else None,
        "persons": draw(maybe) if has_family else None,
        "domains": draw(st.lists(st.sampled_from(DOMAINS), max_size=3, unique=True)),
        "institution": draw(body) if has_institution else None,
        "role": draw(st.none() | st.sampled_from(("director", "teacher"))),
        "minutes": draw(maybe),
    }


@st.composite
def posts(draw):
    """Draw a time in which a post is filled; it may be open at the end."""
    place = draw(st.sampled_from(PLACES))
    first = draw(DAYS)
    length = draw(st.none() | st.integers(0, 300))
    return {
        "post": f"{place}-{draw(st.integers(1, 2))}",
        "municipality": place,
        "from_date": first,
        "to_date": None if length is None else first + timedelta(days=length),
    }


RESPONDENTS = st.fixed_dictionaries(
    {
        "date": DAYS,
        "wave": st.sampled_from(("III", "IV")),
        "municipality": st.sampled_from(PLACES),
        "answers": st.fixed_dictionaries(
            {
                "needs": st.lists(st.sampled_from(("yes", "partly", "no")), max_size=1),
                "future_focus": st.lists(
                    st.sampled_from(("a", "b")), max_size=2, unique=True
                ),
            }
        ),
    }
)

_MAYBE = st.none() | st.integers(0, 150)

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

LOGS = st.builds(
    Log,
    entries=st.lists(entries(), min_size=1, max_size=20),
    posts=st.lists(posts(), max_size=4),
    institutions=st.just(INSTITUTIONS),
    respondents=st.lists(RESPONDENTS, max_size=6),
    questions=st.just(
        [(q, choice) for q, found in QUESTIONS.items() for choice in found]
    ),
    published=st.lists(PUBLISHED, max_size=5, unique_by=lambda row: row["source"]),
    created_on=DAYS,
)

_PLACE_FILTER = st.lists(
    st.sampled_from((*PLACES, VALMIERAS)), max_size=3, unique=True
).map(tuple)


@st.composite
def filters(draw, **fixed):
    """Draw what a reader may ask for: a named period or a free window, and more."""
    window = {"period": draw(st.none() | st.sampled_from(PERIODS))}
    if draw(st.booleans()):
        since, until = sorted((draw(DAYS), draw(DAYS)))
        window = {"since": since, "until": until}
    rest = {
        "municipalities": draw(_PLACE_FILTER),
        "domain": draw(st.none() | st.sampled_from(DOMAINS)),
        "map": draw(st.sampled_from(("then", "today"))),
    }
    return Filters(**window, **{**rest, **fixed})


class MemoryEdition:
    """An edition in memory whose rows are changed at will."""

    def __init__(self):
        self.connection = duckdb.connect()
        self.connection.execute("create schema staging; create schema facts")
        for name, columns in TABLES.items():
            self.connection.execute(f"create table staging.{name} ({columns})")
        self.connection.execute(script("rules.sql"))
        for name, query in load("facts").items():
            self.connection.execute(f"create view facts.{name} as {query.sql}")
        self._types = {name: self._columns(name) for name in TABLES}

    def hold(self, log):
        """Hold a log instead of the one before."""
        respondents = [
            {"respondent": number, **row} for number, row in enumerate(log.respondents)
        ]
        self._fill("interactions", _numbered(log.entries))
        self._fill("posts", log.posts)
        self._fill("institutions", log.institutions)
        self._fill("respondents", respondents)
        self._fill(
            "choices", [choice for row in respondents for choice in _choices(row)]
        )
        self._fill("questions", _questions(log.questions))
        self._fill("published_figures", [_dated(row) for row in log.published])
        self._fill("edition", [{"number": 1, "created_on": log.created_on}])

    def _columns(self, table):
        rows = self.connection.execute(f"describe staging.{table}").fetchall()
        return {row[0]: row[1] for row in rows}

    def _fill(self, table, rows):
        self.connection.execute(f"delete from staging.{table}")
        if not rows:
            return
        rows = [{"municipality_today": today(r.get("municipality")), **r} for r in rows]
        names = [name for name in self._types[table] if name in rows[0]]
        picked = (f"unnest(${name}::{self._types[table][name]}[])" for name in names)
        self.connection.execute(
            f"insert into staging.{table} ({', '.join(names)}) select {', '.join(picked)}",
            {name: [row[name] for row in rows] for name in names},
        )


def _numbered(rows):
    return [{"interaction": number, **row} for number, row in enumerate(rows)]


def _choices(respondent):
    return [
        {**respondent, "question": question, "choice": choice}
        for question, given in respondent["answers"].items()
        for choice in given or ["none"]
    ]


def _questions(questions):
    return [
        {"question": question, "choice": choice, "position": position}
        for position, (question, choice) in enumerate(questions)
    ]


def _dated(row):
    return {**row, "from_date": row["from"], "to_date": row["to"]}
