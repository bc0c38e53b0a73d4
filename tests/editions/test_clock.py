"""What cannot be taken back is not done by a day that nobody can believe."""

import json
import random
import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.cli import main
from dashboard.editions import clock as clocks
from dashboard.editions.clock import QUIET, Clock, ClockError, confirm, make_sure
from dashboard.ground.audit import entry, log
from dashboard.ground.audit.entry import Entry
from dashboard.ground.audit.files import Files
from dashboard.ground.audit.log import Log
from dashboard.upkeep.retention import carry_out, due
from dashboard.writing.publishing import drafting
from dashboard.writing.warehouse import warehouse
from tests.conftest import JELGAVA, World, made_once


def day(ahead=0):
    """Today, or so many days later: asked when it is needed, as a day may end."""
    return (datetime.now(UTC) + timedelta(days=ahead)).date()


@made_once
def posted(world):
    world.post(JELGAVA, date(2018, 10, 1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILTS_HOME", str(world.settings.home))
        world.take("Datums | Pašvaldība | Ģimene\n2019-01-07 | Jelgava | A")


@pytest.fixture
def home(posted, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(posted.settings.home))
    return posted


@pytest.fixture
def clock(monkeypatch):
    """Set the clock so many days ahead of the right one, for every module."""

    def turn(days):
        class Moved(datetime):
            @classmethod
            def now(cls, tz=None):
                return datetime.now(tz) + timedelta(days=days)

        for module in (entry, log, warehouse, drafting):
            monkeypatch.setattr(module, "datetime", Moved)

    return turn


def look(home):
    """What is written down by who only looks."""
    Log.at(home.settings).append([Entry(action="view", what="/")])


@pytest.mark.parametrize(
    ("days", "believed"),
    [
        (0, True),
        (QUIET.days - 1, True),
        (QUIET.days + 1, False),
        (1900, False),
        (-0.5, True),
        (-2, False),
        (-400, False),
    ],
)
def test_a_clock_far_from_what_was_written_down_is_doubted(home, clock, days, believed):
    clock(days)
    assert Clock.of(home.settings).is_believed is believed


def test_publishing_and_retention_wait_until_somebody_says_the_day(home, clock):
    home.publish("before", outside=True)
    clock(1900)
    aside = home.settings.home / "replaced-2026-01-01T000000Z"
    aside.mkdir()
    for deed in (
        home.publish,
        lambda: home.publish(outside=True),
        lambda: carry_out(home.settings),
    ):
        with pytest.raises(ClockError):
            deed()
    assert aside.exists()
    assert due(home.settings)
    assert home.shelf().published() == [1]
    confirm(home.settings, day(1900))
    assert home.publish("after").number == 2
    assert carry_out(home.settings)


def test_what_the_wrong_clock_wrote_itself_makes_it_no_truer(home, clock):
    clock(1900)
    look(home)
    look(home)
    assert not Clock.of(home.settings).is_believed
    clock(0)
    assert Clock.of(home.settings).is_believed
    look(home)
    clock(30)
    look(home)
    clock(60)
    assert Clock.of(home.settings).is_believed


def test_a_clock_that_was_said_to_be_right_and_was_not_is_said_anew(home, clock):
    clock(1900)
    confirm(home.settings, day(1900))
    clock(0)
    with pytest.raises(ClockError):
        make_sure(home.settings)
    confirm(home.settings, day())
    make_sure(home.settings)


def test_only_the_day_that_the_machine_says_can_be_said(home, clock):
    clock(1900)
    with pytest.raises(ClockError):
        confirm(home.settings, day())
    assert not Clock.of(home.settings).is_believed


def test_where_nobody_doubts_it_nothing_is_noted(home):
    before = len([*Log.at(home.settings).entries()])
    confirm(home.settings, day())
    assert len([*Log.at(home.settings).entries()]) == before


def test_a_log_begun_anew_is_held_against_the_editions(home, clock):
    home.publish("before")
    shutil.rmtree(home.settings.audit)
    assert Clock.of(home.settings).is_believed
    clock(1900)
    assert not Clock.of(home.settings).is_believed
    look(home)
    assert not Clock.of(home.settings).is_believed


def test_of_editions_before_such_a_log_only_the_newest_counts(home, clock):
    home.publish("before")
    clock(100)
    confirm(home.settings, day(100))
    home.publish("after")
    shutil.rmtree(home.settings.audit)
    assert Clock.of(home.settings).is_believed


def test_a_home_in_which_nothing_was_ever_done_has_nothing_to_doubt(tmp_path, clock):
    clock(1900)
    assert Clock.of(World(tmp_path).settings).is_believed


def test_a_log_whose_first_months_were_taken_away_begins_where_it_does(home, clock):
    home.publish("before")
    clock(100)
    look(home)
    for path in sorted(home.settings.audit.glob("*.jsonl"))[:1]:
        path.unlink()
    assert Clock.of(home.settings).is_believed


def test_a_line_that_is_none_tells_no_time(home):
    (path,) = home.settings.audit.glob("*.jsonl")
    with path.open("ab") as file:
        file.write(b'{"action":"view","at":"soon","number":9}\n\xff\xfe\n{"number":1')
    assert Clock.of(home.settings).is_believed


def run(capsys, *words):
    with pytest.raises(SystemExit) as ended:
        main([*words, "--lang", "en"])
    said = capsys.readouterr()
    return ended.value.code or 0, said.out + said.err


def test_the_command_line_refuses_says_how_and_goes_on(home, clock, capsys):
    clock(1900)
    then = day(1900).isoformat()
    code, said = run(capsys, "publish", "--outside")
    assert (code, f"tilts clock {then}" in said) == (2, True)
    assert run(capsys, "clock")[0] == 1
    assert run(capsys, "clock", day().isoformat())[0] == 2
    (home.settings.home / "replaced-2026-01-01T000000Z").mkdir()
    assert "tilts retention --apply" not in run(capsys, "retention")[1]
    assert run(capsys, "retention", "--apply")[0] == 2
    assert run(capsys, "clock", then)[0] == 0
    assert run(capsys, "publish")[0] == 0
    assert run(capsys, "retention", "--apply")[0] == 0


def test_who_imports_by_such_a_clock_is_told(home, clock, capsys):
    path = home.file("date,municipality,family\n2019-01-08,Jelgava,B")
    _code, said = run(capsys, "import", str(path))
    assert "tilts clock" not in said
    clock(1900)
    assert "tilts clock" in run(capsys, "import", str(path))[1]


HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def written(folder, times):
    """A log of these times and deeds, each line in the file of its month."""
    folder.mkdir(parents=True)
    for number, (at, action) in enumerate(times, 1):
        line = {"action": action, "at": at.isoformat(timespec="milliseconds")}
        text = json.dumps({**line, "number": number, "z": 0}, separators=(",", ":"))
        with (folder / f"{at:%Y-%m}.jsonl").open("a") as file:
            file.write(f"{text}\n")


def history(chance):
    """Times of some months, with pauses, clocks that jump and days that are said."""
    at, action = datetime(2020, 1, 1, tzinfo=UTC), "view"
    often, longest = chance.choice((0, 0.03, 0.1)), chance.choice((9, 44, 46))
    for _ in range(chance.randrange(1, 60)):
        yield at, action
        back = -chance.choice((HOUR, 3 * DAY, 20 * DAY, 60 * DAY))
        on = chance.choice((HOUR, DAY, 9 * DAY, longest * DAY))
        at += back if chance.random() < often else on
        action = chance.choice(("view",) * 9 + ("clock",))


def test_months_that_are_over_need_not_be_read_to_know_it(tmp_path, monkeypatch):
    seen, without = set(), 0
    for seed in range(200):
        chance = random.Random(seed)  # noqa: S311
        times = [*history(chance)]
        settings = World(tmp_path / str(seed)).settings
        written(settings.audit, times)
        last = times[-1][0]
        moved = chance.choice((-3 * DAY, HOUR, 20 * DAY, 44 * DAY, 46 * DAY))
        monkeypatch.setattr(clocks, "now", lambda at=last + moved: at.isoformat())
        files = Files(folder=settings.audit)
        exact = Clock.by(settings, files.times())
        assert Clock.of(settings).is_believed is exact.is_believed, seed
        seen.add(exact.is_believed)
        turns = files.turns()
        if turns and Clock.by(settings, turns).is_believed:
            assert Clock.by(settings, turns) == exact, seed
            without += len(turns) < len(times)
    assert (seen, without > 50) == ({True, False}, True)


def test_of_months_that_are_over_only_the_ends_are_read(tmp_path, monkeypatch):
    settings = World(tmp_path).settings
    first = datetime(2020, 1, 1, tzinfo=UTC)
    written(settings.audit, [(first + number * DAY, "view") for number in range(99)])
    end = first + 99 * DAY
    monkeypatch.setattr(clocks, "now", end.isoformat)
    monkeypatch.setattr(Files, "times", None)
    assert Clock.of(settings).known == end - DAY
