"""`python -m bench.disclosure`: how much is hidden of a release, and how long it takes.

The data are made up: families that come, stay some months and sometimes return.
"""

import argparse
import time
from datetime import date, timedelta

from dashboard.disclosure.common import Common
from dashboard.disclosure.profiles import PROFILES
from dashboard.disclosure.suppression import suppress
from dashboard.disclosure.windows import Span
from tests.attacks.worlds import LATER_PHASES, Extent, Release, calendar, cells, world


def main() -> None:
    """Protect one release and print its figures."""
    options = _options()
    first = date(2025 - options.years, 10, 1)
    last = date(2025, 9, 30)
    contacts = world(
        options.seed,
        Extent(first=first, last=last),
        places=options.municipalities,
        families=options.families * options.years,
    )
    values = cells(contacts, Release(windows=calendar(first, last, LATER_PHASES)))
    start, busy = time.perf_counter(), time.process_time()
    common = Common(extent=Span(first, last + timedelta(days=1)))
    found = suppress(values, PROFILES[options.profile], common=common)
    start, busy = time.perf_counter() - start, time.process_time() - busy
    some = sum(1 for value in values.values() if value)
    print(
        f"{len(values):,} cells, {some:,} of them not zero:"
        f" {len(found.primary) / some:.1%} hidden for their own sake,"
        f" {len(found.hidden) / some:.1%} in all, in {start:.1f} s"
        f" ({busy:.1f} s of work)"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.disclosure", description=__doc__)
    parser.add_argument("--municipalities", type=int, default=6)
    parser.add_argument("--years", type=int, default=3)
    parser.add_argument("--families", type=int, default=20, help="a place and year")
    parser.add_argument("--profile", choices=PROFILES, default="default")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
