"""Which kind of file this is, and whether its headings stand as they should."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.ground.spelling import fold
from dashboard.writing.contracts.contract import Contract
from dashboard.writing.files import dressed, two_lines
from dashboard.writing.files.columns import is_added
from dashboard.writing.files.grid import Grid, address
from dashboard.writing.files.refusals import refusal
from dashboard.writing.files.spellings import Place, Spellings
from dashboard.writing.files.table import RefusedError

LOOKED_AT = 20
_LOST = re.compile(r"[?\ufffd]")
_SEVERAL_HEADINGS = 2
_CLEARLY = 2
_SHOWN_CELLS = 8
_SHOWN_LETTERS = 30


class Headings:
    """The spellings of one contract's columns, ready to be looked up often."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self._spellings = Spellings.of(contract)
        self._may_head: dict[str, bool] = {}

    def places(self, row: Sequence[object]) -> list[Place | None]:
        """Find every heading of a row."""
        return self._spellings.places(row)

    def names(self, row: Sequence[object]) -> set[str]:
        """Name the contract's columns that a row heads."""
        return {place[0] for place in self.places(row) if place}

    def may_be_of(self, row: Sequence[object]) -> bool:
        """Whether a row may head all columns that are required: soon answered."""
        known, wanted = self._may_head, len(self.required)
        for cell in row:
            if not isinstance(cell, str):
                continue
            if cell not in known:
                known[cell] = self._spellings.may_head(cell)
            wanted -= known[cell]
            if wanted <= 0:
                return True
        return False

    def is_said(self, heading: object) -> bool:
        """Whether it is said as what a heading is read.

        So it is of one that is known only without some of its words, or by others.
        """
        if self._spellings.place(heading):
            return False
        bare = dressed.without(heading)
        is_cut = sum(map(str.isalpha, bare)) < sum(map(str.isalpha, str(heading)))
        if self._spellings.place(bare):
            return is_cut
        return self._is_in_other_words(heading)

    def _is_in_other_words(self, heading: object) -> bool:
        """Whether a heading means a column only where no other does."""
        known = self._spellings.place(heading) or self._spellings.place(
            dressed.without(heading)
        )
        return not known and dressed.words(heading) in self._spellings.alone

    def lost(self, row: Sequence[object]) -> str | None:
        """Return a heading that is known but for letters that were lost."""
        required = (self.contract[name] for name in self.required)
        known = {text for column in required for text in column.headings}
        for heading in filter(lambda one: isinstance(one, str), row):
            pieces = _LOST.split(fold(dressed.without(heading)))
            form = re.compile(".".join(map(re.escape, pieces)))
            if len(pieces) > 1 and any(map(form.fullmatch, known)):
                return str(heading)
        return None

    def own(self, row: Sequence[object]) -> int:
        """Count the columns a row heads that only this kind of file has."""
        return len(self.names(row) & self.contract.distinctive)

    @property
    def required(self) -> list[str]:
        """Name the columns that a file cannot do without."""
        return [one.name for one in self.contract.fields if one.required]

    def lacks(self, row: Sequence[object]) -> list[str]:
        """Name the required columns that a row does not head.

        A list of guests has a day and a town too: where these are known by other words
        only, a file must tell of what no other does.
        """
        places = zip(self.places(row), row, strict=True)
        by_words = {
            place[0]
            for place, text in places
            if place and self._is_in_other_words(text)
        }
        names = self.names(row)
        heart = {one.name for one in self.contract.fields if one.secret}
        if not heart & self.contract.distinctive <= names:
            names -= by_words & {*self.required}
        return [name for name in self.required if name not in names]


def recognise(
    grid: Grid, known: Sequence[Headings]
) -> tuple[Headings, Grid, Sequence[int]]:
    """Return the contract that a sheet's headings are of, and the sheet from there on.

    The headings are the best row of the first ones; a sheet without is refused. The
    numbers of the rows above them come along.
    """
    if not grid.rows:
        raise refusal("empty_file")
    place = _heading_row(grid, known)
    begin, last, first = _lines(grid, place, known)
    lacks = [one.lacks(first) for one in known]
    if all(lacks):
        lost = next(filter(None, (one.lost(first) for one in known)), None)
        if lost:
            raise refusal("letters_lost", heading=lost)
        raise _lacks(lacks[0][0], grid.rows[place])
    whole = [one for one, missing in zip(known, lacks, strict=True) if not missing]
    likest = max(known, key=lambda one: one.own(first))
    if likest.own(first) >= _SEVERAL_HEADINGS and not any(
        one.own(first) for one in whole
    ):
        raise _lacks(likest.lacks(first)[0], grid.rows[place])
    found = _told_apart(first, whole)
    headed = (grid.rows[last][0], first)
    sheet = replace(grid, rows=[headed, *grid.rows[last + 1 :]])
    _check_duplicates(headed, found)
    _check_below(sheet, found)
    return found, sheet, [number for number, _row in grid.rows[:begin]]


def score(row: Sequence[object], known: Sequence[Headings]) -> int:
    """Count the columns a row heads, by the contract it fits best."""
    return max((len(one.names(row)) for one in known), default=0)


def _heading_row(grid: Grid, known: Sequence[Headings]) -> int:
    """Return the place of the row that heads most columns, all required ones first."""

    def worth(place: int) -> tuple[bool, int]:
        row = grid.rows[place][1]
        headed = [(one.names(row), one.required) for one in known]
        is_whole = any(names.issuperset(required) for names, required in headed)
        return is_whole, max(len(names) for names, _required in headed)

    return max(range(len(grid.rows[:LOOKED_AT])), key=worth)


def _lines(
    grid: Grid, place: int, known: Sequence[Headings]
) -> tuple[int, int, list[object]]:
    """Return the first and last line of the headings, and what they are together."""
    read = [(two_lines.read(grid, place, one.places), one) for one in known]
    lines, _kind = max(read, key=lambda pair: len(pair[1].names(pair[0][2])))
    return lines


def _lacks(column: str, row: tuple[int, list[object]]) -> RefusedError:
    number, cells = row
    return refusal(f"no_{column}_column", row=str(number), words=_as_seen(cells))


def _as_seen(row: Sequence[object]) -> str:
    """Write the beginning of a row; one with numbers may hold a family's code."""
    texts = [str(cell) for cell in row if cell is not None]
    if any(letter.isdigit() for text in texts for letter in text):
        return "…"
    return "; ".join(text[:_SHOWN_LETTERS] for text in texts[:_SHOWN_CELLS])


def _told_apart(row: Sequence[object], known: Sequence[Headings]) -> Headings:
    """Choose the contract by its own columns; one stray column does not confuse."""
    counts = [one.own(row) for one in known]
    ranked = sorted(zip(counts, known, strict=True), key=lambda pair: -pair[0])
    (most, best), *others = ranked
    if most == 0 or (others and most <= _CLEARLY * others[0][0]):
        raise refusal("unknown_contract")
    return best


def _check_duplicates(row: tuple[int, list[object]], found: Headings) -> None:
    number, values = row
    seen: dict[Place, int] = {}
    for column, place in enumerate(found.places(values)):
        if is_added(values[column]):
            continue
        if place in seen:
            first, second = values[seen[place]], values[column]
            is_of_families = place[0] in {"family", "persons"}
            if is_of_families and dressed.are_numbered(first, second):
                raise refusal("families_repeated", where=str(second))
            raise refusal(
                "duplicate_column",
                first=address(seen[place], number),
                second=address(column, number),
                heading=str(values[column]),
            )
        if place:
            seen[place] = column


def _check_below(grid: Grid, found: Headings) -> None:
    (_, first), *below = grid.rows
    if not below:
        raise refusal("no_rows")
    number, second = below[0]
    places = found.places(first)
    beneath = found.places(second)
    heads = [
        place
        for cell, place in zip(second, beneath, strict=True)
        if place and not place[1] and not found.is_said(cell)
    ]
    is_whole = [*filter(None, places)] == [*filter(None, beneath)]
    several = len(heads) >= _SEVERAL_HEADINGS
    if several and not (is_whole or _is_dated(first, second, found)):
        raise refusal("two_heading_rows", row=str(number))
    for required in found.required:
        _check_formulas(grid, places.index((required, "")))


def _is_dated(first: list[object], row: list[object], found: Headings) -> bool:
    column = found.places(first).index((found.required[0], ""))
    value = row[column] if column < len(row) else None
    return value is not None and any(map(str.isdigit, str(value)))


def _check_formulas(grid: Grid, column: int) -> None:
    """Refuse a required column of which every filled cell lacks its value."""
    formulas = set(grid.formulas)
    states = Counter(
        "lacking" if address(column, number) in formulas else "filled"
        for number, row in grid.rows[1:]
        if column < len(row)
        and (row[column] is not None or address(column, number) in formulas)
    )
    if states["lacking"] and not states["filled"]:
        raise refusal("formulas_without_values", heading=str(grid.rows[0][1][column]))
