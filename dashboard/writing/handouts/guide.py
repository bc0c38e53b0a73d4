"""What shows how a template is filled in: a sheet of instructions, two example rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ground import reference
from dashboard.ground.i18n import N_, _
from dashboard.writing.contracts.fields import RECORD, Contract, Example, Field
from dashboard.writing.contracts.readers import Code, Institution, PastDay, Whole
from dashboard.writing.handouts import sheets
from dashboard.writing.handouts.offers import FAMILIAR, Offer, Offers, filled_in

MARK = N_("EXAMPLE")
"""How the record of a row begins that the import leaves out."""

Row = dict[str, Any]
"""A row's values by column, in the words of the language in use."""

_LISTED = 30
"""The longest list that is written out in the table of columns."""

_WIDTHS = (28, 12, 46, 54)

_RULES = {
    "log": N_(
        "Write each contact and each piece of work into a row of its own in the"
        " sheet “{sheet}”. Only the columns with a dark heading must be filled in."
    ),
    "survey": N_(
        "Write each respondent's answers into a row of their own in the sheet"
        " “{sheet}”. Only the columns with a dark heading must be filled in."
    ),
}
_COMMON = (
    N_(
        "Never write people's names, personal identity numbers, addresses or"
        " telephone numbers."
    ),
    N_(
        "The two grey rows are examples. The import leaves out every row whose column"
        " “{record}” begins with {mark}. Write below them, or delete them."
    ),
    N_(
        "Keep the headings as they are. The order of the columns may change, and"
        " columns you do not need may be left out. Columns of your own are not kept."
    ),
    N_(
        "Where several values are allowed, separate them by semicolons. The list"
        " enters only one; type the others after it."
    ),
    N_(
        "A row with a number in the column “{record}” is known again by it: hand it"
        " in corrected under the same number, and it replaces the older one."
    ),
    N_(
        "A row without a number is known by what it says. Handed in twice it counts"
        " once; but if anything in it was changed, it counts as another row."
    ),
)


def examples(contract: Contract, offered: Offers) -> list[Row]:
    """Return the two examples, marked so that the import leaves them out."""
    return [
        {
            column.name: _cell(column.examples[number], offered.get(column.name, ()))
            for column in contract.fields
        }
        | {RECORD.name: f"{_(MARK)} {number + 1}"}
        for number in range(2)
    ]


def _cell(example: Example, entries: Sequence[Offer]) -> Any:
    """Return an example as it is written: words of the list, or the value itself."""
    if not entries:
        return None if isinstance(example, tuple) else example
    chosen = example if isinstance(example, tuple) else (example,)
    codes = {
        entries[entry % len(entries)].code if isinstance(entry, int) else entry
        for entry in chosen
    }
    labels = [entry.label for entry in entries if entry.code in codes]
    return "; ".join(labels) or None


def write(
    sheet: Worksheet, contract: Contract, offered: Offers, *, municipality: str | None
) -> None:
    """Write the rules, then one line for each column."""
    title = sheets.font(bold=True, size=16, color=sheets.ACCENT)
    sheets.put(sheet, 1, 1, _(FAMILIAR[contract.name]), font=title)
    sheet.row_dimensions[1].height = 28
    row = 2
    for text in _rules(contract, municipality):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
        sheets.put(sheet, row, 1, text, alignment=sheets.TOP, font=sheets.font())
        sheets.fit(sheet, row, [sum(_WIDTHS)])
        row += 1
    lines = [_line(column, offered) for column in filled_in(contract)]
    heads = (_("Column"), _("Required"), _("What it says"), _("What may be written"))
    sheets.table(sheet, row + 1, [heads, *lines], _WIDTHS)
    sheets.printed_across(sheet)


def _rules(contract: Contract, municipality: str | None) -> Iterator[str]:
    if municipality:
        name = reference.municipality_name(municipality)
        yield _("Municipality: {name}.", name=name)
    words = {"sheet": contract.sheet, "record": RECORD.label}
    for rule in (_RULES[contract.name], *_COMMON):
        yield "• " + _(rule, mark=_(MARK), **words)


def _line(column: Field, offered: Offers) -> tuple[str, ...]:
    required = _("yes") if column.required else _("no")
    allowed = _allowed(column, offered.get(column.name, ()))
    return column.label, required, _(column.meaning), allowed


def _allowed(column: Field, entries: tuple[Offer, ...]) -> str:
    words = list(dict.fromkeys(one.label for one in entries))
    match column.read:
        case PastDay():
            return _("A day from 01.01.2016 to today.")
        case Whole(low=low, high=high):
            return _("A whole number from {low} to {high}.", low=low, high=high)
        case read if isinstance(read, Institution) or len(words) > _LISTED:
            return _(
                "See the column “{column}” of the sheet “{sheet}”.",
                column=column.label,
                sheet=_("Lists"),
            )
        case _ if words:
            return "; ".join(words)
        case Code():
            return _("A code.")
    return _("Text.")
