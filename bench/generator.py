"""Any number of made-up rows, written straight into a warehouse."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import places
from dashboard.ground import reference
from dashboard.writing.warehouse import batches
from dashboard.writing.warehouse.batches import Batch
from dashboard.writing.warehouse.warehouse import Warehouse

SEED = 2019
_ROWS_A_FAMILY = 20
_ROWS_A_RESPONDENT = 1000
_FEWEST_RESPONDENTS = 15
_FOLDER = Path(__file__).parent
_LISTS = ("domains", "activities", "roles", "outcomes")


def fill(warehouse: Warehouse, rows: int, seed: int = SEED) -> None:
    """Write a log of so many rows and a survey, each as one synthetic batch.

    The same seed gives the same rows. The warehouse should be empty.
    """
    places.register(warehouse, max(1, rows // _ROWS_A_FAMILY))
    warehouse.connection.execute(
        "create or replace temp macro draw(seed, line, what) as"
        " (hash(seed, line, what) % 1000000007) / 1000000007.0"
    )
    lists = {name: [*reference.vocabulary(name)] for name in _LISTS}
    respondents = max(_FEWEST_RESPONDENTS, rows // _ROWS_A_RESPONDENT)
    waves = {"waves": [*reference.phases()]}
    with warehouse.transaction():
        _write(warehouse, "log", {"rows": rows, "seed": seed, **lists})
        _write(warehouse, "survey", {"rows": respondents, "seed": seed, **waves})


def _write(warehouse: Warehouse, contract: str, values: dict[str, Any]) -> None:
    number = batches.next_number(warehouse)
    batch = Batch(
        number=number,
        contract=contract,
        file="bench",
        sheet=None,
        sha256="",
        imported_at=datetime.now(UTC).replace(tzinfo=None),
        synthetic=True,
    )
    batches.write(warehouse, batch, ())
    sql = (_FOLDER / f"{contract}_rows.sql").read_text(encoding="utf-8")
    warehouse.connection.execute(sql, {**values, "batch": number})
    batches.write_counts(warehouse, number, {"accepted": values["rows"]})
