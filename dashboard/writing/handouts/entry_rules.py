"""What the cells of a template let in: dates, numbers and lists."""

from openpyxl.worksheet.datavalidation import DataValidation

from dashboard.ground.i18n import N_, _
from dashboard.writing.contracts.contract import Field
from dashboard.writing.contracts.days import EARLIEST
from dashboard.writing.handouts.offers import BOUNDS

LAST_ROW = 2001

DAY_WRONG = N_("Write a day from 01.01.2016 to today, for example 31.12.2019.")
NUMBER_WRONG = N_("Write a whole number from {low} to {high}.")

CODES = {"record", "family", "post"}
"""Columns of codes such as 0012 or 3-12, of which a spreadsheet would make a
number or a date."""

_SOFT = {
    "institution": N_(
        "This institution is not in the list. The row will wait until the"
        " coordinator has added the institution. Keep it?"
    ),
    "role": N_(
        "This post is not in the list. Keep it only if it is a post and not a"
        " person's name."
    ),
    "esf_measure": N_("This measure is not in the list. Keep it?"),
}
"""Columns that take other entries than those listed, and the question asked."""

_PROMPTS = {
    "family": N_("The family's code, never its name."),
    "role": N_("The person's post, never a name."),
}
_SEVERAL = N_(
    "The list enters one value. Type further ones after it, separated by semicolons."
)


def number_format(column: Field) -> str:
    """Return how a column's cells show what they hold."""
    if column.name == "date":
        return "dd.mm.yyyy"
    if column.name in CODES:
        return "@"
    return "0" if column.name in BOUNDS else "General"


def rule(column: Field, choices: str | None) -> DataValidation | None:
    """Return what a column lets in; None if anything.

    `choices` is the range of cells that holds the column's list.
    """
    if column.name == "date":
        found = _date()
    elif column.name in BOUNDS:
        found = _whole(*BOUNDS[column.name])
    elif choices:
        found = _list(column, choices)
    elif column.name in _PROMPTS:
        found = DataValidation(allow_blank=True)
    else:
        return None
    prompt = _SEVERAL if column.several else _PROMPTS.get(column.name)
    if prompt:
        found.prompt, found.showInputMessage = _(prompt), True
    return found


def _date() -> DataValidation:
    return DataValidation(
        type="date",
        operator="between",
        formula1=f"DATE({EARLIEST.year},{EARLIEST.month},{EARLIEST.day})",
        formula2="TODAY()",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=_("Check the date"),
        error=_(DAY_WRONG),
    )


def _whole(low: int, high: int) -> DataValidation:
    return DataValidation(
        type="whole",
        operator="between",
        formula1=str(low),
        formula2=str(high),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=_("Check the number"),
        error=_(NUMBER_WRONG, low=low, high=high),
    )


def _list(column: Field, choices: str) -> DataValidation:
    soft = _SOFT.get(column.name)
    return DataValidation(
        type="list",
        formula1=choices,
        allow_blank=True,
        # A cell with several values is no entry of the list, and is right.
        showErrorMessage=not column.several,
        errorStyle="warning" if soft else "stop",
        errorTitle=_("Not in the list"),
        error=_(soft or N_("Choose one of the values of the list.")),
    )
