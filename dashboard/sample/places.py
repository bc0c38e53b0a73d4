"""The sample's towns: what each is busy with, and its made-up institutions."""

from collections.abc import Mapping
from dataclasses import dataclass

Weights = Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class SampleInstitution:
    """An institution to register before the logs are taken in."""

    name: str
    kind: str
    municipality: str


@dataclass(frozen=True, kw_only=True)
class Town:
    """A municipality of the sample; `letter` begins its family codes."""

    code: str
    name: str
    slug: str
    possessive: str
    letter: str
    social_service: str
    emphasis: Weights


TOWNS = {
    town.code: town
    for town in (
        Town(
            code="0460200",
            name="Dobeles novads",
            slug="dobele",
            possessive="Dobeles novada",
            letter="D",
            social_service="sociālais dienests",
            emphasis={"social": 4, "employment": 4, "education": 3, "documents": 2},
        ),
        Town(
            code="0003000",
            name="Jelgava",
            slug="jelgava",
            possessive="Jelgavas",
            letter="J",
            social_service="Sociālo lietu pārvalde",
            emphasis={"education": 8, "social": 4, "culture": 2.5, "health": 2},
        ),
        Town(
            code="0001000",
            name="Rīga",
            slug="riga",
            possessive="Rīgas",
            letter="R",
            social_service="Sociālais dienests",
            emphasis={"housing": 5, "documents": 4, "education": 4, "safety": 3},
        ),
        Town(
            code="0250000",
            name="Valmiera",
            slug="valmiera",
            possessive="Valmieras",
            letter="V",
            social_service="Sociālo lietu pārvalde",
            emphasis={"employment": 6, "education": 5, "social": 3, "culture": 2},
        ),
        Town(
            code="0007000",
            name="Ventspils",
            slug="ventspils",
            possessive="Ventspils",
            letter="V",
            social_service="Sociālais dienests",
            emphasis={"social": 7, "education": 4, "health": 4, "safety": 1.5},
        ),
        Town(
            code="0381600",
            name="Viļakas novads",
            slug="vilaka",
            possessive="Viļakas novada",
            letter="V",
            social_service="sociālais dienests",
            emphasis={"social": 4, "culture": 3, "education": 3, "employment": 2},
        ),
        Town(
            code="0024000",
            name="Balvu novads",
            slug="balvi",
            possessive="Balvu novada",
            letter="B",
            social_service="Sociālā pārvalde",
            emphasis={"social": 4, "education": 3, "documents": 2.5, "culture": 2},
        ),
        Town(
            code="0054000",
            name="Valmieras novads",
            slug="valmieras-novads",
            possessive="Valmieras novada",
            letter="VN",
            social_service="Sociālo lietu pārvalde",
            emphasis={"employment": 6, "education": 5, "housing": 3, "social": 3},
        ),
        Town(
            code="0055000",
            name="Varakļānu novads",
            slug="varaklani",
            possessive="Varakļānu novada",
            letter="VR",
            social_service="sociālais dienests",
            emphasis={"education": 5, "social": 4, "health": 3},
        ),
        Town(
            code="0038000",
            name="Madonas novads",
            slug="madona",
            possessive="Madonas novada",
            letter="M",
            social_service="Sociālais dienests",
            emphasis={"education": 5, "social": 4, "employment": 3},
        ),
    )
}

NATIONAL = {
    "employment_agency": ("Nodarbinātības valsts aģentūra", "NVA"),
    "state_police": ("Valsts policija",),
    "probation": ("Valsts probācijas dienests",),
    "ngo": ("Latvijas Sarkanais Krusts",),
    "esf_project": ("ESF projekts „Pumpurs”", "ESF projekts „Proti un dari”"),
    "other": (
        "Pilsonības un migrācijas lietu pārvalde",
        "Valsts sociālās apdrošināšanas aģentūra",
        "Valsts bērnu tiesību aizsardzības inspekcija",
    ),
}
"""Names under which logs mention national bodies, by kind."""

_LOCAL = (
    ("school", "sākumskola"),
    ("school", "vidusskola"),
    ("preschool", "pirmsskolas izglītības iestāde"),
    ("education_board", "Izglītības pārvalde"),
    ("orphans_court", "bāriņtiesa"),
    ("municipal_police", "pašvaldības policija"),
    ("bailiff", "tiesu izpildītāju birojs"),
    ("court", "tiesa"),
    ("housing_department", "dzīvokļu nodaļa"),
    ("council", "dome"),
    ("health_care", "poliklīnika"),
    ("ngo", "romu kultūras biedrība"),
    ("culture", "kultūras nams"),
    ("culture", "bibliotēka"),
)


def local_names(town: Town) -> dict[str, tuple[str, ...]]:
    """Return the names of a town's own institutions by kind."""
    named = (*_LOCAL, ("social_service", town.social_service))
    found: dict[str, tuple[str, ...]] = {}
    for kind, name in named:
        found[kind] = (*found.get(kind, ()), f"{town.possessive} {name}")
    return found


def institutions() -> tuple[SampleInstitution, ...]:
    """Return the local institutions of every town; national ones are registered."""
    return tuple(
        SampleInstitution(name=name, kind=kind, municipality=town.code)
        for town in TOWNS.values()
        for kind, names in local_names(town).items()
        for name in names
    )
