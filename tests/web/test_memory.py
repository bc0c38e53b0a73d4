"""What a process that only shows pages is spared."""

import subprocess
import sys

SPARED = {
    *("authlib", "docx", "highspy", "joserfc", "numpy", "openpyxl", "pandas", "pptx"),
    *("scipy", "typst"),
}
"""Libraries that write files, reckon or sign people in, loaded where that is done."""


def test_a_process_that_shows_pages_has_not_loaded_what_writes_files():
    loaded = "import sys, app; print(*{m.partition('.')[0] for m in sys.modules})"
    command = [sys.executable, "-c", loaded]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert "duckdb" in said.split()
    assert SPARED & {*said.split()} == set()
