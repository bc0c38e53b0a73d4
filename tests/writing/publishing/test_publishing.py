"""Editions: frozen once shown, and shown only when whole."""

import hashlib
import json
import shutil
import signal
from datetime import date

import duckdb
import pytest

from dashboard.editions.database import SERVING, Database
from dashboard.editions.edition import NoEditionError, OtherVersionError
from dashboard.editions.filters import Filters
from dashboard.editions.manifest import SCHEMA_VERSION
from dashboard.ground.access import everything
from dashboard.ground.queries import Query
from dashboard.ground.settings import ROOT
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import INDICATORS
from dashboard.writing.publishing import checks, publishing
from dashboard.writing.publishing.drafting import OWN_DAY, draft
from tests.conftest import JELGAVA, World
from tests.loaded import command

FIRST = "Datums | Pašvaldība | Ģimene\n2019-01-07 | Jelgava | A"
KNOWN_FROM_ELSEWHERE = """
    insert into raw.posts by name
    select
        unnest(['of-the-rows', 'of-no-row']) as post,
        unnest(['0003000', '0001000']) as municipality,
        date '2019-07-01' as from_date,
        'public' as origin
"""
"""Two posts known from public sources; one is where there are rows."""

SECOND = "Datums | Pašvaldība | Ģimene\n2019-01-08 | Jelgava | B"


def filled(world):
    """Register a post and take one row in."""
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    world.take(FIRST)
    return world


@pytest.fixture
def town(world):
    return filled(world)


def first(folder):
    """Publish the first edition of the town."""
    filled(World(folder)).publish("maijs", thorough=True)


def second(folder, before):
    """Publish another row of the town in a second edition."""
    shutil.copytree(before, folder, dirs_exist_ok=True)
    town = World(folder)
    town.take(SECOND)
    town.publish()


@pytest.fixture(scope="session")
def published_home(once):
    """A town with its first edition: every test has a copy."""
    return once.made("published", first)


@pytest.fixture
def published(tmp_path, published_home):
    return World(shutil.copytree(published_home, tmp_path / "copy"))


@pytest.fixture(scope="session")
def twice_published(once, published_home):
    """The town with its second edition, which no test changes."""
    return World(
        once.made("twice-published", lambda folder: second(folder, published_home))
    )


def families(world, edition=None):
    """Ask an edition, opened anew, for its total."""
    return world.ask("families_by_municipality", edition=edition)[-1]["families"]


def digest(world, number):
    return hashlib.sha256(world.shelf().path(number).read_bytes()).hexdigest()


def names(world):
    return sorted(path.name for path in world.settings.editions.iterdir())


def test_nothing_is_published_while_no_row_is_accepted(world):
    with pytest.raises(publishing.NothingToPublishError):
        world.publish()
    assert world.shelf().manifests() == []


def test_rows_that_are_held_are_nothing_to_publish(world):
    world.take(FIRST.replace("Jelgava", "Ludza"))
    with pytest.raises(publishing.NothingToPublishError):
        world.publish()


def test_there_is_no_edition_before_the_first(world):
    with pytest.raises(NoEditionError):
        world.shelf().edition()


def test_the_first_edition_has_the_number_one(published):
    assert [one.number for one in published.shelf().manifests()] == [1]


def test_an_edition_shows_what_was_accepted_when_it_was_made(published):
    published.take(SECOND)
    assert families(published) == 1


@pytest.mark.parametrize("table", ["interactions", "posts", "reports"])
def test_rows_are_copied_as_staging_has_them(town, table):
    town.take(f"{FIRST}\n2019-08-07 | Jelgava | B")
    with town.warehouse() as warehouse:
        warehouse.connection.execute(KNOWN_FROM_ELSEWHERE)
        town_has = warehouse.connection.execute(f"from staging.{table}")
        staged = sorted(town_has.fetchall())
    town.publish()
    with duckdb.connect(str(town.shelf().path(1)), read_only=True) as edition:
        copied = edition.execute(f"from staging.{table}").fetchall()
    assert staged
    assert sorted(copied) == staged


def test_a_new_edition_is_the_one_shown(twice_published):
    assert families(twice_published) == 2


def test_an_older_edition_is_read_by_its_number(twice_published):
    assert families(twice_published, edition=1) == 1


def test_an_older_edition_does_not_change_when_its_batch_is_undone(published):
    published.take(SECOND)
    published.undo(1)
    published.publish()
    assert (families(published, edition=1), families(published)) == (1, 1)


def test_a_newer_edition_leaves_the_bytes_of_the_older_alone(
    published_home, twice_published
):
    assert digest(twice_published, 1) == digest(World(published_home), 1)


def test_no_limit_of_time_is_for_publishing(town, monkeypatch):
    """Whoever serves is cut off; a slow machine publishes all the same."""
    monkeypatch.setitem(SERVING, "max_execution_time", "1")
    town.publish(thorough=True)
    manifest = town.shelf().manifests()[0]
    count = Query.from_text("count", "select count(*) from range(1000000000)")
    # On a busy machine opening it takes longer than that already.
    with pytest.raises(duckdb.Error, match="execution time"):
        Database.open(town.shelf().path(manifest.number)).run(count, {}, everything())


def test_asking_an_edition_leaves_its_bytes_alone(published):
    (manifest,) = published.shelf().manifests()
    families(published)
    assert digest(published, 1) == manifest.sha256


def test_a_served_edition_cannot_be_written(published):
    database = Database.open(published.shelf().path(1))
    write = Query(
        name="x", sql="delete from staging.interactions", doc="", parameters=frozenset()
    )
    with pytest.raises(duckdb.Error):
        database.run(write, {}, everything())
    database.close()


@pytest.mark.parametrize("number", [0, 2, -1])
def test_what_is_no_edition_is_not_opened(published, number):
    with pytest.raises(NoEditionError):
        published.shelf().edition(number)


def test_an_edition_leaves_three_files_and_no_drafts(published):
    assert names(published) == ["CURRENT", "edition-1.duckdb", "edition-1.json"]


def test_the_manifest_says_what_the_edition_holds(published):
    (found,) = published.shelf().manifests()
    assert (found.label, found.data_from, found.interactions, found.synthetic) == (
        "maijs",
        "2019-01-07",
        1,
        False,
    )


def test_an_edition_holds_all_that_its_version_promises(published):
    """Adding a column, a table or a macro is free. Whoever takes one away, renames it
    or changes its type gives SCHEMA_VERSION its next number, after making a golden
    edition with the code before (tests/editions/make.py), and promises anew.
    """
    path = ROOT / "tests" / "editions" / str(SCHEMA_VERSION) / "promised.txt"
    with duckdb.connect(str(published.shelf().path(1)), read_only=True) as connection:
        held = connection.execute("""
            select concat_ws(' ', schema_name, table_name, column_name, data_type)
            from duckdb_columns()
            where schema_name in ('facts', 'staging', 'definitions')
            union all
            select concat_ws(' ', 'macro', function_name, parameters::varchar)
            from duckdb_functions()
            where not internal
        """).fetchall()
    promised = path.read_text(encoding="utf-8").splitlines()
    assert sorted({*promised} - {line for (line,) in held}) == []


def of_another_version(town, number, **changes):
    """Leave of an edition what another version would have written of it."""
    path = town.shelf().manifest_path(number)
    said = {**json.loads(path.read_text()), "schema_version": 1, **changes}
    del said["respondents"]
    path.write_text(json.dumps(said))


def test_an_edition_of_another_version_is_refused_until_published_again(published):
    of_another_version(published, 1, moon="full")
    with pytest.raises(OtherVersionError):
        published.shelf().edition()
    published.publish()
    assert families(published) == 1
    with pytest.raises(OtherVersionError):
        published.shelf().edition(1)


LEAK = Query(
    name="leak",
    sql="select family from staging.interactions",
    doc="",
    parameters=frozenset(),
)
BROKEN = Query(name="broken", sql="select nothing", doc="", parameters=frozenset())


@pytest.mark.parametrize("query", [LEAK, BROKEN], ids=lambda query: query.name)
def test_a_failing_check_leaves_the_pointer_where_it_is(published, monkeypatch, query):
    published.take(SECOND)
    monkeypatch.setattr(checks, "load", lambda _name: {query.name: query})
    with pytest.raises(publishing.CheckFailedError):
        published.publish(thorough=True)
    assert (published.shelf().current(), families(published)) == (1, 1)


def test_what_a_failed_check_left_behind_is_swept_by_the_next(town, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(checks, "load", lambda _name: {"leak": LEAK})
        with pytest.raises(publishing.CheckFailedError):
            town.publish(thorough=True)
    town.publish()
    assert names(town) == ["CURRENT", "edition-1.duckdb", "edition-1.json"]


BEFORE_A_RENAMING = """
import os, signal, sys
from pathlib import Path
from dashboard.editions.shelf import Shelf
from dashboard.writing.publishing.publishing import publish
from dashboard.ground.settings import Settings
from dashboard.writing.warehouse.warehouse import Warehouse

settings = Settings(home=Path(sys.argv[1]))
left = int(sys.argv[2])

def watch(name, _arguments):
    global left
    if name == "os.rename":
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
with Warehouse.open(settings.warehouse) as warehouse:
    publish(warehouse, Shelf.at(settings.editions), "")
"""
WHILE_COPYING = """
import os, signal, sys, threading, time
from pathlib import Path
from dashboard.editions.shelf import Shelf
from dashboard.writing.publishing.publishing import publish
from dashboard.ground.settings import Settings
from dashboard.writing.warehouse.warehouse import Warehouse

settings = Settings(home=Path(sys.argv[1]))

def watch():
    while not [*settings.editions.glob("*.tmp*")]:
        time.sleep(0.0005)
    os.kill(os.getpid(), signal.SIGKILL)

threading.Thread(target=watch, daemon=True).start()
with Warehouse.open(settings.warehouse) as warehouse:
    publish(warehouse, Shelf.at(settings.editions), "")
"""


def killed(world, code, *given):
    """Run code in a process that is to kill itself; return its exit code."""
    return command.run(world.settings.home, *given, program=code).returncode


@pytest.fixture(
    scope="module",
    params=[1, 2, 3],
    ids=["before its place", "before the manifest", "before the pointer"],
)
def killed_home(request, tmp_path_factory, published_home):
    """A home whose second edition was killed before one of its renamings."""
    folder = tmp_path_factory.mktemp("killed") / "copy"
    town = World(shutil.copytree(published_home, folder))
    town.take(SECOND)
    code = killed(town, BEFORE_A_RENAMING, str(request.param))
    assert code == -signal.SIGKILL
    return town.home


@pytest.fixture
def interrupted(tmp_path, killed_home):
    return World(shutil.copytree(killed_home, tmp_path / "copy"))


@pytest.fixture(scope="module")
def resumed(tmp_path_factory, killed_home):
    """The town after the killed publication was made again."""
    folder = tmp_path_factory.mktemp("resumed") / "copy"
    town = World(shutil.copytree(killed_home, folder))
    town.publish()
    return town


def test_a_killed_publication_leaves_the_older_edition(interrupted):
    assert (interrupted.shelf().current(), families(interrupted)) == (1, 1)


def test_what_has_a_manifest_is_published_and_shown_by_the_next_command(interrupted):
    has_manifest = interrupted.shelf().manifest_path(2).exists()
    with interrupted.warehouse():
        pass
    assert interrupted.shelf().current() == (2 if has_manifest else 1)


def test_a_killed_publication_shows_no_new_edition(interrupted):
    assert [one.number for one in interrupted.shelf().manifests()] == [1]


def test_the_publication_after_a_killed_one_leaves_nothing_half_made(resumed):
    made = range(1, resumed.shelf().current() + 1)
    kinds = ("duckdb", "json")
    files = [f"edition-{one}.{kind}" for one in made for kind in kinds]
    assert names(resumed) == ["CURRENT", *files]


def test_the_publication_after_a_killed_one_shows_all_rows(resumed):
    assert families(resumed) == 2


def test_a_publication_killed_while_rows_are_copied_leaves_the_older(published):
    published.take(SECOND)
    code = killed(published, WHILE_COPYING)
    left = [name for name in names(published) if ".tmp" in name]
    published.publish()
    assert (code, bool(left), families(published)) == (-signal.SIGKILL, True, 2)


def test_a_folder_that_a_killed_command_spilled_to_stops_nobody(published):
    folders = [
        published.settings.editions / "edition-2.duckdb.tmp.tmp",
        published.settings.editions / "draft-1.duckdb.tmp.tmp",
        published.settings.home / "warehouse.duckdb.tmp",
    ]
    for folder in folders:
        folder.mkdir()
        (folder / "duckdb_temp_storage_DEFAULT-0.tmp").touch()
    (published.settings.editions / "draft-1.duckdb.tmp").touch()
    published.take(SECOND)
    published.publish()
    assert families(published) == 2
    assert not any(folder.exists() for folder in folders)


def test_editions_are_not_swept_when_the_pointer_is_lost(published):
    (published.settings.editions / "CURRENT").unlink()
    published.publish()
    assert families(published, edition=1) == 1


def test_a_sample_is_looked_at_on_a_day_of_its_own_until_later_rows_come_in(town):
    day = date(2019, 5, 20)
    with town.warehouse() as warehouse:
        warehouse.remember(OWN_DAY, day.isoformat())
    rows = """
        Datums     | Pašvaldība | Ģimene
        2019-05-07 | Jelgava    | A"""
    town.take(rows)
    then = town.publish()
    town.take(rows.replace("2019-05-07", "2019-06-03"))
    now = town.publish()
    assert (then.today, now.as_of) == (day, "")
    answers = (
        town.ask("families_by_month", edition=number, period="2019-05")
        for number in (1, 2)
    )
    assert [rows[0]["provisional"] for rows in answers] == [True, False]


def test_while_a_draft_is_looked_at_others_may_write(town):
    with draft(town.warehouse(), town.shelf()) as drafted:
        town.take(SECOND)
        assert town.publish().interactions == 2
        whole = Filters(period="all"), everything()
        seen = answer(INDICATORS["families_by_municipality"], drafted, *whole)
        assert [row["families"] for row in seen.totals] == [1]
    assert not [*town.settings.editions.glob("draft-*")]
