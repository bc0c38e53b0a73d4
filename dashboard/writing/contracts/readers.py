"""The kinds of column: how a cell is read, and with that what may stand in it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.ground import reference
from dashboard.ground.reference import Term
from dashboard.writing.contracts import days, values
from dashboard.writing.contracts.problems import CellError


@dataclass(frozen=True, kw_only=True)
class Around:
    """What is known of a cell besides what stands in it."""

    today: date
    heading: str


class Reader(ABC):
    """A way of reading the cells of a column; CellError where one cannot be read."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The list that values are chosen from; nothing where there is none."""
        return ()

    @abstractmethod
    def parse(self, value: object, around: Around, /) -> Any:
        """Return what a filled cell says."""


@dataclass(frozen=True, kw_only=True)
class PastDay(Reader):
    """A day from the beginning of the programme to today."""

    def parse(self, value: object, around: Around, /) -> date:
        """Read the day."""
        return days.day(value, around.today)


@dataclass(frozen=True, kw_only=True)
class AnyDay(Reader):
    """A day that a program wrote."""

    def parse(self, value: object, _around: Around, /) -> date:
        """Read the day."""
        return days.calendar(value)


@dataclass(frozen=True, kw_only=True)
class Whole(Reader):
    """A whole number between two bounds, both included."""

    low: int
    high: int

    def parse(self, value: object, _around: Around, /) -> int:
        """Read the number."""
        return values.whole(value, self.low, self.high)


@dataclass(frozen=True, kw_only=True)
class Words(Reader):
    """Plain text up to a number of characters."""

    limit: int = values.SHORT

    def parse(self, value: object, _around: Around, /) -> str:
        """Read the text, its spaces made single."""
        return values.text(value, self.limit)


class Place(Words):
    """A municipality's name or code, which its row's day tells apart."""


class Institution(Words):
    """An institution's name, which the register tells apart."""


class Code(Words):
    """A code like 0012 or 3-12, of which a spreadsheet would make another thing."""


class Post(Code):
    """A mediator's post, told apart by its row's municipality."""


class FamilyCode(Code):
    """A family's code, of which only a pseudonym is kept."""

    def parse(self, value: object, _around: Around, /) -> str:
        """Read the code."""
        return values.family(value)


@dataclass(frozen=True, kw_only=True)
class Phase(Reader):
    """A project phase by its number; `unknown` is the problem if it is none."""

    unknown: str

    @property
    def terms(self) -> tuple[Term, ...]:
        """The phases whose window is known."""
        return tuple(
            Term(code=code, lv=f"{code} posms", en=f"phase {code}")
            for code in reference.phases()
        )

    def parse(self, value: object, _around: Around, /) -> str:
        """Read the number, in Roman capitals."""
        try:
            return values.wave(value)
        except CellError:
            raise CellError(self.unknown) from None


@dataclass(frozen=True, kw_only=True)
class Listed(Reader):
    """Entries of a coded list: a `vocabulary`, or the choices of a `question`."""

    vocabulary: str = ""
    question: str = ""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The list, in its order."""
        if self.question:
            return reference.questions()[self.question].choices
        return tuple(reference.vocabulary(self.vocabulary).values())


@dataclass(frozen=True, kw_only=True)
class OneOf(Listed):
    """One entry of a list; `unknown` is the problem if it is none."""

    unknown: str = "not_in_list"

    def parse(self, value: object, around: Around, /) -> str:
        """Read the entry's code."""
        return values.one(value, self.terms, around.heading, self.unknown)


@dataclass(frozen=True, kw_only=True)
class SeveralOf(Listed):
    """Any number of entries of a list, in one cell or each ticked in its own."""

    def parse(self, value: object, around: Around, /) -> list[str]:
        """Read the codes of the entries in one cell."""
        return values.several(value, self.terms, around.heading)


class Suggested(Listed):
    """An entry of a list, or other words."""

    def parse(self, value: object, _around: Around, /) -> str:
        """Read the entry's code, or the words."""
        return values.suggested(value, self.terms)


class Role(Suggested):
    """The role of the person contacted: an entry of a list, or words but no name."""

    def parse(self, value: object, _around: Around, /) -> str:
        """Read the entry's code, or the words in lower case."""
        return values.role(value, self.terms)
