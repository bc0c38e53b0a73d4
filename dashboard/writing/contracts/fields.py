"""What a kind of file is: its columns, and all that is known of each."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from dashboard.ground.i18n import N_
from dashboard.ground.reference import Term
from dashboard.ground.spelling import fold
from dashboard.writing.contracts.problems import Label
from dashboard.writing.contracts.readers import (
    AnyDay,
    Code,
    PastDay,
    Place,
    Reader,
    SeveralOf,
)

Example = str | int | date | tuple[str, ...] | tuple[int, ...] | None
"""A value; of a list, the code of an entry, several codes, or places in it."""

FIRST, SECOND, LAST = (0,), (1,), (-1,)
"""Places in a list, for examples."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column of a contract, from which its blanks and its reading follow.

    Of a blank: `width` in characters; `prompt` is shown at the cell and `hint`
    in the form, where True shows the meaning; `unlisted` asks whether to keep
    what is not in the list; `examples` are in the two rows that show how to fill
    it in. `common` columns do not tell kinds of file apart, a `secret` one is
    shown in no verdict, and one not `kept` is no column of its name in the warehouse.
    What cannot be read of a `side` column is left out, its row is kept. A heading
    `alone` is read as it where no other of the file means it too, and that is said.
    Headings `like` it may mean it: it is suggested, and never read so by itself.
    """

    name: str
    lv: str
    en: str
    meaning: str
    read: Reader
    other: tuple[str, ...] = ()
    required: bool = False
    width: int = 34
    prompt: str | None = None
    hint: str | Literal[True] | None = None
    unlisted: str | None = None
    examples: tuple[Example, Example] = (None, None)
    common: bool = False
    secret: bool = False
    kept: bool = True
    alone: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    side: bool = False

    @property
    def headings(self) -> frozenset[str]:
        """Every spelling the column is known by, folded."""
        return frozenset(map(fold, (self.name, self.lv, self.en, *self.other)))

    @property
    def label(self) -> str:
        """The heading in the language in use."""
        return str(self.named)

    @property
    def named(self) -> Label:
        """The heading, for what is said now and read later."""
        return Label(self.lv, self.en)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The coded list that its values come from."""
        return self.read.terms

    @cached_property
    def several(self) -> bool:
        """Whether a cell takes more than one entry of the list."""
        return isinstance(self.read, SeveralOf)


@dataclass(frozen=True, kw_only=True)
class Contract:
    """A kind of file: its name, the sheet it is read from, its columns.

    A row with nothing but its `frame` says nothing.
    """

    name: str
    sheet: str
    fields: tuple[Field, ...]
    frame: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Field:
        """Return a column by its code."""
        return self._by_name[name]

    @cached_property
    def distinctive(self) -> frozenset[str]:
        """The columns that this kind of file is told by."""
        return frozenset(one.name for one in self.fields if not one.common)

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """The columns that the warehouse has too, by their code."""
        return tuple(one.name for one in self.fields if one.kept)

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {one.name: one for one in self.fields}


DATE = Field(
    name="date",
    lv="Datums",
    en="Date",
    other=("Дата",),
    alone=(
        *("Dat.", "Darba datums", "Apmeklējuma datums", "Tikšanās datums"),
        *("Vizītes datums", "Notikuma datums", "Darbības datums", "Datums, laiks"),
        *("Datums un laiks", "Date and time", "Date of visit", "Visit date"),
        *("Date of contact", "Contact date", "Дата и время", "Дата посещения"),
        "Дата встречи",
    ),
    read=PastDay(),
    required=True,
    common=True,
    meaning=N_("The day of the work, for example 31.12.2019."),
    width=13,
    examples=(date(2025, 1, 15), date(2025, 1, 16)),
)
MUNICIPALITY = Field(
    name="municipality",
    lv="Pašvaldība",
    en="Municipality",
    other=("Самоуправление", "Муниципалитет"),
    alone=(
        *("Pašv.", "Pašvaldības", "Pašvaldības nosaukums", "Novads", "Pilsēta"),
        *("Novads / pilsēta", "Pilsēta / novads", "Pilsēta vai novads"),
        *("Novads vai pilsēta", "Municipality name", "City", "Town", "Город"),
        *("Название самоуправления", "Город / край", "Край"),
    ),
    read=Place(),
    required=True,
    common=True,
    meaning=N_("The municipality's name or its seven-digit ATVK code."),
    width=22,
    examples=(FIRST, FIRST),
)
RECORD = Field(
    name="record",
    lv="Ieraksts",
    en="Record",
    other=("_uuid", "uuid", "KEY", "Ieraksta numurs", "Record id"),
    read=Code(),
    common=True,
    secret=True,
    kept=False,
    meaning=N_(
        "Your own number of the record, if you keep one: a corrected row with the"
        " same number replaces the older one."
    ),
    width=15,
)
SUBMITTED = Field(
    name="submitted",
    lv="Iesniegts",
    en="Submitted",
    other=("_submission_time", "submission_time", "SubmissionDate"),
    read=AnyDay(),
    common=True,
    side=True,
    meaning=N_("The day on which the record was handed in; KoboToolbox fills it."),
)
