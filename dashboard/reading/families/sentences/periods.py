"""Sentences about families over periods, and against those before."""

from collections.abc import Sequence
from statistics import median

from dashboard.ground import i18n, periods
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.reading.answer import Answer
from dashboard.reading.kit.sentences import Sentence, counted, fragments, listed
from dashboard.reading.kit.sentences.changes import (
    in_window,
    more_or_less,
    not_compared,
    only_before,
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
    return fragments(
        _("Families {span}.", span=_(_SPANS[answer.filters.grain])),
        *(_most_and_fewest(firm) if firm else ()),
        _still_provisional(loose),
    )


def families_change(answer: Answer) -> Sentence:
    """How many families, how many more or fewer than before, and in which places."""
    total = next(iter(answer.totals), None)
    if total is None or total["families"] is None:
        return []
    n = total["families"]
    worked = ngettext(
        "Mediators worked with **{n} family**.",
        "Mediators worked with **{n} families**.",
        n,
    )
    extent = answer.edition.extent
    other = answer.filters.compared(extent)
    if other is None or total["before"] is None:
        return fragments(worked, _("There is no period to compare with."))
    when = in_window(answer.filters, other.window(extent))
    if total["change"] is None:
        said = only_before(i18n.number(total["before"]), when)
        return fragments(worked, f"{words.capital(said)}.", not_compared())
    said = more_or_less(n, total["before"], when)
    return fragments(worked, f"{words.capital(said)}.", _risen(answer.parts))


def months_side_by_side(answer: Answer) -> Sentence:
    """In how many municipalities there are months to compare, and the usual range."""
    by_place: dict[str, list[int]] = {}
    for row in answer.parts:
        if not is_hidden(row, "families"):
            by_place.setdefault(row["municipality"], []).append(row["families"])
    if not by_place:
        return []
    middles = [median(values) for values in by_place.values()]
    if len(middles) == 1:
        return fragments(
            _("In a usual month: **{n}** families.", n=_middle(middles[0]))
        )
    return fragments(
        _(
            "Families in a usual month: from **{low}** to **{high}** in a"
            " municipality.",
            low=_middle(min(middles)),
            high=_middle(max(middles)),
        )
    )


def _middle(n: float) -> str:
    return words.value("middle", n)


def _risen(found: Sequence[Row]) -> str:
    both = [row for row in found if row["change"] is not None]
    risen = sum(row["change"] > 0 for row in both)
    if len(both) <= 1:
        return ""
    return ngettext(
        "Of {n} municipality with numbers in both periods, families grew in {risen}.",
        "Of {n} municipalities with numbers in both periods, families grew in {risen}.",
        len(both),
        risen=i18n.number(risen),
    )


def _most_and_fewest(firm: Sequence[Row]) -> tuple[str, ...]:
    most = max(firm, key=lambda row: row["families"])
    fewest = min(firm, key=lambda row: row["families"])
    said = _("Most: **{period}**.", period=_of_period(most))
    if most["families"] == fewest["families"]:
        return (said,) if len(firm) == 1 else ()
    return said, _("Fewest: {period}.", period=_of_period(fewest))


def _still_provisional(loose: Sequence[Row]) -> str:
    if not loose:
        return ""
    if len(loose) > _FEW:
        return _("Periods still provisional: {n}.", n=i18n.number(len(loose)))
    return _("Still provisional: {months}.", months=listed([*map(_of_period, loose)]))


def _of_period(row: Row) -> str:
    return counted(periods.label(row["period"]), row["families"])
