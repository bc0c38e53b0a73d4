"""The facts of the field, from data/reference: municipalities, phases, lists."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from dashboard.ground import i18n
from dashboard.ground.settings import ROOT

FOLDER = ROOT / "data" / "reference"

VOCABULARIES = (
    "domains",
    "interaction_kinds",
    "institution_kinds",
    "activities",
    "outcomes",
    "roles",
    "esf_measures",
    "answers",
    "recommendation_statuses",
    "recommendation_topics",
    "audiences",
)


@dataclass(frozen=True, kw_only=True)
class Term:
    """One entry of a coded list, with its words and other spellings."""

    code: str
    lv: str
    en: str
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The word in the language in use."""
        return self.en if i18n.active() == "en" else self.lv


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """A municipality as it was between two dates.

    `today` is the code of the municipality its territory belongs to now.
    """

    code: str
    name: str
    today: str
    since: date | None
    until: date | None
    aliases: tuple[str, ...] = ()

    def existed(self, day: date) -> bool:
        """Whether the municipality existed on a day."""
        return (self.since or date.min) <= day <= (self.until or date.max)


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A funded project of the programme, first and last day included."""

    code: str
    first: date
    last: date

    @property
    def label(self) -> str:
        """The phase's name in the language in use."""
        return f"phase {self.code}" if i18n.active() == "en" else f"{self.code} posms"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of the survey: type is one, several or text."""

    code: str
    type: str
    lv: str
    en: str
    choices: tuple[Term, ...] = ()

    @property
    def label(self) -> str:
        """The question in the language in use."""
        return self.en if i18n.active() == "en" else self.lv


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A municipality's place on the map of tiles, counted from the north-west."""

    row: int
    column: int
    short: str


def rows(name: str) -> list[dict[str, str]]:
    """Read one file of data/reference."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def vocabulary(name: str) -> dict[str, Term]:
    """Return a coded list by code, in the order of its file."""
    return {row["code"]: _term(row) for row in rows(name)}


@cache
def phases() -> dict[str, Phase]:
    """Return the phases whose window is known, oldest first."""
    return {
        row["phase"]: Phase(
            code=row["phase"],
            first=date.fromisoformat(row["from"]),
            last=date.fromisoformat(row["to"]),
        )
        for row in rows("phases")
    }


@cache
def tiles() -> dict[str, Tile]:
    """Return the tile of each of today's municipalities, by code."""
    return {
        row["municipality"]: Tile(
            row=int(row["row"]), column=int(row["column"]), short=row["short"]
        )
        for row in rows("tiles")
    }


@cache
def questions() -> dict[str, Question]:
    """Return the survey's questions with their choices."""
    choices: dict[str, list[Term]] = {}
    for row in rows("survey_choices"):
        choices.setdefault(row["question"], []).append(_term(row))
    return {
        row["question"]: Question(
            code=row["question"],
            type=row["type"],
            lv=row["lv"],
            en=row["en"],
            choices=tuple(choices.get(row["question"], ())),
        )
        for row in rows("survey_questions")
    }


REFORM = date(2021, 7, 1)
"""The day on which 119 municipalities became 43."""


@cache
def municipalities() -> dict[str, Municipality]:
    """Return every municipality there is or was, by code.

    One that the 2021 reform only renumbered (Jelgava 0090000, 0003000) is one
    municipality under today's code; the old code is among its aliases.
    """
    aliases: dict[str, list[str]] = {}
    for row in rows("municipality_aliases"):
        aliases.setdefault(row["municipality"], []).append(row["alias"])
    old, renumbered = _before_the_reform(aliases)
    return {**_after_the_reform(aliases, renumbered), **old}


@cache
def all_municipality_codes() -> tuple[str, ...]:
    """Return the code of every municipality there is or was."""
    return tuple(municipalities())


def predecessors(code: str) -> tuple[Municipality, ...]:
    """Return the municipalities that became part of one, itself left out."""
    found = municipalities().values()
    return tuple(one for one in found if one.today == code != one.code)


def municipality_name(code: str) -> str:
    """Name of a municipality; the code itself where it is not known."""
    known = municipalities().get(code)
    return known.name if known else code


def _term(row: dict[str, str]) -> Term:
    aliases = tuple(filter(None, row.get("aliases", "").split(";")))
    code = row.get("code") or row["choice"]
    return Term(code=code, lv=row["lv"], en=row["en"], aliases=aliases)


def _before_the_reform(
    aliases: dict[str, list[str]],
) -> tuple[dict[str, Municipality], dict[str, str]]:
    """Municipalities that ended in 2021, and the old codes of those that went on."""
    changes = rows("atvk_changes")
    parts: dict[str, int] = {}
    for row in changes:
        parts[row["atvk_2021"]] = parts.get(row["atvk_2021"], 0) + 1
    ended, renumbered = {}, {}
    for row in changes:
        if parts[row["atvk_2021"]] == 1 and row["name_old"] == row["name_2021"]:
            renumbered[row["atvk_2021"]] = row["atvk_old"]
            continue
        ended[row["atvk_old"]] = Municipality(
            code=row["atvk_old"],
            name=row["name_old"],
            today=row["atvk_2021"],
            since=None,
            until=date(2021, 6, 30),
            aliases=tuple(aliases.get(row["atvk_old"], ())),
        )
    return ended, renumbered


def _after_the_reform(
    aliases: dict[str, list[str]], renumbered: dict[str, str]
) -> dict[str, Municipality]:
    """Today's municipalities, and Varakļānu novads, which ended in 2025."""
    merged = {row["municipality"]: row["into"] for row in rows("municipality_mergers")}
    found = {}
    for row in rows("municipalities"):
        code = row["atvk_2021"]
        other = [*aliases.get(code, ()), row["centre"], renumbered.get(code, "")]
        found[code] = Municipality(
            code=code,
            name=row["name_lv"],
            today=merged.get(code, code),
            since=None if code in renumbered else REFORM,
            until=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            aliases=tuple(dict.fromkeys(filter(None, other))),
        )
    return found
