"""An older edition asked by the definitions of today, or why it cannot be."""

import re

from dashboard.cli.words import refuse, settings
from dashboard.editions.definitions import INDICATORS, Definitions
from dashboard.editions.edition import Edition
from dashboard.ground.i18n import N_, _
from dashboard.writing.warehouse.warehouse import Warehouse

_LACKS = (
    (r'column "(\w+)" not found', N_("its rows have no column {name}.")),
    (r'have a column named "(\w+)"', N_("its rows have no column {name}.")),
    (r'Table with name "?([\w.]+)"? does not', N_("it has no table {name}.")),
    (r"Function with name (\w+) does not", N_("it has no macro {name}.")),
    (r"Macro (\w+)\(\) does not", N_("its macro {name} is another one.")),
)
"""What DuckDB says of something that is not there, and what we say."""


def by_todays(edition: Edition, name: str) -> Edition:
    """Return the edition asked by today's definitions; refuse where it cannot be."""
    # With the lists of this home: its phases and roles are today's as well.
    with Warehouse.for_reading(settings().warehouse):
        todays = Definitions.todays(settings().too_few)
    anew = edition.by(todays)
    if anew is None:
        refuse(
            _(
                "An edition for readers outside holds finished answers only; they"
                " cannot be counted anew by another definition."
            )
        )
    missing = anew.lacks(name) if name in todays.sql[INDICATORS] else ""
    if missing:
        refuse(
            _(
                "Edition {n} cannot be asked by today's definition of “{name}”: {why}",
                n=edition.manifest.number,
                name=name,
                why=_lacking(missing),
            )
        )
    return anew


def _lacking(said: str) -> str:
    """What DuckDB misses, in the reader's words; in its own where there are none."""
    for pattern, words in _LACKS:
        found = re.search(pattern, said)
        if found:
            return _(words, name=found[1])
    return said.splitlines()[0]
