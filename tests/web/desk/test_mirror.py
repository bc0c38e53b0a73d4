"""A month of a post as its mediator sees it: counts that are right, in plain words."""

from datetime import date

import pytest
from flask import Flask

from dashboard.ground import i18n
from dashboard.web.desk import mirror as pages
from dashboard.writing.warehouse.mirror import mirror
from tests.conftest import JELGAVA

POST = f"{JELGAVA}-1"
HEAD = "Datums | Pašvaldība | Ģimene | Iestāde | Rezultāts | Minūtes | Jomas"
LOG = f"""{HEAD}
2019-02-04 | Jelgava | A |               |             | 30 | izglītība
2019-03-04 | Jelgava | A |               | atrisināts  | 30 | izglītība
2019-03-05 | Jelgava | B |               | procesā     |    | izglītība
2019-03-06 | Jelgava | B | 4. sākumskola |             | 60 |
2019-03-07 | Jelgava |   |               |             | 90 |
2019-03-08 | Jelgava | C | 9. skola      | atrisināts  | 15 | izglītība
vakar      | Jelgava | A |               |             | 15 |
"""


@pytest.fixture
def march(town):
    town.institution("4. sākumskola")
    town.take(LOG)
    with town.warehouse() as warehouse:
        return mirror(warehouse, POST, date(2019, 3, 1))


def test_a_month_is_counted_as_the_pages_count_it(march):
    names = ("rows", "families", "new_families", "cooperation", "indirect", "hours")
    assert [march.work[name] for name in names] == [4, 2, 1, 1, 1, 3]


def test_what_was_left_empty_is_counted(march):
    names = ("no_minutes", "no_outcome", "no_domains", "no_institution", "no_role")
    assert [march.work[name] for name in names] == [1, 1, 1, 0, 1]


def test_what_waits_is_named_and_what_came_of_the_work_counted(march):
    assert march.waiting == [{"name": "9. skola", "rows": 1}]
    names = ("solved", "referred", "in_progress")
    assert [march.work[name] for name in names] == [1, 0, 1]


def test_the_months_before_stand_beside_it(march):
    assert [(one["month"], one["rows"]) for one in march.past] == [
        (date(2019, 2, 1), 1)
    ]


def test_a_month_of_which_nothing_came_says_so(town):
    with town.warehouse() as warehouse:
        found = mirror(warehouse, POST, date(2019, 3, 1))
        nobody = mirror(warehouse, "0001000-7", date(2019, 3, 1))
    assert (found.report, found.work, nobody) == (None, None, None)


def test_the_sheet_is_in_plain_words_and_names_no_family(desk):
    desk.take("date,municipality,family,minutes\n2019-03-04,Jelgava,A-1,30\n")
    with i18n.language("en"):
        listed = desk.get("/dati/spogulis?lang=en").text
        text = desk.get(f"/dati/spogulis/{POST}/2019-03?lang=en").text
    assert f"/dati/spogulis/{POST}/2019-03" in listed
    for words in (
        "Jelgava: March 2019",
        "1 row was taken in",
        "You worked with 1 family; new ones: 1.",
        "Hours: 0.5.",
        "Rows in which it is not said what came of it: 1.",
        "Nothing has been published yet.",
    ):
        assert words in text
    assert "A-1" not in text


@pytest.mark.parametrize("path", [f"{POST}/2019-13", f"{POST}/x", "0001000-9/2019-03"])
def test_there_is_no_other_sheet(desk, path):
    assert desk.get(f"/dati/spogulis/{path}").status_code == 404


def test_the_latest_year_of_a_post_stands_open_and_the_months_before_are_folded():
    months = [date(2018 + n // 12, n % 12 + 1, 1) for n in range(13)]
    rows = [{"post": POST, "municipality": JELGAVA, "month": m} for m in months[::-1]]
    with Flask(__name__).test_request_context(), i18n.language("en"):
        told, posts = pages._listed(rows)
    opened, folded = posts.split("<details>")
    assert told.startswith(
        "<p>What came in of a mediator's month".replace("'", "&#39;")
    )
    assert (opened.count("<a "), folded.count("<a ")) == (12, 1)
    assert "1 earlier month</summary>" in folded
