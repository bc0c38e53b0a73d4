"""A table as people read it: which columns, in which order, in which words.

Made once for the page's table and the terminal's; files keep codes and every column.
"""

from collections.abc import Callable

from dashboard.answer import Answer
from dashboard.i18n import _
from dashboard.tables import blanks, opinions, words
from dashboard.tables.cells import Cell, Line, Shown
from dashboard.tables.crosstable import crossed
from dashboard.tables.marks import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    PROVISIONAL,
    UNKNOWN,
)
from dashboard.tables.months import between, phase_of
from dashboard.tables.others import by_name
from dashboard.tables.outcomes import outcome_table
from dashboard.tables.rates import blank_cell
from dashboard.tables.rows import TOTAL, Row, rows

_FIGURES = frozenset({"bigint", "integer", "double"})

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
    # Whether a month is provisional is a mark on its number.
    "families_by_month": ("month", "phase", "municipality", "families"),
    # A range is one figure, not two columns that are mostly empty.
    "published_figures": (
        "phase",
        "from",
        "to",
        "municipality",
        "measure",
        "figure",
        "source",
    ),
    "families_by_period": ("period", "from", "to", "municipality", "families"),
    "families_change": ("municipality", "families", "before", "change"),
    "survey_published": ("chart", "choice", "municipality", "figure"),
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


def shown(answer: Answer) -> Shown:
    """Return the table of an answer as people read it."""
    if answer.query.name == "families_by_domain":
        return crossed(rows(answer), "domain", "families", answer.query.name)
    if answer.query.name == "families_by_esf_measure":
        return crossed(rows(answer), "measure", "families", answer.query.name)
    if answer.query.name == "outcomes_by_domain":
        return outcome_table(rows(answer), answer.query.name)
    promised = answer.query.columns
    columns = _REPLACED.get(answer.query.name) or tuple(c.name for c in promised)
    figures = {column.name for column in promised if column.type in _FIGURES}
    found = _ORDERS.get(answer.query.name, list)(rows(answer))
    if answer.query.name == "families_change":
        columns += tuple(
            name
            for name in ("target", "baseline")
            if any(row[name] is not None for row in found)
        )
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


def _newest_first(found: list[Row]) -> list[Row]:
    """Months from the latest, with those between them that no contract covers."""
    if not found:
        return found
    by_month: dict[object, list[Row]] = {}
    for row in found:
        by_month.setdefault(row["month"], []).append(row)
    months = between(found[0]["month"], found[-1]["month"])
    gap = {"municipality": TOTAL, "families": None, "provisional": False}
    ordered: list[Row] = []
    for month in reversed(months):
        idle = [] if phase_of(month) else [{"month": month, **gap}]
        ordered += by_month.get(month, idle)
    return ordered


_ORDERS: dict[str, Callable[[list[Row]], list[Row]]] = {
    "families_by_month": _newest_first,
    "workload_by_municipality": lambda found: [
        *by_name([row for row in found if row["municipality"] != TOTAL]),
        *(row for row in found if row["municipality"] == TOTAL),
    ],
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
            text = words.published(row)
            unknown = text == UNKNOWN.text
            return Cell(text="", mark=UNKNOWN) if unknown else Cell(text=text)
        if column == "phase" and "phase" not in row:
            return Cell(text=_phase(row))
        if column == "municipality" and row[column] in names:
            return Cell(text=names[row[column]])
        return _cell(column, row, query)

    return read


def _cell(column: str, row: Row, query: str) -> Cell:
    value = row[column]
    if value is None and query == "workload_by_municipality":
        return blank_cell(column, row)
    if value is None and query == "families_by_month":
        return Cell(text="", mark=NOT_APPLICABLE)
    if query == "missing_reports" and column == "entries" and not value:
        return Cell(text="", mark=NOT_REPORTED)
    blank = blanks.blank(column, row, query) if value is None else None
    if blank:
        return Cell(text="", mark=blank)
    loose = row.get(_LOOSE.get(column, ""))
    return Cell(
        text=words.value(column, value, query), mark=PROVISIONAL if loose else None
    )


_LOOSE = {"families": "provisional", "before": "provisional_before"}
"""Counts, and what says that they may still change."""


def _phase(row: Row) -> str:
    phase = phase_of(row["month"])
    if phase:
        return words.capital(phase.label)
    return words.capital(_("no contract")) if row["families"] is None else ""
