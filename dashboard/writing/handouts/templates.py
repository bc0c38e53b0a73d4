"""The workbook a mediator or a surveyor fills in, which the import reads back."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ground.i18n import _
from dashboard.writing.contracts.fields import Contract, Field
from dashboard.writing.handouts import entry_rules, guide, sheets
from dashboard.writing.handouts.offers import (
    FAMILIAR,
    Offers,
    filled_in,
    nearby,
    offers,
)
from dashboard.writing.warehouse.warehouse import Warehouse


def write(
    contract: Contract,
    out: Path,
    warehouse: Warehouse,
    *,
    municipality: str | None = None,
) -> Path | None:
    """Write a template in the language in use; its lists are those of today.

    With a municipality, it and its institutions stand first in the lists, and
    those of other municipalities are left out. Returns where what stood in the file
    before is kept.
    """
    offered = nearby(offers(contract, warehouse), municipality)
    book = Workbook()
    book.properties.creator = "Tilts"
    book.properties.title = _(FAMILIAR[contract.name])
    entry = book.worksheets[0]
    entry.title = contract.sheet
    instructions = book.create_sheet(_("Instructions"))
    lists = book.create_sheet(_("Lists"))
    columns = filled_in(contract)
    _write_headings(entry, contract)
    _write_rules(entry, columns, _write_lists(lists, contract, offered))
    _write_examples(entry, columns, guide.examples(contract, offered))
    guide.write(instructions, contract, offered, municipality=municipality)
    return sheets.save(book, out)


def _write_headings(sheet: Worksheet, contract: Contract) -> None:
    columns = filled_in(contract)
    wide = [one.width for one in columns]
    for place, column in enumerate(columns, 1):
        style = sheets.HEADING if column.required else sheets.OPTIONAL
        cell = sheets.put(sheet, 1, place, column.label, **style)
        cell.comment = Comment(_(column.meaning), "Tilts", height=110, width=260)
    sheets.widths(sheet, wide)
    sheets.fit(sheet, 1, wide, spare=1)
    sheet.freeze_panes = "A2"
    sheets.printed_across(sheet, heading=1)


def _write_lists(
    sheet: Worksheet, contract: Contract, offered: Offers
) -> dict[str, str]:
    """Write each list into a column; return where each stands, by column."""
    ranges, wide = {}, []
    for place, (name, entries) in enumerate(offered.items(), 1):
        heading, words = contract[name].label, [one.label for one in entries]
        words = list(dict.fromkeys(words))
        sheets.put(sheet, 1, place, heading, **sheets.HEADING)
        for number, word in enumerate(words, 2):
            sheets.put(sheet, number, place, word, font=sheets.font())
        letter = get_column_letter(place)
        ranges[name] = f"'{sheet.title}'!${letter}$2:${letter}${len(words) + 1}"
        wide.append(max(14, *map(len, words)) + 3)
    sheets.widths(sheet, wide)
    sheets.fit(sheet, 1, wide)
    sheet.freeze_panes = "A2"
    sheets.printed_across(sheet, heading=1)
    return ranges


def _write_rules(
    sheet: Worksheet, columns: tuple[Field, ...], ranges: dict[str, str]
) -> None:
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].number_format = entry_rules.number_format(
            column
        )
        sheet.column_dimensions[letter].alignment = sheets.TOP
        rule = entry_rules.rule(column, ranges.get(column.name))
        if rule:
            rule.add(f"{letter}2:{letter}{entry_rules.LAST_ROW}")
            sheet.add_data_validation(rule)


def _write_examples(
    sheet: Worksheet,
    columns: tuple[Field, ...],
    examples: list[guide.Row],
) -> None:
    font = sheets.font(italic=True, color=sheets.GREY)
    wide = [one.width for one in columns]
    for number, values in enumerate(examples, 2):
        for place, column in enumerate(columns, 1):
            cell = sheets.put(sheet, number, place, values.get(column.name), font=font)
            cell.alignment = sheets.TOP
            cell.number_format = entry_rules.number_format(column)
        sheets.fit(sheet, number, wide)
