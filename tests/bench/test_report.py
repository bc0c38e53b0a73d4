"""What the benchmark prints of a page."""

from datetime import date

from bench.measuring import Timing
from bench.recording import Question, Visit
from bench.report import lines
from dashboard.ground.queries import Query

MONTH = {"since": date(2026, 10, 1), "until": date(2026, 11, 1)}
EVER = {"since": date(2017, 1, 1), "until": date(2026, 11, 1)}
TIMING = Timing(rows=5, size=100, first=4.0, median=2.0, p95=3.0, kept=0.1)


def question(name, values):
    query = Query(name=name, sql="", doc="", parameters=frozenset(values))
    return Question(query=query, values=values)


def test_a_question_of_more_than_the_pages_window_is_marked():
    asked = question("month", MONTH), question("ever", EVER), question("posts", {})
    visit = Visit(path="/", period="2026-10", values=MONTH, questions=asked)
    _page, _head, *rows, together = lines(
        visit, {one.key: TIMING for one in asked}, TIMING
    )
    assert [row.split("  ")[1] for row in rows] == [
        "month",
        "ever (all)",
        "posts (all)",
    ]
    assert together.startswith(
        "  together 6.0 ms, 0.03 of the limit (200 ms), 3.0 x peer"
    )
