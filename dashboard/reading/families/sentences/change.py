"""Families against another period: what is told of the change, and with what caveat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.ground import i18n
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.months import following
from dashboard.ground.periods import Window
from dashboard.reading import usual
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import PROVISIONAL
from dashboard.reading.kit.sentences import Sentence, fragments, listed, name
from dashboard.reading.kit.sentences.changes import (
    in_window,
    more_or_less,
    not_ended,
    only_before,
    within_the_usual,
)
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import Row
from dashboard.reading.usual import Verdict

_FEW = 3
_LACKING = frozenset({"missing", "held", "rejected"})


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is known of two windows that are set side by side.

    `lacking` are the reports that have not come in of either, of the `due` ones.
    """

    families: int
    before: int
    when: str
    has_ended: bool
    verdict: Verdict | None
    due: int
    lacking: tuple[Row, ...]

    @property
    def said(self) -> str:
        """The change in words: more or fewer only where it is more than usual."""
        before = i18n.number(self.before)
        if not self.has_ended or self.verdict is None:
            return only_before(before, self.when)
        more = (self.families > self.before) - (self.families < self.before)
        if self.verdict.direction and self.verdict.direction == more:
            return more_or_less(self.families, self.before, self.when)
        return within_the_usual(before, self.when)

    @property
    def caveat(self) -> str:
        """What to know before relying on it; nothing where all has come in."""
        if not self.has_ended:
            return not_ended()
        if not self.lacking:
            return ""
        said = ngettext(
            "Missing: {missing} of {n} report {mark}",
            "Missing: {missing} of {n} reports {mark}",
            self.due,
            missing=i18n.number(len(self.lacking)),
            mark=PROVISIONAL.text,
        )
        months = sorted({row["month"] for row in self.lacking})
        if len(months) > _FEW:
            return f"{said}."
        which = [_reports(month, self.lacking) for month in months]
        return f"{said}: {listed(which)}."


def change(answer: Answer) -> Change | None:
    """Read the change off an answer; None where there is nothing to compare with."""
    total = next(iter(answer.totals), None)
    extent = answer.edition.extent
    other = answer.filters.compared(extent)
    if total is None or other is None or None in (total["families"], total["before"]):
        return None
    days = other.window(extent)
    return Change(
        families=total["families"],
        before=total["before"],
        when=in_window(answer.filters, days),
        has_ended=max(answer.window.until, days.until) <= answer.edition.today,
        verdict=_verdict(answer, days),
        due=len(answer.reports),
        lacking=tuple(row for row in answer.reports if row["state"] in _LACKING),
    )


def families_change(answer: Answer) -> Sentence:
    """How many families, and whether that is more or fewer than in another period."""
    total = next(iter(answer.totals), None)
    if total is None or total["families"] is None:
        return []
    n, found = total["families"], change(answer)
    if found is None:
        worked = ngettext(
            "Mediators worked with **{n} family**.",
            "Mediators worked with **{n} families**.",
            n,
        )
        return fragments(worked, _("There is no period to compare with."))
    worked = ngettext(
        "Mediators worked with **{n} family**; {change}.",
        "Mediators worked with **{n} families**; {change}.",
        n,
        change=found.said,
    )
    return fragments(worked, found.caveat, _other_posts(total))


def _other_posts(total: Row) -> str:
    """Say that there are more or fewer posts than there were, which is no change."""
    now, before = total["posts"], total["posts_before"]
    if not now or not before or now == before:
        return ""
    return _(
        "Mediators' posts: {now}, and {before} at that time.",
        now=i18n.number(now),
        before=i18n.number(before),
    )


def firm(history: Sequence[Row]) -> list[Row]:
    """The months whose number is known and does not change any more."""
    known = [row for row in history if row["families"] is not None]
    return [row for row in known if not row["provisional"]]


def alike(history: Sequence[Row], month: date) -> list[int]:
    """The numbers of a month and of those before it that are of the same places.

    Where a post was added or has ended, another number of all together is no news.
    """
    up_to = [row for row in firm(history) if row["month"] <= month]
    if not up_to:
        return []
    same = up_to[-1].get("places")
    return [row["families"] for row in up_to if row.get("places") == same]


def _verdict(answer: Answer, other: Window) -> Verdict | None:
    """Judge by the months of both windows; a single month by all those before it."""
    months = firm(answer.history)
    now, then = (_inside(months, days) for days in (answer.window, other))
    first = min(answer.window.since, other.since)
    if len(now) == 1:
        return usual.of_month(alike(months, now[0]["month"]))
    before = [row for row in months if row["month"] < first]
    return usual.of_periods(
        *([row["families"] for row in rows] for rows in (now, then, before))
    )


def _inside(months: Sequence[Row], days: Window) -> list[Row]:
    return [
        row
        for row in months
        if row["month"] >= days.since and following(row["month"]) <= days.until
    ]


def _reports(month: date, lacking: Sequence[Row]) -> str:
    """A month and whose reports of it have not come in; of many, how many."""
    codes = [row["municipality"] for row in lacking if row["month"] == month]
    said = i18n.number(len(codes))
    if len(codes) <= _FEW:
        places = words.places(codes).values()
        said = ", ".join(name(place) for place in places)
    return f"{i18n.month(month)} ({said})"
