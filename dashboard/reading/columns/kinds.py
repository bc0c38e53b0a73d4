"""Kinds of column: how a value is written, in which order, and where it leads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dashboard.ground import i18n
from dashboard.ground.i18n import _
from dashboard.reading.columns.marks import PROVISIONAL, UNKNOWN

TOTAL = "total"

_DAY = "6.75rem"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """Words as they stand; the other kinds write, order and link in their own way.

    `room` is what a column needs at least, where a phone would otherwise break its
    words into many lines. `types` are the SQL types it may have.
    """

    types: ClassVar[frozenset[str]] = frozenset({"varchar"})
    is_number: ClassVar[bool] = False
    is_code: ClassVar[bool] = False

    room: str = ""

    def text(self, value: Any) -> str:
        """A value as it stands in a cell; empty where it is missing."""
        return "" if value is None else str(value)

    def label(self, value: Any) -> str:
        """A value as it stands inside a sentence."""
        return self.text(value)

    def read(self, row: Mapping[str, Any], name: str) -> str:
        """What a row says in a column of this kind."""
        return self.text(row[name])

    def is_missing(self, row: Mapping[str, Any], name: str) -> bool:
        """Whether a row has nothing in a column of this kind."""
        return row[name] is None

    def narrowing(self, _value: Any) -> dict[str, Any]:
        """Filters that narrow a page to a value; none where there is no such filter."""
        return {}


@dataclass(frozen=True, kw_only=True)
class Count(Kind):
    """How many there are of something; `amount` says so many of it, in words."""

    types: ClassVar[frozenset[str]] = frozenset({"bigint", "integer"})
    is_number: ClassVar[bool] = True

    of: str
    amount: Callable[[int], str] = i18n.number

    def text(self, value: Any) -> str:
        """Write a whole number."""
        return "" if value is None else i18n.number(value)


@dataclass(frozen=True, kw_only=True)
class Change(Count):
    """How many more or fewer there are."""

    def text(self, value: Any) -> str:
        """Write a number with its sign."""
        return "" if value is None else i18n.signed(value)


@dataclass(frozen=True, kw_only=True)
class Measured(Kind):
    """A number that is rounded: every value of one measure to the same place."""

    types: ClassVar[frozenset[str]] = frozenset({"double"})
    is_number: ClassVar[bool] = True

    decimals: int

    def text(self, value: Any) -> str:
        """Write a number with as many decimals as all of its measure."""
        return "" if value is None else i18n.number(value, self.decimals)


@dataclass(frozen=True, kw_only=True)
class Rate(Measured):
    """A number for each month or hour; none where there are too few families."""

    def text(self, value: Any) -> str:
        """Write the rate, or why there is none."""
        return _("too few to compare") if value is None else super().text(value)


@dataclass(frozen=True, kw_only=True)
class SetNumber(Kind):
    """A number somebody set, which stands as it was set."""

    types: ClassVar[frozenset[str]] = frozenset({"double"})
    is_number: ClassVar[bool] = True

    def text(self, value: Any) -> str:
        """Write a number with no more decimals than it has."""
        return "" if value is None else i18n.number(value)


@dataclass(frozen=True, kw_only=True)
class Range(Kind):
    """A published figure, read off three columns: the number, or its least and most."""

    is_number: ClassVar[bool] = True

    def read(self, row: Mapping[str, Any], _name: str) -> str:
        """A number, a range, at least so many, or [u]."""
        low, high = row["low"], row["high"]
        if row["value"] is not None:
            return i18n.number(row["value"])
        if low is not None and high is not None:
            return f"{i18n.number(low)}–{i18n.number(high)}"
        if low is not None:
            return _("more than {n}", n=i18n.number(low - 1))
        if high is not None:
            return _("at most {n}", n=i18n.number(high))
        return UNKNOWN.text

    def is_missing(self, row: Mapping[str, Any], _name: str) -> bool:
        """Whether nothing of it is known."""
        return all(row[part] is None for part in ("value", "low", "high"))


@dataclass(frozen=True, kw_only=True)
class Day(Kind):
    """A day."""

    types: ClassVar[frozenset[str]] = frozenset({"date"})

    room: str = _DAY

    def text(self, value: date | None) -> str:
        """Write a date."""
        return "" if value is None else i18n.day(value)


@dataclass(frozen=True, kw_only=True)
class Month(Day):
    """A month, by its first day."""

    room: str = ""

    def text(self, value: date | None) -> str:
        """Write a month with its year."""
        return "" if value is None else i18n.month(value)

    def narrowing(self, value: Any) -> dict[str, Any]:
        """Only this month."""
        return {"period": f"{value:%Y-%m}"}


@dataclass(frozen=True, kw_only=True)
class Flag(Kind):
    """Something that is so or not; only what is so is written."""

    types: ClassVar[frozenset[str]] = frozenset({"boolean"})

    words: str = ""

    def text(self, value: Any) -> str:
        """The words of what is so, or the mark of what may still change."""
        if not value:
            return ""
        return _(self.words) if self.words else PROVISIONAL.text


@dataclass(frozen=True, kw_only=True)
class Bilingual(Kind):
    """Words that stand in each language in a column of its own: text_lv, text_en."""

    def read(self, row: Mapping[str, Any], name: str) -> str:
        """Words in the reader's language, or in Latvian until they are translated."""
        return str(row[f"{name}_{i18n.active()}"] or row[f"{name}_lv"] or "")

    def is_missing(self, row: Mapping[str, Any], name: str) -> bool:
        """Whether there are words in neither language."""
        return not self.read(row, name)


@dataclass(frozen=True, kw_only=True)
class Steps(Kind):
    """An ordered scale: its steps, from the least to the most, with their words.

    A cell holds the step as it is, under its heading; a chart or sentence its words.
    """

    words: Mapping[str, str]

    def label(self, value: Any) -> str:
        """Words of a step; the step itself where it has none."""
        return _(self.words[value]) if value in self.words else str(value)

    def rank(self, value: str) -> int:
        """In the order of the scale; the total after all steps."""
        steps = list(self.words)
        return steps.index(value) if value in steps else len(steps)


def of_type(sql_type: str) -> Kind:
    """Return the kind of a column of which only its SQL type is known."""
    if sql_type in Count.types:
        return Count(of="")
    if sql_type in Measured.types:
        return Measured(decimals=2)
    return Day() if sql_type in Day.types else Kind()
