"""Runs the reading of a workbook in a child process with limits."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime
from typing import Any

from dashboard.ground.shipped import ROOT
from dashboard.writing.files.grid import Grid
from dashboard.writing.files.limits import Limits
from dashboard.writing.files.refusals import refusal

_COMMAND = (sys.executable, "-s", "-m")
_READER, _MARKER = "dashboard.writing.files.workbook", "dashboard.writing.files.marker"
_ENVIRONMENT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH")
_SETTINGS = {"OPENPYXL_LXML": "False", "OPENBLAS_NUM_THREADS": "1"}


def read(data: bytes, limits: Limits) -> list[Grid]:
    """Read every sheet with cells, in the workbook's order."""
    asked = json.dumps({"limits": asdict(limits)})
    answer = json.loads(_run([_READER, asked], data, limits), object_hook=_days)
    if "refused" in answer:
        raise refusal(answer["refused"], **answer["values"])
    return [Grid(**sheet) for sheet in answer["sheets"]]


def mark(data: bytes, asked: dict[str, Any], limits: Limits) -> bytes:
    """Return a workbook with its cells marked, or one made of rows; see marker.py."""
    head = json.dumps({**asked, "limits": asdict(limits)}).encode()
    answer = _run([_MARKER], head + b"\n" + data, limits)
    if answer.startswith(b"{"):
        raise refusal(json.loads(answer)["refused"])
    return answer


def environment() -> dict[str, str]:
    """Return what the child may know: it must not see the key of the families."""
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return {**kept, **_SETTINGS}


def _run(module: list[str], data: bytes, limits: Limits) -> bytes:
    try:
        child = subprocess.run(  # noqa: S603
            [*_COMMAND, *module],
            input=data,
            capture_output=True,
            cwd=ROOT,
            env=environment(),
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise refusal("too_heavy") from error
    if child.returncode:
        raise refusal("too_heavy" if child.returncode < 0 else "broken")
    return child.stdout


def _days(value: dict[str, Any]) -> Any:
    return datetime.fromisoformat(value["day"]) if "day" in value else value
