"""A small home, and what can be said of one: the same before, after, or broken."""

import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import is_zipfile

from dashboard.editions.edition import NoEditionError
from dashboard.editions.filters import Filters
from dashboard.editions.witnesses import witnesses
from dashboard.ground.access import NOTHING, everything
from dashboard.ground.audit import checking
from dashboard.ground.settings import Settings
from dashboard.reading.asking import answer
from dashboard.reading.families.indicators import FAMILIES_BY_MUNICIPALITY
from dashboard.takeaways.readers import reader
from dashboard.takeaways.seminars import arc, making
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import likeness, moderation
from dashboard.writing.warehouse.warehouse import Warehouse
from tests.conftest import JELGAVA, RIGA, VENTSPILS, World

_TOWNS = {JELGAVA: "Jelgava", RIGA: "Rīga", VENTSPILS: "Ventspils"}
_SURVEY = """
    date       | wave | municipality | institution_kind | record | recommendations
    2019-05-02 | III  | Jelgava      | school           | 1      | Turpināt darbu.
    2019-05-03 | III  | Rīga         | social_service   | 2      |
"""
ALIKE = """
    Datums     | Pašvaldība | Ģimene | Joma
    2019-03-04 | Jelgava    | K01    | health
    2019-03-05 | Jelgava    | K1     | health
    2019-03-06 | Rīga       | L02    | health
    2019-03-07 | Rīga       | L2     | health
"""
PHASES = """
    phase | from       | to         | source
    XI    | 2032-01-01 | 2032-12-31 | nolikums
"""
_OF_THE_MOMENT = {
    "imported_at",
    "undone_at",
    "decided_at",
    "made_at",
    "forgotten_at",
    "received",
    "new_family",
    # How often something was published or changed is said beside the tables.
    "edition",
}
_COUNTED = {"change", "edition", "outside_stands_from", "outside_stood_from"}
"""Settings that count what was done: a command that is given again counts on."""

_SHOWN: dict[bytes, str] = {}
"""What editions answer, by the digest of their files."""


def log(first, rows, town=None):
    """Rows of the log as a table of text: one family a row, over the towns."""
    lines = ["Datums | Pašvaldība | Ģimene | Joma"]
    names = [town] if town else [*_TOWNS.values()]
    for number in range(first, first + rows):
        day = f"2019-0{1 + number % 5}-{1 + number % 28:02}"
        lines.append(f"{day} | {names[number % len(names)]} | F{number % 9} | health")
    return "\n".join(lines)


def fill(folder):
    """Make the small home: three posts, two files, and two editions, one outside."""
    world = World(folder)
    for town in _TOWNS:
        world.post(town, date(2018, 10, 1), date(2019, 6, 30))
    with lived_in(world.settings.home):
        world.take(log(1, 24))
        world.take(_SURVEY)
        world.publish("first")
        world.take(log(100, 6))
        world.take(ALIKE)
        _join(world)
        world.publish("second", outside=True)
        # People's own: a seminar with its deck, and a register as a file.
        _aside(world)
        # What the commands are about to take in.
        world.file(log(200, 5), "new.csv")
        world.file(
            "recommendation_id | phase | topic | audience | text_lv\n"
            "V-1 | III | practice | municipality | Turpināt.",
            "recommendations.csv",
        )
        with world.warehouse() as warehouse:
            (number,) = (row["number"] for row in moderation.answers(warehouse))
            keyed = pseudonyms.ready(world.settings, warehouse.setting("key_check"))
            mark = likeness.alike(warehouse)[0].mark
    (folder / "answer").write_text(number)
    (folder / "mark").write_text(mark)
    (folder / "forgotten").write_text(keyed.of("F3", JELGAVA))


def _join(world):
    """Of two pairs of codes that look alike, one is decided of."""
    with world.warehouse() as warehouse:
        marks = sorted({one.mark for one in likeness.alike(warehouse)})
        likeness.join(warehouse, marks[0], "one family")
    (Path(world.home) / "joined").write_text(marks[0])


def _aside(world):
    who = reader(world.shelf(), 1, "coordinator", "lv")
    kept = arc.closing("kept", "III", who)
    seminars.write(world.settings.home, kept)
    made = making.make(kept, who)
    (Path(world.home) / "kept.pptx").write_bytes(made.deck)
    (world.settings.home / "replaced-2026-01-01T000000Z" / "keys").mkdir(parents=True)
    world.file(
        "Diena | Pašvaldība | Ģimene | Cik ilgi\n2019-03-08|Rīga|F1|45", "odd.csv"
    )
    world.file(PHASES, "phases.csv")


def copied(kept, folder):
    """Return a copy of a kept home."""
    shutil.copytree(kept, folder)
    return World(folder)


@contextmanager
def lived_in(home):
    """Let the environment name a home, as for a command."""
    before = os.environ.get("TILTS_HOME")
    os.environ["TILTS_HOME"] = str(home)
    try:
        yield
    finally:
        os.environ["TILTS_HOME"] = before or ""


@dataclass(frozen=True)
class State:
    """What a home holds: every row of its tables, and what each reader is shown."""

    tables: str
    shown: str

    @classmethod
    def of(cls, world):
        """Look into a home; what cannot be opened is an error."""
        with lived_in(world.settings.home):
            return cls(tables=tables(world), shown=shown(world))


def tables(world):
    """Every row, without the moment it was written; a batch says if it is undone."""
    found = {}
    with Warehouse.open(world.settings.warehouse) as warehouse:
        for table in kept_tables(warehouse):
            rows = warehouse.rows(f"from raw.{table}")
            found[table] = sorted(_lasting(row) for row in rows if not _counts(row))
    for file in sorted((world.settings.home / "seminars").glob("*.toml")):
        found[file.name] = file.read_text()
    return json.dumps(found)


def kept_tables(warehouse):
    """Every table that a warehouse keeps, by what it has itself."""
    found = warehouse.rows(
        "select table_name from duckdb_tables() where schema_name = 'raw'"
    )
    return sorted(row["table_name"] for row in found)


def _counts(row):
    return row.keys() == {"name", "value"} and row["name"] in _COUNTED


def _lasting(row):
    kept = {name: row[name] for name in row if name not in _OF_THE_MOMENT}
    kept["undone"] = bool(row.get("undone_at"))
    return json.dumps(kept, default=str, sort_keys=True)


def shown(world):
    """What the newest edition answers, inside and outside; or why there is none.

    Only the files of editions tell: what holds the same bytes is not asked again.
    """
    folder = world.settings.editions
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(f"{path.relative_to(folder)} {path.is_file()} ".encode())
        if path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    key = digest.digest()
    if key not in _SHOWN:
        _SHOWN[key] = _asked(world)
    return _SHOWN[key]


def _asked(world):
    found = []
    for scope in (everything(), NOTHING):
        try:
            edition = world.shelf().seen_by(scope).edition()
        except NoEditionError as error:
            found.append(type(error).__name__)
        else:
            asked = answer(FAMILIES_BY_MUNICIPALITY, edition, Filters(), scope)
            found.append(asked.rows)
    return json.dumps(found, default=_plain)


def _plain(value):
    """A set in one order, whichever process writes it."""
    return sorted(value) if isinstance(value, frozenset) else str(value)


def faults_of(world):
    """What no kill may leave behind, in words; nothing where all is well."""
    home, shelf = world.settings.home, world.shelf()
    found = [
        f"edition {number}: {shelf.damage(number)}"
        for number in shelf.published()
        if shelf.damage(number)
    ]
    with lived_in(home):
        found += checking.wrong(Settings.from_environment(), witnesses(shelf))
    decks = [*Path(world.home).glob("*.pptx")]
    found += [f"{deck.name} is cut short" for deck in decks if not is_zipfile(deck)]
    drafts = [*home.glob("*.tmp*"), *home.glob("editions/*.tmp*")]
    found += [f"left behind: {Path(path).name}" for path in drafts]
    return found
