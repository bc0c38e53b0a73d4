"""Make a golden edition, and what it answers, with the code that stands around.

    git worktree add /somewhere COMMIT
    PYTHONPATH=/somewhere python tests/editions/make.py tests/editions/N

One is made whenever SCHEMA_VERSION is raised, by the code that is about to go: edition
2 is of commit 859a553. It is never made again; this is how the code of today makes one.
"""

import gzip
import json
import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.ground.access import NOTHING, everything
from dashboard.ground.settings import Settings
from dashboard.reading.asking import answer
from dashboard.reading.catalogue import INDICATORS, RELEASE
from dashboard.writing.publishing.publishing import publish
from dashboard.writing.warehouse import moderation, registers
from dashboard.writing.warehouse.importing import take_in
from dashboard.writing.warehouse.registers import NewPost
from dashboard.writing.warehouse.warehouse import Warehouse

HERE = Path(__file__).parent
JELGAVA, RIGA, VILAKA = "0003000", "0001000", "0381600"
PERIODS = ("all", "phase:III", "2019-01")
ROLES = {
    "everything": ((), everything()),
    JELGAVA: ((JELGAVA,), frozenset({JELGAVA})),
    VILAKA: ((), frozenset({VILAKA})),
    "outside": ((), NOTHING),
}


def made(settings):
    """Take the files in and publish them; return the shelf."""
    shelf = Shelf.at(settings.editions)
    with Warehouse.open(settings.warehouse) as warehouse:
        for place, last in ((JELGAVA, date(2019, 6, 30)), (RIGA, None), (VILAKA, None)):
            new = NewPost(
                municipality=place,
                first=date(2018, 10, 1),
                last=last,
                hours_per_week=12,
            )
            registers.add_post(warehouse, new)
        registers.add_institution(warehouse, "1. skola", "school", JELGAVA)
        registers.add_institution(warehouse, "2. skola", "school", VILAKA)
        for name in ("log.csv", "survey.csv"):
            take_in(HERE / name, warehouse, settings)
        numbers = [row["number"] for row in moderation.pending(warehouse)]
        moderation.approve(warehouse, numbers[:1], "coordinator")
        publish(warehouse, shelf, "golden", release=RELEASE)
    return shelf


def answers(edition):
    """Ask everything, in some periods, as everybody."""
    found = {}
    for name, indicator in INDICATORS.items():
        for period in PERIODS:
            for role, (places, scope) in ROLES.items():
                asked = Filters(period=period, municipalities=places)
                found[f"{name} {period} {role}"] = plain(
                    answer(indicator, edition, asked, scope)
                )
    return found


def plain(found):
    """The rows of an answer as JSON has them."""
    return [
        {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in row.items()
        }
        for row in json.loads(json.dumps(found.rows, default=written))
    ]


def written(value):
    return sorted(value) if isinstance(value, frozenset) else value.isoformat()


def keep(shelf, folder):
    """Put the files into a folder, packed."""
    folder.mkdir(parents=True)
    shutil.copy(shelf.manifest_path(1), folder / "edition-1.json")
    for path in (shelf.path(1), shelf.outside_path(1)):
        packed = gzip.compress(path.read_bytes(), mtime=0)
        (folder / f"{path.name}.gz").write_bytes(packed)
    text = json.dumps(answers(shelf.edition()), ensure_ascii=False, sort_keys=True)
    packed = gzip.compress(text.encode(), mtime=0)
    (folder / "answers.json.gz").write_bytes(packed)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["TILTS_HOME"] = home
        keep(made(Settings(home=Path(home))), Path(sys.argv[1]))
