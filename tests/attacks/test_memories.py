"""Nobody who follows families from month to month can tell a hidden count either."""

import random
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from dashboard.disclosure.cells import TOTAL
from dashboard.disclosure.common import Common, Visit
from dashboard.disclosure.profiles import PROFILES, Profile
from dashboard.disclosure.suppression import broken, suppress
from dashboard.disclosure.windows import Span
from tests.attacks.memories import DOMAIN, PERSONS, Attacker, Days
from tests.attacks.worlds import Contact, Release, calendar, cells, month, shifted

LONG = ("year", "phase", "all")
CHOICES = (
    PROFILES["default"],
    Profile(threshold=3),
    Profile(threshold=4, disjoint=False),
    PROFILES["strict"],
)


@dataclass(frozen=True, kw_only=True)
class World:
    """What was counted in a few months, and what one notes of families there."""

    contacts: list
    windows: dict
    months: list
    noted: str

    @property
    def values(self):
        every = cells(self.contacts, Release(windows=self.windows))
        return {c: n for c, n in every.items() if self._is_told(c)}

    def _is_told(self, cell):
        is_noted = self.noted in (cell.measure, cell.domain)
        return is_noted or (cell.measure != PERSONS and cell.domain == TOTAL)

    @property
    def shape(self):
        found = []
        for kind, spans in self.windows.items():
            for number, span in enumerate(spans):
                before = spans[number - 1] if number and kind == "phase" else None
                if kind == "year":
                    before = (shifted(span[0], span), span[0])
                is_long = kind in LONG
                found.append(Days(span=span, before=before, is_long=is_long))
        return found, self.months

    @property
    def movers(self):
        """Meetings with the families that were in several places."""
        visits = {}
        for one in self.contacts:
            visit = Visit(
                place=one.place,
                day=one.day,
                domains=one.domains,
                persons=one.persons or 0,
            )
            visits.setdefault(one.family, []).append(visit)
        return [own for own in visits.values() if len({v.place for v in own}) > 1]


def drawn(seed):
    """Places, months, a phase after a gap, moving and months off all differ."""
    chance = random.Random(seed)  # noqa: S311
    places = chance.choice((1, 2, 2, 3))
    number = 5 if places < 3 else 4
    start = chance.choice((2, 5, 8, 10, 11))
    months = [month(2018, start - 1 + n) for n in range(number + 1)]
    phases = ((months[0], months[2]), (months[3], months[5])) if places < 3 else ()
    last = months[-1] - timedelta(days=1)
    spans = [(since.isoformat(), until.isoformat()) for since, until in phases]
    return World(
        contacts=list(_contacts(chance, places, months)),
        windows=_each_once(calendar(months[0], last, spans)),
        months=months,
        noted=chance.choice(("", DOMAIN, PERSONS)) if places < 3 else "",
    )


def _contacts(chance, places, months):
    moving, often = chance.choice((0, 0.05, 0.3)), chance.choice((0.2, 0.5, 0.9))
    off = {(p, m) for p in range(places) for m in months if chance.random() < 0.1}
    for family in range(places * chance.choice((4, 9, 25))):
        size = chance.choice((None, 1, 2, 5))
        for since in months[:-1]:
            away = chance.random() < moving
            place = chance.randrange(places) if away else family % places
            if chance.random() < often and (place, since) not in off:
                about = (DOMAIN,) if chance.random() < 0.5 else ()
                yield Contact(
                    family=family,
                    day=since + timedelta(days=chance.randrange(28)),
                    place=f"P{place}",
                    domains=about,
                    persons=size,
                )


def _each_once(windows):
    """Of windows with the same days the longest kind stands."""
    seen = set()
    return {
        kind: tuple(s for s in windows[kind] if not (s in seen or seen.add(s)))
        for kind in ("all", "phase", "year", "half", "quarter", "month")
    }


def protected(seed, *, is_known):
    world, profile = drawn(seed), CHOICES[seed % len(CHOICES)]
    common = Common(
        extent=Span(world.months[0], world.months[-1]),
        movers=world.movers if is_known else (),
    )
    protection = suppress(world.values, profile, common=common)
    assert broken(world.values, protection, profile, common) == frozenset()
    return Attacker(world.values, world.shape, profile, world.noted), protection


@pytest.mark.parametrize("seed", range(24))
def test_no_count_is_told_to_who_follows_families(seed):
    attacker, protection = protected(seed, is_known=bool(seed % 2))
    assert attacker.told(protection.hidden) == []


def test_small_counts_alone_would_be_told():
    attacker, protection = protected(2, is_known=True)
    assert attacker.told(replace(protection, hidden=protection.primary).hidden)
