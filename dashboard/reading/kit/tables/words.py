"""Columns and values in the reader's words, where no answer says it otherwise."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dashboard.ground import reference
from dashboard.ground.i18n import _
from dashboard.reading.columns.codes import capital
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.rows import Row

__all__ = [
    "capital",
    "heading",
    "label",
    "places",
    "places_now",
    "published",
    "translated",
    "value",
]


def heading(column: str) -> str:
    """Heading of a column."""
    return COLUMNS[column].title


def value(column: str, value: Any) -> str:
    """One value in words; a mark where it is missing and the reason is known."""
    return COLUMNS[column].value(value)


def label(column: str, value: Any) -> str:
    """One value in words, as it stands inside a sentence."""
    return COLUMNS[column].kind.label(value)


def published(row: Row) -> str:
    """A published figure: a number, a range, at least so many, or [u]."""
    return COLUMNS["figure"].text(row)


def translated(column: str, row: Row) -> str:
    """Words in the reader's language, or in Latvian until they are translated."""
    return COLUMNS[column].text(row)


def places(codes: Iterable[str]) -> dict[str, str]:
    """Names of municipalities; with the ATVK code where two have the same name."""
    names = {code: reference.municipality_name(code) for code in codes}
    often = Counter(names.values())
    return {
        code: f"{name} ({code})" if often[name] > 1 else name
        for code, name in names.items()
    }


def places_now(codes: Iterable[str]) -> dict[str, str]:
    """Names of municipalities; of one that is no more, with what it is part of."""
    known = reference.municipalities()
    return {
        code: _now(name, known[code].today) if code in known else name
        for code, name in places(codes).items()
    }


def _now(name: str, today: str) -> str:
    now = reference.municipality_name(today)
    if name.startswith(now):
        return name
    return _("{name}, now {today}", name=name, today=now)
