"""What is known here before a file is read: today, posts, families, recommendations."""

from datetime import date

from dashboard.ground.settings import Settings
from dashboard.writing.contracts.recommendations import RECOMMENDATIONS
from dashboard.writing.files.columns import Columns
from dashboard.writing.files.table import Table
from dashboard.writing.rows import pseudonyms
from dashboard.writing.rows.posts import Post, Posts
from dashboard.writing.rows.pseudonyms import Pseudonyms
from dashboard.writing.rows.reading import Context
from dashboard.writing.warehouse import families
from dashboard.writing.warehouse.warehouse import Warehouse


def context(warehouse: Warehouse, keyed: Pseudonyms, table: Table) -> Context:
    """Gather what the cells of a file are held against."""
    today = date.today()
    return Context(
        today=today,
        posts=Posts(register=_posts(warehouse), today=today),
        pseudonyms=keyed,
        families=families.known(warehouse),
        recommendations=_recommendations(warehouse, table),
    )


def pseudonyms_for(
    warehouse: Warehouse, settings: Settings, *, dry_run: bool
) -> Pseudonyms:
    """Return what makes pseudonyms of codes; a dry run makes no key that stays.

    KeyLostError where the key is not the one that the warehouse knows.
    """
    check = warehouse.setting("key_check")
    if dry_run and check is None and pseudonyms.stored(settings) is None:
        return Pseudonyms.throwaway(settings)
    return pseudonyms.ready(settings, check)


def _posts(warehouse: Warehouse) -> tuple[Post, ...]:
    return tuple(
        Post(
            post=row["post"],
            municipality=row["municipality"],
            first=row["from_date"],
            last=row["to_date"],
        )
        for row in warehouse.rows("from raw.posts")
    )


def _recommendations(warehouse: Warehouse, table: Table) -> frozenset[str]:
    """Numbers of the known recommendations, and of those that a file words."""
    if table.contract.name != RECOMMENDATIONS.name:
        return frozenset()
    columns = Columns.of(table)
    worded = (
        columns.cell(row, "recommendation_id")
        for row in table.rows
        if columns.cell(row, "text_lv")
    )
    known = warehouse.rows("select recommendation from staging.recommendations")
    return frozenset(
        [row["recommendation"] for row in known]
        + [str(cell.value).strip().upper() for cell in worded if cell]
    )
