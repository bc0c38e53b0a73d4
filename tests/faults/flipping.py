"""One flipped byte, or a cut, in a file of a home; then commands that read it.

Many more: python -m tests.faults.flipping 1000 7
"""

import json
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from dashboard.writing.warehouse.receipts import Receipts
from tests.faults import crossing, homes

ASK = ("ask", "families_by_municipality", "--format", "json")
OUTSIDE = (*ASK, "--as", "outside")
BATCHES, EDITIONS = ("batches", "--format", "json"), ("editions", "--format", "json")
IMPORT, VERIFY, DOCTOR = ("import", "{home}/new.csv"), ("audit", "verify"), ("doctor",)
FORGET = ("families", "forget", "F4", "--municipality", "0003000", "--reason", "asked")

KINDS = {
    "edition": ("editions/edition-2.duckdb", (ASK, DOCTOR)),
    "outside": ("editions/edition-2.outside.duckdb", (OUTSIDE, ASK)),
    "manifest": ("editions/edition-2.json", (ASK, OUTSIDE, EDITIONS, DOCTOR)),
    "pointer": ("editions/CURRENT", (ASK, EDITIONS)),
    "withdrawn": ("editions/edition-1.withdrawn.json", (ASK, EDITIONS)),
    "warehouse": ("warehouse.duckdb", (BATCHES, IMPORT, BATCHES, FORGET)),
    "wal": ("warehouse.duckdb.wal", (BATCHES, IMPORT, BATCHES)),
    "family key": ("keys/family.key", (IMPORT, ASK)),
    "audit key": ("keys/audit.key", (VERIFY, IMPORT)),
    "audit lines": ("audit/*.jsonl", (VERIFY, ASK, VERIFY)),
    "audit head": ("audit/head", (VERIFY, ASK)),
    "audit tree": ("audit/tree", (VERIFY, ASK)),
}
"""A file of each kind, and commands that have to do with it."""

_CODES = {0, 1, 2, 3}
_TOLD = 12
"""More lines than a refusal ever needs."""

_LOST = "tilts lost"
"""What a command that misses an accepted change points at."""


def prepared(kind, kept, folder):
    """A copy of the home in which a file of this kind is; return it too."""
    world = homes.copied(kept, folder / "home")
    if kind == "withdrawn":
        said(world, ("editions", "withdraw", "1", "--reason", "a wrong month"))
    if kind == "wal":
        words = [word.format(home=world.home) for word in IMPORT]
        crossing.started(world, words, _killed_after_its_commit).ended()
    (path,) = world.settings.home.glob(KINDS[kind][0])
    return world, path


def _killed_after_its_commit():
    """Let this process end when an import is committed: it stands in the .wal.

    DuckDB takes one that is cut for one that was being written, and what is behind the
    cut for never written; a flipped byte it tells.
    """
    keep = Receipts.keep

    def kept(receipts, changes):
        keep(receipts, changes)
        os._exit(0)

    Receipts.keep = kept


def known(kind, kept, folder):
    """What the commands that only read say while nothing is damaged."""
    world, _path = prepared(kind, kept, folder)
    answers = [_plain(said(world, words)[1]) for words in (ASK, OUTSIDE, BATCHES)]
    # The edition before may be shown where the newest is damaged.
    earlier = _plain(said(world, (*ASK, "--edition", "1"))[1])
    if kind == "wal":
        answers.append(_plain(said(homes.copied(kept, folder / "cut"), BATCHES)[1]))
    return [json.dumps(answer) for answer in (*answers, earlier) if answer]


def damage(path, dice):
    """Flip a bit of a byte, or cut the file there; say which."""
    content = bytearray(path.read_bytes())
    place, bit = dice.randrange(len(content)), dice.randrange(8)
    if dice.randrange(4):
        content[place] ^= 1 << bit
        path.write_bytes(content)
        return f"byte {place}, bit {bit}"
    path.write_bytes(content[:place])
    return f"cut at {place}"


def broken(kind, right, world):
    """Give the commands of a kind in a damaged home; what is broken, in words."""
    found = []
    for words in KINDS[kind][1]:
        code, text = said(world, words)
        if code not in _CODES or "Traceback" in text or not text.strip():
            found.append(f"{words[0]} ended with {code}: {text[-400:]}")
        if code and words in {ASK, OUTSIDE, BATCHES} and text.count("\n") > _TOLD:
            found.append(f"{words[0]} said too much: {text[-400:]}")
        if not code and words in {ASK, OUTSIDE} and not _is_right(text, right):
            found.append(f"{words[0]} gave a wrong number in silence")
        if not code and words == BATCHES and not _holds(text, right):
            found.append("batches are others in silence")
        if not code and words == BATCHES and _lacks(text, right) and _LOST not in text:
            found.append("an accepted batch is lost in silence")
    return found


def _is_right(text, right):
    return json.dumps(_plain(text)) in right


def _holds(text, right):
    """Whether the batches of before stand at the beginning of those of now."""
    now = _plain(text)
    return any(now[: len(one)] == one for one in _batches(right))


def _lacks(text, right):
    """Whether there are fewer batches than there were."""
    return len(_plain(text)) < max(map(len, _batches(right)))


def _batches(right):
    answers = [json.loads(one) for one in right]
    return [one for one in answers if isinstance(one, list)]


def _plain(text):
    """An answer without what is another one each time."""
    start = min((text.find(sign) for sign in "[{" if sign in text), default=-1)
    if start < 0:
        return None
    values, _end = json.JSONDecoder().raw_decode(text[start:])
    if isinstance(values, dict):
        return {name: values.get(name) for name in ("edition", "rows")}
    return values


def said(world, words):
    """Give a command; return its exit code and what it said."""
    given = [word.format(home=world.home) for word in words]
    process = crossing.started(world, given)
    code = process.ended()
    return code, process.output.read_text(errors="replace")


def _by_hand(number, seed):
    dice, bad = random.Random(seed), 0  # noqa: S311
    with tempfile.TemporaryDirectory() as place:
        kept, folder = Path(place) / "kept", Path(place) / "round"
        kept.mkdir()
        homes.fill(kept)
        for kind in KINDS:
            right = known(kind, kept, folder)
            shutil.rmtree(folder)
            for _turn in range(number // len(KINDS)):
                world, path = prepared(kind, kept, folder)
                where = damage(path, dice)
                found = broken(kind, right, world)
                shutil.rmtree(folder)
                bad += bool(found)
                if found:
                    sys.stdout.write(f"{kind}, {where}: {'; '.join(found)}\n")
    sys.stdout.write(f"{number} flips and cuts, {bad} broken\n")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(_by_hand(int(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 0))
