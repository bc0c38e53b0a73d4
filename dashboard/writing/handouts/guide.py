"""The sheet of a template that says how it is filled in."""

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ground import reference
from dashboard.ground.i18n import N_, _
from dashboard.writing.contracts.contract import Contract, Field
from dashboard.writing.handouts import sheets
from dashboard.writing.handouts.entry_rules import CODES
from dashboard.writing.handouts.examples import MARK
from dashboard.writing.handouts.offers import BOUNDS, FAMILIAR, Offer, Offers, filled_in
from dashboard.writing.rows.reading import label

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
_QUESTIONS = {
    "one": N_("The respondent's answer to the question."),
    "several": N_(
        "The respondent's answers to the question; several are separated by semicolons."
    ),
    "text": N_("In the respondent's own words, without people's names."),
}


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
    lines = [_line(column, contract, offered) for column in filled_in(contract)]
    heads = (_("Column"), _("Required"), _("What it says"), _("What may be written"))
    sheets.table(sheet, row + 1, [heads, *lines], _WIDTHS)
    sheets.printed_across(sheet)


def meaning(column: Field, contract: Contract) -> str:
    """Say what a column holds, in the language in use."""
    if column.name == "date" and contract.name == "survey":
        return _("The day of the answers, for example 31.12.2019.")
    question = reference.questions().get(column.name)
    return _(_QUESTIONS[question.type] if question else column.meaning)


def _rules(contract: Contract, municipality: str | None) -> Iterator[str]:
    if municipality:
        name = reference.municipality_name(municipality)
        yield _("Municipality: {name}.", name=name)
    words = {"sheet": contract.sheet, "record": label(contract["record"])}
    for rule in (_RULES[contract.name], *_COMMON):
        yield "• " + _(rule, mark=_(MARK), **words)


def _line(column: Field, contract: Contract, offered: Offers) -> tuple[str, ...]:
    required = _("yes") if column.required else _("no")
    allowed = _allowed(column, offered.get(column.name, ()))
    return label(column), required, meaning(column, contract), allowed


def _allowed(column: Field, entries: tuple[Offer, ...]) -> str:
    if column.name == "date":
        return _("A day from 01.01.2016 to today.")
    if column.name in BOUNDS:
        low, high = BOUNDS[column.name]
        return _("A whole number from {low} to {high}.", low=low, high=high)
    words = list(dict.fromkeys(one.label for one in entries))
    if column.name == "institution" or len(words) > _LISTED:
        heading, sheet = label(column), _("Lists")
        return _(
            "See the column “{column}” of the sheet “{sheet}”.",
            column=heading,
            sheet=sheet,
        )
    if words:
        return "; ".join(words)
    return _("A code.") if column.name in CODES else _("Text.")
