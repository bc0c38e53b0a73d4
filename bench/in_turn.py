"""`python -m bench.in_turn MONTHS SEED …`: programmes that publish month after month.

Whoever keeps every outside edition, and each town with its own rows, attacks all of
them as one table. Between the editions rows come in late, files are taken back,
families are forgotten and codes are merged.
"""

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.attacks.in_turn import PROFILE, Programme, Table
from tests.conftest import World


def main() -> None:
    """Run each programme and print what it gives away."""
    parser = argparse.ArgumentParser(prog="bench.in_turn", description=__doc__)
    parser.add_argument("months", type=int)
    parser.add_argument("seeds", type=int, nargs="+")
    options = parser.parse_args()
    print("  seed  editions  changes   counts hidden  unfit narrowed small")
    for seed in options.seeds:
        print(_row(seed, options.months), flush=True)


def _row(seed: int, months: int) -> str:
    with TemporaryDirectory() as folder:
        os.environ["TILTS_HOME"] = f"{folder}/tilts"
        programme = Programme(World(Path(folder)), seed)
        programme.run(months)
        table = Table.of(programme.told, programme.untold)
    found = table.given_away()
    small = sum(high < PROFILE.threshold for _who, _cell, _low, high in found)
    return (
        f"{seed:>6} {len(programme.told):>9} {len(programme.done):>8}"
        f" {len(table.values):>8,} {len(table.hidden):>6,} {len(table.apart):>6}"
        f" {len(found):>8} {small:>5}"
    )


if __name__ == "__main__":
    main()
