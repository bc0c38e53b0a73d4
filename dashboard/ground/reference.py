"""The facts of the field, from data/reference: municipalities, phases, lists."""

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Self, TypeVar

from dashboard.ground import i18n
from dashboard.ground.shipped import shipped

FOLDER = shipped("data/reference")

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
    "note_kinds",
)

OF_ANSWERS = (
    *VOCABULARIES,
    "published_sources",
    "phases",
    "survey_questions",
    "survey_choices",
    "municipalities",
    "municipality_aliases",
    "municipality_mergers",
    "atvk_changes",
    "expected_kinds",
)
"""Files that an answer's codes and periods are read with; an edition carries them."""

Rows = list[dict[str, str]]

_KEPT = 128


@dataclass(frozen=True, kw_only=True)
class Lists:
    """Files of data/reference as they stood on some day; alike where `digest` is."""

    digest: str
    files: Mapping[str, Rows] = field(compare=False)

    @classmethod
    def of(cls, files: Mapping[str, Rows]) -> Self:
        """Return files by name as lists that can be told from others."""
        text = json.dumps(files, ensure_ascii=False, sort_keys=True)
        return cls(digest=hashlib.sha256(text.encode()).hexdigest(), files=files)

    @classmethod
    def todays(cls) -> Self:
        """Return the lists that an edition made now carries: those in force."""
        return cls.of({name: listed(name) for name in OF_ANSWERS})


_lists: ContextVar[Lists | None] = ContextVar("lists", default=None)


@contextmanager
def read_with(lists: Lists | None) -> Iterator[None]:
    """Read codes with an edition's own lists for a while; None means today's.

    Its own come first; what they do not have is looked up in today's.
    """
    token = _lists.set(lists)
    try:
        yield
    finally:
        _lists.reset(token)


def go_on_with(lists: Lists | None) -> None:
    """Read codes with other lists from now on, to the end of the `read_with` around."""
    _lists.set(lists)


def lists_in_force() -> Lists | None:
    """Return the lists that codes are read with; None for today's."""
    return _lists.get()


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

    @property
    def merged_on(self) -> date | None:
        """First day on which it was part of another; None while it is one itself."""
        return self.until and self.until + timedelta(days=1)

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
    """A question of the survey: type is one, several or text.

    `waves` are the phases whose survey asks it; none means every one.
    """

    code: str
    type: str
    lv: str
    en: str
    choices: tuple[Term, ...] = ()
    waves: tuple[str, ...] = ()

    def is_asked(self, wave: str) -> bool:
        """Whether a phase's survey asks it."""
        return not self.waves or wave in self.waves

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


def rows(name: str) -> Rows:
    """Read one file of data/reference as it stands today."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def columns(name: str) -> tuple[str, ...]:
    """Return the columns of one file of data/reference, in its order."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(next(csv.reader(file)))


def listed(name: str) -> Rows:
    """Return the rows of one file by the lists in force."""
    return _read(name, _lists.get())


def vocabulary(name: str) -> dict[str, Term]:
    """Return a coded list by code, in the order of its file."""
    return _vocabulary(name, _lists.get())


@lru_cache(maxsize=_KEPT)
def _vocabulary(name: str, lists: Lists | None) -> dict[str, Term]:
    own = {row["code"]: _term(row) for row in _read(name, lists)}
    return _and_others(own, _vocabulary(name, None)) if lists else own


def phases() -> dict[str, Phase]:
    """Return the phases whose window is known, oldest first."""
    return _phases(_lists.get())


@lru_cache(maxsize=_KEPT)
def _phases(lists: Lists | None) -> dict[str, Phase]:
    own = {
        row["phase"]: Phase(
            code=row["phase"],
            first=date.fromisoformat(row["from"]),
            last=date.fromisoformat(row["to"]),
        )
        for row in _read("phases", lists)
    }
    return _and_others(own, _phases(None)) if lists else own


@cache
def tiles() -> dict[str, Tile]:
    """Return the tile of each of today's municipalities, by code."""
    return {
        row["municipality"]: Tile(
            row=int(row["row"]), column=int(row["column"]), short=row["short"]
        )
        for row in rows("tiles")
    }


def questions() -> dict[str, Question]:
    """Return the survey's questions with their choices."""
    return _questions(_lists.get())


@lru_cache(maxsize=_KEPT)
def _questions(lists: Lists | None) -> dict[str, Question]:
    choices: dict[str, list[Term]] = {}
    for row in _read("survey_choices", lists):
        choices.setdefault(row["question"], []).append(_term(row))
    own = {
        row["question"]: Question(
            code=row["question"],
            type=row["type"],
            lv=row["lv"],
            en=row["en"],
            choices=tuple(choices.get(row["question"], ())),
            waves=tuple(filter(None, row.get("waves", "").split(";"))),
        )
        for row in _read("survey_questions", lists)
    }
    return _and_others(own, _questions(None)) if lists else own


REFORM = date(2021, 7, 1)
"""The day on which 119 municipalities became 43."""


def municipalities() -> dict[str, Municipality]:
    """Return every municipality there is or was, by code.

    One that the 2021 reform only renumbered (Jelgava 0090000, 0003000) is one
    municipality under today's code; the old code is among its aliases.
    """
    return _municipalities(_lists.get())


@lru_cache(maxsize=_KEPT)
def _municipalities(lists: Lists | None) -> dict[str, Municipality]:
    aliases: dict[str, list[str]] = {}
    for row in _read("municipality_aliases", lists):
        aliases.setdefault(row["municipality"], []).append(row["alias"])
    old, renumbered = _before_the_reform(aliases, lists)
    own = {**_after_the_reform(aliases, renumbered, lists), **old}
    return _and_others(own, _municipalities(None)) if lists else own


@cache
def all_municipality_codes() -> tuple[str, ...]:
    """Return the code of every municipality there is or was, by today's lists."""
    return tuple(_municipalities(None))


def predecessors(code: str) -> tuple[Municipality, ...]:
    """Return the municipalities that became part of one, itself left out."""
    found = municipalities().values()
    return tuple(one for one in found if one.today == code != one.code)


def municipality_name(code: str) -> str:
    """Name of a municipality; the code itself where it is not known."""
    known = municipalities().get(code)
    return known.name if known else code


Entry = TypeVar("Entry")


def _and_others(own: dict[str, Entry], todays: dict[str, Entry]) -> dict[str, Entry]:
    """An edition's own entries, and behind them those that only today's list has."""
    return own | {code: one for code, one in todays.items() if code not in own}


def _read(name: str, lists: Lists | None) -> Rows:
    """One file, of the lists given if they have it; else today's."""
    return lists.files[name] if lists and name in lists.files else rows(name)


def _term(row: dict[str, str]) -> Term:
    aliases = tuple(filter(None, row.get("aliases", "").split(";")))
    code = row.get("code") or row["choice"]
    return Term(code=code, lv=row["lv"], en=row["en"], aliases=aliases)


def _before_the_reform(
    aliases: dict[str, list[str]], lists: Lists | None
) -> tuple[dict[str, Municipality], dict[str, str]]:
    """Municipalities that ended in 2021, and the old codes of those that went on."""
    changes = _read("atvk_changes", lists)
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
    aliases: dict[str, list[str]], renumbered: dict[str, str], lists: Lists | None
) -> dict[str, Municipality]:
    """Today's municipalities, and Varakļānu novads, which ended in 2025."""
    mergers = _read("municipality_mergers", lists)
    merged = {row["municipality"]: row["into"] for row in mergers}
    found = {}
    for row in _read("municipalities", lists):
        code = row["atvk_2021"]
        codes = [renumbered.get(code, ""), row["iso_3166_2"]]
        other = [*aliases.get(code, ()), row["centre"], *codes]
        found[code] = Municipality(
            code=code,
            name=row["name_lv"],
            today=merged.get(code, code),
            since=None if code in renumbered else REFORM,
            until=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            aliases=tuple(dict.fromkeys(filter(None, other))),
        )
    return found
