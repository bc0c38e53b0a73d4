"""Rows that wait for the register, and what would let them in."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dashboard.ground import spelling
from dashboard.ground.spelling import fold
from dashboard.writing.contracts.problems import CellError, Problem
from dashboard.writing.rows.reading import Reading
from dashboard.writing.warehouse.staging import Rows
from dashboard.writing.warehouse.warehouse import Warehouse

_OFFERED = 3


def held_problems(
    warehouse: Warehouse, batch: int, readings: Sequence[Reading]
) -> list[tuple[int, Problem]]:
    """Return what a batch's held rows wait for, each with the row's line."""
    held = warehouse.rows(
        "select line, has_post, has_institution, institution_name"
        " from staging.held where batch = ? order by line",
        [batch],
    )
    offered = _offers(warehouse, held)
    found = []
    for row in held:
        waits_for = []
        if not row["has_institution"]:
            near = offered[row["institution_name"]]
            waits_for.append(("institution", CellError("institution_unknown", *near)))
        reading = readings[row["line"] - 1]
        if not row["has_post"] and reading.cell("post"):
            waits_for.append(("post", CellError("post_unknown")))
        elif not row["has_post"]:
            waits_for.append(("municipality", CellError("no_post")))
        for column, error in waits_for:
            cell = reading.cell(column)
            if cell:
                found.append((row["line"], reading.problem(column, cell, error)))
    return found


@contextmanager
def counting(warehouse: Warehouse) -> Iterator[list[int]]:
    """Change the register as a whole; afterwards the list says how many rows it let in.

    Fewer than none where accepted rows are held from then on.
    """
    freed: list[int] = []
    with warehouse.transaction():
        before = _held(warehouse)
        yield freed
        freed.append(before - _held(warehouse))


def _held(warehouse: Warehouse) -> int:
    return int(warehouse.rows("select count(*) as n from staging.held")[0]["n"])


def waiting_names(warehouse: Warehouse) -> Rows:
    """Return each unknown institution's name with the rows that wait for it."""
    return warehouse.rows(
        """
        select
            institution_name as name,
            municipality,
            count(*) as rows,
            min(date) as first_date,
            max(date) as last_date
        from staging.held
        where not has_institution
        group by institution_name, municipality
        order by rows desc, name, municipality
        """
    )


def waiting_places(warehouse: Warehouse) -> Rows:
    """Return each municipality that has rows of days without a post."""
    return warehouse.rows(
        """
        select
            municipality,
            count(*) as rows,
            min(date) as first_date,
            max(date) as last_date
        from staging.held
        where not has_post
        group by municipality
        order by rows desc, municipality
        """
    )


def _offers(warehouse: Warehouse, held: Rows) -> dict[str, list[str]]:
    """Return the nearest institutions by each unknown name, looked for once."""
    unknown = {row["institution_name"] for row in held if not row["has_institution"]}
    names = institution_names(warehouse) if unknown else {}
    return {name: nearest(name, names, like=spelling.LIKE) for name in unknown}


def institution_names(warehouse: Warehouse) -> dict[str, str]:
    """Return the register's names by every folded name an institution goes by.

    The form's numbers, such as i12, are left out: nobody means them by mistake.
    """
    found = warehouse.rows(
        "select n.folded, i.name from staging.institution_names as n"
        " inner join staging.institutions as i on n.institution = i.institution"
        " where not regexp_full_match(n.folded, 'i[0-9]+')"
    )
    return {row["folded"]: row["name"] for row in found}


def nearest(name: str, names: dict[str, str], *, like: float = 0.0) -> list[str]:
    """Return the three different institutions whose names are nearest to a text."""
    near = spelling.nearest(fold(name), names, 4 * _OFFERED, like=like)
    return list(dict.fromkeys(names[key] for key in near))[:_OFFERED]
