"""A table as people read it: which columns, in which order, in which words.

Made once for the page's table and the terminal's; files keep codes and every column.
"""

from collections.abc import Callable

from dashboard.answer import Answer
from dashboard.tables import published, words
from dashboard.tables.cells import Cell, Line, Shown
from dashboard.tables.crosstable import Cross, crossed
from dashboard.tables.monthly import monthly
from dashboard.tables.rows import TOTAL, Row, rows
from dashboard.tables.survey import by_wave

_FIGURES = frozenset({"bigint", "integer", "double"})

_CROSSED = {
    "families_by_domain": Cross(
        query="families_by_domain", down="domain", measure="families"
    ),
    "interactions_by_kind": Cross(
        query="interactions_by_kind",
        down="kind",
        measure="interactions",
        also="minutes",
    ),
    "cooperation_by_kind": Cross(
        query="cooperation_by_kind", down="kind", measure="times", also="institutions"
    ),
}

_REPLACED = {
    # What is counted stands first, where a phone shows it.
    "cooperation_by_institution": (
        "institution",
        "times",
        "families",
        "days",
        "roles",
        "kind",
        "municipality",
        "first_date",
        "last_date",
    ),
    # A range is one figure, not two columns that are mostly empty.
    "published_figures": (
        "phase",
        "measure",
        "figure",
        "municipality",
        "from",
        "to",
        "source",
    ),
}


def shown(answer: Answer) -> Shown:
    """Return the table of an answer as people read it."""
    name = answer.query.name
    if name in _CROSSED:
        return crossed(rows(answer), _CROSSED[name])
    return _LAYOUTS.get(name, _listed)(answer)


def _published(answer: Answer) -> Shown:
    found = rows(answer)
    if published.is_survey(found):
        return published.by_place(found, answer.query.name)
    return _listed(answer)


_LAYOUTS: dict[str, Callable[[Answer], Shown]] = {
    "families_by_month": monthly,
    "survey_by_question": by_wave,
    "published_figures": _published,
}


def _listed(answer: Answer) -> Shown:
    """A line for each row of the answer."""
    promised = answer.query.columns
    columns = _REPLACED.get(answer.query.name) or tuple(c.name for c in promised)
    figures = {column.name for column in promised if column.type in _FIGURES}
    found = rows(answer)
    read = _reader(answer.query.name, found)
    return Shown(
        columns=columns,
        headings=tuple(map(words.heading, columns)),
        numeric=frozenset({*figures, "figure"} & set(columns)),
        lines=tuple(
            Line(
                cells=tuple(read(column, row) for column in columns),
                is_total=_is_total(row, columns),
            )
            for row in found
        ),
    )


def _is_total(row: Row, columns: tuple[str, ...]) -> bool:
    """Whether a row sums up others; in a table of totals only, none does."""
    return row.get("municipality") == TOTAL and columns[0] != "phase"


def _reader(query: str, found: list[Row]) -> Callable[[str, Row], Cell]:
    """Return how a cell is read; places are named so that no two look alike."""
    places = {row.get("municipality") for row in found} - {None, TOTAL}
    names = words.places(map(str, places))

    def read(column: str, row: Row) -> Cell:
        if column == "figure":
            return published.figure(row)
        if column == "municipality" and row[column] in names:
            return Cell(text=names[row[column]])
        value = row[column]
        blank = words.blank(column) if value is None else None
        if blank:
            return Cell(text="", mark=blank)
        return Cell(text=words.value(column, value, query))

    return read
