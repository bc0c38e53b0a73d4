"""The kinds of values in registers: how each is read, and what can be chosen."""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.ground import i18n, places, reference
from dashboard.ground.i18n import N_, _
from dashboard.ground.queries import load
from dashboard.ground.spelling import fold, without_turns
from dashboard.ground.topics import TOPICS
from dashboard.writing.warehouse.registers.store import RegisterError

MEASURES = {
    "families": N_("Families served"),
    "contacts": N_("Entries without indirect work"),
    "times": N_("Cooperation contacts"),
    "institutions": N_("Different institutions"),
    "completeness": N_("Complete records of cooperation, in per cent"),
}
"""What a target can be set for."""

_TYPES = {
    "one": N_("one choice"),
    "several": N_("several choices"),
    "text": N_("in one's own words"),
}

_FIRST, _LAST = date(2016, 1, 1), date(2100, 12, 31)
_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y.")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
_NAME = re.compile(r"\s[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]|\d|@")
_LONGEST = 500
_LONGEST_NOTE = 400

_OF_SOMEBODY = re.compile(
    # A family's code, a personal code, a telephone, an address of mail.
    r"\b(?![QH][1-4]\b)[A-ZĀČĒĢĪĶĻŅŠŪŽ]{1,4}[-–_/]?\d{1,6}\b"
    r"|\b(?:ģimene|family)\s+(?:nr\.?\s*)?\w?\d{1,4}\b|\b\d{6}-\d{5}\b"
    r"|\b[26]\d\s?\d{3}\s?\d{3}\b|\S+@\S+",
    re.IGNORECASE,
)
_CAPITAL = "[A-ZĀČĒĢĪĶĻŅŠŪŽ](?:[a-zāčēģīķļņšūž]+|\\.)"
_PAIR = re.compile(rf"({_CAPITAL})\s*(?=({_CAPITAL}))")
_QUOTED = re.compile('[“”„«»"][^“”„«»"]*[“”„«»"]')
_STEM = 4
_BODIES = (
    "Latvijas Eiropas European Romu Roma Sarkanais Valsts State Cēsis January February"
    " March April May June July August September October November December"
)
TOTAL = "total"

Choices = list[tuple[str, str]]


class Cell(ABC):
    """A kind of value; RegisterError where a text is none of it."""

    input = "text"
    """The type of the field in which it is typed."""

    @property
    def choices(self) -> Choices:
        """Codes and words to choose from; nothing where it is typed."""
        return []

    @abstractmethod
    def read(self, text: str, /) -> str:
        """Return the text as it is kept."""


class Words(Cell):
    """Plain words."""

    def read(self, text: str, /) -> str:
        """Return the words."""
        return without_turns(text)[:_LONGEST]


class Several(Words):
    """Several words or phrases, separated by semicolons."""

    def read(self, text: str, /) -> str:
        """Return each once."""
        parts = [" ".join(part.split()) for part in super().read(text).split(";")]
        return ";".join(dict.fromkeys(filter(None, parts)))


class RoleWords(Several):
    """Words for a role, or several; refused where they look like somebody's name."""

    def read(self, text: str, /) -> str:
        """Return the words."""
        words = super().read(text)
        for part in words.split(";"):
            if _NAME.search(part):
                raise RegisterError(
                    _("This may be somebody's name, and no role: “{text}”.", text=part)
                )
        return words


class NoteWords(Cell):
    """A note that many read; refused where it is too long or tells of a person."""

    input = "textarea"

    def read(self, text: str, /) -> str:
        """Return the note in one line, without marks that cannot be seen."""
        seen = "".join(c for c in text if unicodedata.category(c)[0] != "C")
        plain = " ".join(seen.split())
        if not plain:
            raise RegisterError(_("A note has words."))
        if len(plain) > _LONGEST_NOTE:
            raise RegisterError(
                _(
                    "A note has at most {n} letters; this one has {own}.",
                    n=_LONGEST_NOTE,
                    own=len(plain),
                )
            )
        code = _OF_SOMEBODY.search(plain)
        if code:
            raise RegisterError(
                _(
                    "This may tell of a family or a person, and a note must not:"
                    " “{text}”.",
                    text=code[0],
                )
            )
        _make_sure_nobody_is_named(plain)
        return plain


def _make_sure_nobody_is_named(text: str) -> None:
    """RegisterError for two words in a row that begin like a name and a surname."""
    for first, second in _PAIR.findall(_QUOTED.sub(" ", text)):
        if not any(fold(word).startswith(_known_words()) for word in (first, second)):
            raise RegisterError(
                _(
                    "This may be somebody's name: “{text}”. The name of a body stands"
                    " in quotation marks.",
                    text=f"{first} {second}",
                )
            )


def _known_words() -> tuple[str, ...]:
    """Stems of words with a capital that are nobody's name: places, months, bodies."""
    places_ = [one.name for one in reference.municipalities().values()]
    words = [fold(word) for name in (*places_, _BODIES) for word in name.split()]
    return tuple({word[: max(_STEM, len(word) - 2)] for word in words})


class Code(Cell):
    """A code in small letters, as the warehouse keeps it."""

    def read(self, text: str, /) -> str:
        """Return the code."""
        if not _CODE.fullmatch(text):
            raise RegisterError(
                _("A code has small letters a–z, digits and _: “{text}”.", text=text)
            )
        return text


def code_of(words: str) -> str:
    """Return the code that words make; empty if they make none."""
    return re.sub(r"[^a-z0-9]+", "_", fold(words)).strip("_0123456789")[:60]


class Roman(Cell):
    """A number in Roman capitals."""

    def read(self, text: str, /) -> str:
        """Return the number."""
        if not _ROMAN.fullmatch(text.upper()):
            raise RegisterError(_("A phase has a Roman number: “{text}”.", text=text))
        return text.upper()


class Day(Cell):
    """A day, kept as 2027-01-31."""

    input = "date"

    def read(self, text: str, /) -> str:
        """Return the day."""
        for form in _DAYS:
            try:
                # A day has no zone: it is kept as it is written.
                found = datetime.strptime(text, form).date()
            except ValueError:
                continue
            if _FIRST <= found <= _LAST:
                return found.isoformat()
        raise RegisterError(_("This is no day from 2016 on: “{text}”.", text=text))


@dataclass(frozen=True, kw_only=True)
class Number(Cell):
    """A number that is not negative."""

    is_whole: bool = False

    def read(self, text: str, /) -> str:
        """Return the number with a point."""
        plain = (
            text.replace(",", ".").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
        )
        pattern = r"\d{1,9}" if self.is_whole else r"\d{1,9}(\.\d{1,3})?"
        if not re.fullmatch(pattern, plain):
            raise RegisterError(_("This is no number: “{text}”.", text=text))
        return plain


@dataclass(frozen=True, kw_only=True)
class Place(Cell):
    """A municipality by its code or name; `or_all` where all together can be meant."""

    or_all: bool = False

    @property
    def choices(self) -> Choices:
        """Every municipality of today and before, in the order of the alphabet."""
        known = reference.municipalities()
        codes = sorted(known, key=lambda code: i18n.alphabetical(known[code].name))
        whole = [(TOTAL, _("All together"))] if self.or_all else []
        return [*whole, *((code, known[code].name) for code in codes)]

    def read(self, text: str, /) -> str:
        """Return the code."""
        if self.or_all and text == TOTAL:
            return text
        found = places.find(text, date.today(), lambda _code, _day: False)
        found = found or places.past(text)
        if found is None:
            raise RegisterError(_("There is no municipality “{name}”.", name=text))
        return found.code


class Chosen(Cell):
    """One of the entries of a list."""

    def read(self, text: str, /) -> str:
        """Return the entry's code."""
        for code, label in self.choices:
            if fold(text) in {fold(code), fold(label)}:
                return code
        codes = ", ".join(code for code, _label in self.choices)
        raise RegisterError(
            _("“{text}” is none of these: {codes}.", text=text, codes=codes)
        )


@dataclass(frozen=True, kw_only=True)
class OfList(Chosen):
    """An entry of a coded list."""

    vocabulary: str

    @property
    def choices(self) -> Choices:
        """The list's codes and words."""
        known = reference.vocabulary(self.vocabulary)
        return [(code, term.label) for code, term in known.items()]


class Phase(Chosen):
    """A phase of the project."""

    @property
    def choices(self) -> Choices:
        """The phases, the newest first."""
        return [(code, one.label) for code, one in [*reference.phases().items()][::-1]]


class Phases(Several):
    """Several phases of the project."""

    def read(self, text: str, /) -> str:
        """Return their numbers."""
        parts = super().read(text).split(";")
        return ";".join(Phase().read(one) for one in parts if one)


class AnswerType(Chosen):
    """How a question of the survey is answered."""

    @property
    def choices(self) -> Choices:
        """The types."""
        return [(code, _(label)) for code, label in _TYPES.items()]


class ClosedQuestion(Chosen):
    """A question of the survey that is answered with choices."""

    @property
    def choices(self) -> Choices:
        """Those questions, in their order."""
        known = reference.questions().values()
        return [(one.code, one.label) for one in known if one.type != "text"]


class About(Chosen):
    """An indicator or a topic that a note is about."""

    @property
    def choices(self) -> Choices:
        """Topics with their titles, then the indicators by name."""
        topics = [(code, one.label) for code, one in TOPICS.items()]
        return [*topics, *((name, name) for name in load("indicators"))]


class Readers(Chosen):
    """Who sees a note: nobody outside the programme unless it is said."""

    @property
    def choices(self) -> Choices:
        """Readers inside, or outside too."""
        return [
            ("no", _("the programme only")),
            ("yes", _("readers outside the programme too")),
        ]


class Measure(Chosen):
    """A measure for which a target can be set."""

    @property
    def choices(self) -> Choices:
        """The measures."""
        return [(code, _(label)) for code, label in MEASURES.items()]


def offered(cell: Cell) -> Sequence[tuple[str, str]]:
    """Return what is chosen from, with nothing chosen before."""
    return [("", ""), *cell.choices]
