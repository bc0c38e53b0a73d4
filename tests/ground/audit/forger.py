"""Who holds the key and the folder, and would rather that something never happened.

By hand: python -m tests.ground.audit.forger 100000 7
"""

import random
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.ground.audit import chain
from dashboard.ground.audit.chain import BEGINNING
from dashboard.ground.audit.entry import Entry
from dashboard.ground.audit.heads import Head, Signer, check
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.proofs import is_continued, leaf_hash
from dashboard.ground.audit.proving import Proof, prove
from dashboard.ground.audit.tree import Tree
from dashboard.ground.audit.verdict import Known

KEY = b"the key of the forger"
LINES, WITNESSED = 23, 14


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What came of forgeries: how many were tried, and which were accepted."""

    tried: int
    accepted: list[str]


def entries():
    """What really happened."""
    first = datetime(2026, 9, 20, 8, 0, tzinfo=UTC)
    for number in range(LINES):
        yield Entry(
            action=("view", "download", "publish")[number % 3],
            what=f"/{number}",
            at=(first + timedelta(days=number)).isoformat(timespec="milliseconds"),
            rows=number,
        ).values()


def write(folder, told, *, keep_tree=False):
    """Write a log anew as its keeper could: lines, tree and head by the key."""
    for path in folder.iterdir():
        if not (keep_tree and path.name in {"tree", "head"}):
            path.unlink()
    newest, lines, files = BEGINNING, [], {}
    for values in told:
        name = f"{values['at'][:7]}.jsonl"
        notes = {} if name in files else {"opens": True, "key": check(KEY)}
        newest = chain.Link(
            number=values.get("number", newest.number + 1) - 1, digest=newest.digest
        )
        plain = {name: values[name] for name in values if name != "number"}
        line, newest = chain.link(plain, newest, KEY, notes)
        lines.append(line)
        files.setdefault(name, []).append(line)
    for name, content in files.items():
        (folder / name).write_bytes(b"".join(line + b"\n" for line in content))
    if not keep_tree:
        tree = Tree(path=folder / "tree")
        tree.add(map(leaf_hash, lines), 0)
        head = Head.of(len(lines), tree.root(len(lines)))
        (folder / "head").write_text(Signer(key=KEY).sign(head), encoding="utf-8")


def forged(truth, chance):
    """Change what happened before the witnessed head; return what was done, and it."""
    told, place = [dict(one) for one in truth], chance.randrange(WITNESSED)
    way = chance.choice(
        ["value", "cut", "end", "drop", "swap", "insert", "repeat", "number", "time"]
    )
    if way == "value":
        name = chance.choice(["what", "subject", "note", "query", "purpose", "origin"])
        told[place][name] += chance.choice("abcdef0123")
    elif way == "cut":
        told = told[place + 1 :]
    elif way == "end":
        told = told[:place]
    elif way == "drop":
        del told[place : place + chance.randint(1, 4)]
    elif way == "swap":
        other = chance.choice([n for n in range(LINES) if n != place])
        told[place], told[other] = told[other], told[place]
    elif way == "insert":
        told.insert(place, {**told[place], "what": f"/{chance.getrandbits(32)}"})
    elif way == "repeat":
        # The last one again would be a new entry behind the head: no forgery.
        place %= WITNESSED - 1
        told.insert(place, dict(told[place]))
    elif way == "number":
        told[place]["number"] = chance.choice(
            [n for n in range(1, LINES + 9) if n != place + 1]
        )
    else:
        at = datetime.fromisoformat(told[place]["at"])
        moved = at + timedelta(milliseconds=chance.choice([-1, 1, 3_600_000]))
        told[place]["at"] = moved.isoformat(timespec="milliseconds")
    return way, told


def attempts(folder, number, seed):
    """Forge a log so often against one head that somebody has; tally what passes."""
    chance = random.Random(seed)  # noqa: S311  a forger that can be repeated
    truth, accepted = [*entries()], []
    write(folder, truth)
    tree = Tree(path=folder / "tree")
    old = tree.root(WITNESSED)
    known = Known(head=Head.of(WITNESSED, old), source="a reader")
    log = Log(folder=folder, key=KEY)
    assert isinstance(prove(log, known), Proof)
    for _attempt in range(number):
        write(folder, truth)
        way, told = forged(truth, chance)
        keep_tree = chance.random() < 0.2
        write(folder, told, keep_tree=keep_tree)
        found = prove(log, known)
        # Months may be taken away; then the proof says itself that the entry is gone.
        is_taken = isinstance(found, Proof) and found.entry is not None
        if is_taken or _is_proof_forged(log, old, chance):
            accepted.append(f"{way}, {keep_tree=}")
    return Tally(tried=number, accepted=accepted)


def _is_proof_forged(log, old, chance):
    """Whether a reader would take a proof that was put together for the new head."""
    size = log.head.size
    if size <= WITNESSED or log.tree.root(WITNESSED) == old:
        return False
    path = log.tree.consistency(WITNESSED, size)
    place = chance.randrange(len(path))
    bent = [*path[:place], chance.randbytes(32), *path[place + 1 :]]
    root = bytes.fromhex(log.head.hash)
    tried = (path, bent, path[::-1], path[1:], [old, *path], [])
    return any(is_continued(WITNESSED, size, one, old, root) for one in tried)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place_:
        tally = attempts(Path(place_), int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(f"{tally.tried} forged, {len(tally.accepted)} accepted\n")
    sys.stdout.writelines(f"{one}\n" for one in tally.accepted)
