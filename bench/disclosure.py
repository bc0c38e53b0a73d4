"""`python -m bench.disclosure`: how much is hidden of a release, and how long it takes.

The data are made up: families that come, stay some months and sometimes return. Both
protecting and the gate count, as they do in publishing; what each count costs is said
from a few places and years up to all of the country and ten.
"""

import argparse
import resource
import time
from datetime import date, timedelta

from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import PROFILES
from dashboard.disclosure.suppression import broken, suppress
from dashboard.disclosure.windows import Span
from tests.attacks.worlds import LATER_PHASES, Extent, Release, calendar, cells, world

_SIZES = ("6x3", "6x10", "12x10", "24x10", "42x10")
"""Municipalities and years."""


def main() -> None:
    """Protect releases of growing size and print a row for each."""
    options = _options()
    print("  size   cells  small hidden  protect    gate  ms a cell  peak MB  told")
    for size in options.sizes:
        municipalities, years = (int(number) for number in size.split("x"))
        print(_row(size, municipalities, years, options), flush=True)


def _row(
    size: str, municipalities: int, years: int, options: argparse.Namespace
) -> str:
    first, last = date(2025 - years, 10, 1), date(2025, 9, 30)
    contacts = world(
        options.seed,
        Extent(first=first, last=last),
        places=municipalities,
        families=options.families * years,
        moving=options.moving,
    )
    values = cells(contacts, Release(windows=calendar(first, last, LATER_PHASES)))
    common = Common(extent=Span(first, last + timedelta(days=1)))
    profile = PROFILES[options.profile]
    begun = time.process_time()
    found = suppress(values, profile, common=common)
    protected = time.process_time()
    told = broken(values, found, profile, common)
    ended = time.process_time()
    each = 1000 * (ended - begun) / len(values)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        f"{size:>6} {len(values):>7,} {len(found.primary):>6,} {len(found.hidden):>6,}"
        f" {protected - begun:>7.1f}s {ended - protected:>6.1f}s"
        f" {each:>10.1f} {peak:>8,} {len(told):>5}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.disclosure", description=__doc__)
    parser.add_argument("sizes", nargs="*", default=_SIZES, help="such as 42x10")
    parser.add_argument("--families", type=int, default=20, help="a place and year")
    parser.add_argument("--moving", type=float, default=0.0, help="contacts elsewhere")
    parser.add_argument("--profile", choices=PROFILES, default="default")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
