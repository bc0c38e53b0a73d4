"""A year of a log with its truth, and the slips of the hands that write it down."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.conftest import JELGAVA, RIGA, VENTSPILS

DAUGAVPILS = "0002000"
PLACES = {
    JELGAVA: "Jelgava",
    RIGA: "Rīga",
    VENTSPILS: "Ventspils",
    DAUGAVPILS: "Daugavpils",
}
STYLES = {
    JELGAVA: "J-{:02}",
    RIGA: "{:03}",
    VENTSPILS: "VB{:02}",
    DAUGAVPILS: "3-{:02}",
}
"""How each mediator writes codes."""

DOMAINS = {
    "education": "izglītība",
    "social": "sociālie jautājumi",
    "health": "veselības aprūpe",
    "employment": "nodarbinātība",
    "housing": "mājoklis",
    "documents": "dokumenti",
}
ACTIVITIES = {
    "home_visit": "mājas apmeklējums",
    "phone_or_message": "tālruņa saruna vai ziņa",
    "interpreting": "tulkošana",
    "help_with_documents": "palīdzība ar dokumentiem",
    "information": "informēšana",
    "institution_meeting": "tikšanās iestādē",
}
OUTCOMES = {
    "solved": "atrisināts",
    "referred": "nosūtīts tālāk",
    "in_progress": "procesā",
}
ROLES = {
    "social_pedagogue": "sociālais pedagogs",
    "director": "direktore",
    "teacher": "skolotāja",
    "social_worker": "sociālā darbiniece",
}
SCHOOLS = {place: f"{name}s 4. sākumskola" for place, name in PLACES.items()}
KINDS = {
    "family": "darbs ar ģimeni",
    "institution": "darbs ar iestādi",
    "mediated": "tikšanās ar ģimeni un iestādi",
    "indirect": "netiešais darbs",
}


@dataclass(kw_only=True)
class Entry:
    """What was done, as it should be counted; `family` is the true code."""

    date: date
    municipality: str
    family: str | None
    institution: str | None
    persons: int | None
    domains: tuple[str, ...]
    activity: str
    role: str | None
    outcome: str | None
    minutes: int

    @property
    def kind(self):
        named = (bool(self.family), bool(self.institution))
        return {
            (True, True): "mediated",
            (True, False): "family",
            (False, True): "institution",
            (False, False): "indirect",
        }[named]


@dataclass(kw_only=True)
class Line:
    """A row as it is handed in; without an entry it tells of no work.

    `slip` names what is wrong with it, `columns` where; `marks` are what a
    spreadsheet can do with a row: struck, hidden; `before` is the line of an earlier
    file that this one mends.
    """

    cells: dict
    entry: Entry | None
    slip: str | None = None
    columns: frozenset = frozenset()
    marks: frozenset = frozenset()
    before: "Line | None" = None


def entries(rng, place, families, first, count):
    """Draw a month's work of one post, in the order of its days."""
    codes = [STYLES[place].format(n) for n in families]
    days = sorted(rng.randrange(28) for _ in range(count))
    seen = set()
    for day in days:
        entry = _entry(rng, place, codes, first + timedelta(days=day))
        # Two equal rows would be a copy: what is drawn twice is drawn again.
        while repr(entry) in seen:
            entry.minutes = rng.randrange(5, 240)
        seen.add(repr(entry))
        yield entry


def _entry(rng, place, codes, day):
    family = rng.choice(codes) if rng.random() < 0.85 else None
    school = SCHOOLS[place] if rng.random() < 0.3 else None
    activity = rng.choice([*ACTIVITIES] if family else [*ACTIVITIES][-2:])
    return Entry(
        date=day,
        municipality=place,
        family=family,
        institution=school,
        persons=rng.randrange(1, 7) if family and rng.random() < 0.7 else None,
        domains=tuple(sorted(rng.sample([*DOMAINS], rng.choice((1, 1, 2))))),
        activity=activity,
        role=rng.choice([*ROLES]) if school else None,
        outcome=rng.choice([*OUTCOMES]) if rng.random() < 0.6 else None,
        minutes=5 * rng.randrange(2, 40),
    )


def line(rng, entry):
    """Write an entry down as it should be."""
    domains = [DOMAINS[one] for one in entry.domains]
    return Line(
        entry=entry,
        cells={
            "Datums": datetime.combine(entry.date, datetime.min.time()),
            "Pašvaldība": PLACES[entry.municipality],
            "Veids": KINDS[entry.kind] if rng.random() < 0.3 else None,
            "Ģimene": entry.family,
            "Personas": entry.persons,
            "Jomas": "; ".join(domains),
            "Darbība": ACTIVITIES[entry.activity],
            "Iestāde": entry.institution,
            "Kontaktpersonas amats": ROLES[entry.role] if entry.role else None,
            "Rezultāts": OUTCOMES[entry.outcome] if entry.outcome else None,
            "Minūtes": entry.minutes,
        },
    )


def seeded(seed):
    """Return the numbers that one file of one seed is made with."""
    return random.Random(seed)  # noqa: S311
