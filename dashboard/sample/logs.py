"""A post's log of one phase, before it is written to a file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from dashboard.sample import shares
from dashboard.sample.lists import CLOSED, RESTRICTED
from dashboard.sample.places import NATIONAL, TOWNS, local_names
from dashboard.sample.posts import AS_OF, SamplePost
from dashboard.sample.roster import Family, Roster

LAST_DAYS = {"III": date(2019, 5, 31), "2025": AS_OF - timedelta(days=1)}
"""Last days of logs that end before their posts.

The published window of phase III is a month shorter than its contracts.
"""

MISSING = {
    ("II", "0001000"): (2018, 2),
    ("IV", "0250000"): (2019, 11),
    ("V", "0001000"): (2021, 3),
    ("VII", "0007000"): CLOSED,
    ("2025", "0001000"): (2025, 8),
}
"""Months that a post did not report."""

LATE = {
    ("II", "0007000"): (2018, 3),
    ("III", "0250000"): (2019, 1),
    ("IV", "0001000"): (2020, 2),
    ("V", "0007000"): (2020, 12),
    ("VII", "0003000"): (2024, 10),
}
"""Months that a post reported weeks after they had ended."""

DISTANCE = 0.5
"""Share of the usual records while meetings were restricted; most are by telephone."""

HOLIDAYS = {(11, 18), (12, 24), (12, 25), (12, 26), (12, 31), (1, 1), (5, 1), (5, 4)}
INCOMPLETE = 0.12
"""Share of records of cooperation that lack the institution or the role."""

WITHOUT_INSTITUTION = 0.5
WITH_KIND = 0.08
INTO_ESF = 0.05


@dataclass(frozen=True, kw_only=True)
class Record:
    """One row of a log, in codes; empty cells are None or an empty text.

    Its columns are named as those of the contract; `kind` is written down only
    where `kind_written`.
    """

    submitted: date
    date: date
    municipality: str
    kind: str
    kind_written: bool
    activity: str
    outcome: str
    family: str = ""
    persons: int | None = None
    domains: tuple[str, ...] = ()
    institution: str = ""
    role: str = ""
    esf_measure: str = ""
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Log:
    """What one post does in one phase, with the families of its roster."""

    post: SamplePost
    roster: Roster
    rng: Random

    def records(self) -> list[Record]:
        """Return the phase's records by date, each family of the roster in some."""
        found = sorted(self._days())
        kinds = [shares.draw(shares.KINDS, self.rng) for _ in found]
        meetings = sum(kind in {"family", "mediated"} for kind in kinds)
        families = iter(self._families(meetings))
        return [
            self._record(day, kind, next(families))
            if kind in {"family", "mediated"}
            else self._record(day, kind, None)
            for day, kind in zip(found, kinds, strict=True)
        ]

    def _days(self) -> Iterator[date]:
        """Days of the records, as many as the paid hours of each week allow."""
        last = min(self.post.last, LAST_DAYS.get(self.post.phase, self.post.last))
        missing = MISSING.get((self.post.phase, self.post.municipality))
        monday = self.post.first - timedelta(days=self.post.first.weekday())
        while monday <= last:
            week = [monday + timedelta(days=n) for n in range(5)]
            working = [
                day
                for day in week
                if self.post.first <= day <= last
                and (day.month, day.day) not in HOLIDAYS
                and (day.year, day.month) != missing
            ]
            season = shares.SEASON.get(monday.month, 1.0) * self.rng.uniform(0.7, 1.0)
            if _is_restricted(monday):
                season *= DISTANCE
            # An hour a record, about; a short week has fewer of them.
            times = self.post.hours_per_week * season * len(working) / len(week)
            yield from (self.rng.choice(working) for _ in range(round(times)))
            monday += timedelta(weeks=1)

    def _families(self, times: int) -> list[Family]:
        """Each family once, and the rest as often as each needs help."""
        weights = [family.frequency for family in self.roster]
        rest = self.rng.choices(self.roster, weights, k=times - len(self.roster))
        found = [*self.roster, *rest]
        self.rng.shuffle(found)
        return found

    def _record(self, day: date, kind: str, family: Family | None) -> Record:
        rng = self.rng
        activity = shares.draw(shares.ACTIVITIES[kind], rng)
        if _is_restricted(day) and activity in {"home_visit", "institution_meeting"}:
            activity = rng.choice((activity, "phone_or_message", "phone_or_message"))
        record = Record(
            date=day,
            municipality=self.post.municipality,
            kind=kind,
            kind_written=rng.random() < WITH_KIND,
            domains=self._domains(kind, activity),
            activity=activity,
            outcome=shares.draw(shares.OUTCOMES[kind], rng),
            minutes=self._minutes(activity),
            submitted=self._submitted(day),
        )
        if kind in {"mediated", "institution"}:
            record = self._with_institution(record)
        return self._with_family(record, family) if family else record

    def _domains(self, kind: str, activity: str) -> tuple[str, ...]:
        if kind == "indirect":
            return ("culture",) if activity == "event_or_camp" else ()
        emphasis = TOWNS[self.post.municipality].emphasis
        return shares.draw_domains(emphasis, self.rng)

    def _minutes(self, activity: str) -> int | None:
        low, high = shares.MINUTES[activity]
        minutes = self.rng.randrange(low, high + 1, 5)
        return self.rng.choices((minutes, None), (95, 5))[0]

    def _with_family(self, record: Record, family: Family) -> Record:
        rng = self.rng
        persons = rng.choices((rng.randint(1, family.size), None), (92, 8))[0]
        measures = shares.ESF_MEASURES.get(record.domains[0])
        brought = rng.random() < INTO_ESF
        return replace(
            record,
            family=family.code,
            persons=persons,
            esf_measure=shares.draw(measures, rng) if measures and brought else "",
        )

    def _with_institution(self, record: Record) -> Record:
        """Add institution and role; an incomplete record lacks one of them."""
        rng = self.rng
        kind = shares.draw(shares.PARTNERS[record.domains[0]], rng)
        local = local_names(TOWNS[self.post.municipality])
        name = rng.choice((*local.get(kind, ()), *NATIONAL.get(kind, ())))
        role = rng.choice(shares.ROLES[kind])
        if rng.random() >= INCOMPLETE:
            return replace(record, institution=name, role=role)
        if rng.random() < WITHOUT_INSTITUTION:
            # The kind does not follow from such a row, so it is written out.
            return replace(record, role=role, kind_written=True)
        return replace(record, institution=name)

    def _submitted(self, day: date) -> date:
        """Handed in early in the month after, or weeks later in a late month."""
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        late = LATE.get((self.post.phase, self.post.municipality))
        weeks = 5 if (day.year, day.month) == late else 0
        return min(after + timedelta(days=3, weeks=weeks), AS_OF)


def _is_restricted(day: date) -> bool:
    first, last = RESTRICTED
    return first <= day <= last
