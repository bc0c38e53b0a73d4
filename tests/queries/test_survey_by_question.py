from tests.conftest import JELGAVA, RIGA
from tests.queries.conftest import totals


def counts(rows, question):
    return {r["choice"]: r["respondents"] for r in rows if r["question"] == question}


def test_the_decks_totals_come_from_fifteen_respondents(world):
    answers = ["Nē"] + ["Atsevišķos gadījumos"] * 3 + ["Jā"] * 11
    others = ["Nē"] * 2 + ["Atsevišķos gadījumos"] * 6 + ["Jā"] * 7
    rows = [
        f"2019-05-{number + 1:02d} | III | Jelgava | {needs} | {access}"
        for number, (needs, access) in enumerate(zip(answers, others, strict=True))
    ]
    world.take("\n".join(["date | wave | municipality | needs | access", *rows]))
    total = totals(world.ask("survey_by_question"))
    assert counts(total, "needs") == {"no": 1, "partly": 3, "yes": 11, "none": 0}
    assert counts(total, "access") == {"no": 2, "partly": 6, "yes": 7, "none": 0}
    assert {row["base"] for row in total} == {15}


def test_who_left_a_question_empty_is_in_the_base_and_counts_as_no_answer(world):
    world.take("""
        date       | wave | municipality | needs | access
        2019-05-01 | III  | Jelgava      | yes   |
        2019-05-02 | III  | Jelgava      | no    | yes
        2019-05-03 | III  | Jelgava      |       | yes
    """)
    total = totals(world.ask("survey_by_question"))
    assert counts(total, "needs") == {"yes": 1, "partly": 0, "no": 1, "none": 1}
    assert {row["base"] for row in total} == {3}


def test_the_base_of_a_several_choice_question_is_its_respondents(world):
    world.take("""
        date       | wave | municipality | main_work
        2019-05-01 | III  | Jelgava      | responsive; job_placement
        2019-05-02 | III  | Jelgava      | responsive
        2019-05-03 | III  | Jelgava      |
    """)
    total = totals(world.ask("survey_by_question"))
    given = {choice: n for choice, n in counts(total, "main_work").items() if n}
    assert given == {"responsive": 2, "job_placement": 1, "none": 1}
    assert {row["base"] for row in total} == {3}


def test_waves_and_towns_have_bases_of_their_own(world):
    world.take("""
        date       | wave | municipality | needs
        2019-05-01 | III  | Jelgava      | yes
        2019-05-02 | III  | Rīga         | yes
        2020-05-03 | IV   | Rīga         | yes
    """)
    rows = world.ask("survey_by_question")
    assert {(row["wave"], row["municipality"]): row["base"] for row in rows} == {
        ("III", JELGAVA): 1,
        ("III", RIGA): 1,
        ("III", "total"): 2,
        ("IV", RIGA): 1,
        ("IV", "total"): 1,
    }
