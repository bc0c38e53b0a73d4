"""Parts of a form that are repeated in one entry, such as one for each family."""

from collections.abc import Sequence

from dashboard.ground.spelling import fold
from dashboard.writing.contracts.contract import LOG
from dashboard.writing.files.grid import Grid
from dashboard.writing.files.headings import Headings
from dashboard.writing.files.refusals import refusal

_PARENTS = {"_parent_index", "_parent_table_name", "parent_key"}
"""Headings that form tools give to a sheet of what is repeated."""
_SET = "set-of-"
"""How such a part is named in the sheet of entries, where it is a file of its own."""


def check(grids: Sequence[Grid], known: Sequence[Headings]) -> None:
    """RefusedError where families are in such a part: each would have all minutes."""
    log = next((one for one in known if one.contract.name == LOG.name), None)
    for grid in grids if log else ():
        heads = grid.rows[0][1] if grid.rows else []
        names = [fold(str(head or "")) for head in heads]
        has_families = log is not None and "family" in log.names(heads)
        if has_families and _PARENTS & {*names}:
            raise refusal("families_repeated", where=grid.sheet or str(heads[0]))
        apart = [name for name in names if name.startswith(_SET)]
        if (
            apart
            and not has_families
            and any("famil" in n or "gimen" in n for n in apart)
        ):
            raise refusal("families_repeated", where=apart[0].removeprefix(_SET))
