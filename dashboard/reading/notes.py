"""Notes on the data: what the coordinator has to say beside numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from dashboard.editions.released import Released
from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.periods import Window
from dashboard.reading.columns.codes import capital
from dashboard.reading.columns.kinds import TOTAL

_CHANGING = ("fault", "break", "definition")
"""Kinds that change how a number is to be read."""

_NAMED, _FEW = 2, 4
"""Notes that a sentence names, and more of them that it only points to."""

_A_DAY = timedelta(days=1)

RELEASED = Released(keys=("number",), places="none", has_totals=False, is_marked=True)
"""How notes go outside: those that are marked for it, and no other."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """A note as an edition holds it; `number` is its own everywhere."""

    number: int
    municipality: str
    first: date
    last: date
    about: str
    kind: str
    text_lv: str
    text_en: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Read a note off a row of the query that lists them."""
        return cls(
            number=row["number"],
            municipality=row["municipality"],
            first=row["from"],
            last=row["to"],
            about=row["about"] or "",
            kind=row["kind"],
            text_lv=row["note_lv"],
            text_en=row["note_en"],
        )

    @property
    def mark(self) -> str:
        """The mark that stands in figures and tables."""
        return f"[{self.number}]"

    @property
    def text(self) -> str:
        """The note in the language in use."""
        return self.text_en if i18n.active() == "en" else self.text_lv

    @property
    def label(self) -> str:
        """What it is of, where and when: a fault in the data, Jelgava, March 2019."""
        kind = reference.vocabulary("note_kinds")[self.kind].label
        return ", ".join(filter(None, (kind, self._place, self._days)))

    @property
    def line(self) -> str:
        """The whole note in one line, as it stands under tables and in files."""
        return f"{self.mark} {self.heading}: {self.text}"

    @property
    def heading(self) -> str:
        """Its label where it stands first."""
        return capital(self.label)

    @property
    def told(self) -> dict[str, Any]:
        """The note for scripts: ISO days, both languages."""
        days = {"from": self.first.isoformat(), "to": self.last.isoformat()}
        rest = ("municipality", "about", "kind", "text_lv", "text_en")
        own = {name: getattr(self, name) for name in rest}
        return {"number": self.number, **days, **own}

    @property
    def changes_numbers(self) -> bool:
        """Whether a number beside it is to be read otherwise."""
        return self.kind in _CHANGING

    def meets(self, since: date, last: date) -> bool:
        """Whether it is about any of these days, the last one included."""
        return self.first <= last and self.last >= since

    def is_of(self, place: str) -> bool:
        """Whether it is about a municipality, or about all together."""
        if TOTAL in {place, self.municipality} or self.municipality == place:
            return True
        known = reference.municipalities().get(self.municipality)
        return known is not None and known.today == place

    @property
    def _place(self) -> str:
        is_one = self.municipality != TOTAL
        return reference.municipality_name(self.municipality) if is_one else ""

    @property
    def _days(self) -> str:
        if self.first == self.last:
            return i18n.day(self.first)
        if (self.first, self.last) == _month_of(self.first):
            return i18n.month(self.first)
        return Window(since=self.first, until=self.last + _A_DAY).label


def marks(notes: Iterable[Note], most: int = 3) -> str:
    """The marks of the first notes, and how many more there are: [3] [5] [8] +2."""
    every = [*notes]
    more = [f"+{len(every) - most}"] if len(every) > most else []
    return " ".join([*(note.mark for note in every[:most]), *more])


def mention(notes: Sequence[Note]) -> str:
    """A sentence that names notes which change how numbers are read; or nothing."""
    grave = [note for note in notes if note.changes_numbers]
    if not grave:
        return ""
    if len(grave) <= _NAMED:
        told = "; ".join(f"{note.label} {note.mark}" for note in grave)
    else:
        told = marks(grave[:_FEW], _FEW)
        left = len(grave) - _FEW
        if left > 0:
            more = ngettext("{n} more note", "{n} more notes", left)
            told = f"{told}, {more}"
    return _("Read with: {notes}.", notes=told)


def days_of(row: Mapping[str, Any]) -> tuple[date, date] | None:
    """First and last day that a row of a table is about; None where it has no own.

    Those of a survey are its phase's.
    """
    if isinstance(row.get("month"), date):
        return _month_of(row["month"])
    if phase := reference.phases().get(str(row.get("wave"))):
        return phase.first, phase.last
    first, last = row.get("from"), row.get("to")
    return (first, last) if isinstance(first, date) and isinstance(last, date) else None


def _month_of(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first, after - _A_DAY
