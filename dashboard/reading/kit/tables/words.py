"""Columns, codes and values in the reader's words."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from dashboard.ground import i18n, reference
from dashboard.ground.i18n import _
from dashboard.reading.kit.tables import opinions, rates
from dashboard.reading.kit.tables.codes import LABELLED, label
from dashboard.reading.kit.tables.marks import NOT_REPORTED, PROVISIONAL, UNKNOWN, Mark
from dashboard.reading.kit.tables.titles import heading, title
from dashboard.reading.rows import Row

__all__ = [
    "LABELLED",
    "blank",
    "capital",
    "heading",
    "label",
    "places",
    "published",
    "title",
    "value",
]

Value = str | int | float | date | None

MONTHS = frozenset({"month", "last_reported"})

_BLANKS = {"persons": NOT_REPORTED, "minutes": NOT_REPORTED, "value": UNKNOWN}


def value(column: str, value: Value, query: str) -> str:
    """One value in words; a mark where it is missing and the reason is known."""
    if value is None:
        mark = blank(column)
        return mark.text if mark else _national(column)
    if isinstance(value, str):
        return _text(column, value, query)
    if isinstance(value, bool):
        return _flag(column) if value else ""
    return _amount(column, value)


def _text(column: str, value: str, query: str) -> str:
    if column == "source":
        return label(column, value, query)
    return capital(label(column, value, query)) if column in LABELLED else value


def _flag(column: str) -> str:
    return rates.too_few() if column == "too_few" else PROVISIONAL.text


def _amount(column: str, value: float | date) -> str:
    if isinstance(value, date):
        return i18n.month(value) if column in MONTHS else i18n.day(value)
    if isinstance(value, float):
        return rates.rounded(value)
    return i18n.signed(value) if column == "change" else i18n.number(value)


def blank(column: str) -> Mark | None:
    """The mark of a missing value in a column, where a missing one means something."""
    return _BLANKS.get(column) or opinions.blank(column)


def places(codes: Iterable[str]) -> dict[str, str]:
    """Names of municipalities; with the ATVK code where two have the same name."""
    names = {code: reference.municipality_name(code) for code in codes}
    often = Counter(names.values())
    return {
        code: f"{name} ({code})" if often[name] > 1 else name
        for code, name in names.items()
    }


def published(row: Row) -> str:
    """A published figure: a number, a range, at least so many, or [u]."""
    if row["value"] is not None:
        return i18n.number(row["value"])
    low, high = row["low"], row["high"]
    if low is not None and high is not None:
        return f"{i18n.number(low)}–{i18n.number(high)}"
    if low is not None:
        return _("more than {n}", n=i18n.number(low - 1))
    if high is not None:
        return _("at most {n}", n=i18n.number(high))
    return UNKNOWN.text


def capital(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def _national(column: str) -> str:
    return _("National") if column == "municipality" else ""
