"""From a row of a file of recommendations to a typed row, or to what is wrong."""

from datetime import date
from typing import Any

from dashboard.ground.spelling import fold, nearest
from dashboard.writing.contracts.problems import CellError
from dashboard.writing.rows.reading import Reading

Row = dict[str, Any]

_OFFERED = 3
_EVERYWHERE = {"visas", "visas pasvaldibas", "all", "all municipalities"}


def advice_row(reading: Reading) -> Row:
    """Read one row: the words of a recommendation, what became of it, or both."""
    text = reading.value("text_lv")
    row: Row = {
        "recommendation": _number(reading, is_new=text is not None),
        **_wording(reading, text),
        **_news(reading, is_new=text is not None),
    }
    row |= reading.rest(row)
    # The newest row about the same thing counts, in this file and over all files.
    about = (row["recommendation"], row["municipality"], row["as_of"])
    row["identity"] = "|".join("" if one is None else str(one) for one in about)
    return row


def _number(reading: Reading, *, is_new: bool) -> str | None:
    """Read a recommendation's number; one without words must be known."""
    given = reading.value("recommendation_id")
    if given is None:
        return None
    number, numbers = given.upper(), reading.context.recommendations
    if is_new or number in numbers:
        return str(number)
    near = nearest(number, sorted(numbers), _OFFERED)
    reading.fail("recommendation_id", CellError("recommendation_unknown", *near))
    return None


def _wording(reading: Reading, text: str | None) -> Row:
    """Read what makes a recommendation; only its number and status without words."""
    audience = reading.value("audience")
    return {
        "phase": reading.value("phase", required=bool(text)),
        "topic": reading.value("topic"),
        "audience": audience or (["all"] if text else []),
        "text_lv": text,
    }


def _news(reading: Reading, *, is_new: bool) -> Row:
    """Read what became of a recommendation; a new one may have no news yet."""
    status = reading.value("status")
    filled = reading.filled("status")
    if not (filled or is_new):
        reading.required("status", str)
    day = reading.value("as_of", required=filled is not None)
    return {
        "municipality": _municipality(reading, day),
        "status": status,
        "as_of": day,
    }


def _municipality(reading: Reading, day: date | None) -> str | None:
    cell = reading.cell("municipality")
    if cell is None or fold(str(cell.value)) in _EVERYWHERE:
        return None
    return reading.place(day)
