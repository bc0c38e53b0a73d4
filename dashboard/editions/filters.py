"""The reader's choices, as the address holds them and as the SQL takes them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from dashboard.editions.choices import (
    MUNICIPALITIES,
    choices,
    chosen,
    messages,
    periods_to_compare,
    terms,
)
from dashboard.ground.i18n import N_
from dashboard.ground.periods import (
    RELATIVE,
    UnknownPeriodError,
    Window,
    a_year_before,
    preceding,
    window,
)

_LONGEST, _MOST = 40, 9
"""Letters that are told of what cannot be read, and how often."""

BEFORE, YEAR_BEFORE = "before", "year-before"
"""What a period is compared with, where it is not a phase."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a reader asks for; whatever cannot be read keeps its default.

    `period` is a named one or the days of a free window; none means the page's
    default. `map` says whether a row stands under the municipality of its date or
    under today's, `grain` into which periods a window is divided, `audience` for
    whom recommendations are, `compare` what the window is compared with.

    A field that is `chosen` is a filter, and says all there is to say of it.
    """

    period: str | Window | None = None
    municipalities: tuple[str, ...] = chosen(
        (),
        address="municipality",
        title=N_("Municipalities"),
        anything=N_("all places"),
        options=MUNICIPALITIES,
        several=True,
        help=N_("Only this municipality; may be repeated."),
    )
    domain: str | None = chosen(
        address="domain",
        title=N_("Domain"),
        anything=N_("all domains"),
        options=terms("domains"),
        narrows=True,
        help=N_("Only this domain."),
        unknown=N_("There is no domain “{name}”. Domains: {names}."),
    )
    map: str = chosen(
        "then",
        address="map",
        title=N_("Map"),
        options=messages(
            {
                "then": N_("municipalities of that time"),
                "today": N_("today's municipalities"),
            }
        ),
        told={"then": N_("municipalities as they were on the day")},
        help=N_("Municipalities as they were then, or on today's map."),
    )
    grain: str = chosen(
        "month",
        address="grain",
        title=N_("Divided into"),
        options=messages(
            {
                "month": N_("months"),
                "quarter": N_("quarters"),
                "half": N_("half-years"),
                "year": N_("years"),
                "phase": N_("phases"),
            }
        ),
        is_told=False,
        help=N_("Periods into which the window is divided."),
    )
    audience: str | None = chosen(
        address="audience",
        title=N_("For whom"),
        anything=N_("all recommendations"),
        options=terms("audiences"),
        help=N_("Only recommendations for these, such as municipality."),
        unknown=N_("There is no audience “{name}”. Audiences: {names}."),
    )
    compare: str = chosen(
        BEFORE,
        address="compare",
        title=N_("Compared with"),
        options=periods_to_compare(
            {
                BEFORE: N_("the period before"),
                YEAR_BEFORE: N_("the same a year before"),
            }
        ),
        decides=("compared_since", "compared_until"),
        help=N_("The period to compare with."),
    )

    @classmethod
    def from_query(cls, query: str) -> Self:
        """Read filters from the query of an address."""
        pairs = parse_qsl(query.removeprefix("?"))
        given = {
            one.name: one.read([code for name, code in pairs if name == one.address])
            for one in CHOICES.values()
        }
        return cls(period=_period(dict(pairs)), **given)

    @classmethod
    def unread(cls, query: str) -> tuple[tuple[str, str], ...]:
        """What an address asks for in vain: each filter's title, and its words."""
        pairs = parse_qsl(query.removeprefix("?"))
        values = dict(pairs)
        days = " – ".join(filter(None, (values.get("from"), values.get("to"))))
        given = days or values.get("period", "")
        period = _period(values)
        is_read = isinstance(period, Window) if days else period is not None
        found = [(N_("Period"), given)] if given and not is_read else []
        for one in CHOICES.values():
            codes = one.options.codes()
            asked = [code for name, code in pairs if name == one.address]
            found += [(one.title, code) for code in asked if code not in codes]
        return tuple((title, code[:_LONGEST]) for title, code in found[:_MOST])

    def to_query(self) -> str:
        """Write filters as the query of an address, leaving defaults out."""
        changed = {
            one.address: getattr(self, one.name)
            for one in CHOICES.values()
            if getattr(self, one.name) != one.default
        }
        asked = {**_in_address(self.period), **changed}
        return f"?{urlencode(asked, doseq=True)}" if asked else ""

    def but(self, **changes: Any) -> Self:
        """Return the same filters with some changed."""
        return replace(self, **changes)

    @property
    def named(self) -> str | None:
        """The named period asked for; None of free days, and where none is asked."""
        return self.period if isinstance(self.period, str) else None

    @property
    def is_narrowed(self) -> bool:
        """Whether only entries of the log are asked for that are about something."""
        return self != self.widened

    @property
    def widened(self) -> Self:
        """The same filters, whatever entries of the log are about."""
        narrowing = (one for one in CHOICES.values() if one.narrows)
        return self.but(**{one.name: one.default for one in narrowing})

    def window(self, extent: Window) -> Window:
        """Return the days asked for; the extent of the data where none are."""
        if isinstance(self.period, Window):
            return self.period
        return window(self.period or "all", extent)

    def compared(self, extent: Window) -> Self | None:
        """Return the same filters for what is compared with; None if nothing is."""
        days = self._compared(extent)
        return self.but(period=days) if days else None

    def parameters(self, extent: Window) -> dict[str, Any]:
        """Return the values of the SQL's parameters: half-open windows."""
        now, before = self.window(extent), self._preceding(extent)
        other = self._compared(extent)
        return {
            "since": now.since,
            "until": now.until,
            "preceding_since": before.since if before else None,
            "preceding_until": before.until if before else None,
            "compared_since": other.since if other else None,
            "compared_until": other.until if other else None,
            "is_narrowed": self.is_narrowed,
            "is_summed": not self.but(domain=None).is_narrowed,
            **{
                one.name: one.in_sql(getattr(self, one.name))
                for one in CHOICES.values()
            },
        }

    def _preceding(self, extent: Window) -> Window | None:
        named = None if isinstance(self.period, Window) else self.period or "all"
        return preceding(named, self.window(extent), extent)

    def _compared(self, extent: Window) -> Window | None:
        now = self.window(extent)
        if self.compare == BEFORE:
            return self._preceding(extent)
        if self.compare == YEAR_BEFORE:
            return None if self.period in {None, "all"} else a_year_before(now)
        return window(self.compare, extent)


CHOICES = choices(Filters)
"""Every filter but the period, by name, in the order in which they are shown."""

_ANYTHING = Window(since=date(2019, 1, 1), until=date(2020, 1, 1))
PARAMETERS = frozenset({*Filters().parameters(_ANYTHING), "too_few"})
"""The names an indicator's SQL may use: what is asked, and one setting.

The door into the edition adds what follows from its sums."""


def _period(values: dict[str, str]) -> str | Window | None:
    """Read free days, both ends of them, or else a named period."""
    first, last = _date(values.get("from")), _date(values.get("to"))
    if first and last and first <= last:
        return days(first, last)
    return _named(values.get("period"))


def days(first: date, last: date) -> Window:
    """Return the window of free days, the last one included."""
    # There is no day after the last one that a date can hold.
    day = timedelta(days=1)
    return Window(since=first, until=min(last, date.max - day) + day)


def _in_address(period: str | Window | None) -> dict[str, str]:
    if isinstance(period, Window):
        return {"from": period.since.isoformat(), "to": period.last.isoformat()}
    return {"period": period} if period else {}


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _named(text: str | None) -> str | None:
    if text in RELATIVE:
        return text
    try:
        window(text or "", Window(since=date.min, until=date.max))
    except (UnknownPeriodError, OverflowError):
        return None
    return text
