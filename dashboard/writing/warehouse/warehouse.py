"""The warehouse: every row as accepted, its batches and registers; one writer."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import duckdb

from dashboard.editions.shelf import Shelf
from dashboard.ground import home, reference
from dashboard.ground.audit.recording import record
from dashboard.ground.faults import HalfDoneError
from dashboard.ground.i18n import _
from dashboard.ground.queries import script
from dashboard.ground.reference import Lists
from dashboard.writing.warehouse import own_lists, receipts, rewriting, staging
from dashboard.writing.warehouse.migrations import first_registers, migrations
from dashboard.writing.warehouse.receipts import CHANGE, LOST, Change, Receipts
from dashboard.writing.warehouse.rewriting import OWED
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.storage import connected

log = logging.getLogger(__name__)

REWRITING = "rewriting"
"""What was deleted must leave the file too."""

_AT_ONCE = 5_000
"""So many rows are handed to DuckDB together."""

SHOWING = "showing "
"""The edition of this number was published and must be shown."""


class DoneAlreadyError(Exception):
    """What a command asks for was done before; says so, and nothing is done again."""


def now() -> datetime:
    """Return this moment as the warehouse keeps it: UTC, without saying so."""
    return datetime.now(UTC).replace(tzinfo=None)


class Warehouse:
    """An open warehouse. Only one process can hold it at a time.

    While it is open, codes are read with the lists of its home.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, *, as_it_is: bool = False
    ) -> None:
        self.connection = connection
        self.owes_rewriting = False
        self.receipts: Receipts | None = None
        self.folder = Path()
        self._changes: list[Change] = []
        # DuckDB draws it on standard output, where answers in JSON go.
        connection.execute("set enable_progress_bar = false")
        if as_it_is:
            return
        with self.transaction():
            self._migrate()
            with reference.read_with(self.lists()):
                self._stage()

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Self]:
        """Open the warehouse for writing, and hold its whole home meanwhile.

        What an earlier command left owed is finished first. BusyError while somebody
        else writes, DamagedError if the file is none, OSError if it cannot be had.
        """
        with home.writing(path.parent):
            with ExitStack() as file:
                warehouse = cls(file.enter_context(connected(path)))
                if warehouse.setting(OWED):
                    # To write the file anew, it must be let go.
                    file.close()
                    cls._finish(path)
                    warehouse = cls(file.enter_context(connected(path)))
                warehouse._look_for_losses(path, note=True)
                with reference.read_with(warehouse.lists()):
                    yield warehouse
            if warehouse.owes_rewriting:
                rewriting.rewrite(path)

    @classmethod
    @contextmanager
    def for_reading(cls, path: Path) -> Iterator[Self]:
        """Open the warehouse to look at it, also where nothing can be written.

        One that has to be brought up to date first is opened as for writing.
        """
        if not path.exists():
            with cls.for_trial(path) as warehouse:
                yield warehouse
            return
        with home.reading(path.parent), connected(path, read_only=True) as connection:
            warehouse = cls(connection, as_it_is=True)
            if warehouse.is_ready:
                warehouse._look_for_losses(path)
                with reference.read_with(warehouse.lists()):
                    yield warehouse
                return
        with cls.open(path) as warehouse:
            yield warehouse

    @classmethod
    @contextmanager
    def lists_in_force(cls, path: Path) -> Iterator[None]:
        """Read codes with the lists of a home, and let its warehouse go meanwhile."""
        lists = None
        if path.exists():
            with cls.for_reading(path) as warehouse:
                lists = warehouse.lists()
        with reference.read_with(lists):
            yield

    @classmethod
    @contextmanager
    def for_trial(cls, path: Path) -> Iterator[Self]:
        """Open the warehouse if there is one, else an empty one kept nowhere."""
        if path.exists():
            with cls.open(path) as warehouse:
                yield warehouse
        else:
            with duckdb.connect() as connection:
                warehouse = cls(connection)
                warehouse._look_for_losses(path)
                yield warehouse

    @classmethod
    def _finish(cls, path: Path) -> None:
        """Take the step that an earlier command wrote down and did not come to."""
        with connected(path) as connection:
            warehouse = cls(connection)
            owed = warehouse.setting(OWED) or ""
            if owed.startswith(SHOWING):
                warehouse.show_what_was_published(path.parent / "editions", owed)
        if owed == REWRITING:
            try:
                rewriting.rewrite(path)
            except HalfDoneError as error:
                # What this command is for may be possible all the same.
                log.warning(str(error))
            else:
                log.warning(_("What was left of forgetting a family is done now."))

    @property
    def is_ready(self) -> bool:
        """Whether nothing has to be written before it can be looked at."""
        try:
            done = {row["name"] for row in self.rows("from raw.migrations")}
            staged = self.setting("staging") == staging.version()
            staged = staged and (self.setting("lists") or "") == _digest(self.lists())
        except duckdb.CatalogException:
            return False
        return staged and done >= set(migrations()) and not self.setting(OWED)

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[None]:
        """Do everything inside, or nothing of it; nothing too if it is not to keep."""
        self.connection.execute("begin")
        try:
            yield
        except BaseException:
            self._changes.clear()
            self.connection.execute("rollback")
            raise
        self.connection.execute("commit" if keep else "rollback")
        self._give_receipts(self._changes if keep else [])

    def record(self, action: str, **values: Any) -> None:
        """Write a change into the audit log before it is done, and number it."""
        record(action, **values)
        self.count(action, **values)

    def count(self, action: str, **values: Any) -> None:
        """Give a change its number; when it is committed, a receipt elsewhere says so.

        Only what this file alone holds needs one.
        """
        number = int(self.setting(CHANGE) or 0) + 1
        change = receipts.made(number, action, values)
        self.remember(CHANGE, str(number))
        self.find_again(change)
        self._changes.append(change)

    def find_again(self, change: Change) -> None:
        """Say no more that a change is lost: it is made once more."""
        before = self.lost
        left = [one for one in before if not one.is_again(change)]
        if len(left) < len(before):
            self.remember(LOST, receipts.to_text(left))

    @property
    def lost(self) -> list[Change]:
        """The accepted changes that are not in this file."""
        settings = {row["name"]: row["value"] for row in self.rows("from raw.settings")}
        return receipts.lost(settings, self.receipts)

    def give_up_losses(self, reason: str) -> None:
        """Say no more what is lost, for a reason that stands in the audit log."""
        with self.transaction():
            given_up = [f"{one.action} {one.note or one.what}" for one in self.lost]
            self.record("lost", what=", ".join(given_up), note=reason)
            self.connection.execute("delete from raw.settings where name = ?", [LOST])

    def _give_receipts(self, changes: list[Change]) -> None:
        """Write down outside of this file what was committed."""
        self._changes = []
        if changes and self.receipts:
            try:
                # DuckDB's log is found after a power cut only if its folder is synced.
                home.sync(self.folder)
                self.receipts.keep(changes)
            except OSError:
                # The change is done all the same, and nobody may be told otherwise.
                log.warning(_("It is done; its receipt could not be written."))

    def _look_for_losses(self, path: Path, *, note: bool = False) -> None:
        """Say which accepted changes this file lacks; note them before it changes."""
        self.receipts, self.folder = Receipts.beside(path), path.parent
        missing = self.lost
        newest = max((one.number for one in missing), default=0)
        if note and newest > int(self.setting(CHANGE) or 0):
            with self.transaction():
                self.remember(LOST, receipts.to_text(missing))
                self.remember(CHANGE, str(newest))
        if missing:
            log.warning(receipts.sentence(missing))

    def rows(self, sql: str, values: Any = None) -> Rows:
        """Return a query's rows by column name."""
        result = self.connection.execute(sql, values)
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def append(
        self, table: str, rows: Sequence[Mapping[str, Any]], **fixed: object
    ) -> None:
        """Add rows to a table such as raw.batches, all with what is `fixed`.

        Rows are alike; keys that are no columns of the table are left out.
        """
        if not rows:
            return
        columns = {*rows[0], *fixed}
        types = {
            column["column_name"]: column["column_type"]
            for column in self.rows(f"describe {table}")
            if column["column_name"] in columns
        }
        names = ", ".join(types)
        picked = ", ".join(f"unnest(${name}::{kind}[])" for name, kind in types.items())
        # All at once, they would be held in memory a third time.
        for first in range(0, len(rows), _AT_ONCE):
            part = rows[first : first + _AT_ONCE]
            self.connection.execute(
                f"insert into {table} ({names}) select {picked}",
                {
                    name: [fixed[name] if name in fixed else row[name] for row in part]
                    for name in types
                },
            )

    def lists(self) -> Lists | None:
        """Return the lists of this home; None where they are those of the package."""
        return own_lists.lists(self.rows(own_lists.ENTRIES))

    def take_lists(self) -> None:
        """Read codes, and stage rows, with the lists as they stand now."""
        reference.go_on_with(self.lists())
        self._stage()

    def setting(self, name: str) -> str | None:
        """Return a remembered value; None if there is none."""
        found = self.rows("select value from raw.settings where name = ?", [name])
        return str(found[0]["value"]) if found else None

    def owe_rewriting(self) -> None:
        """Write down that the file must be written anew, once this is committed.

        It is done when the warehouse is closed, or by the next command of any kind.
        """
        self.remember(OWED, REWRITING)
        self.owes_rewriting = True

    def owe_showing(self, number: int) -> None:
        """Write down that an edition is about to be published, and then shown."""
        self.remember(OWED, f"{SHOWING}{number}")

    def settle(self) -> None:
        """Write down that nothing is owed any more."""
        self.connection.execute("delete from raw.settings where name = ?", [OWED])

    def show_what_was_published(self, folder: Path, owed: str) -> None:
        """Show an edition whose publication was cut off after its manifest."""
        shelf, number = Shelf.at(folder), int(owed.removeprefix(SHOWING))
        if number in shelf.published():
            shelf.showing.point_at(number)
            log.warning(_("Edition {number} is shown now.", number=number))
        self.settle()

    def remember(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self.connection.execute(
            "insert or replace into raw.settings values (?, ?)", [name, value]
        )

    def _migrate(self) -> None:
        for schema in ("raw", "reference", "staging"):
            self.connection.execute(f"create schema if not exists {schema}")
        self.connection.execute(
            "create table if not exists raw.migrations (name varchar primary key)"
        )
        done = {row["name"] for row in self.rows("from raw.migrations")}
        for name in migrations():
            if name not in done:
                self.connection.execute(script(f"warehouse/{name}.sql"))
                self.append("raw.migrations", [{"name": name}])
        if not done:
            for table, rows in first_registers().items():
                self.append(table, rows)

    def _stage(self) -> None:
        """Make staging as it should be; write nothing if it is so already."""
        version, lists = staging.version(), _digest(reference.lists_in_force())
        if (self.setting("staging"), self.setting("lists") or "") == (version, lists):
            return
        self.connection.execute(script("reference.sql"))
        for table, rows in staging.tables().items():
            self.append(table, rows)
        for name, sql in staging.views().items():
            self.connection.execute(f"create or replace view staging.{name} as {sql}")
        self.remember("staging", version)
        self.remember("lists", lists)


def _digest(lists: Lists | None) -> str:
    """What tells a home's lists from others; nothing for the package's."""
    return lists.digest if lists else ""
