"""Charts of the families served."""

from dashboard.ground.i18n import month, ngettext
from dashboard.reading.answer import Answer, Figure
from dashboard.reading.columns.marks import PROVISIONAL
from dashboard.reading.kit.charts.bars import Bar, ranked
from dashboard.reading.kit.charts.breaks import with_break
from dashboard.reading.kit.charts.empty import empty
from dashboard.reading.kit.charts.timeline import Point, timeline
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.narrowing import narrowed
from dashboard.reading.kit.tables.protected import protected
from dashboard.reading.rows import TOTAL, Row, by_size, is_hidden, totals


def families_by_month(answer: Answer) -> Figure:
    """A line of all the municipalities asked for together."""
    rows = totals(answer)
    if not rows:
        return empty()
    figure = timeline(
        [
            Point(
                month=row["month"],
                value=row["families"],
                is_provisional=row["provisional"],
                hover=_of_month(row),
                href=narrowed(answer, "month", row["month"]),
            )
            for row in rows
        ]
    )
    return with_break(figure, answer, [row["month"] for row in rows])


def families_by_domain(answer: Answer) -> Figure:
    """Bars, one a domain, the longest first; families of all municipalities."""
    rows = [row for row in totals(answer) if row["domain"] != TOTAL]
    return ranked(
        [
            Bar(
                label=words.value("domain", row["domain"]),
                value=row["families"],
                hover=_families(row),
                href=narrowed(answer, "domain", row["domain"]),
            )
            for row in by_size(rows, "families")
        ]
    )


def _families(row: Row) -> str:
    if is_hidden(row, "families"):
        return protected()
    return ngettext("{n} family", "{n} families", row["families"])


def _of_month(row: Row) -> str:
    text = f"<b>{month(row['month'])}</b><br>{_families(row)}"
    if not row["provisional"]:
        return text
    return f"{text} {PROVISIONAL.text}: {PROVISIONAL.label}"
