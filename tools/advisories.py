"""Whether a package we run has a known hole, where that can be found out.

Run as `python -m tools.advisories`; make check does. Where the database of
advisories cannot be reached it says so and fails nothing: tests/tools/test_floors.py
holds the holes known when this was written, everywhere.
"""

import json
import subprocess
import sys
from typing import Any

import click

from dashboard.ground.shipped import ROOT

_PATIENCE = 120
_COMMAND = (
    *(sys.executable, "-m", "pip_audit", "--requirement"),
    *(str(ROOT / "requirements.lock"), "--require-hashes", "--disable-pip"),
    *("--format", "json", "--progress-spinner", "off", "--timeout", "10"),
)


def holes(found: dict[str, Any]) -> list[str]:
    """Return the known holes in what pip-audit found, a line each."""
    return [
        f"{package['name']} {package['version']}: {hole['id']}, mended in"
        f" {', '.join(hole['fix_versions']) or 'no version yet'}"
        for package in found["dependencies"]
        for hole in package.get("vulns", ())
    ]


def unknown(found: dict[str, Any]) -> int:
    """Return of how many packages nothing could be found out."""
    return sum("skip_reason" in package for package in found["dependencies"])


@click.command()
def main() -> None:
    """Ask for advisories about everything in the lock file."""
    done = subprocess.run(  # noqa: S603
        _COMMAND, capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    try:
        found = json.loads(done.stdout)
    except ValueError:
        click.echo("Advisories could not be had: nothing is known of any package.")
        return
    if skipped := unknown(found):
        click.echo(f"Advisories could not be had for {skipped} packages.")
    for line in (known := holes(found)):
        click.echo(line, err=True)
    raise SystemExit(bool(known))


if __name__ == "__main__":
    main()
