"""The same columns as a form for KoboToolbox or ODK (XLSForm)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _
from dashboard.writing.contracts.days import EARLIEST
from dashboard.writing.contracts.fields import RECORD, Contract, Field
from dashboard.writing.contracts.readers import Code, FamilyCode, PastDay, Post, Whole
from dashboard.writing.handouts import sheets
from dashboard.writing.handouts.entry_rules import DAY_WRONG, NUMBER_WRONG
from dashboard.writing.handouts.offers import FAMILIAR, Offers, filled_in, offers
from dashboard.writing.warehouse.warehouse import Warehouse

LANGUAGES = {"lv": "Latviešu (lv)", "en": "English (en)"}
"""The form's languages, as XLSForm writes them."""

_LONG = 12
"""A list with more entries is folded together."""

EVERYWHERE = "all"
"""Stands in a choice's municipality where it is offered in all of them."""

_FAMILY = r"regex(., '^\S{1,100}$')"
_FAMILY_WRONG = N_("Write the family's code as one word without spaces, never a name.")

Row = dict[str, str]
"""A line of a sheet, by heading."""


def write(contract: Contract, out: Path, warehouse: Warehouse) -> Path | None:
    """Write the form in both languages; its lists are those of today.

    Returns where what stood in the file before is kept.
    """
    offered = offers(contract, warehouse)
    book = Workbook()
    _write(book.worksheets[0], "survey", list(_survey(contract, offered)))
    _write(book.create_sheet(), "choices", list(_choices(offered)))
    _write(book.create_sheet(), "settings", [_settings(contract)])
    return sheets.save(book, out)


def _write(sheet: Worksheet, title: str, rows: list[Row]) -> None:
    sheet.title = title
    heads = list(dict.fromkeys(name for row in rows for name in row))
    lines = [[row.get(name) for name in heads] for row in rows]
    wide = [36 if "::" in name else 18 for name in heads]
    sheets.table(sheet, 1, [heads, *lines], wide)
    sheet.freeze_panes = "A2"


def _settings(contract: Contract) -> Row:
    return {
        "form_title": _(FAMILIAR[contract.name]),
        "form_id": f"tilts_{contract.name}",
        "version": date.today().isoformat(),
        "default_language": LANGUAGES[i18n.DEFAULT],
    }


def _survey(contract: Contract, offered: Offers) -> Iterator[Row]:
    """Yield the questions in one group, so that exports name it in the headings."""
    title = _both("label", FAMILIAR[contract.name])
    yield {"type": "begin_group", "name": contract.name, **title}
    for column in filled_in(contract):
        # KoboToolbox numbers the records itself; a post need only be named
        # where a municipality has several.
        is_post = isinstance(column.read, Post)
        if column is not RECORD and (column.name in offered or not is_post):
            yield _question(column, offered)
    yield {"type": "end_group"}


def _question(column: Field, offered: Offers) -> Row:
    """Return one question; its label is the contract's heading, to be known by."""
    asked = _type(column, offered)
    row = {"type": asked, "name": column.name}
    row |= {
        f"label::{LANGUAGES['lv']}": column.lv,
        f"label::{LANGUAGES['en']}": column.en,
    }
    row |= _hint(column) | _constraint(column)
    if column.required:
        row["required"] = "yes"
    entries = offered.get(column.name, ())
    if asked == "text" and not isinstance(column.read, Code):
        row["appearance"] = "multiline"
    if len(entries) > _LONG and not column.several:
        row["appearance"] = "minimal"
    places = sorted({one.within for one in entries if one.within})
    if places:
        row["choice_filter"] = f"place = '{EVERYWHERE}' or place = ${{municipality}}"
    if isinstance(column.read, Post):
        row["relevant"] = " or ".join(f"${{municipality}} = '{p}'" for p in places)
    return row


def _type(column: Field, offered: Offers) -> str:
    match column.read:
        case PastDay():
            return "date"
        case Whole():
            return "integer"
        case _ if column.name in offered:
            how_many = "multiple" if column.several else "one"
            return f"select_{how_many} {column.name}"
    return "text"


def _hint(column: Field) -> Row:
    words = column.meaning if column.hint is True else column.hint
    return _both("hint", words) if words else {}


def _constraint(column: Field) -> Row:
    """Return what an answer must fulfil, and what is said where it does not."""
    message = "constraint_message"
    match column.read:
        case PastDay():
            rule = f". >= date('{EARLIEST.isoformat()}') and . <= today()"
            return {"constraint": rule, **_both(message, DAY_WRONG)}
        case Whole(low=low, high=high):
            rule = f". >= {low} and . <= {high}"
            words = _both(message, NUMBER_WRONG, low=low, high=high)
            return {"constraint": rule, **words}
        case FamilyCode():
            return {"constraint": _FAMILY, **_both(message, _FAMILY_WRONG)}
    return {}


def _choices(offered: Offers) -> Iterator[Row]:
    for name, entries in offered.items():
        limited = any(one.within for one in entries)
        for one in entries:
            row = {"list_name": name, "name": one.code}
            row |= {
                f"label::{LANGUAGES['lv']}": one.lv,
                f"label::{LANGUAGES['en']}": one.en,
            }
            if limited:
                row["place"] = one.within or EVERYWHERE
            yield row


def _both(heading: str, message: str, **words: object) -> Row:
    """Return a message under the heading of each language."""
    found = {}
    for code, name in LANGUAGES.items():
        with i18n.language(code):
            found[f"{heading}::{name}"] = _(message, **words)
    return found
