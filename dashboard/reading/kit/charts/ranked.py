"""A chart of the common form: bars, one for each code, the longest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.codes import Place
from dashboard.reading.columns.kinds import Steps
from dashboard.reading.kit.charts.bars import Bar, drawn
from dashboard.reading.kit.charts.text import safe
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.narrowing import narrowed
from dashboard.reading.kit.tables.others import foremost, left_to_the_table
from dashboard.reading.kit.tables.protected import amount, written
from dashboard.reading.rows import TOTAL, Row, by_size, is_hidden


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """What a bar stands for, what it counts, and what is told beside it.

    Steps of an ordered scale stand in its order, also those that nothing fell on;
    `last` is a code that stands apart. `beside` says more behind the number, `hover`
    are the columns told when a bar is pointed at: without any, the number alone. Of
    more than `most` bars, `rest` says how many are left to the table.
    """

    by: str
    count: str
    hover: tuple[str, ...] = ()
    beside: Callable[[Row], str] = lambda _row: ""
    last: str = ""
    most: int = 0
    rest: Callable[[int], str] = str

    def __call__(self, answer: Answer) -> Figure:
        """Draw the bars, each leading to the page narrowed to it."""
        found = self.rows(answer)
        names = self.names(found, answer)
        shown = found[: self.most or None]
        if self.by == "municipality":
            shown = foremost(found, answer)
        bars = [
            Bar(
                label=names[row[self.by]],
                value=row[self.count],
                more=self.beside(row),
                hover=self._hover(row, names[row[self.by]], answer),
                place=row[self.by] if self.by == "municipality" else "",
                is_context=row[self.by] == self.last,
                href=narrowed(answer, self.by, row[self.by]),
            )
            for row in shown
        ]
        if self.by == "municipality":
            return drawn(bars, left_to_the_table(found, shown))
        left_out = len(found) - len(shown)
        return drawn(bars, self.rest(left_out) if left_out else "")

    def rows(self, answer: Answer) -> list[Row]:
        """Return the rows that are bars: with a number, or with one protected."""
        counted = [
            row
            for row in _whole(self.by, answer)
            if row[self.by] != TOTAL
            and (row[self.count] is not None or is_hidden(row, self.count))
        ]
        kind = answer.columns[self.by].kind
        if isinstance(kind, Steps):
            return self._steps(counted, kind) if counted else []
        return sorted(
            by_size(counted, self.count), key=lambda row: row[self.by] == self.last
        )

    def _steps(self, counted: Sequence[Row], kind: Steps) -> list[Row]:
        known = {row[self.by]: row for row in counted}
        return [known.get(step, {self.by: step, self.count: 0}) for step in kind.words]

    def names(self, found: Sequence[Row], answer: Answer) -> dict[str, str]:
        """Return what each bar is called, by its code."""
        kind = answer.columns[self.by].kind
        codes = [row[self.by] for row in found]
        if isinstance(kind, Place):
            return words.places_now(codes)
        if isinstance(kind, Steps):
            return {code: kind.label(code) for code in codes}
        return {code: kind.text(code) for code in codes}

    def _hover(self, row: Row, name: str, answer: Answer) -> str:
        if not self.hover:
            return amount(answer.columns[self.count], row)
        is_place = isinstance(answer.columns[self.by].kind, Place)
        told = [written(answer.columns[name], row) for name in self.hover]
        return "<br>".join([*([f"<b>{safe(name)}</b>"] if is_place else []), *told])


def _whole(by: str, answer: Answer) -> list[Row]:
    """Rows of all municipalities together, unless they are what the bars are."""
    if by == "municipality":
        return answer.parts
    has_places = any(one.name == "municipality" for one in answer.query.columns)
    return answer.totals if has_places else answer.rows
