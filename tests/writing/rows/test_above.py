"""Days and places written only in the first of their rows: asked, never invented."""

from dashboard.ground import i18n
from dashboard.writing.warehouse.confirming import Confirmed, answer

ONCE = """
    Datums     | Pašvaldība | Ģimene | Minūtes
    2024-10-01 | Jelgava    | A-1    | 30
               |            | A-2    | 40
    2024-10-02 |            | A-3    | 50
               |            | Kopā   | 120
"""
ABOVE = Confirmed(as_above=True)


def said(verdict):
    return [f"{problem.cell} {problem.code}" for problem in verdict.problems]


def days(world):
    with world.warehouse() as warehouse:
        return warehouse.rows("select date, minutes from staging.log_rows order by all")


def test_rows_below_a_day_are_rejected_and_it_is_asked_whether_they_are_of_it(town):
    verdict = town.take(ONCE)
    assert (verdict.accepted, verdict.rejected) == (1, 2)
    assert "A3 cells_empty_below" in said(verdict)
    assert "B3 cells_empty_below" in said(verdict)


def test_rows_below_a_day_are_of_it_where_people_say_so(town):
    verdict = town.take(ONCE, confirmed=ABOVE)
    assert (verdict.accepted, verdict.rejected) == (3, 0)
    assert [(f"{row['date']:%d}", row["minutes"]) for row in days(town)] == [
        ("01", 30),
        ("01", 40),
        ("02", 50),
    ]
    assert said(verdict)[:2] == ["A3 cells_as_above", "B3 cells_as_above"]


def test_the_next_month_written_so_does_not_take_the_first_ones_place(town):
    town.take(ONCE, confirmed=ABOVE)
    later = town.take(ONCE.replace("2024-10", "2024-11"), confirmed=ABOVE)
    assert (later.accepted, later.replaced) == (3, 0)
    assert sum(row["minutes"] for row in days(town)) == 240


def test_what_was_said_is_known_again(town):
    town.take(ONCE, confirmed=ABOVE)
    assert town.take(ONCE, confirmed=ABOVE).unchanged == 3


def test_it_can_be_said_in_a_form():
    assert answer("as_above", []) == {"as_above": True}


def test_suggestions_are_in_the_language_of_the_reader(town):
    verdict = town.take("""
        Datums     | Pašvaldība | Ģimene | Rezultāts
        2024-10-01 | Jelgava    | A-1    | atrisinats jau
    """)
    (problem,) = verdict.problems
    with i18n.language("en"):
        assert problem.suggestions[0] == "solved"
    with i18n.language("lv"):
        assert problem.suggestions[0] == "atrisināts"
