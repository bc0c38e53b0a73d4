"""What a row calls itself: a number that lasts, or one that other rows may have too.

The number a writer gave is known in its municipality. Months, mediators and
waves may each begin with 1, so rows of one number are one record only if they
agree in more than it.
"""

from collections.abc import Mapping, Sequence

from dashboard.writing.contracts.problems import CellError
from dashboard.writing.files.columns import Columns
from dashboard.writing.rows.form_tools import FormColumns
from dashboard.writing.rows.naming import Cells, is_worldwide, record_number
from dashboard.writing.rows.pseudonyms import Pseudonyms
from dashboard.writing.rows.reading import Reading
from dashboard.writing.rows.typed import Row


def called(row: Row, columns: Columns, form: FormColumns, cells: Cells) -> Row:
    """Return the names that last, best first, and the number that may not be one.

    They are still to be turned into digests. A row about a recommendation has a
    name of its own.
    """
    names = [
        ("record", "" if kind == "uuid" else kind, number)
        for kind, number in form.numbers(cells)
    ]
    record = record_number(columns, cells)
    number = None
    if record and is_worldwide(record):
        names.append(("record", "", record))
    elif record and not names:
        number = ("record", str(row["municipality"]), record)
    return {"names": tuple(dict.fromkeys(names)), "number": number}


def digested(row: Row, name: Row, keyed: Pseudonyms) -> Row:
    """Return a row's identity and the other names it may be known by."""
    names = tuple(keyed.row(*parts) for parts in name["names"])
    number = name["number"] and keyed.row(*name["number"])
    own = row.get("identity") if not (names or number) else None
    return {
        "called": names or ((own,) if own else ()),
        "number": number,
        "identity": names[0] if names else number or own,
    }


def is_same(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two rows of one number are one record: they share more than it.

    A respondent shares the wave; a record of the log its day or its family, and
    two posts of one municipality number each for itself.
    """
    if one.get("wave"):
        return one["wave"] == other["wave"]
    posts = {post for post in (one.get("post"), other.get("post")) if post}
    return len(posts) <= 1 and (
        one["date"] == other["date"] or has_same_family(one, other)
    )


def has_same_family(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two rows are about one family, also under its pseudonym of before."""
    families = {one.get("family"), one.get("family_before")} - {None}
    return other.get("family") in families


def tell_apart(rows: Sequence[tuple[Row, Reading]]) -> None:
    """Count the records of each number in a file, and refuse what contradicts.

    Rows that agree, also by way of others, are one record, whatever their order;
    of these the first stands, and those that say otherwise are refused.
    """
    numbered: dict[str, list[tuple[Row, Reading]]] = {}
    for member in rows:
        numbered.setdefault(member[0]["identity"], []).append(member)
    for members in numbered.values():
        if len(members) == 1:
            members[0][0]["nth"] = 0
            continue
        groups = _hanging_together(members)
        for nth, group in enumerate(sorted(groups, key=lambda g: _line(g[0]))):
            first, *others = sorted(group, key=_line)
            for row, reading in (first, *others):
                row["nth"] = nth
                if row["content"] != first[0]["content"]:
                    reading.fail("record", CellError("record_repeated"))


def _hanging_together(
    members: Sequence[tuple[Row, Reading]],
) -> list[list[tuple[Row, Reading]]]:
    """Part rows of one number into its records."""
    groups: list[list[tuple[Row, Reading]]] = []
    for row, reading in members:
        joined = [
            group
            for group in groups
            if not row["number"] or any(is_same(row, other) for other, _r in group)
        ]
        whole = [*(member for group in joined for member in group), (row, reading)]
        groups = [group for group in groups if group not in joined] + [whole]
    return groups


def _line(member: tuple[Row, Reading]) -> int:
    return int(member[0]["line"])
