"""Make an outside edition: ask every released question, protect it, write it down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import PROFILES, Profile
from dashboard.disclosure.suppression import Protection, suppress
from dashboard.disclosure.system import ContradictionError
from dashboard.disclosure.windows import Span
from dashboard.editions.database import Database
from dashboard.editions.manifest import Manifest, Outside
from dashboard.editions.outside import Earlier
from dashboard.editions.questions import Question, questions
from dashboard.editions.released import Released
from dashboard.ground import reference
from dashboard.ground.access import everything
from dashboard.ground.i18n import _
from dashboard.ground.periods import Window
from dashboard.ground.queries import Query, load
from dashboard.ground.settings import Settings
from dashboard.writing.publishing.cells import (
    TOTAL,
    Asked,
    Calendar,
    Placed,
    Records,
    alone,
    cells,
)
from dashboard.writing.publishing.gate import NarrowError, check
from dashboard.writing.publishing.known import published, zeros


class ProfileError(ValueError):
    """The settings name a profile that there is not."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """The protected rows of one indicator, each with the columns of its question."""

    query: Query
    rows: Records


@dataclass(frozen=True, kw_only=True)
class Release:
    """Everything an outside edition holds."""

    tables: list[Table]
    asked: Records
    hidden: frozenset[Cell]
    shown: Mapping[Cell, int]
    about: Outside


def made(
    database: Database,
    manifest: Manifest,
    earlier: Earlier,
    settings: Settings,
    release: Mapping[str, Released],
) -> Release:
    """Ask, protect and check; NarrowError where a hidden value would follow.

    `release` says of each indicator to be released how it is.
    """
    calendar = Calendar(manifest.extent)
    answers = list(_answers(database, manifest.extent, release))
    only = alone(answers)
    places = [(one, list(cells(one, calendar, only))) for one in answers]
    values = _values(places)
    profile = _profile(settings)
    whole = values | zeros(values, calendar)
    # What an earlier edition showed is known for good, also where it is hidden now.
    common = Common(
        extent=Span(manifest.extent.since, manifest.extent.until),
        published={**earlier.shown, **published(answers)},
        owners={code: one.today for code, one in reference.municipalities().items()},
    )
    try:
        protection = suppress(whole, profile, before=earlier.hidden, common=common)
    except ContradictionError as error:
        raise NarrowError(_("The counts contradict each other.")) from error
    check(whole, protection, profile, common)
    for _asked, found in places:
        for placed in found:
            _protect(placed, protection)
    return Release(
        tables=_tables(answers),
        asked=[{"indicator": one.query.name, **one.question.values} for one in answers],
        hidden=protection.hidden,
        shown={c: n for c, n in protection.shown.items() if c in values},
        about=Outside(
            profile=settings.disclosure,
            threshold=profile.threshold,
            cells=sum(value > 0 for value in values.values()),
            hidden=len(protection.hidden & values.keys()),
            primary=len(protection.primary & values.keys()),
        ),
    )


def _profile(settings: Settings) -> Profile:
    """Return the profile in force; ProfileError if there is none of that name."""
    if settings.disclosure not in PROFILES:
        raise ProfileError(
            _(
                "TILTS_DISCLOSURE names no profile: {name}. Profiles: {names}.",
                name=settings.disclosure,
                names=", ".join(PROFILES),
            )
        )
    chosen = PROFILES[settings.disclosure]
    return replace(chosen, threshold=settings.threshold or chosen.threshold)


def _answers(
    database: Database, extent: Window, release: Mapping[str, Released]
) -> Iterator[Asked]:
    """Ask the inside edition every released question, once."""
    queries = load("indicators")
    scope = everything()

    def ask(query: Query, question: Question) -> Asked:
        values = question.filters.parameters(extent)
        rows = database.run(query, values, scope).records()
        released = release[query.name]
        if released.totals_only:
            rows = [row for row in rows if row["municipality"] == TOTAL]
        return Asked(query=query, released=released, question=question, rows=rows)

    places: tuple[str, ...] = ()
    # Whoever lists the municipalities comes first: others are asked for each of them.
    for name in sorted(release, key=lambda name: not release[name].lists_places):
        for question in questions(queries[name], release[name], extent, places):
            one = ask(queries[name], question)
            if question.period == "all" and one.released.lists_places:
                seen = {str(row["municipality"]) for row in one.rows}
                places = tuple(sorted(seen - {TOTAL}))
            yield one


def _values(places: list[tuple[Asked, Placed]]) -> dict[Cell, int]:
    """Read the cells; a value that disagrees with another of its cell has none.

    Continuing families of a year and of a phase of the same days may differ: what
    came before them does.
    """
    values: dict[Cell, int] = {}
    for _asked, found in places:
        for place, (row, column, cell) in enumerate(found):
            if cell is None:
                continue
            value = int(row[column])
            if values.setdefault(cell, value) != value:
                found[place] = (row, column, None)
    return values


def _protect(
    placed: tuple[dict[str, Any], str, Cell | None],
    protection: Protection,
) -> None:
    """Put what is shown in a row instead of what is so."""
    row, column, cell = placed
    if cell is None or cell in protection.hidden:
        row[column] = None
        row.setdefault("hidden", []).append(column)
    else:
        row[column] = protection.shown[cell]


def _tables(answers: list[Asked]) -> list[Table]:
    found: dict[str, Table] = {}
    for asked in answers:
        table = found.setdefault(asked.query.name, Table(query=asked.query, rows=[]))
        for row in asked.rows:
            hidden = row.setdefault("hidden", [])
            for column in asked.released.withheld:
                row[column] = None
                hidden.append(column)
            asks = asked.question.values.items()
            table.rows.append({**{f"asked_{n}": v for n, v in asks}, **row})
    return list(found.values())
