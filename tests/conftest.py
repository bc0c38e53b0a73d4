"""A Tilts of its own for each test: files in, answers out, by the real way."""

import csv
import io
import os
import shutil
from datetime import date

import pytest

from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.ground import i18n
from dashboard.ground.access import everything
from dashboard.ground.settings import Settings
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import INDICATORS, RELEASE
from dashboard.writing.publishing.publishing import publish
from dashboard.writing.warehouse import batches, registers
from dashboard.writing.warehouse.confirming import Confirmed
from dashboard.writing.warehouse.importing import Incoming, take_in
from dashboard.writing.warehouse.registers import NewPost
from dashboard.writing.warehouse.warehouse import Warehouse
from tests import machine
from tests.once import Once

JELGAVA, RIGA, VENTSPILS = "0003000", "0001000", "0007000"
FEW_COLUMNS = Confirmed(without_families=True)
"""Most tests write only the columns that they are about."""
VILAKA, BALVI, DAUGAVPILS = "0381600", "0024000", "0002000"


def pytest_configure():
    """Let the tests write where writing is quick, unless it is said where."""
    if where := machine.folder():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", where)


def pytest_collection_modifyitems(items):
    """Begin with what takes long by itself, or others would have to wait for it."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup():
    """Begin each test in Latvian: a command or a page before it may have been English.

    Before its fixtures, those of a whole module too.
    """
    i18n.activate(None)


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory):
    """Keep what tests write down out of the folder of real data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILTS_HOME", str(tmp_path_factory.mktemp("nobody")))
        yield


@pytest.fixture(scope="session")
def once(tmp_path_factory, worker_id):
    """What this run of the tests makes once, for all of its processes."""
    base = tmp_path_factory.getbasetemp()
    return Once(base if worker_id == "master" else base.parent)


class World:
    """An empty Tilts that a test fills with a few rows."""

    thorough = False
    """Whether a new edition is asked everything first: only where that is tested."""

    def __init__(self, home):
        self.home = home
        self.settings = Settings(home=home / "tilts")
        self._files = 0

    def file(self, text, name=None):
        """Write rows of cells between bars as a csv file."""
        self._files += 1
        path = self.home / (name or f"file-{self._files}.csv")
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerows(table(text))
        path.write_text(buffer.getvalue(), encoding="utf-8")
        return path

    def take(self, given, *, dry_run=False, confirmed=FEW_COLUMNS):
        """Import a file, or rows written as text; return the verdict."""
        path = self.file(given) if isinstance(given, str) else given
        file = Incoming.read(path, confirmed=confirmed)
        with self.warehouse() as warehouse:
            return take_in(file, warehouse, self.settings, dry_run=dry_run)

    def warehouse(self):
        return Warehouse.open(self.settings.warehouse)

    def undo(self, batch):
        with self.warehouse() as warehouse:
            batches.undo(warehouse, batch)

    def institution(self, name, kind="school", municipality=JELGAVA):
        with self.warehouse() as warehouse:
            registers.add_institution(warehouse, name, kind, municipality)

    def post(self, municipality, first, last=None, hours=12):
        new = NewPost(
            municipality=municipality, first=first, last=last, hours_per_week=hours
        )
        with self.warehouse() as warehouse:
            return registers.add_post(warehouse, new)

    def publish(self, label="", *, outside=False, thorough=False):
        """Publish; without `thorough`, nothing is checked or written of answers."""
        shelf = Shelf.at(self.settings.editions)
        with self.warehouse() as warehouse:
            return publish(
                warehouse,
                shelf,
                label,
                release=RELEASE if outside else None,
                thorough=self.thorough or thorough,
            )

    def shelf(self):
        return Shelf.at(self.settings.editions)

    def ask(self, indicator, scope=None, edition=None, **filters):
        """Publish if nothing is published yet, and ask."""
        if not self.shelf().manifests():
            self.publish()
        scope = everything() if scope is None else scope
        opened = self.shelf().edition(edition)
        return answer(INDICATORS[indicator], opened, Filters(**filters), scope).rows

    def column(self, indicator, key, value, **filters):
        """Return one column of an answer by another."""
        return {row[key]: row[value] for row in self.ask(indicator, **filters)}


def made_once(fill):
    """Make a fixture: a world that `fill` fills once a run, copied for each test."""

    def make(folder):
        world = World(folder)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TILTS_HOME", str(world.settings.home))
            fill(world)

    @pytest.fixture(name=fill.__name__)
    def copied(once, tmp_path):
        made = once.made(f"{fill.__module__}.{fill.__name__}", make)
        shutil.copytree(made, tmp_path, dirs_exist_ok=True)
        return World(tmp_path)

    return copied


def table(text):
    """Read rows written as lines of cells between bars."""
    lines = text.strip().splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines]


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """The file of a warehouse as it is made; copying it is quicker than making it."""
    made = World(tmp_path_factory.mktemp("empty"))
    with made.warehouse():
        return made.settings.warehouse


@pytest.fixture
def empty_home(tmp_path, empty):
    """A folder of the test's own with an empty warehouse in it."""
    settings = World(tmp_path).settings
    settings.home.mkdir()
    shutil.copy(empty, settings.warehouse)
    return tmp_path


@pytest.fixture
def world(empty_home):
    return World(empty_home)


@made_once
def town(world):
    """One mediator's post, in Jelgava since October 2018."""
    world.post(JELGAVA, date(2018, 10, 1))
