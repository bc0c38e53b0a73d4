"""Which kind of file this is, and whether its headings stand as they should."""

from collections import Counter
from collections.abc import Sequence

from dashboard.writing.contracts.contract import Contract
from dashboard.writing.files.grid import Grid, address
from dashboard.writing.files.refusals import refusal
from dashboard.writing.files.spellings import Place, Spellings

LOOKED_AT = 15
_SEVERAL_HEADINGS = 2
_CLEARLY = 2


class Headings:
    """The spellings of one contract's columns, ready to be looked up often."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self._spellings = Spellings.of(contract)

    def places(self, row: Sequence[object]) -> list[Place | None]:
        """Find every heading of a row."""
        return [self._spellings.place(value) for value in row]

    def names(self, row: Sequence[object]) -> set[str]:
        """Name the contract's columns that a row heads."""
        return {place[0] for place in self.places(row) if place}

    @property
    def required(self) -> list[str]:
        """Name the columns that a file cannot do without."""
        return [one.name for one in self.contract.fields if one.required]

    def lacks(self, row: Sequence[object]) -> list[str]:
        """Name the required columns that a row does not head."""
        return [name for name in self.required if name not in self.names(row)]


def recognise(grid: Grid, known: Sequence[Headings]) -> Headings:
    """Return the contract that a file's first row heads, or refuse the file."""
    if not grid.rows:
        raise refusal("empty_file")
    first = grid.rows[0][1]
    lacks = [one.lacks(first) for one in known]
    if all(lacks):
        if lacks[0][0] == known[0].required[0]:
            _refuse_late_headings(grid, known)
        raise refusal(f"no_{lacks[0][0]}_column")
    whole = [one for one, missing in zip(known, lacks, strict=True) if not missing]
    found = _told_apart(first, whole)
    _check_duplicates(grid.rows[0], found)
    _check_below(grid, found)
    return found


def score(row: Sequence[object], known: Sequence[Headings]) -> int:
    """Count the columns a row heads, by the contract it fits best."""
    return max((len(one.names(row)) for one in known), default=0)


def _refuse_late_headings(grid: Grid, known: Sequence[Headings]) -> None:
    (_, first), *later = grid.rows[:LOOKED_AT]
    scores = {number: score(row, known) for number, row in later}
    best = max(scores, key=lambda number: scores[number], default=0)
    if scores.get(best, 0) >= max(_SEVERAL_HEADINGS, score(first, known) + 1):
        raise refusal("heading_not_first", row=str(best))


def _told_apart(row: Sequence[object], known: Sequence[Headings]) -> Headings:
    """Choose the contract by its own columns; one stray column does not confuse."""
    counts = [len(one.names(row) & one.contract.distinctive) for one in known]
    ranked = sorted(zip(counts, known, strict=True), key=lambda pair: -pair[0])
    (most, best), *others = ranked
    if most == 0 or (others and most <= _CLEARLY * others[0][0]):
        raise refusal("unknown_contract")
    return best


def _check_duplicates(row: tuple[int, list[object]], found: Headings) -> None:
    number, values = row
    seen: dict[Place, int] = {}
    for column, place in enumerate(found.places(values)):
        if place in seen and not str(values[column]).startswith("_"):
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
    heads = [place for place in found.places(second) if place and not place[1]]
    if len(heads) >= _SEVERAL_HEADINGS and not _is_dated(first, second, found):
        raise refusal("two_heading_rows", row=str(number))
    places = found.places(first)
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
