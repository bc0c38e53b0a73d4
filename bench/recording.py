"""Which questions each page asks of an edition: found by drawing the page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.editions import summing
from dashboard.editions.database import UNHURRIED, Database
from dashboard.editions.edition import Edition
from dashboard.editions.filters import Filters
from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import Shelf
from dashboard.editions.table import Table
from dashboard.ground.access import Scope, everything
from dashboard.ground.queries import Query
from dashboard.pages import municipality
from dashboard.pages.menu import PAGES
from dashboard.pages.render import Reader, whole
from dashboard.reading.address import Address
from dashboard.reading.asking import answer
from dashboard.reading.cooperation.indicators import INTERACTIONS_BY_KIND
from dashboard.reading.coverage import coverage


@dataclass(frozen=True, kw_only=True)
class Question:
    """A query with its values, as a page asks it."""

    query: Query
    values: dict[str, Any]

    @property
    def key(self) -> str:
        """What tells one question from another."""
        used = sorted(self.query.parameters - summing.PARAMETERS)
        return f"{self.query.name}: {[self.values[name] for name in used]}"


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One page, seen through one window, and the different questions it asks."""

    path: str
    period: str
    values: dict[str, Any]
    questions: tuple[Question, ...]


class _Recorder(Edition):
    """An edition that notes what it is asked."""

    def __init__(self, manifest: Manifest, database: Database) -> None:
        super().__init__(manifest, lambda: database)
        self.asked: dict[str, Question] = {}

    def run(self, query: Query, values: dict[str, Any], scope: Scope) -> Table:
        question = Question(query=query, values=values)
        self.asked[question.key] = question
        return super().run(query, values, scope)


class _RecordingShelf(Shelf):
    """A shelf whose only edition is recorded."""

    recorder: _Recorder

    def edition(self, number: int | None = None) -> Edition:  # noqa: ARG002
        return self.recorder


def unhurried(path: Path) -> Database:
    """Open an edition as the server does, but let slow questions end."""
    return Database.open(path, UNHURRIED)


def visits(shelf: Shelf, manifest: Manifest) -> list[Visit]:
    """Draw every page through a month, a phase and all; return what was asked."""
    database = unhurried(shelf.path(manifest.number))
    recording = _RecordingShelf.at(shelf.folder)
    recording.recorder = _Recorder(manifest, database)
    try:
        return list(_visits(recording))
    finally:
        database.close()


def _visits(shelf: _RecordingShelf) -> Iterator[Visit]:
    recorder = shelf.recorder
    busiest = municipality.PAGE.path + _busiest(recorder)
    usual = coverage(recorder, everything()).period()
    periods = (_month(recorder.manifest), usual, "all")
    for path in (*(page.path for page in PAGES), busiest):
        for period in periods:
            recorder.asked.clear()
            filters = Filters(period=period)
            address = Address(path=path, filters=filters)
            whole(Reader(address=address, scope=everything()), shelf)
            yield Visit(
                path=path,
                period=str(period),
                values=recorder.values(filters),
                questions=tuple(recorder.asked.values()),
            )


def _busiest(edition: Edition) -> str:
    """Code of the municipality with most rows."""
    anything = Filters(period="all")
    rows: Counter[str] = Counter()
    for row in answer(INTERACTIONS_BY_KIND, edition, anything, everything()).parts:
        rows[row["municipality"]] += row["interactions"]
    return rows.most_common(1)[0][0]


def _month(manifest: Manifest) -> str:
    """Name of the last whole month of the data."""
    return f"{manifest.extent.last.replace(day=1):%Y-%m}"
