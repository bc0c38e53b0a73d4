"""What the tests need of the machine: found, or installed from Debian where we may.

python -m tests.machine    makes sure of the programs that are no browser
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "java": "default-jre-headless",
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-impress-nogui libreoffice-writer-nogui",
    "strace": "strace",
}
"""Programs, and Debian's packages that hold them."""


MEMORY = Path("/dev/shm")  # noqa: S108
ROOM = 8 << 30
"""Bytes that a folder in memory must have free: the tests write up to 3 GB."""


def folder():
    """Return where the tests' own folders go: into memory where it is ample.

    They write hundreds of homes, and each file of a home waits for the disk.
    """
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK):
        return str(MEMORY) if shutil.disk_usage(MEMORY).free > ROOM else None
    return None


def ensure(program, package):
    """Return the path of a program; end in a sentence where it cannot be had."""
    if shutil.which(program) is None:
        install(package)
    return shutil.which(program) or sys.exit(
        f"No {program}: install Debian's {package}, then run the tests again."
    )


def install(package):
    """Install one of Debian's packages, if that is for us to do."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (
        "update --quiet",
        f"install --yes --quiet --no-install-recommends {package}",
    ):
        command = [shutil.which("apt-get"), *words.split()]
        subprocess.run(command, check=True, env=quiet)


if __name__ == "__main__":
    for given in PACKAGES.items():
        sys.stdout.write(f"For the tests: {ensure(*given)}\n")
