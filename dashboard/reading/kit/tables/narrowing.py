"""From a row to the page narrowed to what the row is about: a bar's, a label's link."""

from dataclasses import replace
from typing import Any

from dashboard.editions.filters import Filters
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


def linked(found: Shown, answer: Answer) -> Shown:
    """Let the first cell of each row lead where a click on its bar would."""
    column = found.columns[0]

    def led(line: Line) -> Line:
        first, *rest = line.cells
        href = narrowed(answer, column, line.about)
        return replace(line, cells=(replace(first, href=href), *rest))

    return replace(found, lines=tuple(map(led, found.lines)))
