"""Month after month: outside editions one after another, with nothing to subtract."""

import random
import shutil
from collections import defaultdict
from datetime import date, timedelta

import pytest

from dashboard.disclosure.cells import Cell
from dashboard.disclosure.profiles import PROFILES
from dashboard.editions.outside import OutsideFile
from dashboard.editions.told_outside import told_outside
from dashboard.ground import i18n
from dashboard.reading.catalogue import RELEASE
from dashboard.writing.publishing import earlier
from dashboard.writing.publishing.publishing import publish
from dashboard.writing.rows import pseudonyms
from dashboard.writing.warehouse import families
from dashboard.writing.warehouse.warehouse import DoneAlreadyError
from tests.attacks.attacker import narrow
from tests.conftest import JELGAVA, RIGA, World

VENTSPILS = "0007000"
TOWNS = {JELGAVA: ("Jelgava", 22), RIGA: ("Rīga", 9), VENTSPILS: ("Ventspils", 14)}
MONTHS = [date(2019, 10, 1), date(2019, 11, 1), date(2019, 12, 1), date(2020, 1, 1)]
MONTHS += [date(2020, 2, 1), date(2020, 3, 1)]
HEADINGS = "Datums | Pašvaldība | Ģimene | Joma | Personas"
THRESHOLD = PROFILES["default"].threshold


def rows(month, often, chance):
    """Who was met in a month, in which town, about what."""
    for town, (name, known) in TOWNS.items():
        for family in range(known):
            if chance.random() < often:
                day = month + timedelta(days=chance.randrange(28))
                about = chance.choice(("izglītība", "veselība"))
                yield f"{day} | {name} | {town}-{family} | {about} | {family % 4 + 1}"


def take(world, lines):
    world.take("\n".join([HEADINGS, *lines]))


@pytest.fixture(scope="module")
def home(once):
    """Six editions; between them rows come in late and a family is forgotten."""
    return World(once.made("months", _publish))


def _publish(folder):
    world = World(folder)
    world.settings.home.mkdir()
    for town in TOWNS:
        world.post(town, MONTHS[0])
    chance = random.Random(5)  # noqa: S311
    for number, month in enumerate(MONTHS):
        take(world, rows(month, 0.5, chance))
        if number == 2:
            # Two late families in Rīga's first month, one in a town that had none then.
            take(
                world,
                [f"2019-10-2{n} | Rīga | late-{n} | veselība | 3" for n in (1, 2)],
            )
        if number == 3:
            forget(world, f"{JELGAVA}-3")
        if number == 5:
            forget(world, f"{RIGA}-1")
        with world.warehouse() as warehouse:
            publish(warehouse, world.shelf(), "", release=RELEASE, thorough=False)


def forget(world, code):
    with world.warehouse() as warehouse:
        keyed = pseudonyms.ready(world.settings, warehouse.setting("key_check"))
        named = keyed.of(code, code.split("-")[0])
        families.forget(warehouse, world.shelf(), named, "asked for it")


def files(world):
    return [OutsideFile.open(p) for p in paths(world)]


def paths(world):
    return [world.shelf().outside_path(n) for n in range(1, len(MONTHS) + 1)]


def told(world):
    """What each file says of each cell: its count, or None where it is hidden."""
    found = defaultdict(list)
    for file in files(world):
        for cell, value in file.shown().items():
            found[cell].append(value)
        for cell in file.hidden():
            found[cell].append(None)
    return found


def test_what_was_told_of_a_period_stays_as_it_was_told(home):
    differing = {c: said for c, said in told(home).items() if len({*said}) > 1}
    assert differing == {}


def test_late_rows_and_forgetting_change_no_shown_answer_of_a_period(home):
    said = {}
    for file in files(home):
        for name, question, table in file.answers():
            if question.period in (None, "all"):
                continue
            known = said.setdefault((name, question), table.rows)
            assert table.rows == known
    assert len(said) > 50


def test_only_what_is_over_is_told_of(home):
    first, *_others, last = files(home)
    periods = {question.period for _name, question, _table in last.answers()}
    assert {"2019", "2019-Q4", "2020-Q1", "2020-03"} <= periods
    assert not {"2020", "2020-H1", "phase:IV"} & periods
    begun = {question.period for _name, question, _table in first.answers()}
    assert begun - {None} == {"all", "2019-10"}


def test_all_the_data_grow_at_the_end_of_a_year_only(home):
    ends = [file.manifest.extent.all_until for file in files(home)]
    assert ends[0] == ends[1] <= date(2019, 11, 1)
    assert ends[2:] == [date(2020, 1, 1)] * 4


def test_all_the_data_grow_by_no_small_number_that_can_be_seen(home):
    growing = defaultdict(dict)
    for cell, said in told(home).items():
        counted = cell.measure in ("families", "persons") and said[0] is not None
        if counted and cell.since < MONTHS[1] and cell.until > MONTHS[0]:
            key = cell.measure, cell.municipality, cell.domain
            growing[key][cell.until] = said[0]
    ends = {file.manifest.extent.all_until for file in files(home)}
    pairs = [
        [counts[end] for end in sorted(ends) if end in counts]
        for counts in growing.values()
    ]
    steps = [now - was for was, now in filter(lambda p: len(p) == 2, pairs)]
    assert steps
    assert not [step for step in steps if 0 < abs(step) < THRESHOLD]


def remembered(world):
    """Every count of every edition with what it was, and whether it was hidden."""
    with world.warehouse() as warehouse:
        kept = warehouse.rows("from raw.cells_outside")
    names = "measure", "municipality", "since", "until", "domain"
    return {Cell(**{n: row[n] for n in names}): row for row in kept}


def test_who_keeps_every_file_is_told_no_hidden_count(home):
    cells = {c: row for c, row in remembered(home).items() if row["value"] is not None}
    values = {cell: row["value"] for cell, row in cells.items()}
    hidden = {cell for cell, row in cells.items() if row["hidden"]}
    assert len(hidden) > 20
    extent = MONTHS[0], max(cell.until for cell in values)
    assert narrow(values, hidden, PROFILES["default"], extent) == []


def test_late_changes_that_outsiders_are_not_shown_are_said(home):
    *_others, last = home.shelf().manifests()
    assert last.outside.changed > 5
    with i18n.language("en"):
        said = " ".join(told_outside(last))
    assert "periods that were over by 31 Mar 2020" in said
    assert "all the data up to 31 Dec 2019" in said
    assert f"{last.outside.changed} numbers of earlier periods are others today" in said


def test_nothing_of_it_is_told_to_outsiders(home):
    public = files(home)[-1].manifest
    assert public.outside.changed is public.outside.untold is None
    assert public.outside.hidden is public.outside.primary is None


def test_a_mistake_that_was_shown_is_told_anew_and_that_can_be_taken_back(
    home, tmp_path
):
    world = World(shutil.copytree(home.home, tmp_path / "copy"))
    wrong = [
        f"2019-10-2{n} | Ventspils | {VENTSPILS}-9{n} | veselība | 1" for n in range(9)
    ]
    take(world, wrong)
    with world.warehouse() as warehouse:
        earlier.tell_anew(warehouse, "a file was left out")
        earlier.let_stand(warehouse)
        with pytest.raises(DoneAlreadyError):
            earlier.let_stand(warehouse)
    assert shown_anew(world) == families_of_october(home, len(MONTHS))
    with world.warehouse() as warehouse:
        earlier.tell_anew(warehouse, "a file was left out")
    before = families_of_october(home, len(MONTHS))
    after = shown_anew(world)
    assert before == {RIGA: 7, JELGAVA: 11, VENTSPILS: 8, "total": 26}
    # One family more in Rīga would be counted by comparing, and by adding up.
    assert after == {RIGA: None, JELGAVA: 11, VENTSPILS: None, "total": None}


def shown_anew(world):
    with world.warehouse() as warehouse:
        publish(warehouse, world.shelf(), "", release=RELEASE, thorough=False)
    return families_of_october(world, world.shelf().published()[-1])


def families_of_october(world, number):
    file = OutsideFile.open(world.shelf().outside_path(number))
    found = {}
    for name, question, table in file.answers():
        if name == "families_by_municipality" and question.period == "2019-10":
            found = {row["municipality"]: row["families"] for row in table.records()}
    return found


def test_what_was_told_is_remembered_when_its_files_are_gone(home, tmp_path):
    world = World(shutil.copytree(home.home, tmp_path / "copy"))
    before = told(home)
    for path in paths(world):
        path.unlink()
    with world.warehouse() as warehouse:
        publish(warehouse, world.shelf(), "", release=RELEASE, thorough=False)
    file = OutsideFile.open(world.shelf().outside_path(len(MONTHS) + 1))
    now = file.shown() | dict.fromkeys(file.hidden())
    assert {
        cell: said for cell, said in now.items() if [said] != before[cell][:1]
    } == {}
