"""What the charts of the work and of cooperation say beside their bars."""

from dashboard.ground.i18n import ngettext
from dashboard.reading.columns.columns import COLUMNS
from dashboard.reading.kit.tables.protected import amount
from dashboard.reading.rows import Row, is_hidden


def institutions(row: Row) -> str:
    """Of how many different institutions they are; nothing where that is protected."""
    column = COLUMNS["institutions"]
    return "" if is_hidden(row, column.name) else amount(column, row)


def more_roles(n: int) -> str:
    """How many roles are left to the table."""
    return ngettext(
        "{n} more role is in the table.", "{n} more roles are in the table.", n
    )


def more_kinds(n: int) -> str:
    """How many kinds of institution are left to the table."""
    return ngettext(
        "{n} more kind is in the table.", "{n} more kinds are in the table.", n
    )
