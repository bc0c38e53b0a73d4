"""Puts into the wheel what lies beside the code: SQL, reference data and assets.

The repository keeps them at its top; dashboard/ground/shipped.py finds them in both.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from setuptools.command.build_py import build_py

ROOT = Path(__file__).parents[1]
SHIPPED = ("queries", "data/reference", "assets")


class BuildWithFiles(build_py):
    """Copies the code as setuptools does, then the files, styles and font included."""

    def run(self) -> None:
        """Build; an editable install reads the files where they are."""
        super().run()
        if self.editable_mode:
            return
        subprocess.run([sys.executable, "-m", "tools.vendor"], cwd=ROOT, check=True)
        target = Path(self.build_lib) / "dashboard" / "shipped"
        # What an earlier build left there may be gone from the repository.
        shutil.rmtree(target, ignore_errors=True)
        for name in SHIPPED:
            shutil.copytree(ROOT / name, target / name)
