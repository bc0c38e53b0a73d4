"""What a coordinator's home should hold, in a few lines: no file, no SQL."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

TOWNS = ("Jelgava", "Rīga", "Ludza")
WITHOUT_POST = "Ludza"


class Row(NamedTuple):
    """A row of a file; its record is always of the same town."""

    record: int
    code: str
    day: date
    variant: int

    @property
    def town(self):
        return TOWNS[self.record % len(TOWNS)]

    @property
    def minutes(self):
        """By which the row is known again in every table."""
        return 10 * self.record + self.variant

    @property
    def label(self):
        return f"{self.town} {self.code}"


@dataclass
class Ledger:
    """Batches, what was decided of families, and what readers are shown."""

    batches: dict = field(default_factory=dict)
    undone: set = field(default_factory=set)
    merged: dict = field(default_factory=dict)
    splits: dict = field(default_factory=dict)
    forgotten: set = field(default_factory=set)
    has_post: bool = False
    editions: dict = field(default_factory=dict)
    up_to: int = 0
    withdrawn: set = field(default_factory=set)
    erased: set = field(default_factory=set)

    def copy(self):
        return deepcopy(self)

    def family(self, label, day=date.max):
        """The family that a label meant on a day."""
        own = label
        for first, new in sorted(self.splits.get(label, {}).items()):
            own = new if day >= first else own
        return self.merged.get(own, own)

    def versions(self):
        """Every version of every row, with its family."""
        rows = (row for rows in self.batches.values() for row in rows)
        return [(row, self.family(row.label, row.day)) for row in rows]

    def newest(self):
        """The rows in force, by record."""
        found = {}
        for number, rows in sorted(self.batches.items()):
            if number not in self.undone:
                found |= {row.record: row for row in rows}
        return found

    def in_force(self):
        """The family of each row that is counted, by the row's minutes."""
        return {
            row.minutes: self.family(row.label, row.day)
            for row in self.newest().values()
            if self.has_post or row.town != WITHOUT_POST
        }

    @property
    def has_news(self):
        """Whether another edition would say something else than the last."""
        return self.in_force() != self.editions[max(self.editions)]

    def shown(self):
        """The editions that readers may ask for."""
        numbers = {n for n in self.editions if n <= self.up_to}
        return sorted(numbers - self.withdrawn)

    def current(self):
        """The edition that readers are shown; None if there is none."""
        return max({*self.shown()} - self.erased, default=None)

    def decided(self):
        """How many merges, splits and forgotten families; which batches are undone."""
        splits = sum(map(len, self.splits.values()))
        undone = [number in self.undone for number in sorted(self.batches)]
        return [len(self.merged), splits, len(self.forgotten), *undone]

    def add_a_post(self):
        self.has_post = True

    def take(self, rows):
        """Take a file in, but for the forgotten, unless it says nothing new."""
        let_in = [
            row for row in rows if self.family(row.label, row.day) not in self.forgotten
        ]
        before = self.newest()
        if any(before.get(row.record) != row for row in let_in):
            self.batches[len(self.batches) + 1] = let_in

    def undo(self, number):
        self.undone |= {number} & {*self.batches}

    def merge(self, code, into):
        leaving, staying = self.family(code), self.family(into)
        if leaving == staying or not self._is_about(leaving, staying):
            return
        self.merged = {
            one: staying if its == leaving else its for one, its in self.merged.items()
        }
        self.merged[leaving] = staying

    def split(self, code, day):
        if not any(row.label == code for row, _family in self.versions()):
            return
        if day is None:
            self.merged.pop(code, None)
        else:
            self.splits.setdefault(code, {}).setdefault(day, f"{code} from {day}")

    def forget(self, code):
        family = self.family(code)
        if self.forgotten & {family, code} or not self._is_about(family):
            return
        gone = {row for row, its in self.versions() if its == family}
        self.forgotten |= {family}
        self.forgotten |= {one for one, its in self.merged.items() if its == family}
        self.merged = {one: its for one, its in self.merged.items() if its != family}
        for number, rows in self.batches.items():
            self.batches[number] = [row for row in rows if row not in gone]

    def publish(self, number):
        if self.in_force():
            self.editions[number] = self.in_force()
            self.up_to = number

    def show(self, number):
        self.up_to = number
        self.withdrawn -= {number}

    def withdraw(self, number, *, erase):
        self.withdrawn |= {number}
        self.erased |= {number} if erase else set()

    def _is_about(self, *families):
        return {*families} <= {family for _row, family in self.versions()}


def same(found, expected):
    """Whether rows are the same and of the same families, whatever these are called."""
    if found.keys() != expected.keys():
        return False
    pairs = {(found[one], expected[one]) for one in found}
    return len(pairs) == len({a for a, _b in pairs}) == len({b for _a, b in pairs})
