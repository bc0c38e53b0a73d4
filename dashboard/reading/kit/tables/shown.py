"""A table as people read it: which columns, in which order, in which words.

Made once for the page's table and the terminal's; files keep codes and every column.
"""

from collections.abc import Callable

from dashboard.reading.answer import Answer
from dashboard.reading.kit.tables import blanks, opinions, published, words
from dashboard.reading.kit.tables.cells import Cell, Line, Shown
from dashboard.reading.kit.tables.crosstable import Cross, crossed
from dashboard.reading.kit.tables.marks import NOT_REPORTED, PROTECTED, PROVISIONAL
from dashboard.reading.kit.tables.monthly import monthly
from dashboard.reading.kit.tables.narrowing import linked
from dashboard.reading.kit.tables.others import by_name
from dashboard.reading.kit.tables.outcomes import outcome_table
from dashboard.reading.kit.tables.protected import told
from dashboard.reading.kit.tables.rates import blank_cell
from dashboard.reading.kit.tables.survey import by_wave
from dashboard.reading.rows import TOTAL, Row, is_hidden, rows

_FIGURES = frozenset({"bigint", "integer", "double"})

_CROSSED = {
    cross.query: cross
    for cross in (
        Cross(query="families_by_domain", down="domain", measure="families"),
        Cross(query="families_by_esf_measure", down="measure", measure="families"),
        Cross(
            query="interactions_by_kind",
            down="kind",
            measure="interactions",
            also="minutes",
        ),
        Cross(
            query="cooperation_by_kind",
            down="kind",
            measure="times",
            also="institutions",
        ),
    )
}

_REPLACED = {
    "recommendation_status": (
        "recommendation",
        "text",
        "municipality",
        "status",
        "as_of",
        "evidence",
        "audience",
    ),
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
    "families_by_period": ("period", "from", "to", "municipality", "families"),
    "families_change": ("municipality", "families", "before", "change"),
    "published_and_computed": (
        "phase",
        "from",
        "to",
        "municipality",
        "measure",
        "figure",
        "computed",
        "source",
    ),
}

_WHERE_SET = {"families_change": ("target", "baseline")}
"""Columns shown only where a row has a value in them."""

_LOOSE = {"families": "provisional", "before": "provisional_before"}
"""Counts, and what says that they may still change."""


def shown(answer: Answer) -> Shown:
    """Return the table of an answer as people read it."""
    name = answer.query.name
    if name in _CROSSED:
        return linked(crossed(rows(answer), _CROSSED[name]), answer)
    return linked(_LAYOUTS.get(name, _listed)(answer), answer)


def _published(answer: Answer) -> Shown:
    found = rows(answer)
    if published.is_survey(found):
        return published.by_place(found, answer.query.name)
    return _listed(answer)


def _outcomes(answer: Answer) -> Shown:
    return outcome_table(rows(answer), answer.query.name)


_LAYOUTS: dict[str, Callable[[Answer], Shown]] = {
    "families_by_month": monthly,
    "survey_by_question": by_wave,
    "published_figures": _published,
    "outcomes_by_domain": _outcomes,
}


def _listed(answer: Answer) -> Shown:
    """A line for each row of the answer."""
    name = answer.query.name
    promised = answer.query.columns
    columns = _REPLACED.get(name) or tuple(c.name for c in promised)
    figures = {column.name for column in promised if column.type in _FIGURES}
    found = _ORDERS.get(name, list)(rows(answer))
    columns += tuple(
        column
        for column in _WHERE_SET.get(name, ())
        if any(row[column] is not None for row in found)
    )
    columns = told(columns, figures, found)
    read = _reader(name, found)
    return Shown(
        columns=columns,
        headings=tuple(map(words.heading, columns)),
        numeric=frozenset({*figures, "figure"} & set(columns)),
        lines=tuple(
            Line(
                cells=tuple(read(column, row) for column in columns),
                is_total=_is_total(row, columns),
                about=row.get(columns[0]),
            )
            for row in found
        ),
    )


def _is_total(row: Row, columns: tuple[str, ...]) -> bool:
    """Whether a row sums up others; in a table of totals only, none does."""
    return row.get("municipality") == TOTAL and columns[0] != "phase"


def _total_last(found: list[Row]) -> list[Row]:
    return [
        *by_name([row for row in found if row["municipality"] != TOTAL]),
        *(row for row in found if row["municipality"] == TOTAL),
    ]


_ORDERS: dict[str, Callable[[list[Row]], list[Row]]] = {
    "workload_by_municipality": _total_last,
}


def _reader(query: str, found: list[Row]) -> Callable[[str, Row], Cell]:
    """Return how a cell is read; places are named so that no two look alike."""
    places = {row.get("municipality") for row in found} - {None, TOTAL}
    names = words.places(map(str, places))

    def read(column: str, row: Row) -> Cell:
        if column in opinions.TRANSLATED:
            said = opinions.translated(column, row)
            return Cell(text=said, mark=None if said else opinions.blank(column))
        if column == "figure":
            return published.figure(row)
        if column == "municipality" and row[column] in names:
            return Cell(text=names[row[column]])
        return _cell(column, row, query)

    return read


def _cell(column: str, row: Row, query: str) -> Cell:
    value = row[column]
    if is_hidden(row, column):
        return Cell(text="", mark=PROTECTED)
    if value is None and query == "workload_by_municipality":
        return blank_cell(column, row)
    if query == "missing_reports" and column == "entries" and not value:
        return Cell(text="", mark=NOT_REPORTED)
    blank = blanks.blank(column, row, query) if value is None else None
    if blank:
        return Cell(text="", mark=blank)
    loose = row.get(_LOOSE.get(column, ""))
    return Cell(
        text=words.value(column, value, query), mark=PROVISIONAL if loose else None
    )
