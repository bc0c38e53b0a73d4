"""Answers made by hand, as if an edition had given them."""

from datetime import date

from dashboard.editions.filters import Filters
from dashboard.editions.manifest import SCHEMA_VERSION, Manifest
from dashboard.editions.table import Table
from dashboard.reading.answer import Answer
from dashboard.reading.asking import QUERIES
from dashboard.reading.catalogue import INDICATORS

MANIFEST = Manifest(
    number=12,
    label="May",
    created="2020-06-05T10:00:00",
    data_from="2017-10-01",
    data_up_to="2020-05-31",
    interactions=1000,
    respondents=15,
    synthetic=False,
    sha256="0" * 64,
    schema_version=SCHEMA_VERSION,
    app_version="0.1.0",
)


def made(query, *rows, manifest=MANIFEST, **filters):
    """Make an answer of rows given in the order of the query's columns."""
    columns = tuple(column.name for column in QUERIES[query].columns)
    assert {*map(len, rows)} <= {len(columns)}
    table = Table(columns=columns, rows=rows)
    asked = Filters(**filters)
    return Answer(
        query=QUERIES[query],
        columns=INDICATORS[query].read,
        table=table,
        filters=asked,
        window=asked.window(manifest.extent),
        edition=manifest,
        too_few=5,
    )


def months(*values, first=date(2018, 10, 1), provisional=()):
    """Make total rows of families_by_month, one a month; None leaves a month out."""
    start = first.year * 12 + first.month - 1
    return [
        (date((start + i) // 12, (start + i) % 12 + 1, 1), "total", n, i in provisional)
        for i, n in enumerate(values)
        if n is not None
    ]
