"""Rows that may correct one of an earlier file: which one, and what differs.

Rows without a record number cannot say which row they mend. People do, by their cells.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.ground.i18n import N_, _
from dashboard.writing.files.table import RefusedError
from dashboard.writing.rows.reading import Reading
from dashboard.writing.rows.typed import Row
from dashboard.writing.warehouse.recognition import Recognised
from dashboard.writing.warehouse.staging import Rows

ALL = "all"
"""Said instead of cells: every row that looks like a correction is one."""
_SAID = (
    *("family", "persons", "domains", "activity", "institution_folded", "role"),
    *("esf_measure", "outcome", "minutes"),
)
"""What a row says besides its day, place and post; its kind follows from it."""
_COLUMN = {"institution_folded": "institution"}
_ENOUGH = 2
"""So many things in common, besides the day, make it likely that a row is mended."""

_NO_SUCH = N_(
    "No row with cell {cell} looks like a correction of an earlier one. Such rows have"
    " these cells: {cells}."
)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A new row of a file, the row in force that it may correct, and what differs.

    `alike` is how many filled things the two have in common, besides day and place.
    """

    row: Row
    other: Row
    differing: tuple[str, ...]
    alike: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the log in which the two rows differ.

        Where they say the same, only one of them has a post, or a record number;
        respondents have no post.
        """
        named = tuple(_COLUMN.get(name, name) for name in self.differing)
        is_of_post = self.row.get("post") != self.other.get("post")
        return named or (("post",) if is_of_post else ("record",))

    @property
    def only_fills_in(self) -> bool:
        """Whether the later row says all that the other does, and more."""
        return not any(self.other[name] for name in self.differing)


def within(new: Sequence[Row], others: Rows, *, sent_again: bool) -> list[Correction]:
    """Pair new rows of a month with rows of it that a file lacks, the likest first.

    Where the month is sent again, rows of one day and one family or institution are
    enough; elsewhere they must have as much in common as differs.
    """
    by_day: dict[tuple[str, object], Rows] = defaultdict(list)
    for other in others:
        by_day[other["municipality"], other["date"]].append(other)
    pairs = [
        pair
        for row in new
        for other in by_day[row["municipality"], row["date"]]
        if _is_of_one_post(row, other)
        for pair in (_pair(row, other),)
        if (_is_about_one(pair) and (sent_again or pair.alike >= len(pair.differing)))
        or _differs_in_one(pair)
    ]
    return one_to_one(pairs)


def of_a_row_alone(row: Row, others: Rows) -> list[Correction]:
    """Pair the only row of a file with one that differs in one thing, even its day."""
    pairs = [_pair(row, other) for other in others if _is_of_one_post(row, other)]
    return one_to_one(
        pair
        for pair in pairs
        if (len(pair.differing) == 1 and pair.differing != ("date",))
        or (pair.differing == ("date",) and pair.alike > _ENOUGH)
    )


def one_to_one(pairs: Iterable[Correction]) -> list[Correction]:
    """Keep for each row the likest one, and no row twice; in the order of the file."""
    rows: set[int] = set()
    others: set[str] = set()
    kept = []
    for pair in sorted(pairs, key=lambda one: (len(one.differing), -one.alike)):
        line, identity = pair.row["line"], pair.other["identity"]
        if line not in rows and identity not in others:
            rows.add(line)
            others.add(identity)
            kept.append(pair)
    return sorted(kept, key=lambda one: int(one.row["line"]))


def chosen(
    offered: Sequence[Correction], readings: Sequence[Reading], cells: Collection[str]
) -> list[Correction]:
    """Return the corrections that people named by cells of their rows.

    RefusedError where a cell is of a row that is none.
    """
    of_rows = [
        (one, {cell.address for cell in readings[one.row["line"] - 1].cells})
        for one in offered
    ]
    for cell in sorted({*cells} - {ALL}):
        if not any(cell in own for _one, own in of_rows):
            known = [readings[one.row["line"] - 1].cells[0].address for one in offered]
            names = ", ".join(known) or _("none")
            raise RefusedError("no_correction", _NO_SUCH, cell=cell, cells=names)
    return [one for one, own in of_rows if ALL in cells or own & {*cells}]


def carried_out(recognised: Recognised, made: Sequence[Correction]) -> Recognised:
    """Let rows be new versions of those that they correct."""
    if not made:
        return recognised
    of_line = {one.row["line"]: one.other for one in made}
    rows = tuple(
        row | {"identity": of_line[row["line"]]["identity"]}
        if row["line"] in of_line
        else row
        for row in recognised.rows
    )
    before = {one["identity"]: one["content"] for one in of_line.values()}
    return replace(recognised, rows=rows, contents={**recognised.contents, **before})


def _pair(row: Row, other: Row) -> Correction:
    differing = tuple(_differing(row, other))
    alike = sum(bool(row[name]) for name in _SAID if name not in differing)
    return Correction(row=row, other=other, differing=differing, alike=alike)


def _differing(row: Row, other: Row) -> Iterator[str]:
    for name in ("date", *_SAID):
        if (row[name] or None) != (other[name] or None):
            yield name


def _is_of_one_post(row: Row, other: Row) -> bool:
    """Whether two rows may be of one place and post."""
    posts = {post for post in (row["post"], other["post"]) if post}
    return row["municipality"] == other["municipality"] and len(posts) <= 1


def _is_about_one(pair: Correction) -> bool:
    """Whether two rows are about one family or institution."""
    row, same = pair.row, {*_SAID} - {*pair.differing}
    return any(row[name] for name in ("family", "institution_folded") if name in same)


def _differs_in_one(pair: Correction) -> bool:
    """Whether a row that differs in one thing alone says enough besides."""
    return len(pair.differing) == 1 and pair.alike >= _ENOUGH
