"""Which rows of the warehouse a file's rows are, however they are read today.

A row is looked for by what it calls itself; by how it was written, under
today's headings and under earlier ones; as a row from before that was kept; by
what is read of it; and by its line in the very file. Who is found nowhere is new.
"""

from collections.abc import (
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from operator import itemgetter

from dashboard.ground import places
from dashboard.writing.files.table import Table
from dashboard.writing.rows.naming import Cells, Naming
from dashboard.writing.rows.parsing import Parsed
from dashboard.writing.rows.reading import Context
from dashboard.writing.rows.records import has_same_family, is_same
from dashboard.writing.rows.typed import Row
from dashboard.writing.warehouse import early_rows
from dashboard.writing.warehouse.batches import Batch
from dashboard.writing.warehouse.claims import Claims, Key, who
from dashboard.writing.warehouse.heading_tables import Tables
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.stored import OTHER, Stored

_APART = ("date", "municipality", "post", "wave")
"""What two rows may differ in although the same is written in both: joined cells."""


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """The rows of a file under the identities they have in the warehouse.

    `contents` is what is in force of these identities. `renamed` are rows that
    are in force as they are, but under an earlier name; each with that. `others`
    are the lines whose number stands for another record, `moved` those that
    replace one of another day or family.
    """

    stored: Stored
    tables: Tables
    rows: tuple[Row, ...]
    contents: Mapping[str, str]
    renamed: tuple[tuple[Row, Row], ...]
    others: tuple[int, ...]
    moved: tuple[int, ...]

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
    stored: Stored, batch: Batch, table: Table, parsed: Parsed, context: Context
) -> Recognised:
    """Give every row that can be taken in its identity, old or new."""
    tables = Tables.of(stored.warehouse, table.contract)
    namings = tables.namings(table, context.pseudonyms)
    search = _Search(stored, namings, parsed, context)
    identities = search.identities(batch.sha256)
    rows = parsed.rows
    for row in rows:
        # A copy of every row would be most of what an import holds in memory.
        row["identity"] = identities[who(row)]
        row["written"] = search.written[row["line"]]
        row["headings"] = tables.today
    contents, renamed = search.contents(rows)
    return Recognised(
        stored=stored,
        tables=tables,
        rows=rows,
        contents=contents,
        renamed=renamed,
        others=tuple(sorted(search.others)),
        moved=tuple(sorted(search.moved)),
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
        self._claims = Claims(parsed.rows)
        self._called = {row["line"]: row["identity"] for row in parsed.rows}
        self._earlier: dict[int, str] = {}
        self._numbers: set[Key] = set()
        self.others: set[int] = set()
        self.moved: set[int] = set()
        self.written = self._names(namings[0], parsed.rows)

    def identities(self, sha256: str) -> Mapping[Key, str]:
        """Return the identity of each row by what it is in the file."""
        self._as_called()
        for naming in self._namings:
            self._as_written(naming)
        if self._stored.has_early():
            self._as_early(sha256)
        self._as_read()
        self._as_in_the_file(sha256)
        self._as_new()
        return self._claims.identities

    def contents(
        self, rows: Sequence[Row]
    ) -> tuple[Mapping[str, str], tuple[tuple[Row, Row], ...]]:
        """Return the contents in force, and rows that equal one of another name."""
        in_force = self._stored.in_force([row["identity"] for row in rows])
        contents = {identity: one["content"] for identity, one in in_force.items()}
        renamed = []
        for row in rows:
            before = in_force.get(row["identity"])
            if before is None or before["written"] != self._earlier.get(row["line"]):
                continue
            is_early = before["written"] is None
            if before["content"] == (self._early(row) if is_early else row["content"]):
                renamed.append((row, before))
        same = {row["identity"]: row["content"] for row, _before in renamed}
        return contents | same, tuple(renamed)

    def _as_called(self) -> None:
        """A number that lasts, or a recommendation's municipality and day."""
        called = {name for row in self._claims.left for name in row["called"]}
        in_force = self._stored.in_force(called)
        for row in self._claims.left:
            self._claims.take(row, (one for one in row["called"] if one in in_force))
        self._as_numbered()

    def _as_numbered(self) -> None:
        """A number in its municipality, of rows that share more than the number."""
        stored: dict[Key, list[Row]] = {}
        rows = [row for row in self._claims.left if row["number"]]
        for one in self._stored.of_numbers({row["number"] for row in rows}):
            stored.setdefault(one["number"], []).append(one)
        for is_it in (_is_unchanged, _is_mended):
            self._claims.match(rows, stored, is_it)
        left = self._left_of(rows, stored)
        sharing = [
            row for row in left if any(is_same(row, s) for s in stored[row["number"]])
        ]
        # Where more rows share nothing, numbers began anew, and a shared day is chance.
        is_chance = self._stored.numbered_anew
        if len(sharing) > len(left) - len(sharing) and not is_chance:
            self._claims.match(sharing, stored, is_same)
            after = {row["line"] for row in self._left_of(rows, stored)}
            self.moved = {row["line"] for row in sharing} - after
        self._numbers = {*stored}

    def _left_of(self, rows: Sequence[Row], stored: Mapping[Key, object]) -> list[Row]:
        left = {row["line"] for row in self._claims.left}
        return [row for row in rows if row["line"] in left and row["number"] in stored]

    def _as_written(self, naming: Naming) -> None:
        """The same cells; a record's number only in the same place, read today."""
        if self._stored.is_empty:
            return
        rows = self._claims.left
        is_today = naming is self._namings[0]
        names = self.written if is_today else self._names(naming, rows)
        said = {names[row["line"]]: naming.place_said(self._cells(row)) for row in rows}
        found = self._stored.written(said, naming.tables)
        numbered: dict[Key, list[Row]] = {}
        for one in found:
            place = self._place(said[one["written"]], one["date"])
            if place:
                numbered.setdefault((one["written"], place), []).append(one)
        whole = [one for one in found if said[one["written"]] is None]
        borrowed = {row["line"]: self._borrowed(row) for row in rows}
        self._claims.claim(
            ((one["written"], one["identity"]) for one in whole),
            lambda row: names[row["line"]] if not borrowed[row["line"]] else None,
        )
        self._claims.match(
            [row for row in self._claims.left if borrowed[row["line"]]],
            _by(whole, "written"),
            lambda row, one: all(
                row[name] == one.get(name) for name in borrowed[row["line"]]
            ),
            lambda row: names[row["line"]],
        )
        self._claims.match(
            [
                row
                for row in self._claims.left
                if row["number"] and row["number"] not in self._numbers
            ],
            numbered,
            self._is_same_as_read_then,
            lambda row: (names.get(row["line"]), row["municipality"]),
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

    def _as_in_the_file(self, sha256: str) -> None:
        """The same line of the same file, of which other headings were read then."""
        rows = self._nameless()
        lines = _by(self._stored.lines(sha256) if rows else [], "line")
        self._claims.match(rows, lines, is_same, itemgetter("line"))

    def _as_new(self) -> None:
        """Nobody's: what it calls itself, else how it is written and a number."""
        rows = self._claims.left
        self.others = {
            row["line"] for row in rows if row["nth"] or row["number"] in self._numbers
        }
        called = {row["number"] for row in rows if row["number"]}
        known = {one["identity"] for one in self._stored.of_numbers(called)}
        taken = self._stored.numbered({self.written[row["line"]] for row in rows})
        numbers: dict[str, Iterator[int]] = {}
        for row in rows:
            name = self.written[row["line"]]
            free: Iterator[str] = (
                identity
                for number in numbers.setdefault(name, count(1))
                if (identity := f"{name}#{number}") not in taken
            )
            if row["number"]:
                free = _free(row["number"], known)
            elif row["identity"]:
                free = iter((row["identity"],))
            identity = next(free)
            known.add(identity)
            self._claims.give(row, identity)

    def _nameless(self) -> list[Row]:
        return [row for row in self._claims.left if not row["identity"]]

    def _names(self, naming: Naming, rows: Iterable[Row]) -> dict[int, str]:
        return {row["line"]: naming.written(self._cells(row)) for row in rows}

    def _cells(self, row: Row) -> Cells:
        return self._parsed.readings[row["line"] - 1].cells

    def _borrowed(self, row: Row) -> list[str]:
        """Name what tells a row apart and is not written in it, but above it."""
        reading = self._parsed.readings[row["line"] - 1]
        return [name for name in _APART if name in row and reading.borrows(name)]

    def _is_same_as_read_then(self, row: Row, stored: Row) -> bool:
        """Whether two rows are one record; a family's code belongs to its place."""
        if row.get("family") is None:
            return is_same(row, stored)
        cell = self._parsed.readings[row["line"] - 1].filled("family")
        if cell is None:
            return is_same(row, stored)
        keyed = self._context.pseudonyms
        family = keyed.of(str(cell.value), stored["municipality"])
        return is_same({**row, "family": family}, stored)

    def _place(self, said: str | None, day: date | None) -> str | None:
        """Read today where a stored row said that it was on its day."""
        if said is None or day is None:
            return None
        place = places.read(said, day, self._context.posts.filled)
        return place.code if place else ""

    def _early(self, row: Row) -> str:
        own = {**row, "identity": self._called[row["line"]]}
        return early_rows.early_content(
            self._stored.contract, own, self._context.pseudonyms
        )


def _is_unchanged(row: Row, stored: Row) -> bool:
    return is_same(row, stored) and bool(row["content"] == stored["content"])


def _is_mended(row: Row, stored: Row) -> bool:
    """Whether a row says something else of the same day and family."""
    is_about_it = "family" not in stored or has_same_family(row, stored)
    return is_same(row, stored) and is_about_it and row["date"] == stored["date"]


def _free(number: str, known: Collection[str]) -> Iterator[str]:
    """Yield the identities of a number that no record has yet."""
    names = chain((number,), (f"{number}{OTHER}{n}" for n in count(2)))
    return (name for name in names if name not in known)


def _by(rows: Iterable[Row], name: str) -> Mapping[Key, Sequence[Row]]:
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(row[name], []).append(row)
    return found


def _pairs(rows: Rows, key: str) -> Iterator[tuple[Key, str]]:
    return ((row[key], row["identity"]) for row in rows)
