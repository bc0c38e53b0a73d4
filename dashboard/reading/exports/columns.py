"""The columns of a file: every column of the answer, words beside each code.

Where a value is missing for a reason that is known, a last column says which.
"""

from dataclasses import dataclass

from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.kit.tables import blanks, words
from dashboard.reading.kit.tables.marks import PROTECTED, Mark
from dashboard.reading.kit.tables.rates import blank_cell
from dashboard.reading.rows import Row, is_hidden, rows

_BLANKS = "blanks"


@dataclass(frozen=True, kw_only=True)
class FileColumn:
    """One column of a file; `is_label` where it holds the words of a code."""

    name: str
    source: str
    is_label: bool
    query: str

    @property
    def is_plain(self) -> bool:
        """Whether it is a column of the answer itself, as it is."""
        return not self.is_label and self.source != _BLANKS

    @property
    def heading(self) -> str:
        """Its heading in the language in use."""
        heading = words.heading(self.source)
        is_code = self.source in words.LABELLED and not self.is_label
        return _("{heading}, code", heading=heading) if is_code else heading

    def value(self, row: Row) -> object:
        """Its value in a row: the code as it is, or in words."""
        if self.source == _BLANKS:
            return blank_values(row, self.query)
        if is_hidden(row, self.source):
            return PROTECTED.text
        found = row[self.source]
        if not self.is_label:
            return found
        return words.value(self.source, found, self.query)


def columns(answer: Answer) -> list[FileColumn]:
    """Return the answer's columns, X_label behind each X that holds codes."""
    query = answer.query.name
    found = []
    for column in answer.query.columns:
        sides = (False, True) if column.name in words.LABELLED else (False,)
        found += [
            FileColumn(
                name=f"{column.name}_label" if is_label else column.name,
                source=column.name,
                is_label=is_label,
                query=query,
            )
            for is_label in sides
        ]
    if any(blank_values(row, query) for row in rows(answer)):
        found.append(
            FileColumn(name=_BLANKS, source=_BLANKS, is_label=False, query=query)
        )
    return found


def blank_values(row: Row, query: str) -> str:
    """Say why values of a row are missing: value [u]; computed [x]."""
    known = (
        (name, _why(name, row, query))
        for name, value in row.items()
        if value is None and not is_hidden(row, name)
    )
    return "; ".join(f"{name} {mark.text}" for name, mark in known if mark)


def _why(name: str, row: Row, query: str) -> Mark | None:
    if query == "workload_by_municipality":
        return blank_cell(name, row).mark
    return blanks.blank(name, row, query)
