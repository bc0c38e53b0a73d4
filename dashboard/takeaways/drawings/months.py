"""Drawings over time: a line that breaks where nothing is known, columns of periods."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboard.ground import i18n, periods
from dashboard.ground.i18n import _
from dashboard.ground.months import between
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import PROTECTED, PROVISIONAL
from dashboard.reading.kit.sentences.aims import goal_behind
from dashboard.reading.kit.tables import words
from dashboard.reading.kit.tables.others import in_focus
from dashboard.reading.notes import Note, marks
from dashboard.reading.rows import Row, is_hidden
from dashboard.takeaways.drawings.bars import labelled, more
from dashboard.takeaways.drawings.drawing import WIDTH, Chart, Series

_COLOURS = ("c1", "c2", "c3", "c4")
_MOST = 6
"""Lines, each in a field of its own."""


def families_by_month(answer: Answer) -> Chart:
    """Families of all together, month by month; months without a row stay empty."""
    return _all_together(answer.totals, answer)


def side_by_side(answer: Answer) -> Chart:
    """A line a municipality; beyond four, those not in focus are grey.

    Of a month alone a bar each: a line of one point says nothing.
    """
    found, focus = answer.parts, in_focus(answer)
    if len(_months(found)) == 1:
        return _one_month(found, focus, answer)
    names = words.places(row["municipality"] for row in found)
    order = sorted(
        _shown(found, focus), key=lambda code: i18n.alphabetical(names[code])
    )
    few = len(order) <= len(_COLOURS) and not focus
    by_place = {
        code: [row for row in found if row["municipality"] == code] for code in order
    }
    colours = {
        code: _COLOURS[place]
        if few
        else "c1"
        if code in focus or not focus
        else "context"
        for place, code in enumerate(order)
    }
    return _noted(
        Chart(
            shape="lines",
            labels=_labels(_months(found), answer),
            series=tuple(
                _series(names[code], of_place, found, colours[code])
                for code, of_place in by_place.items()
            ),
            note=more(len(names) - len(order)),
        )
    )


def _one_month(found: Sequence[Row], focus: frozenset[str], answer: Answer) -> Chart:
    names = words.places(row["municipality"] for row in found)
    kept = _shown(found, focus)
    shown = sorted(
        (row for row in found if row["municipality"] in kept),
        key=lambda row: i18n.alphabetical(names[row["municipality"]]),
    )
    return Chart(
        shape="bars",
        labels=tuple(
            labelled(names[row["municipality"]], row, "families")
            + answer.marks_of(row["municipality"])
            for row in shown
        ),
        series=(
            Series(
                name=words.heading("families"),
                values=tuple(row["families"] for row in shown),
            ),
        ),
        focus=frozenset(
            at for at, row in enumerate(shown) if row["municipality"] in focus
        ),
        note=more(len(names) - len(shown)),
    )


def _shown(found: Sequence[Row], focus: frozenset[str]) -> list[str]:
    """The places that have room: those in focus, then those with the most families."""
    met: dict[str, int] = {}
    for row in found:
        met[row["municipality"]] = met.get(row["municipality"], 0) + (
            row["families"] or 0
        )
    return sorted(met, key=lambda code: (code not in focus, -met[code], code))[:_MOST]


def _noted(chart: Chart) -> Chart:
    """Say so where there is no room to write the value of every month."""
    if chart.every(WIDTH / chart.across) == 1:
        return chart
    said = _("Some numbers have no room here.")
    return replace(chart, note=" ".join(filter(None, (chart.note, said))))


def families_by_period(answer: Answer) -> Chart:
    """A line of months; of longer periods a column each."""
    found = answer.totals
    if answer.filters.grain == "month":
        return _all_together(
            [
                {**row, "month": date.fromisoformat(f"{row['period']}-01")}
                for row in found
            ],
            answer,
        )
    return Chart(
        shape="columns",
        labels=_of_periods(found, answer),
        series=(
            Series(
                name=words.heading("families"),
                values=tuple(row["families"] for row in found),
            ),
        ),
    )


def _of_periods(found: Sequence[Row], answer: Answer) -> tuple[str, ...]:
    noted = _first_noted(found, answer)
    return tuple(
        f"{periods.label(row['period'])}{_mark(row)}{noted[at]}"
        f"{goal_behind(answer, row)}"
        for at, row in enumerate(found)
    )


def _labels(months: Sequence[date], answer: Answer) -> tuple[str, ...]:
    noted = _first_noted([{"month": month} for month in months], answer)
    return tuple(f"{_month(month)}{noted[at]}" for at, month in enumerate(months))


def _all_together(found: Sequence[Row], answer: Answer) -> Chart:
    whole = _series(words.heading("families"), found, found, "c1")
    marked = zip(_labels(_months(found), answer), whole.marks, strict=True)
    labels = tuple(map("".join, marked))
    series = replace(whole, marks=())
    if len(labels) == 1:
        return Chart(shape="bars", labels=labels, series=(series,))
    return _noted(Chart(shape="lines", labels=labels, series=(series,)))


def _first_noted(spans: Sequence[Row], answer: Answer) -> list[str]:
    """Marks of notes behind each span of days that is the first of theirs."""
    seen: set[Note] = set()
    said = []
    for span in spans:
        new = [note for note in answer.notes_of(span) if note not in seen]
        seen.update(new)
        said.append(f" {marks(new, most=1)}" if new else "")
    return said


def _series(name: str, own: Sequence[Row], every: Sequence[Row], colour: str) -> Series:
    by_month = {row["month"]: row for row in own}
    rows = [by_month.get(month) for month in _months(every)]
    return Series(
        name=name,
        values=tuple(row["families"] if row else None for row in rows),
        marks=tuple(_mark(row) if row else "" for row in rows),
        colour=colour,
    )


def _months(found: Sequence[Row]) -> list[date]:
    reported = [row["month"] for row in found]
    return between(min(reported), max(reported)) if reported else []


def _month(month: date) -> str:
    return f"{i18n.short_month(month)} {month.year}"


def _mark(row: Row) -> str:
    if is_hidden(row, "families"):
        return f" {PROTECTED.text}"
    return f" {PROVISIONAL.text}" if row["provisional"] else ""
