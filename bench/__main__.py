"""`python -m bench`: fill a warehouse, publish it, and time what readers wait for."""

import argparse
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import generator, imports, report
from bench.measuring import PEER, Timing, measure, timed
from bench.recording import Question, visits
from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import Shelf
from dashboard.ground.settings import Settings
from dashboard.writing.publishing.publishing import publish
from dashboard.writing.warehouse.warehouse import Warehouse

DEFAULT_ROWS = 1_000_000
_MEGABYTE = 1_000_000


def main() -> None:
    """Run every benchmark and print its figures."""
    options = _options()
    _imports()
    with _home(options.home, keep=options.keep) as home:
        settings = Settings(home=home)
        shelf = Shelf.at(settings.editions)
        if not shelf.manifests():
            _make(settings, shelf, options.rows)
        _pages(shelf, shelf.manifests()[-1])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=DEFAULT_ROWS)
    parser.add_argument(
        "--home",
        type=Path,
        help="where to build; what is published there already is measured as it is",
    )
    parser.add_argument("--keep", action="store_true", help="leave the files there")
    return parser.parse_args()


@contextmanager
def _home(chosen: Path | None, *, keep: bool) -> Iterator[Path]:
    """Give the folder to build in; a folder that was there before is never removed."""
    known = chosen is not None and chosen.exists()
    home = chosen or Path(tempfile.mkdtemp(prefix="tilts-bench-"))
    try:
        yield home
    finally:
        if keep or known:
            print(f"\nFiles are in {home}")
        else:
            shutil.rmtree(home, ignore_errors=True)


def _make(settings: Settings, shelf: Shelf, rows: int) -> None:
    """Fill an empty warehouse and publish it."""
    with Warehouse.open(settings.warehouse) as warehouse:
        warehouse.connection.execute("set enable_progress_bar = false")
        filled, _nothing = timed(lambda: generator.fill(warehouse, rows))
        published, manifest = timed(lambda: publish(warehouse, shelf, "bench"))
    sizes = (settings.warehouse, shelf.path(manifest.number))
    warehouse_mb, edition_mb = (one.stat().st_size / _MEGABYTE for one in sizes)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MEGABYTE
    print(
        f"{rows:,} rows generated in {filled / 1000:.1f} s ({warehouse_mb:,.0f} MB),"
        f" published in {published / 1000:.1f} s ({edition_mb:,.0f} MB),"
        f" with at most {memory:,.0f} MB of memory"
    )


def _imports() -> None:
    with tempfile.TemporaryDirectory(prefix="tilts-bench-") as folder:
        for one in imports.measure(Path(folder)):
            print(
                f"{one.file}: {one.rows:,} rows taken in in {one.seconds:.1f} s,"
                f" {one.seconds / imports.LIMITS_S[one.file]:.2f} of the limit"
                f" ({imports.LIMITS_S[one.file]} s), with at most"
                f" {one.memory / _MEGABYTE:,.0f} MB of memory"
                f" (its reader {one.reader / _MEGABYTE:,.0f} MB)"
            )


def _pages(shelf: Shelf, manifest: Manifest) -> None:
    """Print page after page; a question that several pages ask is measured once."""
    path = shelf.path(manifest.number)
    timings: dict[str, Timing] = {}
    print(f"\nEdition of {manifest.interactions:,} rows. {report.LEGEND}")
    for visit in visits(shelf, manifest):
        peer = Question(query=PEER, values=visit.values)
        for one in (peer, *visit.questions):
            if one.key not in timings:
                timings[one.key] = measure(one, path, manifest)
        for line in report.lines(visit, timings, timings[peer.key]):
            print(line, flush=True)


if __name__ == "__main__":
    main()
