"""How much of a file from outside is read before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bounds of one file and of the child process that reads a workbook.

    The default admits many years of a municipality's log; `ratio` is how many
    times larger a part of a workbook may be unpacked than packed. `characters` are
    those of all its sheets together, and some for each cell; `answer_bytes` bounds all
    that the child says of it, which is read by a process without such limits.
    """

    file_bytes: int = 20 * MEGABYTE
    unpacked_bytes: int = 200 * MEGABYTE
    parts: int = 2_000
    ratio: int = 200
    rows: int = 100_000
    columns: int = 300
    cell: int = 5_000
    characters: int = 60_000_000
    answer_bytes: int = 150 * MEGABYTE
    memory_bytes: int = 1_500 * MEGABYTE
    cpu_seconds: int = 60
    seconds: int = 90
