"""What each choice of release.toml would hide: tried on an edition, told to nobody."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dashboard.editions.database import Database
from dashboard.editions.definitions import Definitions
from dashboard.editions.manifest import Manifest
from dashboard.editions.policy import COALITIONS, TOGETHER, Policy
from dashboard.editions.released import EVERY, Released
from dashboard.ground.i18n import N_
from dashboard.writing.publishing.earlier import Earlier
from dashboard.writing.publishing.gate import NarrowError
from dashboard.writing.publishing.outside import made
from dashboard.writing.publishing.over import NothingOverError


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A policy by its lines in release.toml; `meaning` is a message."""

    lines: str
    meaning: str
    policy: Policy


@dataclass(frozen=True, kw_only=True)
class Cost:
    """How many numbers other than 0 a choice shows and hides, as if for the first time.

    None of both where it was not reckoned: it took too long, or cannot be published.
    """

    choice: Choice
    shown: int | None
    hidden: int | None
    seconds: float


def choices(policy: Policy) -> Iterator[Choice]:
    """Give the policy in force first, then what else may be chosen, each by itself."""
    yield Choice(lines="", meaning=N_("as it is now"), policy=policy)
    for lines, meaning, other in _others(policy):
        if other != policy:
            yield Choice(lines=lines, meaning=meaning, policy=other)


def _others(policy: Policy) -> Iterator[tuple[str, str, Policy]]:
    for meaning, kinds in (
        (N_("without months"), EVERY[1:]),
        (N_("years, phases and all the data only"), EVERY[3:]),
        (N_("phases only"), ("phase",)),
    ):
        listed = ", ".join(f'"{kind}"' for kind in kinds)
        yield f"periods = [{listed}]", meaning, replace(policy, periods=kinds)
    yield "domains = []", N_("without domains"), replace(policy, domains=())
    together = N_("all municipalities together only")
    yield 'places = "together"', together, replace(policy, places=TOGETHER)
    for number in COALITIONS:
        meaning = (
            N_("safe from each municipality alone")
            if number == 1
            else N_("safe from two municipalities together")
        )
        other = replace(policy, coalition=number)
        yield f"coalition = {number}", meaning, other
    strict = replace(policy, profile="strict", threshold=None)
    yield 'profile = "strict"', N_("1 to 7 hidden, the rest in fives"), strict


def weighed(
    choice: Choice,
    database: Database,
    manifest: Manifest,
    release: Mapping[str, Released],
) -> Cost:
    """Protect an edition as a choice would have it; nothing is written anywhere.

    Asked as if nothing had been told outside before: what was told stays.
    """
    begun = time.process_time()
    try:
        with Definitions.read(database.select).in_force():
            policy = choice.policy
            about = made(database, manifest, Earlier(), policy, release).about
    except (NarrowError, NothingOverError):
        return unweighed(choice, time.process_time() - begun)
    hidden = about.hidden or 0
    shown = about.cells - hidden
    seconds = time.process_time() - begun
    return Cost(choice=choice, shown=shown, hidden=hidden, seconds=seconds)


def unweighed(choice: Choice, seconds: float) -> Cost:
    """A choice that was not reckoned to its end."""
    return Cost(choice=choice, shown=None, hidden=None, seconds=seconds)
