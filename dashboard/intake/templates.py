"""The workbook a mediator or a surveyor fills in, which the import reads back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import reference
from dashboard.i18n import N_, _
from dashboard.intake import entry_rules, sheets, template_guide
from dashboard.intake.contract import Contract, Field
from dashboard.intake.offers import FAMILIAR, Offers, filled_in, offers
from dashboard.intake.reading import label
from dashboard.warehouse import Warehouse

EXAMPLE = N_("EXAMPLE")
"""How the record of a row begins that the import leaves out."""

_EXAMPLE_DAYS = (date(2025, 1, 15), date(2025, 1, 16))
_EXAMPLES: tuple[dict[str, Any], ...] = (
    {
        "kind": "mediated",
        "family": "A-07",
        "persons": 3,
        "domains": ("education", "social"),
        "activity": "institution_meeting",
        "role": "official",
        "outcome": "in_progress",
        "minutes": 60,
    },
    {"kind": "indirect", "activity": "report", "minutes": 90},
)
_WIDTHS = {
    **{"record": 15, "date": 13, "municipality": 22, "post": 14, "kind": 25},
    **{"family": 14, "persons": 11, "domains": 30, "activity": 25, "institution": 36},
    **{"role": 26, "esf_measure": 26, "outcome": 19, "minutes": 11, "wave": 12},
    **{"institution_kind": 26},
}
_QUESTION = 34
_OPTIONAL = {
    **sheets.HEADING,
    "font": Font(bold=True, color=sheets.ACCENT),
    "fill": PatternFill("solid", fgColor=sheets.SOFT),
}


def write(
    contract: Contract,
    out: Path,
    warehouse: Warehouse,
    *,
    municipality: str | None = None,
) -> None:
    """Write a template in the language in use; its lists are those of today.

    With a municipality, it and its institutions stand first in the lists, and
    those of other municipalities are left out.
    """
    lists = _labels(offers(contract, warehouse), municipality)
    columns = _columns(contract)
    book = Workbook()
    book.properties.creator = "Tilts"
    book.properties.title = _(FAMILIAR[contract.name])
    sheet = book.worksheets[0]
    sheet.title = contract.sheet
    guide = book.create_sheet(_("Instructions"))
    choices = book.create_sheet(_("Lists"))
    ranges = _write_lists(choices, contract, lists)
    _write_entry(sheet, columns, ranges)
    for number, example in enumerate(_examples(contract, columns, lists), 2):
        _write_example(sheet, number, example)
    template_guide.write(guide, contract, lists, municipality=municipality)
    book.save(out)


def _columns(contract: Contract) -> tuple[Field, ...]:
    """The record stands first, so that the examples are seen to be examples."""
    found = filled_in(contract)
    return tuple(sorted(found, key=lambda one: one.name != "record"))


def _labels(offered: Offers, municipality: str | None) -> dict[str, list[str]]:
    """Return the lists' words, each once, those of the municipality first."""
    found = {}
    today = reference.municipalities()[municipality].today if municipality else None
    for name, entries in offered.items():
        fitting = [one for one in entries if not today or one.within in {None, today}]
        fitting.sort(key=lambda one: one.within is None)
        found[name] = list(dict.fromkeys(one.label for one in fitting))
    if municipality:
        first = reference.municipality_name(municipality)
        found["municipality"] = list(dict.fromkeys([first, *found["municipality"]]))
    return {name: words for name, words in found.items() if words}


def _write_lists(
    sheet: Worksheet, contract: Contract, lists: dict[str, list[str]]
) -> dict[str, str]:
    """Write each list into a column; return where each stands, by column."""
    ranges = {}
    for place, (name, words) in enumerate(lists.items(), 1):
        sheets.put(sheet, 1, place, label(contract[name]), **sheets.HEADING)
        for number, word in enumerate(words, 2):
            sheets.put(sheet, number, place, word, alignment=sheets.TOP)
        letter = get_column_letter(place)
        ranges[name] = f"'{sheet.title}'!${letter}$2:${letter}${len(words) + 1}"
    sheets.widths(sheet, [_WIDTHS.get(name, _QUESTION) for name in lists])
    sheet.freeze_panes = "A2"
    sheets.printed_across(sheet, heading=1)
    return ranges


def _write_entry(
    sheet: Worksheet, columns: tuple[Field, ...], ranges: dict[str, str]
) -> None:
    """Write the headings, and what each column lets in."""
    for place, column in enumerate(columns, 1):
        style = sheets.HEADING if column.required else _OPTIONAL
        cell = sheets.put(sheet, 1, place, label(column), **style)
        note = Comment(template_guide.meaning(column), "Tilts", height=110, width=260)
        cell.comment = note
        letter = get_column_letter(place)
        entry_rules.apply(sheet, letter, column, ranges.get(column.name))
    sheets.widths(sheet, [_WIDTHS.get(one.name, _QUESTION) for one in columns])
    longest = max(len(label(one)) for one in columns)
    sheet.row_dimensions[1].height = 16 * (longest // _QUESTION + 2)
    sheet.freeze_panes = "A2"
    sheets.printed_across(sheet, heading=1)


def _write_example(sheet: Worksheet, number: int, values: list[Any]) -> None:
    font = Font(italic=True, color=sheets.GREY)
    for place, value in enumerate(values, 1):
        written = sheets.put(sheet, number, place, value, font=font)
        written.alignment = sheets.TOP
        if isinstance(value, date):
            written.number_format = entry_rules.DAY_FORMAT


def _examples(
    contract: Contract, columns: tuple[Field, ...], lists: dict[str, list[str]]
) -> Iterator[list[Any]]:
    """Two made-up rows that show how the columns are filled in."""
    for number, day in enumerate(_EXAMPLE_DAYS):
        values = {
            "record": f"{_(EXAMPLE)} {number + 1}",
            "date": day,
            "municipality": lists["municipality"][0],
        }
        if contract.name == "log":
            values |= _log_example(number, lists)
        else:
            values |= _survey_example(contract, number, lists)
        yield [values.get(column.name) for column in columns]


def _log_example(number: int, lists: dict[str, list[str]]) -> dict[str, Any]:
    found = {}
    vocabularies = {one.name: one.vocabulary for one in _coded()}
    for name, value in _EXAMPLES[number].items():
        codes = value if isinstance(value, tuple) else (value,)
        known = reference.vocabulary(vocabularies[name]) if name in vocabularies else {}
        words = [known[code].label for code in codes if code in known]
        found[name] = "; ".join(words) or value
    if found.get("role") and "institution" in lists:
        found["institution"] = lists["institution"][0]
    return found
