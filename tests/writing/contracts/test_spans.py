"""Several days in one cell, and days without a year: read, or offered."""

from datetime import date

import pytest

from dashboard.writing.contracts import days
from dashboard.writing.contracts.problems import CellError

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    "written",
    [
        *("03.10.-04.10.2024", "3.–4.10.2024", "03/04.10.2024", "3., 4. un 5.10.2024"),
        *("03.-04.10.2024.", "03.10.2024-04.10.2024", "3.-4. oktobris 2024"),
        *(
            "no 3. līdz 4.10.2024",
            "03.10.2024, 04.10.2024",
            "2024. gada 3.-4. oktobris",
        ),
        *("2024-10-03 - 2024-10-04", "03.10.2024 - 04.10.", "3-4 октября 2024"),
    ],
)
def test_of_several_days_the_first_is_read_and_said(written):
    read = days.day(written, TODAY)
    assert (read.value, read.notice.code) == (date(2024, 10, 3), "day_of_several")


@pytest.mark.parametrize(
    ("written", "code", "offered"),
    [
        ("30.10.-02.11.2024", "days_apart", ("30.10.2024", "02.11.2024")),
        ("30.12.-02.01.2025", "days_apart", ("30.12.2024", "02.01.2025")),
        ("01.10.-31.10.2024", "days_apart", ("01.10.2024", "31.10.2024")),
        ("03.10.", "date_without_year", ("03.10.2026",)),
        ("3. oktobris", "date_without_year", ("03.10.2026",)),
        ("03.12.", "date_without_year", ("03.12.2025",)),
        ("04.10.-03.10.2024", "date_unreadable", ()),
        ("31.02.", "date_unreadable", ()),
        ("10.2024", "date_unreadable", ()),
        (3.1, "date_unreadable", ()),
    ],
)
def test_what_may_mean_several_days_is_offered_and_not_read(written, code, offered):
    with pytest.raises(CellError) as raised:
        days.day(written, TODAY)
    assert (raised.value.code, raised.value.suggestions) == (code, offered)
