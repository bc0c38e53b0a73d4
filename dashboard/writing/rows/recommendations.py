"""From a row of a file of recommendations to a typed row, or to what is wrong."""

from datetime import date
from difflib import get_close_matches
from typing import Any

from dashboard.ground.spelling import fold
from dashboard.writing.contracts import days, values
from dashboard.writing.contracts.problems import CellError
from dashboard.writing.rows.reading import Reading

Row = dict[str, Any]

_OFFERED = 3
_EVERYWHERE = {"visas", "visas pasvaldibas", "all", "all municipalities"}


def advice_row(reading: Reading) -> Row:
    """Read one row: the words of a recommendation, what became of it, or both."""
    text = _words(reading, "text_lv")
    row = {
        "recommendation": _number(reading, is_new=text is not None),
        **_wording(reading, text),
        **_news(reading, is_new=text is not None),
    }
    # The newest row about the same thing counts, in this file and over all files.
    about = (row["recommendation"], row["municipality"], row["as_of"])
    row["identity"] = "|".join("" if one is None else str(one) for one in about)
    return row


def _number(reading: Reading, *, is_new: bool) -> str | None:
    """Read a recommendation's number; one without words must be known."""

    def known(value: object) -> str:
        plain = values.text(value, limit=20).upper()
        numbers = reading.context.recommendations
        if not is_new and plain not in numbers:
            near = get_close_matches(plain, sorted(numbers), _OFFERED, 0.0)
            raise CellError("recommendation_unknown", *near)
        return plain

    found: str | None = reading.required("recommendation_id", known)
    return found


def _wording(reading: Reading, text: str | None) -> Row:
    """Read what makes a recommendation; only its number and status without words."""
    needed = reading.required if text else reading.read
    audience = reading.several("audience")
    return {
        "phase": needed("phase", _phase),
        "topic": reading.one("topic"),
        "audience": audience or (["all"] if text else []),
        "text_lv": text,
        "text_en": _words(reading, "text_en"),
    }


def _news(reading: Reading, *, is_new: bool) -> Row:
    """Read what became of a recommendation; a new one may have no news yet."""
    status = reading.one("status")
    filled = reading.columns.cell(reading.cells, "status")
    if not (filled or is_new):
        reading.required("status", str)
    needed = reading.required if filled else reading.read
    day: date | None = needed("as_of", lambda v: days.day(v, reading.context.today))
    return {
        "municipality": _municipality(reading, day),
        "status": status,
        "evidence_lv": _words(reading, "evidence_lv"),
        "evidence_en": _words(reading, "evidence_en"),
        "as_of": day,
    }


def _municipality(reading: Reading, day: date | None) -> str | None:
    cell = reading.columns.cell(reading.cells, "municipality")
    if cell is None or fold(str(cell.value)) in _EVERYWHERE:
        return None
    return reading.place(day)


def _phase(value: object) -> str:
    try:
        return values.wave(value)
    except CellError:
        raise CellError("phase_unknown") from None


def _words(reading: Reading, name: str) -> str | None:
    found: str | None = reading.read(name, lambda v: values.text(v, values.LONG))
    return found
