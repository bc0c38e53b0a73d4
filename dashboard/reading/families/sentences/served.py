"""Sentences about the families served."""

from collections.abc import Sequence
from datetime import date

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.reading import usual
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import PROTECTED
from dashboard.reading.families.sentences.change import alike, firm
from dashboard.reading.kit.sentences import (
    Sentence,
    counted,
    fragments,
    in_month,
    leaders,
    listed,
)
from dashboard.reading.kit.tables import words
from dashboard.reading.rows import TOTAL, Row, is_hidden, known, within
from dashboard.reading.usual import Verdict

_FEW = 3


def families_by_municipality(answer: Answer) -> Sentence:
    """How many families, where the most, and how many of them are new."""
    total = answer.totals
    if not total:
        return []
    found = answer.parts
    names = words.places(row["municipality"] for row in found)
    seen = known(found, "families")
    ranked = [(names[row["municipality"]], row["families"]) for row in seen]
    most = leaders(ranked) if len(ranked) > 1 else []
    return fragments(
        _worked_with(total[0]),
        _most(most, is_whole=len(seen) == len(found)) if most else "",
        _turnover(total[0]),
    )


def families_by_month(answer: Answer) -> Sentence:
    """The latest month that is final, the highest one, and what may still change."""
    found = known(answer.totals, "families")
    if not found and answer.totals:
        return fragments(_all_protected())
    final = firm(found)
    loose = [row for row in found if row["provisional"]]
    return fragments(
        *(_latest_and_highest(answer, final, found) if final else ()),
        _still_provisional(loose),
    )


def families_by_domain(answer: Answer) -> Sentence:
    """The domain that concerned the most families, of how many, and the next one."""
    found = answer.totals
    whole = [row for row in found if row["domain"] == TOTAL]
    if not whole:
        return []
    ranked = [
        (words.label("domain", row["domain"]), row["families"])
        for row in known(found, "families")
        if row["domain"] != TOTAL
    ]
    most = leaders(ranked)
    if is_hidden(whole[0], "families") and most:
        return fragments(
            _("Most families of the domains shown: {domains}.", domains=_counted(most))
        )
    if not most or len(ranked) == 1:
        return fragments(_worked_with(whole[0]))
    return fragments(*_frequent(most, whole[0]["families"]))


def _worked_with(row: Row) -> str:
    if is_hidden(row, "families"):
        least, _most = within(row, "families") or (0, None)
        if least > 1:
            return ngettext(
                "Mediators worked with at least **{n} family** {mark}.",
                "Mediators worked with at least **{n} families** {mark}.",
                least,
                mark=PROTECTED.text,
            )
        return _("The number of families is protected **{mark}**.", mark=PROTECTED.text)
    return ngettext(
        "Mediators worked with **{n} family**.",
        "Mediators worked with **{n} families**.",
        row["families"],
    )


def _all_protected() -> str:
    return _("Every number here is protected **{mark}**.", mark=PROTECTED.text)


def _most(most: Sequence[tuple[str, int]], *, is_whole: bool) -> str:
    """Name the most; where some are hidden, no more than the table shows."""
    if is_whole:
        return _("Most families: {places}.", places=_counted(most))
    return _("Most families of those shown: {places}.", places=_counted(most))


def _frequent(most: Sequence[tuple[str, int]], whole: int) -> tuple[str, ...]:
    (label, n), *others = most
    if others and others[0][1] == n:
        return (_("Most frequent domains: {domains}.", domains=_counted(most)),)
    first = ngettext(
        "Most frequent domain: **{domain}**, with {part} of {n} family.",
        "Most frequent domain: **{domain}**, with {part} of {n} families.",
        whole,
        domain=label,
        part=i18n.number(n),
    )
    next_ = listed([counted(*one) for one in others])
    return first, _("Next: {domains}.", domains=next_) if others else ""


def _turnover(total: Row) -> str:
    """New, continuing and returning; nothing where there is no time before."""
    if any(is_hidden(total, part) for part in ("new", "continuing", "returning")):
        return ""
    if not total["continuing"] + total["returning"]:
        return ""
    return _(
        "New families: {new}, continuing: {continuing}, returning: {returning}.",
        new=i18n.number(total["new"]),
        continuing=i18n.number(total["continuing"]),
        returning=i18n.number(total["returning"]),
    )


def _verdict(answer: Answer, shown: Sequence[Row]) -> Verdict | None:
    """Judge the last month shown by all those before it, shown or not.

    Days that are not a whole month are held against none.
    """
    if answer.cut(shown[-1]["month"]):
        return None
    return usual.of_month(alike(answer.history, shown[-1]["month"]))


_VERDICTS = {
    (0, 1): N_("as usual"),
    (1, 1): N_("more than usual"),
    (-1, 1): N_("fewer than usual"),
    (1, usual.TOGETHER): N_("over three months more than usual"),
    (-1, usual.TOGETHER): N_("over three months fewer than usual"),
}


def how_usual(answer: Answer, month: date) -> str:
    """Say of a month whether it is usual; nothing of one that may change, or is cut."""
    if answer.cut(month):
        return ""
    if all(row["month"] != month for row in firm(answer.history)):
        return ""
    verdict = usual.of_month(alike(answer.history, month))
    return _(_VERDICTS[verdict.direction, verdict.months]) if verdict else ""


def _when(answer: Answer, month: date) -> str:
    """Say when: in a month, or in those of its days that are in force."""
    cut = answer.cut(month)
    if cut is None:
        return in_month(month)
    return _(
        "from {first} to {last}", first=i18n.day(cut.since), last=i18n.day(cut.last)
    )


def _latest(answer: Answer, shown: Sequence[Row]) -> str:
    last, verdict = shown[-1], _verdict(answer, shown)
    when = _when(answer, last["month"])
    if verdict is None:
        return ngettext(
            "Mediators worked with **{n} family** {when}.",
            "Mediators worked with **{n} families** {when}.",
            last["families"],
            when=when,
        )
    return ngettext(
        "Mediators worked with **{n} family** {when}, {usual}.",
        "Mediators worked with **{n} families** {when}, {usual}.",
        last["families"],
        when=when,
        usual=_(_VERDICTS[verdict.direction, verdict.months]),
    )


def _latest_and_highest(
    answer: Answer, final: Sequence[Row], found: Sequence[Row]
) -> tuple[str, ...]:
    last = final[-1]
    highest = max(row["families"] for row in found)
    peaks = [row for row in found if row["families"] == highest]
    latest = _latest(answer, final)
    if len(peaks) > 1 or len(final) == 1 or peaks[0]["provisional"]:
        return (latest,)
    if any(answer.cut(row["month"]) for row in (last, peaks[0])):
        return (latest,)
    if peaks[0] is last:
        return latest, _("That is the most of the months shown.")
    when = in_month(peaks[0]["month"])
    return latest, _(
        "The most families, {n}, were {when}.", n=i18n.number(highest), when=when
    )


def _still_provisional(loose: Sequence[Row]) -> str:
    if not loose:
        return ""
    if len(loose) > _FEW:
        return _("Months still provisional: {n}.", n=i18n.number(len(loose)))
    months = [counted(i18n.month(row["month"]), row["families"]) for row in loose]
    return _("Still provisional: {months}.", months=listed(months))


def _counted(ranked: Sequence[tuple[str, int]]) -> str:
    return f"**{listed([counted(*one) for one in ranked])}**"
