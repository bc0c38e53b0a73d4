"""From a row to what it is about: its bar narrows the page, its label leads there."""

from dataclasses import replace
from functools import cache
from typing import Any

from dashboard.editions.filters import Filters
from dashboard.ground import reference
from dashboard.reading.answer import Answer
from dashboard.reading.kit.tables.cells import Line, Shown

_ONE_PLACE = "/pasvaldiba/"


def narrowed(answer: Answer, column: str, value: Any) -> str:
    """Address of the same page with only what a row is about.

    Empty where there is no such filter, where it is set already, and where the
    address would not be read back as it was written.
    """
    before = answer.address.filters
    own_place = answer.address.path.startswith(_ONE_PLACE)
    if value is None or (own_place and column == "municipality"):
        return ""
    after = before.but(**answer.columns[column].kind.narrowing(value))
    if after == before or Filters.from_query(after.to_query()) != after:
        return ""
    return answer.address.but(filters=after).href


def opened(answer: Answer, code: Any) -> str:
    """Address of a municipality's page; empty of what is none, and on that page."""
    if code not in reference.municipalities():
        return ""
    path = f"{_ONE_PLACE}{code}"
    if answer.address.path == path:
        return ""
    filters = answer.address.filters.but(municipalities=())
    return answer.address.but(path=path, filters=filters).href


def linked(found: Shown, answer: Answer) -> Shown:
    """Let the first cell of each row lead on: a place's name always opens the place."""
    column = found.columns[0]

    @cache
    def href(about: Any) -> str:
        # A thousand rows are of forty places, or of a month's days.
        if column == "municipality":
            return opened(answer, about)
        return narrowed(answer, column, about)

    def led(line: Line) -> Line:
        there = href(line.about)
        if not there:
            return line
        first, *rest = line.cells
        return replace(line, cells=(replace(first, href=there), *rest))

    return replace(found, lines=tuple(map(led, found.lines)))
