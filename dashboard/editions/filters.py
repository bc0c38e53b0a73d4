"""The reader's choices, as the address holds them and as the SQL takes them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from dashboard.ground import reference
from dashboard.ground.periods import (
    RELATIVE,
    UnknownPeriodError,
    Window,
    preceding,
    window,
)
from dashboard.ground.settings import Settings

MAPS = ("then", "today")
GRAINS = ("month", "quarter", "half", "year", "phase")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a reader asks for; whatever cannot be read keeps its default.

    Either a named `period` or a free window `since` … `until` (last day
    included); neither means the page's default. `map` says whether a row
    stands under the municipality of its date or under today's, `grain` into
    which periods a window is divided, `audience` for whom recommendations are.
    """

    period: str | None = None
    since: date | None = None
    until: date | None = None
    municipalities: tuple[str, ...] = ()
    domain: str | None = None
    map: str = "then"
    grain: str = "month"
    audience: str | None = None

    @classmethod
    def from_query(cls, query: str) -> Self:
        """Read filters from the query of an address."""
        pairs = parse_qsl(query.removeprefix("?"))
        places = [value for name, value in pairs if name == "municipality"]
        values = dict(pairs)
        since, until = _date(values.get("from")), _date(values.get("to"))
        free = since is not None and until is not None and since <= until
        chosen_map, grain = values.get("map", ""), values.get("grain", "")
        return cls(
            period=None if free else _period(values.get("period")),
            since=since if free else None,
            until=until if free else None,
            municipalities=_known_places(places),
            domain=_known(values.get("domain"), reference.vocabulary("domains")),
            map=chosen_map if chosen_map in MAPS else cls.map,
            grain=grain if grain in GRAINS else cls.grain,
            audience=_known(values.get("audience"), reference.vocabulary("audiences")),
        )

    def to_query(self) -> str:
        """Write filters as the query of an address, leaving defaults out."""
        names = {"since": "from", "until": "to", "municipalities": "municipality"}
        changed = {
            names.get(field.name, field.name): getattr(self, field.name)
            for field in fields(self)
            if getattr(self, field.name) != field.default
        }
        return f"?{urlencode(changed, doseq=True)}" if changed else ""

    def but(self, **changes: Any) -> Self:
        """Return the same filters with some changed."""
        return replace(self, **changes)

    def window(self, extent: Window) -> Window:
        """Return the days asked for; the extent of the data where none are."""
        if self.since and self.until:
            return Window(since=self.since, until=self.until + timedelta(days=1))
        return window(self.period or "all", extent)

    def before(self, extent: Window) -> Self | None:
        """Return the same filters for the preceding window; None if there is none."""
        period = None if self.since else (self.period or "all")
        found = preceding(period, self.window(extent), extent)
        if found is None:
            return None
        return self.but(period=None, since=found.since, until=found.last)

    def parameters(self, extent: Window) -> dict[str, Any]:
        """Return the values of the SQL's parameters: half-open windows."""
        now = self.window(extent)
        period = None if self.since else (self.period or "all")
        before = preceding(period, now, extent)
        return {
            "since": now.since,
            "until": now.until,
            "preceding_since": before.since if before else None,
            "preceding_until": before.until if before else None,
            "municipalities": list(self.municipalities) or None,
            "domain": self.domain,
            "map": self.map,
            "too_few": Settings.from_environment().too_few,
            "grain": self.grain,
            "audience": self.audience,
        }


PARAMETERS = frozenset(
    Filters().parameters(Window(since=date(2019, 1, 1), until=date(2020, 1, 1)))
)
"""The names an indicator's SQL may use."""


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _period(text: str | None) -> str | None:
    if text in RELATIVE:
        return text
    try:
        window(text or "", Window(since=date.min, until=date.max))
    except (UnknownPeriodError, OverflowError):
        return None
    return text


def _known(text: str | None, known: Mapping[str, Any]) -> str | None:
    return text if text in known else None


def _known_places(codes: list[str]) -> tuple[str, ...]:
    known = reference.municipalities()
    return tuple(dict.fromkeys(code for code in codes if code in known))
