"""The sender's own file with its faults marked, to be mended and handed in again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import _
from dashboard.writing.contracts.contract import LOG, contracts
from dashboard.writing.contracts.problems import WAITING, WARNINGS
from dashboard.writing.files import files, sandbox
from dashboard.writing.files.limits import Limits
from dashboard.writing.files.notices import POSSIBLE
from dashboard.writing.rows.groups import Problems
from dashboard.writing.rows.parsing import TO_DO

_NO_FAULTS = {"cells_noted"}
"""What is said of a cell that is as it should be: its comment stays as it is."""
Heads = Sequence[tuple[str | None, int]]
"""The row of the headings of each sheet that was read."""


def marked(path: Path, name: str, problems: Problems, heads: Heads) -> bytes:
    """Return a file as a workbook with every faulty cell coloured and explained.

    A workbook keeps its styles and formulas; of a text file the cells become text. It
    holds the families' codes as they were handed in, so it is written down who took it.
    RefusedError if the file cannot be opened.
    """
    data, grids = files.grids(path, contracts())
    asked = {
        "heads": [*heads],
        "heading": _(TO_DO),
        "list": _(POSSIBLE),
        "marks": [_mark(one) for one in problems if one["code"] not in _NO_FAULTS],
        "title": LOG.sheet,
        "rows": [(number, _texts(row)) for grid in grids for number, row in grid.rows],
    }
    made = sandbox.mark(data, asked, Limits())
    record("marked", what=name, rows=len(problems), purpose="check")
    return made


def _texts(row: Sequence[object]) -> list[str | None]:
    return [None if value is None else str(value) for value in row]


def _mark(problem: dict[str, Any]) -> dict[str, Any]:
    sheet, cell = problem["cell"].rpartition("!")[::2]
    code, choices = problem["code"], [*problem["suggestions"]]
    near = _("Perhaps: {names}", names="; ".join(choices)) if choices else ""
    kind = "waits" if code in WAITING else "notice" if code in WARNINGS else "wrong"
    return {
        "sheet": sheet or None,
        "cell": cell,
        "kind": kind,
        "text": " ".join(filter(None, (f"{cell}:", problem["message"], near))),
        "choices": choices,
    }
