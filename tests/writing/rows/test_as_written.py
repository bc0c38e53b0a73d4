"""The form cells are compared in, held for good: rows taken in years ago are known
again by it. Whoever must change it keeps the old form beside the new one.
"""

import unicodedata
from datetime import date, datetime

import pytest

from dashboard.ground.spelling import fold
from dashboard.writing.contracts.contract import LOG
from dashboard.writing.files.columns import Columns
from dashboard.writing.files.table import Cell
from dashboard.writing.rows.as_written import as_written
from dashboard.writing.rows.naming import Naming
from dashboard.writing.rows.pseudonyms import Pseudonyms

NFD = unicodedata.normalize("NFD", "mājas apmeklējums")


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("mājas apmeklējums", "mājas apmeklējums"),
        (" Mājas\u00a0 APMEKLĒJUMS\n", "mājas apmeklējums"),
        (NFD, "mājas apmeklējums"),
        ("mājas\u200b apmek\u00adlējums", "mājas apmeklējums"),
        ("ﬁrma Ⅲ", "firma iii"),
        ("Straße", "strasse"),
        ("A–1", "a-1"),
        ("A−1", "a-1"),
        ("“Cerība”", "“cerība”"),
        ("health; education", "health; education"),
        ("\u200b", ""),
        (7, "7"),
        ("7", "7"),
        (7.0, "7"),
        ("7.0", "7"),
        ("7,0", "7"),
        (-7, "-7"),
        (7.5, "7.5"),
        ("7,50", "7.5"),
        ("007", "007"),
        ("0003000", "0003000"),
        ("1 000", "1 000"),
        ("7 min", "7 min"),
        (True, "true"),
        ("TRUE", "true"),
        (date(2019, 1, 7), "2019-01-07"),
        (datetime(2019, 1, 7), "2019-01-07"),
        ("2019-01-07", "2019-01-07"),
        ("2019-01-07 00:00:00", "2019-01-07"),
        ("2019-01-07T00:00:00.000", "2019-01-07"),
        ("07.01.2019", "2019-01-07"),
        ("7.1.2019.", "2019-01-07"),
        ("7. 1. 2019", "2019-01-07"),
        ("07.01.19.", "2019-01-07"),
        ("07.01.2019 00:00", "2019-01-07"),
        (datetime(2019, 1, 7, 10, 15), "2019-01-07 10:15:00"),
        ("2019-01-07 10:15", "2019-01-07 10:15:00"),
        ("2019-01-07T10:15:00+02:00", "2019-01-07t10:15:00+02:00"),
        ("99.99.2019", "2019-99-99"),
        ("2019-01", "2019-01"),
        ("1.2.3", "1.2.3"),
    ],
)
def test_a_cell_has_one_form_for_good(value, form):
    assert as_written(value) == form


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("Ģimene", "gimene"),
        (" Kontaktpersonas  AMATS ", "kontaktpersonas amats"),
        ("domains/izglītība", "domains/izglitiba"),
        ("“Pumpurs” – 1. kārta", "pumpurs - 1.karta"),
    ],
)
def test_a_heading_has_one_form_for_good(heading, form):
    assert fold(heading) == form


def name(**cells):
    """What a row of the log is called under a key of the tests."""
    columns = Columns(
        single={column: place for place, column in enumerate(cells)},
        ticks={},
        dropped=(),
    )
    naming = Naming(
        tables=(1,),
        columns=columns,
        pseudonyms=Pseudonyms(key=b"the key of the tests", national_prefix="LV-"),
    )
    assert set(cells) <= {one.name for one in LOG.fields}
    return naming.written(tuple(Cell("A1", value) for value in cells.values()))


ROW = {"date": date(2019, 1, 7), "municipality": "Jelgava", "family": "A-1"}
UUID = "6a2c0f5e-0000-4a4b-9c1d-2f0d6f6a1b2c"


@pytest.mark.parametrize(
    ("cells", "digest"),
    [
        (ROW, "231e71ad1d086bc4"),
        (ROW | {"record": "5"}, "fcbfcbabff4952b2"),
        (ROW | {"record": UUID}, "23bc95c2eb469cb0"),
    ],
)
def test_a_row_has_one_name_for_good(cells, digest):
    assert name(**cells)[:16] == digest


@pytest.mark.parametrize(
    "cells",
    [
        dict(reversed(ROW.items())),
        ROW | {"minutes": None},
        ROW | {"minutes": "\u200b"},
        ROW | {"submitted": date(2019, 2, 1)},
        ROW | {"municipality": "JELGAVA "},
    ],
)
def test_order_empty_columns_case_and_the_day_of_handing_in_do_not_rename(cells):
    assert name(**cells) == name(**ROW)


@pytest.mark.parametrize(
    "cells",
    [
        ROW | {"minutes": 0},
        ROW | {"family": "A-2"},
        ROW | {"family": None, "institution": "A-1"},
    ],
)
def test_what_is_written_in_which_column_names_a_row(cells):
    assert name(**cells) != name(**ROW)


def test_a_record_number_names_a_row_in_its_municipality():
    numbered = ROW | {"record": 5}
    assert name(**numbered | {"family": "B"}) == name(**numbered)
    assert name(**numbered | {"municipality": "Rīga"}) != name(**numbered)
