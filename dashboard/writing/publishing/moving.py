"""Families that were met in several places, for whoever protects their counts."""

from collections import defaultdict

from dashboard.disclosure.common import Visit
from dashboard.editions.database import Database

_CONTACTS = """
select family, municipality, date, domains, persons
from marts.family_contacts
order by all
"""


def movers(database: Database) -> list[list[Visit]]:
    """Return the meetings with each such family."""
    found: dict[int, list[Visit]] = defaultdict(list)
    for row in database.select(_CONTACTS):
        found[row["family"]].append(
            Visit(
                place=row["municipality"],
                day=row["date"],
                domains=tuple(row["domains"] or ()),
                persons=row["persons"] or 0,
            )
        )
    return list(found.values())
