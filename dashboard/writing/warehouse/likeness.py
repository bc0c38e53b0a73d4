"""Families whose codes look alike: perhaps one family, which people have to say."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from dashboard.ground.i18n import N_, _
from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.rows.reading import Reading
from dashboard.writing.rows.typed import Row
from dashboard.writing.warehouse import families
from dashboard.writing.warehouse.families import FamilyAlreadyError, FamilyError
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse, now

JOINED, APART = "joined", "apart"
"""What can be decided of families that look alike."""

_MARK = 8

_NAMED = N_("Nothing is decided of them: they are named as they are.")


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """One of several families whose codes look alike, by what the log says of it.

    `mark` names the families that look alike, for there are no codes to show.
    """

    mark: str
    family: str
    municipality: str
    rows: int
    first: date
    last: date


def remember(warehouse: Warehouse, rows: Sequence[Row]) -> None:
    """Keep what the codes of rows have in common, and what they were known by before.

    A code that was taken in with its marks is the code without them, and counts so.
    """
    named = {row["family"]: row for row in rows if row.get("family")}
    skeletons = {name: row["skeleton"] for name, row in named.items()}
    warehouse.connection.execute(
        "insert or ignore into raw.family_skeletons"
        " select unnest($families::varchar[]), unnest($skeletons::varchar[])",
        {"families": [*skeletons], "skeletons": [*skeletons.values()]},
    )
    before = {row["family_before"]: row["family"] for row in rows if row.get("family")}
    before.pop(None, None)
    families.continue_as(warehouse, before)


def alike(warehouse: Warehouse) -> tuple[Likeness, ...]:
    """Return the families in force that look alike, those of one mark together."""
    return tuple(
        Likeness(
            mark=row["skeleton"][:_MARK],
            family=row["family"],
            municipality=row["municipality"],
            rows=row["rows"],
            first=row["first"],
            last=row["last"],
        )
        for row in _rows(warehouse)
    )


def join(warehouse: Warehouse, mark: str, reason: str) -> int:
    """Count all families of a mark as the one with most rows; return how many.

    FamilyAlreadyError if they are one family already.
    """
    _make_sure_undecided(warehouse, mark, JOINED, N_("They are one family already."))
    largest, *others = _of(warehouse, mark)
    for other in others:
        families.merge(warehouse, other.family, largest.family, reason)
    return len(others) + 1


def keep_apart(warehouse: Warehouse, mark: str, reason: str) -> None:
    """Name the families of a mark no more: they are different ones.

    FamilyAlreadyError if that was said before.
    """
    reason = families.checked(reason)
    _make_sure_undecided(warehouse, mark, APART, N_("They are told apart already."))
    members = {one.family for one in _of(warehouse, mark)}
    with warehouse.transaction():
        warehouse.connection.execute(
            "insert or replace into raw.families_apart"
            " select unnest($families::varchar[]), $mark, $now",
            {"families": [*members], "mark": mark, "now": now()},
        )
        warehouse.record("families apart", what=mark, rows=len(members), note=reason)


def decided(warehouse: Warehouse) -> Rows:
    """Return what was decided of families that look alike, the latest first."""
    return warehouse.rows(
        """
        with placed as (
            select
                s.family,
                s.skeleton,
                min(r.municipality) as municipality
            from raw.family_skeletons as s
            inner join raw.log_rows as r on s.family = r.family
            group by s.family, s.skeleton
        ),

        decisions as (
            select
                p.skeleton,
                p.municipality,
                'joined' as decision,
                m.decided_at
            from raw.family_merges as m
            inner join placed as p on m.family = p.family
            inner join raw.family_skeletons as i
                on m.into_family = i.family and p.skeleton = i.skeleton
            union all
            select
                p.skeleton,
                p.municipality,
                'apart' as decision,
                a.decided_at
            from raw.families_apart as a
            inner join placed as p
                on a.family = p.family and starts_with(p.skeleton, a.mark)
        )

        select
            left(skeleton, 8) as mark,
            min(municipality) as municipality,
            decision,
            max(decided_at) as decided_at
        from decisions
        group by skeleton, decision
        order by decided_at desc, mark
        """
    )


def part(warehouse: Warehouse, mark: str, reason: str) -> int:
    """Undo the joining of a mark's families; return how many are families again.

    FamilyAlreadyError if they are several.
    """
    joined = warehouse.rows(
        "select m.family from raw.family_merges as m"
        " inner join raw.family_skeletons as s on m.family = s.family"
        " inner join raw.family_skeletons as i on m.into_family = i.family"
        " where s.skeleton = i.skeleton and starts_with(s.skeleton, ?)",
        [_whole(mark)],
    )
    if not joined:
        _of(warehouse, mark)
        raise FamilyAlreadyError(_(_NAMED))
    for row in joined:
        families.split(warehouse, row["family"], None, reason)
    return len(joined)


def reopen(warehouse: Warehouse, mark: str, reason: str) -> None:
    """Name the families of a mark again, though it was said that they differ.

    FamilyAlreadyError if they are named.
    """
    reason = families.checked(reason)
    with warehouse.transaction():
        gone = warehouse.rows(
            "delete from raw.families_apart where mark = ? returning family",
            [_whole(mark)],
        )
        if not gone:
            _of(warehouse, mark)
            raise FamilyAlreadyError(_(_NAMED))
        warehouse.record("families alike", what=mark, rows=len(gone), note=reason)


def take_back(warehouse: Warehouse, mark: str, reason: str) -> None:
    """Undo whatever was decided of a mark; FamilyAlreadyError if nothing is."""
    decisions = _decisions(warehouse, mark)
    if not decisions:
        _of(warehouse, mark)
        raise FamilyAlreadyError(_(_NAMED))
    for decision in sorted(decisions):
        (part if decision == JOINED else reopen)(warehouse, mark, reason)


def _decisions(warehouse: Warehouse, mark: str) -> set[str]:
    return {
        row["decision"] for row in decided(warehouse) if row["mark"] == mark.strip()
    }


def _make_sure_undecided(
    warehouse: Warehouse, mark: str, decision: str, said: str
) -> None:
    """FamilyAlreadyError if that is decided, and nothing of the mark is open again."""
    is_open = any(one.mark == mark.strip() for one in alike(warehouse))
    if not is_open and decision in _decisions(warehouse, mark):
        raise FamilyAlreadyError(_(said))


def _whole(mark: str) -> str:
    """Return a mark that is whole; FamilyError for less, which would mean many."""
    plain = mark.strip()
    if len(plain) != _MARK:
        raise FamilyError(_nothing_of(mark))
    return plain


def _nothing_of(mark: str) -> str:
    return _(
        "No families that look alike have the mark {mark}. The list is shown by: tilts"
        " families alike",
        mark=mark,
    )


def known(warehouse: Warehouse, before: int) -> set[str]:
    """Return the pseudonyms in batches before this one, and what they mean now."""
    rows = warehouse.rows(
        "select distinct unnest([v.family, r.family]) as family"
        " from staging.versions as v"
        " inner join raw.log_rows as r on v.batch = r.batch and v.line = r.line"
        " inner join raw.batches as b on v.batch = b.batch"
        " where v.batch < ? and b.undone_at is null and v.family is not null",
        [before],
    )
    return {row["family"] for row in rows}


def problems(
    warehouse: Warehouse,
    batch: int,
    readings: Sequence[Reading],
    before: Collection[str],
) -> list[Problem]:
    """Point at the codes of a batch that look like another code, where one is new.

    `before` are the families known without the batch.

    Of a pair the code with more rows is likelier to be the right one, so the other
    is pointed at, if it stands in the batch.
    """
    if not _any_alike(warehouse):
        return []
    places = {row["family"]: row["line"] for row in _lines(warehouse, batch)}
    lines = {family: readings[line - 1] for family, line in places.items()}
    pointed: list[tuple[int, Problem]] = []
    for skeleton, rows in groupby(_rows(warehouse), lambda row: row["skeleton"]):
        largest, *others = rows
        new = {one["family"] for one in (largest, *others)}.difference(before)
        if not new & set(lines):
            continue
        targets = [one for one in others if one["family"] in lines] or [largest]
        for one in targets:
            other = largest if one is not largest else others[0]
            seen = lines.get(other["family"])
            cell = lines[one["family"]].filled("family")
            there = seen.filled("family") if seen else None
            where = there.address if there else _("taken in before")
            words = {"where": where, "mark": skeleton[:_MARK]}
            if cell:
                error = CellError("family_alike", **words)
                problem = lines[one["family"]].problem("family", cell, error)
                pointed.append((places[one["family"]], problem))
    # As they stand in the file.
    return [problem for _line, problem in sorted(pointed, key=itemgetter(0))]


def _of(warehouse: Warehouse, mark: str) -> list[Likeness]:
    of_mark = [one for one in alike(warehouse) if one.mark == mark.strip()]
    if not of_mark:
        raise FamilyError(_nothing_of(mark))
    return of_mark


def _lines(warehouse: Warehouse, batch: int) -> Rows:
    """Where each family of a batch stands first, by what looks alike."""
    return warehouse.rows(
        "select s.skeleton, v.family, min(v.line) as line"
        " from staging.log_rows as v"
        " inner join raw.log_rows as r on v.batch = r.batch and v.line = r.line"
        " inner join raw.family_skeletons as s on r.family = s.family"
        " where v.batch = ? group by s.skeleton, v.family order by s.skeleton, line",
        [batch],
    )


def _any_alike(warehouse: Warehouse) -> bool:
    """Whether two codes have a skeleton in common, in force or not: soon answered."""
    found = warehouse.rows(
        "select skeleton from raw.family_skeletons"
        " group by skeleton having count(*) > 1 limit 1"
    )
    return bool(found)


def _rows(warehouse: Warehouse) -> Rows:
    """Families of one skeleton, the one with most rows first.

    One code that was given anew is several families and no likeness.
    """
    return warehouse.rows(
        """
        with counted as (
            select
                s.skeleton,
                v.family,
                min(r.family) as code,
                min(v.municipality) as municipality,
                count(*) as rows,
                min(v.date) as first,
                max(v.date) as last
            from staging.log_rows as v
            inner join raw.log_rows as r on v.batch = r.batch and v.line = r.line
            inner join raw.family_skeletons as s on r.family = s.family
            group by s.skeleton, v.family
        ),

        likely as (
            select
                c.skeleton,
                count(distinct c.code) as codes,
                count(*) as families,
                count(a.family) as apart
            from counted as c
            left join raw.families_apart as a
                on c.family = a.family and starts_with(c.skeleton, a.mark)
            group by c.skeleton
        )

        select c.*
        from counted as c
        inner join likely as l on c.skeleton = l.skeleton
        where l.codes > 1 and l.families > l.apart
        order by c.skeleton, c.rows desc, c.first, c.family
        """
    )
