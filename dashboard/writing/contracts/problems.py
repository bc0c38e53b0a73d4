"""What is wrong with a cell, in words its writer understands."""

from dataclasses import dataclass, field
from typing import Any

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _
from dashboard.writing.contracts.messages import MESSAGES

WARNINGS = frozenset(
    {
        *("role_may_be_a_name", "role_unknown", "activity_unknown", "says_nothing"),
        *("family_nobody", "family_mended", "family_alike", "family_shown"),
        *("family_unusual", "family_missing", "row_repeated", "day_far"),
        *("family_words", "family_drawn_down", "family_personal", "families_left_out"),
        *("column_left_out", "question_unknown", "cells_without_heading"),
        *("day_first", "month_first", "cell_struck", "rows_hidden"),
        *("record_other", "records_anew", "sender_doubts", "sent_again", "row_alike"),
        *("row_alike_many", "row_corrects", "row_corrects_many"),
        *("letters_damaged", "letters_mended", "part_not_in_list"),
        *("personal", "personal_part"),
        *("minutes_meant", "persons_meant"),
        *("day_of_several", "year_of_others", "days_of_month"),
        *("municipality_meant", "municipality_of_heading"),
        *("persons_for_minutes", "persons_many", "minutes_many"),
        *("cells_joined", "rows_indirect", "families_new", "rows_of_month"),
        *("rows_of_place", "kind_for_activity", "kind_of_column"),
        *("day_in_riga", "day_just_before_midnight", "heading_meant"),
        *("rows_above_headings", "rows_without_work", "sheet_hidden"),
        *("headings_repeated", "further_table", "row_of_sums", "row_of_no_work"),
        *("row_taken_back", "minutes_joined", "choice_left_out", "persons_left_out"),
        *("hours_of_clock_left_out", "family_for_persons", "rows_of_last_year"),
        *("column_hidden", "cells_noted", "cells_as_above", "cells_empty_below"),
        *("respondents_again", "minutes_few", "family_members", "hours_left_out"),
        *("sheet_without_headings", "sheet_repeated"),
    }
)
"""Problems that cost no row: a cell is left out, or read otherwise than it stands."""

MEANT = {
    "minutes_meant": "minutes",
    "municipality_meant": "name",
    "persons_meant": "persons",
    "letters_mended": "meant",
    "day_in_riga": "day",
    "day_of_several": "day",
    "day_just_before_midnight": "day",
}
"""Which of a problem's words is what a cell was read as."""

WAITING = frozenset({"institution_unknown", "post_unknown", "no_post"})
"""Problems that a change of the register mends, for every row at once."""

_LEFT_OUT = N_("The cell is left out; that alone does not keep the row out.")

HIDDEN = "•••"
"""Stands in a verdict for a family's code, which is shown nowhere."""


@dataclass(kw_only=True, slots=True)
class Problem:
    """One thing wrong with one cell; `column` is the contract's code of it.

    Nobody changes one. It is not frozen since a file may have a million of them, and
    to make a frozen one takes three times as long.

    What is said of a whole sheet has no column. Of a `side` column only the cell is
    left out, not its row. `near` is what may have been meant.
    """

    code: str
    cell: str
    column: str
    value: str
    words: dict[str, object] = field(default_factory=dict)
    near: tuple["str | Label", ...] = ()
    side: bool = False

    @property
    def costs_the_row(self) -> bool:
        """Whether the row cannot be taken in."""
        return not self.side and self.code not in WARNINGS

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What may have been meant, in the language in use."""
        return tuple(map(str, self.near))

    @property
    def meant(self) -> str:
        """What the cell was read as, where it was not read as it stands."""
        return str(self.words.get(MEANT.get(self.code, ""), ""))

    @property
    def message(self) -> str:
        """What is wrong and what would be right, in the language in use."""
        message = _(MESSAGES[self.code], **self.words)
        if self.side and self.code not in WARNINGS:
            return f"{message} {_(_LEFT_OUT)}"
        return message


@dataclass(frozen=True)
class Label:
    """Headings of columns, in the language of whoever reads of them."""

    lv: str
    en: str

    def __str__(self) -> str:
        """Write it in the language in use."""
        return self.en if i18n.active() == "en" else self.lv

    def beside(self, other: "Label") -> "Label":
        """Return the two, one after the other."""
        return Label(f"{self.lv}, {other.lv}", f"{self.en}, {other.en}")


@dataclass(frozen=True)
class Said:
    """Words marked with N_, for what is said now and read later."""

    words: str

    def __str__(self) -> str:
        """Write them in the language in use."""
        return _(self.words)


@dataclass(frozen=True)
class Otherwise:
    """A value that was read otherwise than it stands in the cell, and what to say."""

    value: Any
    notice: "CellError"


class CellError(ValueError):
    """Raised while a cell is read; becomes a Problem where its address is known."""

    def __init__(self, code: str, *suggestions: "str | Label", **words: object) -> None:
        super().__init__(code)
        self.code = code
        self.suggestions = suggestions
        self.words = words
