"""A coordinator and her home: what she does, as deeds, and what can be seen of it."""

import atexit
from datetime import date
from functools import cache, partial
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import duckdb

from dashboard.editions.clock import Clock, confirm
from dashboard.editions.edition import NoEditionError
from dashboard.editions.wholeness import stamp
from dashboard.ground.audit.log import Log
from dashboard.writing.publishing import shelving
from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import batches, families, registers, waiting
from dashboard.writing.warehouse.registers import NewPost
from dashboard.writing.warehouse.warehouse import Warehouse
from tests.conftest import JELGAVA, RIGA, World
from tests.faults.ledger import TOWNS, WITHOUT_POST, Row

FIRST = date(2018, 10, 1)
BEGUN = [
    Row(record=record, code=code, day=date(2019, 3, 4), variant=0)
    for record, code in ((1, "A"), (2, "A"), (3, "A"), (4, "B"))
]
"""The rows that are taken in and published when a history begins."""

_CODES = dict(zip(TOWNS, (JELGAVA, RIGA, "0680200"), strict=True))
_HEAD = "Datums | Pašvaldība | Ģimene | Minūtes | Ieraksts"
_RECORD = "6a2c0f5e-0000-4a4b-9c1d-2f0d6f6a1b2"
"""A number as form tools give it, but for its last digit: it is given once for good."""

_ROWS = "select minutes, family from staging.interactions"
_DECISIONS = """
    (select count(*) from raw.family_merges),
    (select count(*) from raw.family_splits),
    (select count(*) from raw.forgotten_families)
"""


class Coordinator:
    """Who keeps a home in a folder."""

    def __init__(self, folder):
        copytree(_beginning(), folder, dirs_exist_ok=True)
        self.world = World(Path(folder))
        self._read = {}

    def takes(self, rows):
        return partial(self.world.take, self.world.file(_text(rows)))

    def undoes(self, number):
        return partial(self.world.undo, number)

    def merges(self, code, into):
        return partial(self._decide, families.merge, code, into)

    def splits(self, code, day):
        return partial(self._decide, families.split, code, day)

    def forgets(self, code):
        return partial(self._decide, families.forget, code)

    def _decide(self, decision, *said):
        with self.world.warehouse() as opened:
            keyed = pseudonyms.ready(self.world.settings, opened.setting("key_check"))
            given = [
                _keyed(one, keyed) if isinstance(one, str) else one for one in said
            ]
            if decision is families.forget:
                given.insert(0, self.world.shelf())
            decision(opened, *given, "as was asked")

    def adds_a_post(self):
        new = NewPost(
            municipality=_CODES[WITHOUT_POST],
            first=FIRST,
            last=None,
            hours_per_week=12,
        )
        with self.world.warehouse() as opened, waiting.counting(opened):
            registers.add_post(opened, new)

    def publishes(self):
        # Whatever day the machine says, she takes it to be right.
        settings = self.world.settings
        confirm(settings, Clock.of(settings).now.date())
        self.world.publish()

    def shows(self, number):
        def deed():
            with self.world.warehouse():
                shelving.show_again(self.world.shelf(), number)

        return deed

    def withdraws(self, number, *, erase):
        def deed():
            with self.world.warehouse():
                shelf = self.world.shelf()
                shelving.withdraw(shelf, number, "a wrong month", erase=erase)

        return deed

    def current(self):
        """The number and rows of the edition that readers are shown now."""
        try:
            number = self.world.shelf().current()
        except NoEditionError:
            return None
        path = self.world.shelf().path(number)
        state = (number, stamp(path))
        if state not in self._read:
            # Its file is let go of: another process is forked from this one.
            with duckdb.connect(path, read_only=True) as connection:
                self._read[state] = dict(connection.execute(_ROWS).fetchall())
        return number, self._read[state]

    def in_force(self):
        """What is counted, and how much is decided; this is a next command too."""
        with Warehouse.for_reading(self.world.settings.warehouse) as opened:
            found = opened.rows(_ROWS)
            (decided,) = opened.rows(f"select {_DECISIONS}")
            undone = [bool(row["undone_at"]) for row in batches.listed(opened)]
        rows = {row["minutes"]: row["family"] for row in found}
        return rows, [*decided.values(), *undone]

    def wrong(self, editions):
        """Which editions are not as they were published; what is wrong with the log."""
        shelf = self.world.shelf()
        yield from filter(None, map(shelf.damage, editions))
        yield from Log.at(self.world.settings).check().faults


@cache
def _beginning():
    """A home with posts, a batch and an edition; it is made once."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    world = World(Path(folder.name))
    for town in TOWNS:
        if town != WITHOUT_POST:
            world.post(_CODES[town], FIRST)
    world.take(_text(BEGUN))
    world.publish()
    return folder.name


def _keyed(label, keyed):
    town, code = label.split()
    return keyed.of(code, _CODES[town])


def _text(rows):
    lines = [
        f"{row.day} | {row.town} | {row.code} | {row.minutes} | {_RECORD}{row.record}"
        for row in rows
    ]
    return "\n".join([_HEAD, *lines])
