"""What each hidden count may be, reckoned from an outside file and written into it."""

from dataclasses import astuple
from pathlib import Path

import duckdb

from dashboard.disclosure.ranges import bounded, reckoned
from dashboard.editions.definitions import fill
from dashboard.editions.outside import RANGES, OutsideFile
from dashboard.writing.publishing.proving import prove

MOST = 600
"""So many hidden counts at most are reckoned in full, which takes half a minute.

The time grows faster than their number. Of more, ranges are told that hold the true
ones and may be wider; `tilts outside audit` reckons for whoever has the patience.
"""


def write_ranges(path: Path) -> None:
    """Reckon ranges from the file alone, as anybody can, and keep them in it.

    They tell nothing that the file did not tell: a page need not reckon them.
    """
    file = OutsideFile.open(path)
    try:
        by = reckoned if len(file.hidden()) <= MOST else bounded
        ranges = prove(file, by).ranges
    finally:
        file.close()
    rows = [(*astuple(cell), of.low, of.high) for cell, of in sorted(ranges.items())]
    columns = ", ".join(f'"{name}" {kind}' for name, kind in RANGES.items())
    with duckdb.connect(str(path)) as connection:
        fill(connection, "ranges", columns, rows, "released")
