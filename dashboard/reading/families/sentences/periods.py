"""Sentences about families over periods."""

from collections.abc import Sequence
from datetime import date
from statistics import median

from dashboard.ground import i18n, periods
from dashboard.ground.i18n import N_, _
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import (
    Sentence,
    counted,
    fragments,
    in_month,
    listed,
)
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import Row, is_hidden, known

_FEW = 3

_SPANS = {
    "month": N_("by month"),
    "quarter": N_("by quarter"),
    "half": N_("by half-year"),
    "year": N_("by year"),
    "phase": N_("by phase of the project"),
}


def families_by_period(answer: Answer) -> Sentence:
    """The highest and the lowest final period, and what may still change."""
    found = known(answer.totals, "families")
    if not answer.totals:
        return []
    firm = [row for row in found if not row["provisional"]]
    loose = [row for row in found if row["provisional"]]
    span = _(_SPANS[answer.filters.grain])
    return fragments(
        *(_most_and_fewest(answer, firm, span) if firm else ()),
        _still_provisional(answer, loose),
    )


def months_side_by_side(answer: Answer) -> Sentence:
    """The usual range of months in municipalities; of a month alone its numbers."""
    months = {row["month"] for row in answer.parts}
    if len(months) == 1:
        return _in_one_month(answer, *months)
    by_place: dict[str, list[int]] = {}
    for row in answer.parts:
        if not is_hidden(row, "families"):
            by_place.setdefault(row["municipality"], []).append(row["families"])
    if not by_place:
        return []
    middles = [median(values) for values in by_place.values()]
    if len(middles) == 1:
        return fragments(_("Median families a month: **{n}**.", n=_middle(middles[0])))
    return fragments(
        _(
            "Median families a month: from **{low}** to **{high}** in a municipality.",
            low=_middle(min(middles)),
            high=_middle(max(middles)),
        )
    )


def _in_one_month(answer: Answer, month: date) -> Sentence:
    met = [row["families"] for row in known(answer.parts, "families")]
    if not met:
        return []
    when = in_month(month)
    if len(answer.parts) == 1:
        text = _("Families {month}: **{n}**.", month=when, n=i18n.number(met[0]))
        return fragments(text)
    return fragments(
        _(
            "Families {month}: from **{low}** to **{high}** in a municipality.",
            month=when,
            low=i18n.number(min(met)),
            high=i18n.number(max(met)),
        )
    )


def _middle(n: float) -> str:
    return words.value("middle", n)


def _most_and_fewest(answer: Answer, firm: Sequence[Row], span: str) -> tuple[str, ...]:
    # Of a period that is cut, fewer days are counted than of the others.
    firm = [row for row in firm if answer.whole_days(row)] or firm
    most = max(firm, key=lambda row: row["families"])
    fewest = min(firm, key=lambda row: row["families"])
    if most["families"] != fewest["families"]:
        said = _(
            "Most families {span}: **{period}**.",
            span=span,
            period=_of_period(answer, most),
        )
        return said, _("Fewest: {period}.", period=_of_period(answer, fewest))
    if len(firm) == 1:
        return (_("Families: **{period}**.", period=_of_period(answer, most)),)
    n = i18n.number(most["families"])
    return (_("Families {span}: **{n}** each time.", span=span, n=n),)


def _still_provisional(answer: Answer, loose: Sequence[Row]) -> str:
    if not loose:
        return ""
    if len(loose) > _FEW:
        return _("Periods still provisional: {n}.", n=i18n.number(len(loose)))
    return _(
        "Still provisional: {months}.",
        months=listed([_of_period(answer, row) for row in loose]),
    )


def _of_period(answer: Answer, row: Row) -> str:
    """A period, or the days of it that are in force, and how many families."""
    if answer.whole_days(row):
        return counted(periods.label(row["period"]), row["families"])
    days = f"{i18n.day(row['from'])} – {i18n.day(row['to'])}"
    return counted(days, row["families"])
