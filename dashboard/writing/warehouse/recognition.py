"""Which rows of the warehouse a file's rows are, however they are read today.

A row is looked for by what it calls itself; by how it was written, under
today's headings and under earlier ones; as a row from before that was kept; and
by what is read of it. Who is found nowhere is new.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from dashboard.ground import places
from dashboard.writing.files.table import Table
from dashboard.writing.rows.naming import Cells, Naming
from dashboard.writing.rows.parsing import Parsed
from dashboard.writing.rows.reading import Context
from dashboard.writing.rows.typed import Row
from dashboard.writing.warehouse import early_rows
from dashboard.writing.warehouse.batches import Batch
from dashboard.writing.warehouse.heading_tables import Tables
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.stored import Stored
from dashboard.writing.warehouse.warehouse import Warehouse

Key = Hashable
"""What a row of the file and a stored row have in common."""


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """The rows of a file under the identities they have in the warehouse.

    `contents` is what is in force of these identities. `renamed` are rows that
    are in force as they are, but under an earlier name; each with that.
    """

    stored: Stored
    tables: Tables
    rows: tuple[Row, ...]
    contents: Mapping[str, str]
    renamed: tuple[tuple[Row, Row], ...]

    @property
    def brings_news(self) -> bool:
        """Whether a row is new, or reads otherwise than the one in force."""
        return any(
            self.contents.get(row["identity"]) != row["content"] for row in self.rows
        )

    def rename(self) -> None:
        """Let unchanged rows be known by today's names, or they would go stale."""
        if self.renamed:
            rows, before = zip(*self.renamed, strict=True)
            with self.stored.warehouse.transaction():
                self.tables.keep(self.stored.warehouse)
                self.stored.rename(rows, before)


def recognise(
    warehouse: Warehouse, batch: Batch, table: Table, parsed: Parsed, context: Context
) -> Recognised:
    """Give every row that can be taken in its identity, old or new."""
    stored = Stored(warehouse=warehouse, contract=batch.contract)
    tables = Tables.of(warehouse, table.contract)
    namings = tables.namings(table, context.pseudonyms)
    search = _Search(stored, namings, parsed, context)
    identities = search.identities(batch.sha256)
    rows = tuple(
        row
        | {
            "identity": identities[_who(row)],
            "written": search.written[row["line"]],
            "headings": tables.today,
        }
        for row in parsed.rows
    )
    contents, renamed = search.contents(rows)
    return Recognised(
        stored=stored, tables=tables, rows=rows, contents=contents, renamed=renamed
    )


class _Search:
    """One file's rows while they are looked for, one way after the other."""

    def __init__(
        self,
        stored: Stored,
        namings: Sequence[Naming],
        parsed: Parsed,
        context: Context,
    ) -> None:
        self._stored = stored
        self._namings = namings
        self._parsed = parsed
        self._context = context
        self._claims = _Claims(parsed.rows)
        self._earlier: dict[int, str] = {}
        self.written = self._names(namings[0], parsed.rows)

    def identities(self, sha256: str) -> Mapping[Key, str]:
        """Return the identity of each row by what it is in the file."""
        self._as_called()
        for naming in self._namings:
            self._as_written(naming)
        if self._stored.has_early():
            self._as_early(sha256)
        self._as_read()
        self._as_new()
        return self._claims.identities

    def contents(
        self, rows: Sequence[Row]
    ) -> tuple[Mapping[str, str], tuple[tuple[Row, Row], ...]]:
        """Return the contents in force, and rows that equal one of another name."""
        in_force = self._stored.in_force([row["identity"] for row in rows])
        contents = {identity: one["content"] for identity, one in in_force.items()}
        renamed = []
        for own, row in zip(self._parsed.rows, rows, strict=True):
            before = in_force.get(row["identity"])
            if before is None or before["written"] != self._earlier.get(row["line"]):
                continue
            is_early = before["written"] is None
            if before["content"] == (self._early(own) if is_early else row["content"]):
                renamed.append((row, before))
        same = {row["identity"]: row["content"] for row, _before in renamed}
        return contents | same, tuple(renamed)

    def _as_called(self) -> None:
        """A number in its municipality, a recommendation's municipality and day."""
        called = [row["identity"] for row in self._claims.left if row["identity"]]
        in_force = self._stored.in_force(called)
        self._claims.claim(
            ((identity, identity) for identity in in_force), lambda row: row["identity"]
        )

    def _as_written(self, naming: Naming) -> None:
        """The same cells; a record's number only in the same place, read today."""
        rows = self._claims.left
        is_today = naming is self._namings[0]
        names = self.written if is_today else self._names(naming, rows)
        said = {names[row["line"]]: naming.place_said(self._cells(row)) for row in rows}
        found = self._stored.written(said, naming.tables)
        self._claims.claim(
            (
                (
                    (one["written"], self._place(said[one["written"]], one["day"])),
                    one["identity"],
                )
                for one in found
            ),
            lambda row: (
                names[row["line"]],
                row["municipality"] if said[names[row["line"]]] else None,
            ),
        )
        if not is_today:
            left = {row["line"] for row in self._claims.left}
            self._earlier |= {n: name for n, name in names.items() if n not in left}

    def _as_early(self, sha256: str) -> None:
        """The same line of the same file, or all columns as they were read then."""
        lines = self._stored.early_lines(sha256)
        self._claims.claim(_pairs(lines, "line"), lambda row: row["line"])
        nameless = {row["line"]: self._early(row) for row in self._nameless()}
        same = self._stored.early([*nameless.values()])
        self._claims.claim(
            _pairs(same, "content"), lambda row: nameless.get(row["line"])
        )

    def _as_read(self) -> None:
        """The same content in force, both without a record number."""
        contents = {row["line"]: row["content"] for row in self._nameless()}
        same = self._stored.read([*contents.values()])
        self._claims.claim(
            _pairs(same, "content"), lambda row: contents.get(row["line"])
        )

    def _as_new(self) -> None:
        """Nobody's: what it calls itself, else how it is written and a number."""
        rows = self._claims.left
        taken = self._stored.numbered({self.written[row["line"]] for row in rows})
        numbers: dict[str, Iterator[int]] = {}
        for row in rows:
            name = self.written[row["line"]]
            free = (
                identity
                for number in numbers.setdefault(name, count(1))
                if (identity := f"{name}#{number}") not in taken
            )
            self._claims.give(row, row["identity"] or next(free))

    def _nameless(self) -> list[Row]:
        return [row for row in self._claims.left if not row["identity"]]

    def _names(self, naming: Naming, rows: Iterable[Row]) -> dict[int, str]:
        return {row["line"]: naming.written(self._cells(row)) for row in rows}

    def _cells(self, row: Row) -> Cells:
        return self._parsed.readings[row["line"] - 1].cells

    def _place(self, said: str | None, day: date | None) -> str | None:
        """Read today where a stored row said that it was on its day."""
        if said is None or day is None:
            return None
        place = places.find(said, day, self._context.posts.filled)
        return place.code if place else ""

    def _early(self, row: Row) -> str:
        return early_rows.early_content(
            self._stored.contract, row, self._context.pseudonyms
        )


class _Claims:
    """Which stored row each row of a file is; no stored row is two of them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.identities: dict[Key, str] = {}
        # A number repeated in a file is one row.
        self._rows: dict[Key, Row] = {}
        for row in rows:
            self._rows.setdefault(_who(row), row)
        self._taken: set[str] = set()

    @property
    def left(self) -> list[Row]:
        """The rows that are not known yet, in the order of the file."""
        return [row for who, row in self._rows.items() if who not in self.identities]

    def claim(
        self, stored: Iterable[tuple[Key, str]], key: Callable[[Row], Key]
    ) -> None:
        """Give rows the identities stored under their key, each only once."""
        offered: dict[Key, list[str]] = {}
        for name, identity in stored:
            offered.setdefault(name, []).append(identity)
        queues = {name: iter(identities) for name, identities in offered.items()}
        for row in self.left:
            for identity in queues.get(key(row), ()):
                if identity not in self._taken:
                    self.give(row, identity)
                    break

    def give(self, row: Row, identity: str) -> None:
        """Note the identity of a row."""
        self.identities[_who(row)] = identity
        self._taken.add(identity)


def _who(row: Row) -> Key:
    """What a row is in its file: what it calls itself, else its line."""
    return row["identity"] or row["line"]


def _pairs(rows: Rows, key: str) -> Iterator[tuple[Key, str]]:
    return ((row[key], row["identity"]) for row in rows)
