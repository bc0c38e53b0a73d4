"""Power cuts: what a disk may legally be left with at any moment of each command.

A command is traced once. Then homes are built as they may be found afterwards, and
looked at part by part; a part that was looked at before is not looked at again. In some
the command is given once more.
By hand, so many states, by a seed: python -m tests.faults.powercut 100000 7
"""

import random
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from dashboard.editions.witnesses import witnesses
from dashboard.ground.audit import checking
from dashboard.ground.audit.recording import record
from dashboard.ground.settings import Settings
from dashboard.writing.warehouse import schema
from tests.conftest import World
from tests.faults import disk, homes, rounds, tracing
from tests.faults.commands import COMMANDS, Given
from tests.faults.homes import State

PARTS = {
    "data": ("warehouse.duckdb", "seminars/"),
    "editions": ("editions/", "keys/"),
    "audit": ("audit/", "keys/", "editions/edition-1.json", "editions/edition-2.json"),
    "receipts": ("warehouse.duckdb", "audit/receipts", "keys/"),
}
"""What is looked at by itself: the beginnings of the names of its files."""

_DRAFT = ".tmp"
"""Files of such a name are never read; only a command given once more meets them."""

_SHARE = 0.02
"""In how many of the states the command is given once more, by hand."""


@dataclass(frozen=True)
class Cut:
    """A state: by name each file with its deeds; whether the command had ended well."""

    moment: disk.Disk
    files: dict
    said: bool

    @property
    def key(self):
        return (self.said, tuple(sorted(self.files.items())))

    def part(self, name):
        """The files that belong to a part, and what it is known by."""
        of = {
            file: way
            for file, way in self.files.items()
            if file.startswith(PARTS[name]) and _DRAFT not in file
        }
        return of, (name, tuple(sorted(of.items())))

    def build(self, world, files):
        """Write files into an empty home."""
        home = world.settings.home
        home.mkdir(parents=True)
        for folder in ("editions", "audit", "keys", "seminars"):
            (home / folder).mkdir(mode=0o700)
        for name, (file, deeds) in files.items():
            path = home / name
            path.write_bytes(self.moment.content(file, deeds))
            path.chmod(0o600)


class Command:
    """A command that was traced, and what is known of the states it may leave."""

    def __init__(self, name, kept, folder, share):
        self.share, self.looked = share, {}
        self.name, self.kept, self.folder = name, kept, folder
        world = homes.copied(kept, folder / "traced")
        self.before = State.of(homes.copied(kept, folder / "before"))
        trace = folder / "trace"
        traced(world, Given.to(name, world).words, trace)
        self.recording = disk.Recording.of(
            kept / "tilts", world.settings.home.resolve(), trace
        )
        trace.unlink()
        self._is_as_it_was(world)
        self.after = State.of(world)

    def _is_as_it_was(self, world):
        """The recording is whole: played to its end it gives the same files."""
        home = world.settings.home
        there = {
            str(path.relative_to(home)): path.read_bytes()
            for path in home.rglob("*")
            if path.is_file()
        }
        end = self.recording.after(len(self.recording.deeds))
        last = {owner: ways[-1] for owner, ways in end.choices.items()}
        found = {name: end.content(*way) for name, way in end.left(last).items()}
        assert found == there, f"the trace of {self.name} is not all of it"

    def cuts(self, dice, number):
        """So many different states, by chance, from all moments of the command."""
        moments = [*map(self.recording.after, range(1, len(self.recording.deeds) + 1))]
        dice.shuffle(moments)
        each, seen = -(-number // len(moments)), set()
        found = 0
        for place, moment in enumerate(moments, 1):
            for chosen in _chosen(moment, dice, 2 * each):
                cut = Cut(moment, moment.left(chosen), moment.said)
                if cut.key not in seen and found < place * each and found < number:
                    seen.add(cut.key)
                    found += 1
                    yield cut

    def broken(self, cut, dice):
        """What is broken in a state, in words."""
        found = []
        for name, look in LOOKS.items():
            files, key = cut.part(name)
            if key not in self.looked:
                self.looked[key] = self._looked(cut, files, look)
            found += self._judged(cut, self.looked[key])
        if dice.random() < self.share:
            found += self._again(cut)
        return found

    def _judged(self, cut, looked):
        """Before the command has said that it is done, both homes are right."""
        is_before, wrong = looked
        if is_before and cut.said:
            wrong = [*wrong, "it is as before, although it was said to be done"]
        return wrong

    def _looked(self, cut, files, look):
        world = World(self.folder / "part")
        cut.build(world, files)
        try:
            with homes.lived_in(world.settings.home):
                return look(self, world)
        except Exception as error:
            return False, [f"{type(error).__name__}: {error}"]
        finally:
            shutil.rmtree(self.folder / "part")

    def _again(self, cut):
        """Give the command again in the whole home, as it was left."""
        folder = self.folder / "again"
        shutil.copytree(self.kept, folder, ignore=lambda _path, _names: ["tilts"])
        world = World(folder)
        cut.build(world, cut.files)
        try:
            return [*self._faults_after(world)]
        except Exception as error:
            return [f"given once more: {type(error).__name__}: {error}"]
        finally:
            shutil.rmtree(folder)

    def _faults_after(self, world):
        code = rounds.again(world, Given.to(self.name, world))
        if code not in rounds.REPEATED:
            yield f"given once more it ended with {code}"
        if State.of(world) != self.after:
            yield "given once more it is not as after"
        yield from homes.faults_of(world)


def _data(command, world):
    """The rows are as before or as after."""
    return _compared(homes.tables(world), command.before.tables, command.after.tables)


def _editions(command, world):
    """What is shown is as before or as after, and every edition is whole."""
    shelf = world.shelf()
    damaged = [
        f"edition {one} is damaged" for one in shelf.published() if shelf.damage(one)
    ]
    is_before, wrong = _compared(
        homes.shown(world), command.before.shown, command.after.shown
    )
    return is_before, damaged + wrong


def _audit(_command, world):
    """The log is whole with its next entry, which mends what was being written."""
    record("view")
    found = checking.wrong(Settings.from_environment(), witnesses(world.shelf()))
    return False, found


def _receipts(_command, world):
    """Nothing is said to be lost."""
    lost = schema.lost(world.settings)
    return False, [f"said to be lost: {one.words}" for one in lost]


LOOKS = {"data": _data, "editions": _editions, "audit": _audit, "receipts": _receipts}


def _compared(found, before, after):
    if found in (before, after):
        return found != after, []
    return False, ["it is neither as before nor as after"]


def _chosen(moment, dice, number):
    """All choices of a moment, or some by chance where there are many."""
    owners, ways = [*moment.choices], [*moment.choices.values()]
    count = 1
    for one in ways:
        count *= len(one)
    if count <= number:
        for chosen in product(*ways):
            yield dict(zip(owners, chosen, strict=True))
        return
    for _turn in range(number):
        yield {owner: dice.choice(ways_) for owner, ways_ in moment.choices.items()}


def traced(world, words, trace):
    """Give a command under strace, which writes down all that it writes."""
    written = ("--decode-fds=path", "-xx", "--string-limit=1000000000")
    tracing.traced(world, words, trace, *written, "--trace", disk.CALLS)


def looked_at(name, kept, folder, number, dice, share=_SHARE):  # noqa: PLR0913, PLR0917
    """Cut the power of a command so often; return how many states, and what broke."""
    command = Command(name, kept, folder, share)
    states, broken = 0, Counter()
    for cut in command.cuts(dice, number):
        states += 1
        broken.update(command.broken(cut, dice))
    return states, broken


def _by_hand(number, seed):
    dice, total, bad = random.Random(seed), 0, 0  # noqa: S311  for a choice
    with tempfile.TemporaryDirectory() as place:
        kept = Path(place) / "kept"
        kept.mkdir()
        homes.fill(kept)
        for name in COMMANDS:
            folder = Path(place) / name
            folder.mkdir()
            each = -(-number // len(COMMANDS))
            states, broken = looked_at(name, kept, folder, each, dice)
            shutil.rmtree(folder)
            total, bad = total + states, bad + broken.total()
            sys.stdout.write(f"{name}: {states} states\n")
            for words, times in broken.most_common():
                sys.stdout.write(f"    {times} times: {words}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{total} states, {bad} broken\n")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(_by_hand(int(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 0))
