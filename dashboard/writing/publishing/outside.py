"""Make an outside edition: ask every released question, protect it, write it down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.suppression import Protection
from dashboard.editions.database import Database
from dashboard.editions.manifest import Manifest, Outside
from dashboard.editions.policy import Policy
from dashboard.editions.questions import Question, questions
from dashboard.editions.released import Released
from dashboard.ground.access import NOTHING, everything
from dashboard.ground.queries import Query, load
from dashboard.writing.publishing.cells import (
    TOTAL,
    Asked,
    Calendar,
    Placed,
    Records,
    alone,
    cells,
)
from dashboard.writing.publishing.counts import Counts
from dashboard.writing.publishing.earlier import Earlier, Memory
from dashboard.writing.publishing.institutions import contacts
from dashboard.writing.publishing.known import published
from dashboard.writing.publishing.moving import movers
from dashboard.writing.publishing.over import over
from dashboard.writing.publishing.standing import as_shown, told


@dataclass(frozen=True, kw_only=True)
class Table:
    """The protected rows of one indicator, each with the columns of its question."""

    query: Query
    rows: Records


@dataclass(frozen=True, kw_only=True)
class Release:
    """Everything an outside edition holds; `cells` are its counts, hidden or shown."""

    tables: list[Table]
    asked: Records
    protection: Protection
    cells: Mapping[Cell, int]
    about: Outside
    memory: Memory


def made(
    database: Database,
    manifest: Manifest,
    earlier: Earlier,
    policy: Policy,
    release: Mapping[str, Released],
) -> Release:
    """Ask, protect and check; NarrowError where a hidden value would follow.

    `release` says of each indicator that may be released how it is, the `policy` what
    of it is. NothingOverError where no period is over yet.
    """
    calendar = Calendar(over(manifest, earlier.ends, policy))
    narrowed = policy.narrowed(release)
    answers = list(_answers(database, earlier, calendar, narrowed, policy))
    only = alone(answers)
    places = [(one, list(cells(one, calendar, only))) for one in answers]
    counts = Counts(
        now=_values(places, earlier),
        earlier=earlier,
        calendar=calendar,
        policy=policy,
        movers=movers(database),
        contacts=contacts(database),
    )
    protection = counts.protected(published(answers))
    for _asked, found in places:
        for placed in found:
            _protect(placed, protection)
    tables = _tables(answers, policy)
    now = counts.told(protection)
    memory = Memory(
        rows={d: r for one in answers for d, r in told(one, earlier, calendar)},
        cells=dict(counts.first_told(protection)),
        hidden=protection.hidden,
        ever=calendar.ever,
    )
    return Release(
        tables=tables,
        asked=[{"indicator": one.query.name, **one.question.values} for one in answers],
        protection=protection,
        cells=now,
        about=Outside(
            cells=sum(value > 0 for value in now.values()),
            hidden=len(protection.hidden & now.keys()),
            primary=len(protection.primary & now.keys()),
            untold=sum(count is None for count in memory.cells.values()),
            changed=_changed(answers, calendar, earlier),
            **_reach(calendar),
            **policy.about_it,
        ),
        memory=memory,
    )


def _reach(calendar: Calendar) -> dict[str, Any]:
    """The days that an outside edition tells of, as its manifest says them."""
    return {
        "first": calendar.extent.since.isoformat(),
        "up_to": calendar.extent.last.isoformat(),
        "all_up_to": calendar.ever.last.isoformat(),
    }


def _in_order(asked: Asked) -> Records:
    """Rows in an order that does not tell of what is never shown."""
    if not asked.released.withheld:
        return asked.rows
    keys = asked.released.keys
    return sorted(asked.rows, key=lambda row: [str(row[key]) for key in keys])


def _changed(answers: list[Asked], calendar: Calendar, earlier: Earlier) -> int:
    """How many counts that were told of before are others by today's rows."""
    then = [replace(one, rows=one.replaced, kept=frozenset()) for one in answers]
    only = alone(then)
    now = _values([(one, list(cells(one, calendar, only))) for one in then], Earlier())
    others = sum(earlier.values.get(c, count) != count for c, count in now.items())
    asked = {(c.measure, c.since, c.until) for c in now}
    gone = [
        cell
        for cell, count in earlier.values.items()
        if count and cell not in now and (cell.measure, cell.since, cell.until) in asked
    ]
    return others + len(gone)


def _answers(
    database: Database,
    earlier: Earlier,
    calendar: Calendar,
    release: Mapping[str, Released],
    policy: Policy,
) -> Iterator[Asked]:
    """Ask the inside edition every released question, once.

    What was shown of a period before stands in the place of what is so now.
    """
    extent = calendar.extent
    queries = load("indicators")

    def ask(query: Query, question: Question) -> Asked:
        values = question.filters.parameters(extent)
        released = release[query.name]
        scope = NOTHING if released.is_marked else everything()
        rows = database.run(query, values, scope).records()
        if released.totals_only:
            rows = [row for row in rows if row["municipality"] == TOTAL]
        if released.is_by_domain:
            rows = [row for row in rows if policy.about(row["domain"])]
        asked = Asked(query=query, released=released, question=question, rows=rows)
        return as_shown(asked, earlier, calendar)

    places: tuple[str, ...] = ()
    # Whoever lists the municipalities comes first: others are asked for each of them.
    for name in sorted(release, key=lambda name: not release[name].lists_places):
        for question in questions(queries[name], release[name], extent, places):
            one = ask(queries[name], question)
            if question.period == "all" and one.released.lists_places:
                seen = {str(row["municipality"]) for row in one.rows}
                places = tuple(filter(policy.tells_of, sorted(seen - {TOTAL})))
            yield one


def _values(places: list[tuple[Asked, Placed]], earlier: Earlier) -> dict[Cell, int]:
    """Read the cells; a value that disagrees with another of its cell has none.

    Continuing families of a year and of a phase of the same days may differ: what
    came before them does. Of a cell that was told of before, what it was then stands.
    """
    values: dict[Cell, int] = {}
    for _asked, found in places:
        for place, (row, column, cell) in enumerate(found):
            if cell is None:
                continue
            value = earlier.values.get(cell, int(row[column]))
            if values.setdefault(cell, value) != value:
                found[place] = (row, column, None)
    return values


def _protect(
    placed: tuple[dict[str, Any], str, Cell | None],
    protection: Protection,
) -> None:
    """Put what is shown in a row instead of what is so."""
    row, column, cell = placed
    if cell is None or cell not in protection.shown:
        row[column] = None
        row.setdefault("hidden", []).append(column)
    else:
        row[column] = protection.shown[cell]


def _tables(answers: list[Asked], policy: Policy) -> list[Table]:
    """What is written down: of a place that is not told of, no row."""
    found: dict[str, Table] = {}
    for asked in answers:
        table = found.setdefault(asked.query.name, Table(query=asked.query, rows=[]))
        for row in asked.new:
            hidden = row.setdefault("hidden", [])
            told_of = asked.released.companions.items()
            lost = [name for name, of in told_of if of in hidden]
            for column in (*asked.released.withheld, *lost):
                row[column] = None
                hidden.append(column)
        asks = {f"asked_{n}": v for n, v in asked.question.values.items()}
        for row in _in_order(asked):
            if not asked.released.is_of_the_log or policy.tells_of(row["municipality"]):
                table.rows.append({**asks, **row})
    return list(found.values())
