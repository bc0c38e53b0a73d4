"""A number against the one of the window before, in words."""

from dashboard.editions.filters import YEAR_BEFORE, Filters
from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.periods import QUARTERS, Window
from dashboard.reading.kit.sentences import in_month

_MONTH, _QUARTER, _HALF = 1, 3, 6


def in_window(filters: Filters, other: Window) -> str:
    """Say when: in the window that the filters' own is compared with."""
    for phase in reference.phases().values():
        if phase.first == other.since and phase.last == other.last:
            return _("in phase {code}", code=phase.code)
    if _is_of_calendar(filters.named):
        return _in_calendar(other)
    if filters.compare == YEAR_BEFORE:
        return _("in the same days a year before")
    if filters.named == "last-12-months":
        return _("in the 12 months before")
    return _("in as many days before")


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
    """Say the other number, where nothing can be said of the change."""
    return _("{before} {when}", before=before, when=when)


def within_the_usual(before: str, when: str) -> str:
    """Say the other number, and that the two differ no more than they usually do."""
    return _(
        "{before} {when}, within the usual ups and downs", before=before, when=when
    )


def not_ended() -> str:
    """Say why there is no change to tell."""
    return _("No change is told: one of the periods has not ended.")


def _is_of_calendar(period: str | None) -> bool:
    """Whether it is a month, quarter, half or year, and so is what it stands beside."""
    if period is None or period.startswith("phase:"):
        return False
    return period not in {"last-12-months", "this-phase"}


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
