"""A draft of an edition: its file with rows, sums and definitions, on no shelf."""

import fcntl
import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from dashboard.editions import file, marts
from dashboard.editions.database import UNHURRIED
from dashboard.editions.definitions import FACTS, MARTS, RULES, Definitions, fill
from dashboard.editions.edition import Edition
from dashboard.editions.manifest import SCHEMA_VERSION, Manifest
from dashboard.editions.shelf import Shelf
from dashboard.ground import home, regular
from dashboard.ground.i18n import _
from dashboard.ground.queries import quoted, script
from dashboard.ground.settings import Settings
from dashboard.writing.contracts.contract import contracts
from dashboard.writing.warehouse import staging
from dashboard.writing.warehouse.warehouse import Warehouse

OWN_DAY = "as_of"
"""Under this name a warehouse remembers the day on which its rows are looked at."""

_TABLES = {
    "interactions": "order by municipality, date, interaction",
    "posts": "order by post, from_date",
    "reports": "order by post, month",
    "respondents": "order by respondent",
    "choices": "order by respondent, question, choice",
    "questions": "order by position",
    "open_answers": "order by wave, answer",
    "invitations": "order by wave, municipality",
    "recommendations": "order by position",
    "recommendation_status": "order by recommendation, municipality, as_of",
    "institutions": "order by institution",
    "expected_kinds": "order by kind",
    "published_figures": "",
    "phases": "order by from_date",
    "targets": "order by from_date, measure, municipality",
    "notes": "order by note",
}

_MADE = {
    "staging.resolved": "temp.resolved",
    "staging.interactions": "edition.staging.interactions",
}
"""What several tables are made of, and where it lies once it is made."""


Engine = Callable[[duckdb.DuckDBPyConnection, Definitions], None]
"""Makes the marts of an edition's rows, in its file."""


class NothingToPublishError(Exception):
    """The warehouse holds no accepted row."""


@contextmanager
def draft(
    opening: AbstractContextManager[Warehouse], shelf: Shelf
) -> Iterator[Edition]:
    """Open what would be published now, with no number; it is gone afterwards.

    The warehouse is open while it is copied, and others may write when that is done.
    What a kill leaves of a draft the next one sweeps away.
    NothingToPublishError if no row has been accepted.
    """
    path = shelf.folder / f"draft-{secrets.token_hex(8)}.duckdb.tmp"
    try:
        with ExitStack() as reading:
            with opening as warehouse:
                shelf.folder.mkdir(parents=True, exist_ok=True)
                sweep_drafts(shelf.folder)
                manifest = begin(warehouse, path, number=0)
                reading.enter_context(_in_use(path))
            edition = Edition.of_files(manifest, path, path, UNHURRIED)
            reading.callback(edition.close)
            yield edition
    finally:
        _remove(path)


def sweep_drafts(folder: Path) -> None:
    """Remove the drafts that nobody reads: who made them was killed.

    Within the one lock of the home: a draft is written there, and is read already
    when it is let go.
    """
    # Not what DuckDB wrote beside them: a folder of that name, with .tmp once more.
    for path in folder.glob("draft-*.duckdb.tmp"):
        with regular.opened(path) as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            _remove(path)


@contextmanager
def _in_use(path: Path) -> Iterator[None]:
    with regular.opened(path) as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


def _remove(path: Path) -> None:
    # The draft itself goes last, so that one killed on the way is found again.
    for end in (".wal", ".tmp", ""):
        home.clear(path.with_name(f"{path.name}{end}"))


def begin(
    warehouse: Warehouse,
    path: Path,
    number: int,
    label: str = "",
    engine: Engine | None = None,
) -> Manifest:
    """Write rows, sums, rules and definitions into a new file.

    NothingToPublishError if no row has been accepted.
    """
    created = datetime.now(UTC)
    facts = _copy(warehouse, path, number, created.date())
    if facts["data_from"] is None:
        raise NothingToPublishError(
            _("There is nothing to publish yet: no row has been accepted.")
        )
    _complete(path, engine)
    return Manifest(
        number=number,
        label=label,
        created=created.isoformat(timespec="seconds"),
        data_from=facts["data_from"].isoformat(),
        data_up_to=facts["data_up_to"].isoformat(),
        interactions=facts["interactions"],
        respondents=facts["respondents"],
        synthetic=facts["synthetic"],
        # Known when nothing is written into the file any more.
        sha256="",
        schema_version=SCHEMA_VERSION,
        app_version=version("tilts"),
        as_of=facts["as_of"].isoformat() if facts["as_of"] else "",
    )


def _copy(warehouse: Warehouse, path: Path, number: int, today: date) -> dict[str, Any]:
    """Write the staged rows into a file of their own; return what they are."""
    connection = warehouse.connection
    connection.execute(
        f"attach '{quoted(path)}' as edition (storage_version '{file.STORAGE}')"
    )
    try:
        connection.execute("create schema edition.staging")
        connection.execute("create temp table resolved as from staging.resolved")
        for name, order in _TABLES.items():
            connection.execute(
                f"create table edition.staging.{name} as"  # noqa: S608
                f" select * from ({_staged(name)}) {order}"
            )
        (facts,) = warehouse.rows(script("edition.sql"))
        as_of = _own_day(warehouse, facts["data_up_to"])
        edition = {
            "number": number,
            "created_on": as_of or today,
            **{name: facts[name] for name in ("data_from", "data_up_to")},
        }
        connection.execute(
            "create table edition.staging.edition as select $number::integer as number,"
            " $created_on::date as created_on, $data_from::date as data_from,"
            " $data_up_to::date as data_up_to",
            edition,
        )
    finally:
        connection.execute("drop table if exists temp.resolved; detach edition")
    return {**facts, "as_of": as_of}


def _staged(name: str) -> str:
    """A view of staging that reads what was made for another table already."""
    sql = staging.views()[name]
    for view, table in _MADE.items():
        sql = sql.replace(view, table)
    return sql


def _own_day(warehouse: Warehouse, last: date | None) -> date | None:
    """The day on which a sample is looked at, unless later rows have come in."""
    kept = warehouse.setting(OWN_DAY)
    day = date.fromisoformat(kept) if kept else None
    return day if day and last and last <= day else None


def _complete(path: Path, engine: Engine | None) -> None:
    """Add rules, marts, facts, whose views apply a reader's scope, and definitions."""
    with file.opened(path) as connection:
        definitions = Definitions.todays(Settings.from_environment().too_few)
        connection.execute("create schema marts; create schema facts")
        connection.execute(definitions.sql[RULES][RULES])
        (engine or _by_duckdb)(connection, definitions)
        for name, sql in definitions.sql[FACTS].items():
            connection.execute(f"create view facts.{name} as {sql}")
        definitions.write(connection)
        _add_contract(connection)


def _by_duckdb(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    marts.fill(connection, definitions.sql[MARTS])


def _add_contract(connection: duckdb.DuckDBPyConnection) -> None:
    """Say by which columns the rows were taken in, and by which programs."""
    columns = [
        (contract.name, position, field.name, field.lv, field.en, field.required)
        for contract in contracts()
        for position, field in enumerate(contract.fields)
    ]
    named = hashlib.sha256(repr(columns).encode()).hexdigest()[:12]
    about = [(one, version(one)) for one in ("tilts", "duckdb")]
    types = "name varchar, lv varchar, en varchar, required boolean"
    fill(connection, "contract", f"file varchar, position integer, {types}", columns)
    fill(
        connection,
        "about",
        "name varchar, value varchar",
        [("contract", named), *about],
    )
