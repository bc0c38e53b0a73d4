"""What is remembered of rows that were not taken in: how many, of which month."""

from collections import Counter
from collections.abc import Iterable

from dashboard.writing.rows.typed import Row
from dashboard.writing.warehouse.batches import Batch
from dashboard.writing.warehouse.warehouse import Warehouse


def write(
    warehouse: Warehouse, batch: Batch, refused: Iterable[Row], *, number: int | None
) -> None:
    """Count a log's refused rows by month, municipality and post.

    Rows without a readable day or municipality belong to nobody's report.
    `number` is None where the file brought nothing else and is no batch.
    """
    if batch.contract != "log":
        return
    counted = Counter(
        (row["date"].replace(day=1), row["municipality"], row["post"])
        for row in refused
        if row["date"] and row["municipality"]
    )
    found = [
        {"month": month, "municipality": municipality, "post": post, "rows": rows}
        for (month, municipality, post), rows in counted.items()
    ]
    fixed = {"batch": number, "received": batch.imported_at}
    warehouse.append("raw.rejections", [{**row, **fixed} for row in found])
