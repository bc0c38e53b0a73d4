"""What the generated title of a card rests on, as claims that can be tested."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dashboard.editions.table import Table
from dashboard.reading.rows import TOTAL, Row, is_hidden
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.seminars.claims import State, held_to, numbers_of
from dashboard.takeaways.taken import Taken


def of_title(taken: Taken, reader: Reader) -> tuple[str, ...]:
    """Return the claims that the numbers of a card's title amount to, each once.

    A number that no single cell of the answer gives is not claimed, nor is one that a
    claim cannot ask for: of several places together, or of one domain.
    """
    filters = taken.wanted.filters
    if filters.is_narrowed or len(filters.municipalities) > 1:
        return ()
    claims = (_claim(taken, row, column) for row, column in _told_cells(taken))
    each = dict.fromkeys(filter(None, claims))
    return tuple(one for one in each if held_to(one, reader).state is State.TRUE)


def _told_cells(taken: Taken) -> Iterator[tuple[Row, str]]:
    """The cells that a title tells: it would say another number if they did."""
    told = numbers_of(taken.title)
    columns = [one.name for one in taken.answer.query.columns if one.type == "bigint"]
    for place, row in enumerate(taken.answer.rows):
        for column in columns:
            number = row[column]
            if number not in told or is_hidden(row, column):
                continue
            titles = [_titled(taken, place, column, number + by) for by in (1, -1)]
            follows = (
                numbers_of(title).count(number + by) > told.count(number + by)
                for title, by in zip(titles, (1, -1), strict=True)
            )
            # One as large that is not named would be if it had one more, not one less.
            if taken.title not in titles and any(follows):
                yield row, column


def _titled(taken: Taken, place: int, column: str, number: int) -> str:
    """The title, had a row this number in a column."""
    table = taken.answer.table
    rows = table.records()
    rows[place][column] = number
    answer = replace(taken.answer, table=Table.of(table.columns, rows))
    return replace(taken, answer=answer).title


def _claim(taken: Taken, row: Row, column: str) -> str:
    """A cell as a claim; empty where what tells its row from others has a space."""
    filters = taken.wanted.filters
    period, places = filters.named or "all", filters.municipalities
    place = str(row.get("municipality", TOTAL))
    own = places[0] if places and place == TOTAL else place
    keys = [
        f" {name}={value}"
        for name, value in row.items()
        if name != "municipality" and isinstance(value, str | date)
    ]
    if any(" " in key.strip() for key in keys):
        return ""
    query = f"{taken.answer.query.name}.{column}"
    return f"{query} {period} {own}{''.join(keys)} = {row[column]}"
