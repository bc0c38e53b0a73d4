"""Claims of a headline, tested: families_by_municipality 2019-Q1 0003000 > 2018-Q4."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from dashboard.editions.filters import Filters
from dashboard.ground import i18n, periods, reference
from dashboard.ground.i18n import N_, _, ngettext
from dashboard.ground.spelling import LIKE, nearest
from dashboard.reading.answer import Answer
from dashboard.reading.asking import QUERIES, answer
from dashboard.reading.catalogue import CARDS, INDICATORS
from dashboard.reading.columns.codes import Code
from dashboard.reading.rows import TOTAL, Row, is_hidden
from dashboard.takeaways.audience import Reader

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
_FORM = N_(
    "A claim is an indicator, a period, a municipality's code or total, a sign (> >= <"
    " <= =), and a number or another period: families_by_domain phase:III 0003000"
    " domain=education > 20."
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WRITTEN = re.compile(r"\d+(?:[\s.,]\d{3}(?!\d))*")
_COUNTED = frozenset({"bigint", "double"})


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
    """A claim and what became of it; the numbers on both of its sides.

    `why` says of one that cannot be read what there is not.
    """

    claim: str
    state: State
    left: float | None = None
    right: float | None = None
    why: str = ""

    @property
    def numbers(self) -> str:
        """Both sides in words; nothing where there are none."""
        if self.left is None or self.right is None:
            return ""
        return f"{i18n.number(self.left)} : {i18n.number(self.right)}"


class _WithheldError(Exception):
    """This audience is not shown the number."""


class _UnreadableError(Exception):
    """The claim names something that there is not; why, in words."""


def held_to(claim: str, reader: Reader) -> Tested:
    """Test a claim on the reader's edition, with what the reader may see."""
    with reader.reading():
        try:
            left, sign, right = _sides(claim, reader)
        except _WithheldError:
            return Tested(claim=claim, state=State.WITHHELD)
        except _UnreadableError as error:
            return Tested(claim=claim, state=State.UNREADABLE, why=str(error))
    state = State.TRUE if _SIGNS[sign](left, right) else State.FALSE
    return Tested(claim=claim, state=state, left=left, right=right)


def _sides(claim: str, reader: Reader) -> tuple[float, str, float]:
    """Both sides of a claim and the sign between them.

    At the right stands a number, or the same of another period. A year reads as a
    number too: it is one where a year stands at the left, unless they are to be equal.
    """
    parts = _CLAIM.fullmatch(claim.strip())
    if not parts:
        raise _UnreadableError(_(_FORM))
    sign, than = parts["sign"], parts["than"]
    left = _number(parts, parts["period"], reader)
    years = sign != "=" and _YEAR.fullmatch(parts["period"]) and _YEAR.fullmatch(than)
    if _NUMBER.fullmatch(than) and not years:
        return left, sign, float(than)
    return left, sign, _number(parts, than, reader)


def _number(parts: re.Match[str], period: str, reader: Reader) -> float:
    """The one number that a claim is about, in a period; 0 where nothing is counted."""
    found = _asked(parts["query"], period, parts["place"], reader)
    column = parts["column"] or _counted(parts["query"])
    keys = dict(pair.split("=", 1) for pair in parts["keys"].split())
    _make_sure_there_is(found, column, keys)
    rows = [row for row in found.rows if _is_of(row, keys)]
    if rows and "municipality" in rows[0]:
        # Of one place alone, what all places asked for are together is that place.
        total = [row for row in rows if row["municipality"] == TOTAL]
        rows = total or [row for row in rows if row["municipality"] == parts["place"]]
    if len(rows) > 1:
        raise _UnreadableError(_several(rows, keys))
    if not rows and found.notice:
        raise _WithheldError
    if not rows:
        return 0
    (row,) = rows
    if is_hidden(row, column) or row[column] is None:
        raise _WithheldError
    return float(row[column])


def _asked(query: str, period: str, place: str, reader: Reader) -> Answer:
    """The answer that a claim is about."""
    if query not in INDICATORS:
        raise _UnreadableError(_no_indicator(query))
    if place not in {TOTAL, *reference.all_municipality_codes()}:
        raise _UnreadableError(_("There is no municipality “{name}”.", name=place))
    extent = reader.edition.manifest.extent
    try:
        days = periods.window(period, extent)
    except periods.UnknownPeriodError:
        raise _UnreadableError(
            _(
                "“{period}” is neither a number nor a period. Periods: 2019, 2019-H1,"
                " 2019-Q1, 2019-03, phase:III, all.",
                period=period,
            )
        ) from None
    filters = Filters(period=period, municipalities=() if place == TOTAL else (place,))
    found = answer(INDICATORS[query], reader.edition, filters, reader.identity.scope)
    is_in = max(days.since, extent.since) < min(days.until, extent.until)
    if found.has_window and not is_in and not found.notice:
        raise _UnreadableError(_("There are no data of “{period}”.", period=period))
    return found


def _no_indicator(query: str) -> str:
    said = _("There is no indicator “{name}”.", name=query)
    card = CARDS.get(query)
    like = [card.query] if card else nearest(query, INDICATORS, 1, like=LIKE)
    return " ".join([said, *(_("Meant: {name}?", name=name) for name in like)])


def _make_sure_there_is(found: Answer, column: str, keys: Mapping[str, str]) -> None:
    """Refuse a column that there is not, and a value that a column can never have."""
    query = found.query
    counts = [one.name for one in query.columns if one.type in _COUNTED]
    if column not in counts:
        raise _UnreadableError(
            _(
                "“{query}” counts no “{name}”, but: {names}.",
                query=query.name,
                name=column,
                names=", ".join(counts),
            )
        )
    others = [one.name for one in query.columns if one.name not in counts]
    for name, value in keys.items():
        if name not in others or not _may_be(found, name, value):
            raise _UnreadableError(
                _(
                    "Nothing in “{query}” is “{value}”.",
                    query=query.name,
                    value=f"{name}={value}",
                )
            )


def _may_be(found: Answer, name: str, value: str) -> bool:
    """Whether a column can have a value: a code of its list, or one that is there."""
    kind = found.columns[name].kind
    if isinstance(kind, Code) and value in {*kind.terms(), *kind.words}:
        return True
    return any(str(row[name]) == value for row in found.rows)


def _several(rows: list[Row], keys: Mapping[str, str]) -> str:
    """Say by what the numbers that a claim could be about are told apart."""
    apart = [
        f"{name}={value}"
        for name, value in rows[0].items()
        if isinstance(value, str | date) and len({str(row[name]) for row in rows}) > 1
    ]
    n = len(rows)
    said = ngettext("{n} number fits.", "{n} numbers fit.", n)
    named = _("Say which, such as {example}.", example=" ".join(apart))
    return f"{said} {named}" if apart and not {*apart} <= {*keys} else said


def _is_of(row: Row, keys: Mapping[str, str]) -> bool:
    return all(str(row[name]) == value for name, value in keys.items())


def _counted(query: str) -> str:
    """The first column of a query that counts something."""
    columns = QUERIES[query].columns
    return next((one.name for one in columns if one.type in _COUNTED), "")


def numbers_of(text: str) -> list[int]:
    """Whole numbers of a text, thousands apart or not, as they stand."""
    found = (re.sub(r"\D", "", number) for number in _WRITTEN.findall(text))
    return [*map(int, found)]


def said(tested: Tested) -> str:
    """Say in a line what became of a claim."""
    state = _(STATES[tested.state])
    numbers = f" ({tested.numbers})" if tested.numbers else ""
    why = f". {tested.why}" if tested.why else ""
    return f"{tested.claim}: {state}{numbers}{why}"
