"""What choices of release.toml cost, told before anything is published."""

import json
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import click

from dashboard.cli.words import command, refuse, settings, text_or_json
from dashboard.editions import policy_file
from dashboard.editions.database import UNHURRIED, Database
from dashboard.editions.edition import NoEditionError
from dashboard.editions.manifest import Manifest
from dashboard.editions.policy import Policy, ProfileError
from dashboard.editions.policy_file import PolicyError
from dashboard.editions.shelf import Shelf
from dashboard.ground.i18n import N_, _
from dashboard.reading.catalogue import RELEASE
from dashboard.writing.publishing.costs import (
    Choice,
    Cost,
    choices,
    unweighed,
    weighed,
)

_LONGEST = 120
"""Seconds of processor time that one choice may take, where nobody says."""


class _TooLongError(Exception):
    """A choice took longer than it may."""


@dataclass(frozen=True, kw_only=True)
class _Weighing:
    """The edition on which choices are tried, and how long each may take.

    Processor time, as a machine with other work to do takes longer for the same.
    """

    database: Database
    manifest: Manifest
    seconds: int

    def cost(self, choice: Choice) -> Cost:
        """Try one choice; given up when its time is over."""
        begun = time.process_time()
        signal.signal(signal.SIGPROF, _too_long)
        signal.setitimer(signal.ITIMER_PROF, self.seconds)
        try:
            return weighed(choice, self.database, self.manifest, RELEASE)
        except _TooLongError:
            return unweighed(choice, time.process_time() - begun)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


def _too_long(_signal: int, _frame: object) -> NoReturn:
    raise _TooLongError


@command("costs", N_("Say what each choice of release.toml would hide."))
@click.option(
    "--seconds",
    type=click.IntRange(min=1),
    default=_LONGEST,
    help=N_("Seconds of processor time that one choice may take."),
)
@text_or_json
def costs(seconds: int, form: str) -> None:
    """Protect the present edition by each choice in turn; nothing is published."""
    policy = _policy()
    shelf = Shelf.at(settings().editions)
    manifest = _present(shelf)
    database = Database.open(shelf.path(manifest.number), UNHURRIED)
    weighing = _Weighing(database=database, manifest=manifest, seconds=seconds)
    every = list(choices(policy))
    if form == "json":
        found = [_as_json(one) for one in _told(weighing, every)]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    click.echo(_("Tried on edition {n}; nothing is published.", n=manifest.number))
    for line in _lines(_told(weighing, every)):
        click.echo(line)


def _present(shelf: Shelf) -> Manifest:
    """The edition that readers are shown."""
    try:
        number = shelf.current()
    except NoEditionError:
        refuse(_("Publish an edition first: choices are tried on it."))
    return next(one for one in shelf.manifests() if one.number == number)


def _policy() -> Policy:
    here = settings()
    try:
        return policy_file.read(here.home).with_settings(here)
    except (PolicyError, ProfileError) as error:
        refuse(str(error))


def _told(weighing: _Weighing, every: list[Choice]) -> Iterator[Cost]:
    """Each cost, and on the other channel which one is being reckoned."""
    for number, choice in enumerate(every, 1):
        step = _(
            "{n} of {of}: {choice}", n=number, of=len(every), choice=_(choice.meaning)
        )
        click.echo(step, err=True)
        yield weighing.cost(choice)


def _lines(found: Iterator[Cost]) -> Iterator[str]:
    yield f"{_('shown'):>8} {_('hidden'):>8}"
    now: Cost | None = None
    for one in found:
        now = now or one
        yield f"{_number(one.shown):>8} {_number(one.hidden):>8}  {_words(one, now)}"
    yield _(
        "Numbers other than 0, as if the edition were the first one told outside. What"
        " was told before stays."
    )


def _number(n: int | None) -> str:
    return "–" if n is None else str(n)


def _words(one: Cost, now: Cost) -> str:
    words = _(one.choice.meaning)
    if one.shown is None:
        given_up = _("not reckoned to its end: it takes too long, or does not hold")
        return f"{words}  ({given_up})"
    if one is now or now.shown is None:
        return words
    more = _("{n:+} shown", n=one.shown - now.shown)
    return f"{words}  ({more})  {one.choice.lines}"


def _as_json(one: Cost) -> dict[str, Any]:
    return {
        "choice": one.choice.lines,
        "meaning": _(one.choice.meaning),
        "shown": one.shown,
        "hidden": one.hidden,
        "seconds": round(one.seconds, 1),
    }
