"""An answer's table as csv, as JSON and as plain text."""

import csv
import io
from datetime import date
from typing import Any

from dashboard.ground.audit.heads import Head
from dashboard.ground.i18n import _
from dashboard.reading.answer import Answer
from dashboard.reading.exports.about import line, notes
from dashboard.reading.exports.columns import columns
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.tables.cells import Shown

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(answer: Answer) -> bytes:
    """Write the table for machines: UTF-8, codes with words beside, nothing else.

    Dates are ISO, decimals have a point, truth is true and false, and a missing
    value is empty; a last column says why where that is known. The head of the audit
    log stands in the file's name: a row of its own would be read as data.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    found = columns(answer)
    writer.writerow([column.name for column in found])
    for row in answer.rows:
        writer.writerow([field(column.value(row)) for column in found])
    return (_BOM + file.getvalue()).encode("utf-8")


def write_json(
    indicator: Indicator, answer: Answer, head: Head | None = None
) -> dict[str, Any]:
    """Return the answer for scripts: ISO dates, inclusive window, null for missing."""
    return {
        "indicator": answer.query.name,
        "edition": answer.edition.number,
        "window": {
            "from": answer.window.since.isoformat(),
            "to": answer.window.last.isoformat(),
        },
        "data_up_to": answer.edition.extent.last.isoformat(),
        "columns": [
            {"name": c.name, "type": c.type, "meaning": _(c.meaning)}
            for c in answer.query.columns
        ],
        "rows": [
            {c.name: _json(c.value(row)) for c in columns(answer) if c.is_plain}
            for row in answer.rows
        ],
        "notes": notes(indicator, answer),
        "notes_on_the_data": [one.told for one in answer.notes],
        **({"audit_log_head": head.noted} if head else {}),
    }


def write_text(indicator: Indicator, answer: Answer, head: Head | None = None) -> str:
    """Write the table for a terminal: aligned, in words, with what to know below."""
    found = indicator.shown(answer)
    body = _grid(found) if found.lines else [indicator.nothing_of(answer)]
    marks = [f"{mark.text} {mark.label}" for mark in found.marks]
    said = [_(indicator.title), "", *body, "", line(answer)]
    foot = [_("Audit log head: {head}", head=head.short)] if head else []
    return "\n".join([*said, *marks, *notes(indicator, answer), *foot, ""])


def field(value: object) -> str:
    """A value as csv takes it; text a spreadsheet would compute is quoted."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else str(value)


def _json(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _grid(found: Shown) -> list[str]:
    table = [list(found.headings)]
    table += [[cell.whole for cell in line.cells] for line in found.lines]
    whole = [row for row in table if len(row) == len(found.columns)]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    lines = []
    for row in table:
        if len(row) < len(found.columns):
            lines.append(" ".join(row))
            continue
        cells = [
            text.rjust(width) if column in found.numeric else text.ljust(width)
            for column, text, width in zip(found.columns, row, widths, strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]
