"""How the columns of a kind of file are spelled in its headings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from dashboard.ground.spelling import fold
from dashboard.writing.contracts import values
from dashboard.writing.contracts.fields import Contract
from dashboard.writing.files import dressed
from dashboard.writing.files.dressed import Ending

Place = tuple[str, str]
"""The column of the contract a heading stands for, and the choice or nothing."""

Entry = tuple[str, str | None, str]
"""A column, the choice or nothing, and one of its spellings."""

FOREIGN_GROUPS = {"formhub", "meta"}
_DRESSED: Entry = ("*", None, "*")
"""Stands in a list of spellings that were looked up without marks and groups too."""
_ALONE = "?"
"""Stands before a column of which a spelling is read where no other means it."""


@dataclass(frozen=True, kw_only=True)
class Spellings:
    """One table of headings: every spelling of a column, and of its choices.

    Only a column that takes several has choices: each may be ticked in a column
    of its own. Spellings are folded; those that mean a column `alone` are bare words.
    Rows taken in under an `exact` table are named by it for ever, so it is looked up
    as it was then.
    """

    columns: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]
    alone: Mapping[str, str] = field(default_factory=dict)
    exact: bool = False

    @classmethod
    def of(cls, contract: Contract) -> Self:
        """Return the spellings of a contract as it stands today."""
        choices = {
            one.name: values.spellings(one.terms).items()
            for one in contract.fields
            if one.several
        }
        return cls(
            columns={
                form: one.name
                for one in contract.fields
                for text in one.headings
                for form in (text, fold(dressed.without(text)))
            },
            choices={
                name: {text: term.code for text, term in pairs}
                for name, pairs in choices.items()
            },
            alone={
                dressed.words(text): one.name
                for one in contract.fields
                for text in one.alone
            },
        )

    @classmethod
    def from_entries(cls, entries: Iterable[Entry]) -> Self:
        """Return the spellings that were listed so."""
        listed = list(entries)
        columns: dict[str, str] = {}
        choices: dict[str, dict[str, str]] = {}
        alone: dict[str, str] = {}
        for name, choice, spelling in listed:
            if name == _DRESSED[0]:
                continue
            if name.startswith(_ALONE):
                alone[spelling] = name.removeprefix(_ALONE)
            elif choice is None:
                columns[spelling] = name
            else:
                choices.setdefault(name, {})[spelling] = choice
        return cls(
            columns=columns,
            choices=choices,
            alone=alone,
            exact=_DRESSED not in listed,
        )

    def entries(self) -> list[Entry]:
        """List the spellings one by one."""
        return [
            *([] if self.exact else [_DRESSED]),
            *((name, None, spelling) for spelling, name in self.columns.items()),
            *((_ALONE + name, None, words) for words, name in self.alone.items()),
            *(
                (name, choice, spelling)
                for name, choices in self.choices.items()
                for spelling, choice in choices.items()
            ),
        ]

    def places(self, headings: Sequence[object]) -> list[Place | None]:
        """Find each heading of a row: as it stands, without its marks, by its ending.

        What stands as it should comes before what has to be undressed, and before
        other words for a column, which no more than one heading may be.
        """
        places = [self.place(heading) for heading in headings]
        if self.exact:
            return places
        for look in (self._undressed, self._ending, self._alone):
            if all(places):
                break
            taken = {place for place in places if place}
            fresh = look(headings, places)
            places = [
                own or (new if new not in taken else None)
                for own, new in zip(places, fresh, strict=True)
            ]
        return places

    def place(self, value: object) -> Place | None:
        """Find a heading, also one that KoboToolbox wrote as group/column/choice."""
        if not isinstance(value, str):
            return None
        whole = fold(value)
        parts = ["", "", *(part.strip() for part in whole.split("/"))]
        parent, last = parts[-2:]
        name = self.columns.get(whole) or self.columns.get(last)
        if name and parent not in FOREIGN_GROUPS:
            return name, ""
        several = self.columns.get(parent, "")
        return (several, last) if several in self.choices else None

    def choice(self, name: str, spelling: str) -> str | None:
        """Return the code of the choice that a heading like domains/education ticks."""
        return self.choices.get(name, {}).get(spelling)

    def may_head(self, heading: str) -> bool:
        """Whether a cell heads a column, if those beside it allow; often it cannot."""
        return bool(
            self.place(heading)
            or self.place(dressed.without(heading))
            or self._longest_ending(heading)
            or dressed.words(heading) in self.alone
        )

    @cached_property
    def _of_several(self) -> tuple[tuple[str, str], ...]:
        """The spellings of columns that have choices."""
        return tuple(one for one in self.columns.items() if one[1] in self.choices)

    def _undressed(
        self, headings: Sequence[object], places: Sequence[Place | None]
    ) -> list[Place | None]:
        return [
            place or self.place(dressed.without(heading))
            for heading, place in zip(headings, places, strict=True)
        ]

    def _ending(
        self, headings: Sequence[object], places: Sequence[Place | None]
    ) -> list[Place | None]:
        """Find columns behind their group's name, which form tools put before them."""
        endings = [
            None if place else self._longest_ending(heading)
            for heading, place in zip(headings, places, strict=True)
        ]
        groups = dressed.groups(one for one in endings if one)
        return [one.place if one and one.group in groups else None for one in endings]

    def _alone(
        self, headings: Sequence[object], places: Sequence[Place | None]
    ) -> list[Place | None]:
        """Find headings in other words, each the only one that means its column."""
        meant = [
            None if place else self.alone.get(dressed.words(heading))
            for heading, place in zip(headings, places, strict=True)
        ]
        taken = Counter([*meant, *(place[0] for place in places if place)])
        return [(name, "") if name and taken[name] == 1 else None for name in meant]

    def _longest_ending(self, heading: object) -> Ending | None:
        for group, rest in dressed.endings(heading):
            if FOREIGN_GROUPS & set(dressed.parts(group)):
                continue
            name = self.columns.get(rest)
            place = (name, "") if name else self._tick(rest)
            if place:
                return Ending(group=group, place=place)
        return None

    def _tick(self, rest: str) -> Place | None:
        for column, name in self._of_several:
            choice = dressed.behind(column, rest)
            if choice and self.choice(name, choice):
                return name, choice
        return None
