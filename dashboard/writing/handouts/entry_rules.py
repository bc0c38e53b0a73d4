"""What the cells of a template let in: dates, numbers and lists."""

from openpyxl.worksheet.datavalidation import DataValidation

from dashboard.ground.i18n import N_, _
from dashboard.writing.contracts.days import EARLIEST
from dashboard.writing.contracts.fields import Field
from dashboard.writing.contracts.readers import Code, PastDay, Whole

LAST_ROW = 2001

DAY_WRONG = N_("Write a day from 01.01.2016 to today, for example 31.12.2019.")
NUMBER_WRONG = N_("Write a whole number from {low} to {high}.")

_SEVERAL = N_(
    "The list enters one value. Type further ones after it, separated by semicolons."
)


def number_format(column: Field) -> str:
    """Return how a column's cells show what they hold."""
    match column.read:
        case PastDay():
            return "dd.mm.yyyy"
        case Code():
            return "@"
        case Whole():
            return "0"
    return "General"


def rule(column: Field, choices: str | None) -> DataValidation | None:
    """Return what a column lets in; None if anything.

    `choices` is the range of cells that holds the column's list.
    """
    prompt = _SEVERAL if column.several else column.prompt
    match column.read:
        case PastDay():
            found = _date()
        case Whole(low=low, high=high):
            found = _whole(low, high)
        case _ if choices:
            found = _list(column, choices)
        case _ if prompt:
            found = DataValidation(allow_blank=True)
        case _:
            return None
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
    return DataValidation(
        type="list",
        formula1=choices,
        allow_blank=True,
        # A cell with several values is no entry of the list, and is right.
        showErrorMessage=not column.several,
        errorStyle="warning" if column.unlisted else "stop",
        errorTitle=_("Not in the list"),
        error=_(column.unlisted or N_("Choose one of the values of the list.")),
    )
