"""Rows of the warehouse as they are looked for: those of batches not undone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.writing.rows.typed import Row
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

_DAYS = {"recommendations": "as_of"}
"""What a row's day is called where it is not called date."""

_TELLING = {
    "log": ("family", "post", "municipality"),
    "survey": ("wave",),
}
"""What tells records of one number apart, besides their day."""

OTHER = "~"
"""Stands in an identity between a number and which of its records this is."""


@dataclass(frozen=True, kw_only=True)
class Stored:
    """The rows of one kind of file, every version of them; but not those `without`.

    Where a file is `numbered_anew`, a number in common says nothing.
    """

    warehouse: Warehouse
    contract: str
    without: int | None = None
    numbered_anew: bool = False

    @cached_property
    def is_empty(self) -> bool:
        """Whether there was no row at all when this was first asked."""
        return not self._rows("select 1 from stored limit 1")

    def in_force(self, identities: Collection[str]) -> Mapping[str, Row]:
        """Return the content in force of identities, and how it was written."""
        rows = self._rows_of(
            identities,
            "select identity, arg_max(content, (batch, line)) as content,"
            " arg_max_null(written, (batch, line)) as written"
            " from stored where identity in (select unnest($identities::varchar[]))"
            " group by identity",
            identities=[*identities],
        )
        return {row["identity"]: row for row in rows}

    def written(self, names: Collection[str], tables: Collection[int]) -> Rows:
        """Return the identities of rows written so, those first that began so.

        Each with the day it has in force, and what else tells it apart.
        """
        return self._rows_of(
            names,
            f"select written, identity, {self._telling()}"  # noqa: S608
            " from stored where written in (select unnest($names::varchar[]))"
            " and headings in (select unnest($tables::integer[]))"
            " group by written, identity"
            " order by not starts_with(identity, written), len(identity), identity",
            names=[*names],
            tables=[*tables],
        )

    def of_numbers(self, numbers: Collection[str]) -> Rows:
        """Return the records of numbers, each as it is in force."""
        return self._rows_of(
            numbers,
            f"select identity, split_part(identity, '{OTHER}', 1) as number,"  # noqa: S608
            f" arg_max(content, (batch, line)) as content, {self._telling()}"
            f" from stored where split_part(identity, '{OTHER}', 1)"
            " in (select unnest($numbers::varchar[]))"
            " group by identity order by len(identity), identity",
            numbers=[*numbers],
        )

    def _telling(self) -> str:
        others = (
            f"arg_max_null({name}, (batch, line)) as {name}"
            for name in _TELLING.get(self.contract, ())
        )
        return ", ".join(["arg_max(day, (batch, line)) as date", *others])

    def read(self, contents: Collection[str]) -> Rows:
        """Return the identities without a record number of a content in force."""
        return self._rows_of(
            contents,
            "select identity, arg_max(content, (batch, line)) as content from stored"
            " where contains(identity, '#')"
            " group by identity"
            " having arg_max(content, (batch, line))"
            " in (select unnest($contents::varchar[]))"
            " order by len(identity), identity",
            contents=[*contents],
        )

    def numbered(self, names: Collection[str]) -> set[str]:
        """Return the identities that were made of names and a number."""
        rows = self._rows_of(
            names,
            "select distinct identity from stored"
            " where split_part(identity, '#', 1) in (select unnest($names::varchar[]))",
            names=[*names],
        )
        return {row["identity"] for row in rows}

    def has_early(self) -> bool:
        """Whether there are rows of which it was not kept how they were written."""
        early = "select 1 from stored where written is null limit 1"
        return not self.is_empty and bool(self._rows(early))

    def early(self, contents: Collection[str]) -> Rows:
        """Return early identities without a record number, by their content."""
        return self._rows_of(
            contents,
            "select distinct content, identity from stored"
            " where written is null and contains(identity, '#')"
            " and content in (select unnest($contents::varchar[]))"
            " order by len(identity), identity",
            contents=[*contents],
        )

    def early_lines(self, sha256: str) -> Rows:
        """Return the early rows of a file that was taken in before, by their line."""
        return self._rows(
            "select distinct line, identity from stored"
            " where written is null and sha256 = $sha256",
            sha256=sha256,
        )

    def lines(self, sha256: str) -> Rows:
        """Return the rows of a file that was taken in before, by their line."""
        return self._rows(
            f"select line, identity, {self._telling()} from stored"  # noqa: S608
            " where sha256 = $sha256 group by line, identity order by line, identity",
            sha256=sha256,
        )

    def rename(self, rows: Sequence[Row], before: Sequence[Row]) -> None:
        """Let rows of a content be known from now on as these rows are written.

        `before` says for each how it was written, if that was kept, and read.
        """
        self.warehouse.connection.execute(
            f"""
            update raw.{self.contract}_rows as r
            set written = n.written, headings = n.headings, content = n.content
            from (
                select
                    unnest($identities::varchar[]) as identity,
                    unnest($written::varchar[]) as written,
                    unnest($headings::integer[]) as headings,
                    unnest($contents::varchar[]) as content,
                    unnest($written_before::varchar[]) as written_before,
                    unnest($contents_before::varchar[]) as content_before
            ) as n
            where
                r.identity = n.identity
                and r.content = n.content_before
                and r.written is not distinct from n.written_before
            """,  # noqa: S608
            {
                "identities": [row["identity"] for row in rows],
                "written": [row["written"] for row in rows],
                "headings": [row["headings"] for row in rows],
                "contents": [row["content"] for row in rows],
                "written_before": [row["written"] for row in before],
                "contents_before": [row["content"] for row in before],
            },
        )

    def _rows_of(self, wanted: Collection[object], sql: str, **values: object) -> Rows:
        """Return rows of what is wanted; nothing is asked where there can be none."""
        return self._rows(sql, **values) if wanted and not self.is_empty else []

    def _rows(self, sql: str, **values: object) -> Rows:
        day = _DAYS.get(self.contract, "date")
        stored = (
            f"with stored as (select r.*, r.{day} as day, b.sha256"  # noqa: S608
            f" from raw.{self.contract}_rows as r"
            " inner join raw.batches as b on r.batch = b.batch"
            " where b.undone_at is null and b.batch is distinct from $without)"
        )
        return self.warehouse.rows(
            f"{stored} {sql}", {**values, "without": self.without}
        )
