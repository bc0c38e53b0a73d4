"""A chart of the answers of a survey that others have published."""

from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.columns import CHOICE
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.units import Units, units
from dashboard.reading.kit.tables import words
from dashboard.reading.published.tables import answer_of, together
from dashboard.reading.rows import Row


def published_answers(answer: Answer) -> Figure:
    """Unit squares, from yes to no; what is certain only within a range is dotted."""
    found = together(answer)
    if not found:
        return empty(_only_in_the_table() if answer.table else "")
    ordered = sorted(found, key=lambda row: CHOICE.rank(answer_of(row)))
    return units([_units(row) for row in ordered])


def _units(row: Row) -> Units:
    low = row["low"] or 0 if row["value"] is None else row["value"]
    high = row["high"] or low if row["value"] is None else low
    return Units(
        answer=answer_of(row),
        label=words.label("choice", answer_of(row)).lower(),
        figure=words.published(row),
        certain=low,
        possible=high - low,
    )


def _only_in_the_table() -> str:
    return _("What was published of these places is in the table.")
