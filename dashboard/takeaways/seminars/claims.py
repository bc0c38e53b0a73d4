"""Claims of a headline, tested: families_by_municipality 2019-Q1 0003000 > 2018-Q4."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dashboard.editions.filters import Filters
from dashboard.ground import i18n, periods
from dashboard.ground.i18n import N_, _
from dashboard.reading.asking import QUERIES, answer
from dashboard.reading.catalogue import INDICATORS
from dashboard.reading.rows import TOTAL, Row, is_hidden
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.taken import Taken

_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
}
_CLAIM = re.compile(
    r"(?P<query>\w+)(?:\.(?P<column>\w+))?\s+(?P<period>\S+)\s+(?P<place>\d{7}|total)"
    r"(?P<keys>(?:\s+\w+=\S+)*)\s+(?P<sign>>=|<=|>|<|=)\s+(?P<than>\S+)"
)


class State(StrEnum):
    """What became of a claim."""

    TRUE = "true"
    FALSE = "false"
    WITHHELD = "withheld"
    UNREADABLE = "unreadable"


STATES = {
    State.TRUE: N_("true"),
    State.FALSE: N_("false"),
    State.WITHHELD: N_("not shown to this audience"),
    State.UNREADABLE: N_("cannot be read"),
}


@dataclass(frozen=True, kw_only=True)
class Tested:
    """A claim and what became of it; the numbers on both of its sides."""

    claim: str
    state: State
    left: float | None = None
    right: float | None = None

    @property
    def numbers(self) -> str:
        """Both sides in words; nothing where there are none."""
        if self.left is None or self.right is None:
            return ""
        return f"{i18n.number(self.left)} : {i18n.number(self.right)}"


class _WithheldError(Exception):
    """This audience is not shown the number."""


class _UnreadableError(Exception):
    """The claim names something that there is not."""


def held_to(claim: str, reader: Reader) -> Tested:
    """Test a claim on the reader's edition, with what the reader may see."""
    parts = _CLAIM.fullmatch(claim.strip())
    if not parts:
        return Tested(claim=claim, state=State.UNREADABLE)
    with reader.reading():
        try:
            left = _number(parts, parts["period"], reader)
            right = _right(parts, reader)
        except _WithheldError:
            return Tested(claim=claim, state=State.WITHHELD)
        except (_UnreadableError, periods.UnknownPeriodError):
            return Tested(claim=claim, state=State.UNREADABLE)
    holds = _SIGNS[parts["sign"]](left, right)
    state = State.TRUE if holds else State.FALSE
    return Tested(claim=claim, state=state, left=left, right=right)


def _right(parts: re.Match[str], reader: Reader) -> float:
    """The other side: a number as it stands, or the same of another period."""
    than = parts["than"]
    # A year reads as a number too: what stands at the right of it decides.
    if re.fullmatch(r"\d+(?:\.\d+)?", than) and not re.fullmatch(
        r"(?:19|20)\d\d", than
    ):
        return float(than)
    return _number(parts, than, reader)


def _number(parts: re.Match[str], period: str, reader: Reader) -> float:
    """The one number that a claim is about, in a period; 0 where nothing is counted."""
    indicator = INDICATORS.get(parts["query"])
    if indicator is None:
        raise _UnreadableError
    extent = reader.edition.manifest.extent
    periods.window(period, extent)
    column = parts["column"] or _counted(parts["query"])
    keys = dict(pair.split("=", 1) for pair in parts["keys"].split())
    place = parts["place"]
    filters = Filters(period=period)
    found = answer(indicator, reader.edition, filters, reader.identity.scope)
    names = {one.name for one in found.query.columns}
    if column not in names or not keys.keys() <= names:
        raise _UnreadableError
    if found.notice:
        raise _WithheldError
    rows = [row for row in found.rows if _is_meant(row, place, keys)]
    if not rows:
        return 0
    if is_hidden(rows[0], column) or rows[0][column] is None:
        raise _WithheldError
    return float(rows[0][column])


def _is_meant(row: Row, place: str, keys: dict[str, str]) -> bool:
    given = {"municipality": place, **keys} if "municipality" in row else keys
    return all(str(row[name]) == value for name, value in given.items())


def _counted(query: str) -> str:
    """The first column of a query that counts something."""
    columns = QUERIES[query].columns
    return next((one.name for one in columns if one.type in {"bigint", "double"}), "")


def of_title(taken: Taken) -> tuple[str, ...]:
    """Return the claims that the numbers of a card's title amount to, each once.

    A number that no single cell of the answer gives is not claimed.
    """
    title = re.sub(r"(?<=\d)\s(?=\d{3})", "", taken.title)
    wanted = dict.fromkeys(re.findall(r"\d+", title))
    query, filters = taken.answer.query, taken.wanted.filters
    period, places = filters.named or "all", filters.municipalities
    if filters.is_narrowed or len(places) > 1:
        # A claim asks of one place or all, in all domains.
        return ()
    # Of one place alone, what all the places asked for are together is that place.
    own = {TOTAL: places[0]} if places else {}
    columns = [one.name for one in query.columns if one.type == "bigint"]
    found: dict[str, str] = {}
    for row in (*taken.answer.totals, *taken.answer.parts):
        keys = _keys(row)
        for column in columns:
            number = str(row[column])
            if number in wanted and keys is not None:
                place = own.get(row["municipality"], row["municipality"])
                claim = f"{query.name}.{column} {period} {place}{keys} = {number}"
                found.setdefault(number, claim)
    return tuple(found[number] for number in wanted if number in found)


def _keys(row: Row) -> str | None:
    """What tells a row from others beside its place; None where spaces stand in it."""
    pairs = [
        (name, value)
        for name, value in row.items()
        if name != "municipality" and isinstance(value, str | date)
    ]
    if any(" " in str(value) for _name, value in pairs):
        return None
    return "".join(f" {name}={value}" for name, value in pairs)


def said(tested: Tested) -> str:
    """Say in a line what became of a claim."""
    state = _(STATES[tested.state])
    numbers = f" ({tested.numbers})" if tested.numbers else ""
    return f"{tested.claim}: {state}{numbers}"
