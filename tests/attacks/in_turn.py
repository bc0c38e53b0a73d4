"""A programme that publishes month after month, while its rows change behind it.

Rows come in late, files are taken back, families are forgotten, and two codes turn out
to be one family of two towns. The programme is a real one: files are imported, outside
editions published. What is true at each edition is counted here from the rows alone.

`python -m bench.in_turn 36 2 3 4` runs three years of each of some seeds by hand.
"""

import random
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise

from dashboard.disclosure.cells import TOTAL, Cell
from dashboard.disclosure.profiles import PROFILES
from dashboard.editions.outside import OutsideFile
from dashboard.reading.catalogue import RELEASE
from dashboard.writing.publishing.publishing import publish
from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import batches, families
from tests.attacks.attacker import narrow
from tests.attacks.worlds import PHASES, Contact, Release, calendar, cells, month
from tests.conftest import JELGAVA, RIGA, VENTSPILS, World

TOWNS = {JELGAVA: "Jelgava", RIGA: "Rīga", VENTSPILS: "Ventspils"}
WORDS = {"education": "izglītība", "health": "veselība", "social": "sociālie"}
HEADINGS = "Datums | Pašvaldība | Ģimene | Joma | Personas"
MORE_PHASES = (*PHASES, ("2020-08-17", "2021-08-17"))
PROFILE = PROFILES["default"]
COUNTED = {
    name: RELEASE[name] for name in ("families_by_municipality", "families_by_domain")
}
"""All that counts families and persons; other questions ask the same otherwise."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """One edition: what its file says of each count, and what was true that day."""

    shown: dict
    hidden: frozenset
    true: dict
    ever: tuple


@dataclass
class Programme:
    """Its rows by the file they came in, in the order of the warehouse."""

    world: World
    seed: int
    start: tuple = (2018, 9)
    files: dict = field(default_factory=dict)
    same: dict = field(default_factory=dict)
    told: list = field(default_factory=list)
    done: list = field(default_factory=list)
    gone: set = field(default_factory=set)

    def __post_init__(self):
        self.chance = random.Random(self.seed)  # noqa: S311
        self.many = {town: self.chance.choice((6, 12, 25, 50)) for town in TOWNS}
        self.often = self.chance.choice((0.2, 0.4, 0.7))
        self.noting = self.chance.choice((0.3, 1))
        self.changing = self.chance.choice((0.3, 0.6, 0.9))
        self.world.settings.home.mkdir()
        for town in TOWNS:
            self.world.post(town, month(*self.start))

    def run(self, months):
        """Publish after each month; what is told is kept in `told`."""
        for number in range(months):
            since = month(self.start[0], self.start[1] + number)
            self.take([*self._month(since)])
            for change in (self._late, self._forget, self._undo, self._merge):
                if number and self.chance.random() < self.changing / 2:
                    change(number)
            self.publish()

    def take(self, rows):
        """Import rows as one file."""
        lines = [HEADINGS]
        for one in rows:
            about = "; ".join(WORDS[domain] for domain in one.domains)
            persons = one.persons or ""
            town = TOWNS[one.place]
            lines.append(f"{one.day} | {town} | {one.family} | {about} | {persons}")
        if rows:
            self.world.take("\n".join(lines))
            with self.world.warehouse() as warehouse:
                newest = max(row["batch"] for row in batches.listed(warehouse))
            self.files[newest] = rows

    def publish(self):
        """Publish, and keep what the outside file says."""
        with self.world.warehouse() as warehouse:
            shelf = self.world.shelf()
            made = publish(warehouse, shelf, "", release=COUNTED, thorough=False)
        file = OutsideFile.open(shelf.outside_path(made.number))
        extent = file.manifest.extent
        ever = extent.since, extent.all_until
        windows = calendar(extent.since, extent.last, MORE_PHASES)
        windows["all"] = (ever,)
        true = cells(self.contacts, Release(windows=windows))
        self.told.append(
            Told(
                shown=file.shown(),
                hidden=frozenset(file.hidden()),
                true=true,
                ever=ever,
            )
        )
        file.close()

    @property
    def contacts(self):
        """All rows that count today, each family by one name."""
        return [replace(r, family=self._one(r)) for r in self._rows]

    @property
    def _rows(self):
        return [one for file in self.files.values() for one in file]

    def _one(self, row):
        return self.same.get(row.family, row.family)

    @property
    def untold(self):
        """Counts that did not fit what was told before, as the warehouse remembers."""
        names = "measure", "municipality", "since", "until", "domain"
        with self.world.warehouse() as warehouse:
            rows = warehouse.rows("from raw.cells_outside where value is null")
        return {Cell(**{name: row[name] for name in names}) for row in rows}

    def _month(self, since):
        for town, known in self.many.items():
            for number in range(known):
                family = f"{town}-{number}"
                if family not in self.gone and self.chance.random() < self.often:
                    yield self._met(town, family, since)

    def _met(self, town, family, since):
        domains = [*WORDS]
        return Contact(
            family=family,
            day=since + timedelta(days=self.chance.randrange(28)),
            place=town,
            domains=tuple(self.chance.sample(domains, self.chance.choice((1, 1, 2)))),
            persons=sum(map(ord, family)) % 5 + 1
            if self.chance.random() < self.noting
            else None,
        )

    def _late(self, number):
        """Some rows of months that are over, in one town."""
        self.done.append("late")
        town = self.chance.choice([*TOWNS])
        since = month(self.start[0], self.start[1] + self.chance.randrange(number))
        rows = []
        for late in range(self.chance.choice((1, 1, 2, 6))):
            known = self.chance.randrange(self.many[town])
            code = self.chance.choice((f"late-{number}-{late}", f"{town}-{known}"))
            if code not in self.gone:
                rows.append(self._met(town, code, since))
        known = {(r.day, r.family) for r in self._rows}
        self.take([r for r in rows if (r.day, r.family) not in known])

    def _forget(self, _number):
        one = self.chance.choice(self._rows)
        gone = self._one(one)
        self.done.append("forget")
        with self.world.warehouse() as warehouse:
            named = self._named(warehouse, one)
            families.forget(warehouse, self.world.shelf(), named, "asked for it")
        self.gone |= {r.family for r in self._rows if self._one(r) == gone}
        self.files = {
            batch: [r for r in rows if self._one(r) != gone]
            for batch, rows in self.files.items()
        }

    def _undo(self, _number):
        """Take one of the last files back; the month's own comes again, changed."""
        batch = self.chance.choice([*self.files][-3:])
        self.done.append("undo")
        self.world.undo(batch)
        rows = self.files.pop(batch)
        again = [r for r in rows if self.chance.random() < 0.9]
        if len(rows) > 8:
            self.take(again)

    def _merge(self, _number):
        """Two codes of two towns are one family."""
        known = {*self.same, *self.same.values()}
        single = [row for row in self._rows if row.family not in known]
        one, other = (self.chance.choice(single) for _ in range(2))
        if one.place == other.place or len(self.same) > 4:
            return
        self.done.append("merge")
        with self.world.warehouse() as warehouse:
            codes = [self._named(warehouse, c) for c in (one, other)]
            families.merge(warehouse, *codes, "the same family")
        self.same[one.family] = other.family

    def _named(self, warehouse, one):
        keyed = pseudonyms.ready(self.world.settings, warehouse.setting("key_check"))
        return keyed.of(one.family, one.place)


@dataclass(frozen=True, kw_only=True)
class Table:
    """All that was ever told, as one: counts as they were when they were first told of.

    What was `apart` is told to nobody: those who count it themselves know it. `sums`
    say by how few all the data grew from one edition to another.
    """

    values: dict
    hidden: set
    apart: set
    sums: dict
    extent: tuple

    @classmethod
    def of(cls, told, untold):
        """Put editions together; `untold` counts did not fit those told before."""
        values, hidden, shown, seen, apart = {}, set(), set(), set(), set()
        for one in told:
            said = one.hidden | one.shown.keys()
            new = {(c.since, c.until) for c in said} - seen
            seen |= new
            for cell, value in one.true.items():
                if (cell.since, cell.until) in new and (value or cell not in untold):
                    values[cell] = value
                    if value and cell not in said and cell.municipality != TOTAL:
                        apart.add(cell)
            hidden |= one.hidden
            shown |= one.shown.keys()
        known = shown | hidden | apart
        values = {c: n for c, n in values.items() if not n or c in known}
        days = {day for cell in values for day in (cell.since, cell.until)}
        ends = list(dict.fromkeys(one.ever for one in told))
        table = cls(
            values=values,
            hidden=hidden | (apart & untold),
            apart=apart,
            sums={},
            extent=(told[-1].ever[0], max(days)),
        )
        table._grow(ends)
        return table

    def _grow(self, ends):
        """All the data of two editions, subtracted: that few came is hidden too."""
        for cell in [*self.values]:
            for before, now in pairwise(ends):
                if (cell.since, cell.until) != now or cell in self.apart:
                    continue
                was = replace(cell, since=before[0], until=before[1])
                if cell.measure not in ("families", "persons") or was in self.apart:
                    continue
                more = self.values[cell] - self.values.get(was, self.values[cell])
                if 0 < more < PROFILE.threshold:
                    grown = replace(cell, measure=f"more {cell.measure}")
                    self.values[grown] = more
                    self.hidden.add(grown)
                    self.sums[grown] = {cell: 1, was: -1}

    def given_away(self):
        """What anybody can tell of what is hidden: who, which cell, its range."""
        told = {"apart": self.apart, "sums": self.sums}
        return narrow(self.values, self.hidden, PROFILE, self.extent, **told)
