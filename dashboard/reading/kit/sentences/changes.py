"""A number against the one of the window before, in words."""

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.periods import QUARTERS, Window
from dashboard.reading.kit.sentences import in_month

_MONTH, _QUARTER, _HALF = 1, 3, 6


def in_window(period: str | None, before: Window) -> str:
    """Say when: in the window before that of a period (None for a free window)."""
    if period is None:
        return _("in as many days before")
    if period == "last-12-months":
        return _("in the 12 months before")
    for phase in reference.phases().values():
        if phase.first == before.since and phase.last == before.last:
            return _("in phase {code}", code=phase.code)
    return _in_calendar(before)


def more_or_less(now: int, then: int, when: str) -> str:
    """Say how many more or fewer than before, with the number before."""
    said = {"when": when, "before": i18n.number(then)}
    if now == then:
        return _("as many as {when}", when=when)
    if now > then:
        return ngettext(
            "**{n}** more than {when} ({before})",
            "**{n}** more than {when} ({before})",
            now - then,
            **said,
        )
    return ngettext(
        "**{n}** fewer than {when} ({before})",
        "**{n}** fewer than {when} ({before})",
        then - now,
        **said,
    )


def points_more_or_less(now: float, then: float, when: str) -> str:
    """Say by how many percentage points a share changed, with the share before."""
    said = {"when": when, "before": i18n.percent(then)}
    points = round(100 * now) - round(100 * then)
    if not points:
        return _("the same share as {when}", when=when)
    if points > 0:
        return ngettext(
            "**{n}** percentage point more than {when} ({before})",
            "**{n}** percentage points more than {when} ({before})",
            points,
            **said,
        )
    return ngettext(
        "**{n}** percentage point less than {when} ({before})",
        "**{n}** percentage points less than {when} ({before})",
        -points,
        **said,
    )


def only_before(before: str, when: str) -> str:
    """Say the number before, where one of the two may still change."""
    return _("{before} {when}", before=before, when=when)


def not_compared() -> str:
    """Say why there is no change to tell."""
    return _(
        "No changes are told: a report is missing in one of the periods, or it has not"
        " ended."
    )


def _in_calendar(before: Window) -> str:
    first, last = before.since, before.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == _MONTH:
        return in_month(first)
    place = (first.month - 1) // months if months in (_QUARTER, _HALF) else 0
    if months == _QUARTER:
        return _(
            "in quarter {quarter} of {year}", quarter=QUARTERS[place], year=first.year
        )
    if months == _HALF:
        return _("in half {half} of {year}", half=place + 1, year=first.year)
    return _("in {year}", year=first.year)
