"""Kinds of column that hold codes, for which there are words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, ClassVar, Protocol

from dashboard.ground import periods, reference
from dashboard.ground.i18n import N_, _
from dashboard.reading.columns.kinds import TOTAL, Kind


class Labelled(Protocol):
    """A term, a phase or a question: whatever has words in both languages."""

    @property
    def label(self) -> str:
        """Its words in the language in use."""


Terms = Callable[[], Mapping[str, Labelled]]


@dataclass(frozen=True, kw_only=True)
class Code(Kind):
    """A code with its words: of a coded list, or written here.

    `total` names the row over all codes, `is_domain` that a page can be narrowed
    to one of them.
    """

    is_code: ClassVar[bool] = True

    terms: Terms = dict
    words: Mapping[str, str] = field(default_factory=dict)
    total: str = N_("all together")
    is_domain: bool = False

    def text(self, value: Any) -> str:
        """Words with a capital letter at their beginning."""
        return "" if value is None else capital(self.label(value))

    def label(self, value: Any) -> str:
        """Words of a code; the code itself where there are none."""
        if value == TOTAL:
            return _(self.total)
        if value in self.words:
            return _(self.words[value])
        term = self.terms().get(value)
        return term.label if term else str(value)

    def rank(self, value: str) -> int:
        """In the order of the list; the total and what is not on it at the end."""
        codes = [*self.terms(), *self.words]
        return codes.index(value) if value in codes else len(codes)

    def narrowing(self, value: Any) -> dict[str, Any]:
        """Only this domain."""
        return {"domain": value} if self.is_domain else {}


@dataclass(frozen=True, kw_only=True)
class Place(Code):
    """A municipality; without one it is what serves the whole country."""

    total: str = N_("in all")

    def text(self, value: Any) -> str:
        """Its name."""
        return _("National") if value is None else super().text(value)

    def label(self, value: Any) -> str:
        """Its name, or that of all of them."""
        if value == TOTAL:
            return _(self.total)
        if value == EVERYWHERE:
            return _("all municipalities")
        return reference.municipality_name(value)

    def narrowing(self, value: Any) -> dict[str, Any]:
        """Only this municipality."""
        return {"municipalities": (value,)}


EVERYWHERE = "all"
"""The place of what is said of every municipality."""


@dataclass(frozen=True, kw_only=True)
class Period(Code):
    """A period as it is asked for: 2019-Q1, phase:III."""

    def label(self, value: Any) -> str:
        """Its name."""
        return _(self.total) if value == TOTAL else periods.label(value)

    def narrowing(self, value: Any) -> dict[str, Any]:
        """Only this period."""
        return {"period": value}


@dataclass(frozen=True, kw_only=True)
class Several(Code):
    """Several codes of one list, separated by semicolons."""

    def label(self, value: Any) -> str:
        """Words of each, one after another."""
        terms = self.terms()
        return ", ".join(
            terms[code].label for code in value.split(";") if code in terms
        )


@dataclass(frozen=True, kw_only=True)
class PublishedMeasure(Code):
    """What others have counted: families, persons, or answers of a survey chart."""

    def label(self, value: Any) -> str:
        """Its words; survey_a_yes is the answer yes of chart A."""
        if not value.startswith("survey_"):
            return super().label(value)
        _prefix, chart, choice = value.split("_", 2)
        answer = reference.vocabulary("answers")[choice].label
        return _("Survey chart {chart}: {answer}", chart=chart.upper(), answer=answer)


@dataclass(frozen=True, kw_only=True)
class Source(Code):
    """Where something was published, as the list of sources words it."""

    is_code: ClassVar[bool] = False

    def text(self, value: Any) -> str:
        """The words as they are, which may begin with an address."""
        return "" if value is None else self.label(value)


def vocabulary(name: str) -> Terms:
    """The terms of a coded list in data/reference."""
    return partial(reference.vocabulary, name)


def choices() -> Mapping[str, Labelled]:
    """Every answer of every question: a code means the same in all of them."""
    return _choices(reference.lists_in_force())


@lru_cache(maxsize=16)
def _choices(_lists: reference.Lists | None) -> Mapping[str, Labelled]:
    asked = reference.questions().values()
    terms = {term.code: term for question in asked for term in question.choices}
    return terms | reference.vocabulary("answers")


def capital(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
