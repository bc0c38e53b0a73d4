"""The migrations of the warehouse, and the registers that a new one starts with."""

from dashboard.ground import reference
from dashboard.ground.queries import FOLDER
from dashboard.ground.spelling import fold
from dashboard.writing.warehouse.staging import Rows


def migrations() -> list[str]:
    """Return the migrations that this version of Tilts knows, in their order."""
    return sorted(path.stem for path in (FOLDER / "warehouse").glob("*.sql"))


def first_registers() -> dict[str, Rows]:
    """Return what is publicly known, by the table of a new warehouse."""
    institutions = [*enumerate(reference.rows("institutions"), 1)]
    return {
        "raw.institutions": [
            {
                **row,
                "municipality": row["municipality"] or None,
                "institution": number,
                "folded": fold(row["name"]),
            }
            for number, row in institutions
        ],
        "raw.aliases": [
            {"institution": number, "alias": alias, "folded": fold(alias)}
            for number, row in institutions
            for alias in filter(None, row["aliases"].split(";"))
        ],
        "raw.posts": [
            {
                "post": f"{row['municipality']}-1",
                "municipality": row["municipality"],
                "from_date": row["from"],
                "to_date": row["to"] or None,
                "hours_per_week": row["hours_per_week"] or None,
                "origin": "reference",
            }
            for row in reference.rows("posts")
        ],
    }
