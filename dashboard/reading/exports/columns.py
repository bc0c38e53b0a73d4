"""The columns of a file: every column of the answer, words beside each code.

Where a value is missing for a reason that is known, a last column says which.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.columns.column import Column
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.rows import Row, is_hidden, within


@dataclass(frozen=True, kw_only=True)
class FileColumn:
    """One column of a file; `is_label` where it holds the words of a code."""

    column: Column
    is_label: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is a column of the answer itself, as it is."""
        return not self.is_label

    @property
    def name(self) -> str:
        """What a machine calls it."""
        return f"{self.column.name}_label" if self.is_label else self.column.name

    @property
    def heading(self) -> str:
        """Its heading in the language in use."""
        heading = self.column.title
        is_code = self.column.kind.is_code and not self.is_label
        return _("{heading}, code", heading=heading) if is_code else heading

    def value(self, row: Row) -> object:
        """Its value in a row: the code as it is, or in words."""
        if is_hidden(row, self.column.name):
            return PROTECTED.text
        value: object = row[self.column.name]
        return self.column.value(value) if self.is_label else value


@dataclass(frozen=True, kw_only=True)
class EndColumn:
    """The least or the most that protected values of a column may be."""

    column: Column
    is_most: bool

    is_plain = True

    @property
    def name(self) -> str:
        """What a machine calls it."""
        return f"{self.column.name}_{'high' if self.is_most else 'low'}"

    @property
    def heading(self) -> str:
        """Its heading in the language in use."""
        title = self.column.title
        if self.is_most:
            return _("{heading}, at most", heading=title)
        return _("{heading}, at least", heading=title)

    def value(self, row: Row) -> object:
        """The end of the range; missing where the value is shown, or has no end."""
        found = within(row, self.column.name)
        return found[self.is_most] if found else None


@dataclass(frozen=True, kw_only=True)
class WhyBlank:
    """The last column: which values of a row are missing, and why."""

    columns: Mapping[str, Column]

    is_plain = False
    name = "blanks"

    @property
    def heading(self) -> str:
        """Its heading in the language in use."""
        return _("Why blank")

    def value(self, row: Row) -> str:
        """Say why values of a row are missing: value [u]; computed [x]."""
        marks = (
            (name, self.columns[name].mark(row))
            for name, value in row.items()
            if value is None and not is_hidden(row, name)
        )
        return "; ".join(f"{name} {mark.text}" for name, mark in marks if mark)


@dataclass(frozen=True, kw_only=True)
class Noted:
    """The notes on the data that are about a row, each in full."""

    answer: Answer

    is_plain = False
    name = "notes"

    @property
    def heading(self) -> str:
        """Its heading in the language in use."""
        return _("Notes on the data")

    def value(self, row: Row) -> str:
        """Say what is noted of a row: nothing, one note or several."""
        return " ".join(note.line for note in self.answer.notes_of(row))


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What was set for a row's place and days: the target, its upper end, its start."""

    answer: Answer
    name: str

    is_plain = False

    @property
    def heading(self) -> str:
        """Its heading in the language in use."""
        return self.answer.columns[self.name].title

    def value(self, row: Row) -> float | None:
        """The number; nothing where no target is of just these days."""
        target = self.answer.target_of(row)
        if target is None:
            return None
        known = {"target": target.least, "most": target.most}
        return known.get(self.name, target.baseline)


_AIMS = ("target", "most", "baseline")

AnyColumn = FileColumn | EndColumn | WhyBlank | Noted | Aim
"""A column of the answer, or one that says more of a row."""


def columns(answer: Answer) -> list[AnyColumn]:
    """Return the answer's columns, X_label behind each X that holds codes.

    Behind a column with protected values stand the ends of what they may be.
    """
    every: list[AnyColumn] = []
    for promised in answer.query.columns:
        column = answer.columns[promised.name]
        every.append(FileColumn(column=column))
        if column.kind.is_code:
            every.append(FileColumn(column=column, is_label=True))
        if any(within(row, column.name) for row in answer.rows):
            every += [EndColumn(column=column, is_most=end) for end in (False, True)]
    why = WhyBlank(columns=answer.columns)
    # Why a value is missing is read off other columns, as today's tables have them.
    is_told = not answer.later and any(map(why.value, answer.rows))
    noted = [Noted(answer=answer)] if answer.notes else []
    return [*every, *_aims(answer), *([why] if is_told else []), *noted]


def _aims(answer: Answer) -> list[Aim]:
    """Columns for targets that the rows have, where the query has none itself."""
    if not any(map(answer.target_of, answer.rows)):
        return []
    own = {column.name for column in answer.query.columns}
    return [Aim(answer=answer, name=name) for name in _AIMS if name not in own]
