"""The kinds of column: how a cell is read, and with that what may stand in it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.ground import reference
from dashboard.ground.reference import Term
from dashboard.writing.contracts import days, values
from dashboard.writing.contracts.problems import CellError, Label, Otherwise


@dataclass(frozen=True, kw_only=True)
class Around:
    """What is known of a cell besides what stands in it."""

    today: date
    heading: Label
    side: bool = False
    since_1904: bool = False


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

    def parse(self, value: object, around: Around, /) -> date | Otherwise:
        """Read the day."""
        return days.day(value, around.today, since_1904=around.since_1904)


@dataclass(frozen=True, kw_only=True)
class AnyDay(Reader):
    """A day that a program wrote."""

    def parse(self, value: object, around: Around, /) -> date | Otherwise:
        """Read the day."""
        return days.moment(value, since_1904=around.since_1904)


@dataclass(frozen=True, kw_only=True)
class Whole(Reader):
    """A whole number between two bounds, both included."""

    low: int
    high: int

    def parse(self, value: object, _around: Around, /) -> int | Otherwise:
        """Read the number."""
        return values.whole(value, self.low, self.high)


class Minutes(Whole):
    """Minutes spent."""

    def parse(self, value: object, _around: Around, /) -> int | Otherwise:
        """Read the number, or the time."""
        return values.minutes(value, self.low, self.high)


class Persons(Whole):
    """A number of people."""

    def parse(self, value: object, _around: Around, /) -> int | Otherwise:
        """Read the number."""
        return values.persons(value, self.low, self.high)


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
    """An institution's name, which the register tells apart; never a person's."""

    def parse(self, value: object, _around: Around, /) -> str:
        """Read the name."""
        return values.impersonal(values.text(value, self.limit))


@dataclass(frozen=True, kw_only=True)
class Told(Reader):
    """What people answer in their own words, without what leads to a person."""

    limit: int

    def parse(self, value: object, _around: Around, /) -> str | Otherwise:
        """Read the text."""
        return values.told(values.text(value, self.limit))


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

    def parse(self, value: object, around: Around, /) -> list[str] | Otherwise:
        """Read the codes of a cell's entries; of a side column those that are known."""
        known, wrong = values.partly(value, self.terms, around.heading)
        if not wrong:
            return known
        error = wrong[0][1]
        if not (known and around.side):
            raise error
        words = {**error.words, "part": "; ".join(piece for piece, _error in wrong)}
        return Otherwise(
            known, CellError("part_not_in_list", *error.suggestions, **words)
        )


class Suggested(Listed):
    """An entry of a list, or other words."""

    def parse(self, value: object, _around: Around, /) -> str:
        """Read the entry's code, or the words."""
        return values.suggested(value, self.terms)


class Role(Listed):
    """The role of the person contacted: an entry of a list, since names hide there."""

    def parse(self, value: object, _around: Around, /) -> str:
        """Read the entry's code."""
        return values.role(value, self.terms)
