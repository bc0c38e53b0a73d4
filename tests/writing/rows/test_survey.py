"""Survey answers: one row a respondent, in the shapes people hand them in."""

from datetime import date

import pytest

from dashboard.ground import reference
from dashboard.writing.files.table import RefusedError
from dashboard.writing.warehouse.confirming import Confirmed
from tests.conftest import FEW_COLUMNS, JELGAVA

HEAD = "date | wave | municipality | institution_kind"
ONE = "2019-05-02 | III | Jelgava | school"


def rows(world, column):
    with world.warehouse() as warehouse:
        found = warehouse.rows("from raw.survey_rows order by line")
    return [row[column] for row in found]


def choices(world, question, answer):
    """Return what is kept of one answer to one question."""
    world.take(f"{HEAD} | {question}\n{ONE} | {answer}")
    return rows(world, "choices")[0]


@pytest.mark.parametrize("written", ["Jā", "jā", "JA", "yes", "Yes"])
def test_yes_is_yes_in_both_languages(world, written):
    assert choices(world, "needs", written) == ["needs:yes"]


@pytest.mark.parametrize("written", ["Atsevišķos gadījumos", "In some cases", "partly"])
def test_some_cases_are_the_middle_answer(world, written):
    assert choices(world, "access", written) == ["access:partly"]


def test_a_question_is_known_by_its_whole_wording(world):
    question = reference.questions()["communication"].lv
    assert choices(world, question, "Nē") == ["communication:no"]


@pytest.mark.parametrize(
    "written",
    [
        "romu iekārtošana darbā; bezdarba jautājumi",
        "unemployment job_placement",
        "var sameklēt skolēnus, kuri neapmeklē skolu",
    ],
)
def test_several_choices_are_read(world, written):
    known = {f"main_work:{code}" for code in ("job_placement", "unemployment")}
    found = set(choices(world, "main_work", written))
    assert found in (known, {"main_work:finds_absent_pupils"})


def test_columns_of_single_choices_are_the_same_as_one_column_of_codes(world):
    path = world.file(f"{HEAD} | main_work\n{ONE} | unemployment job_placement")
    world.take(path)
    verdict = world.take(
        f"{HEAD} | main_work/unemployment | main_work/job_placement\n{ONE} | 1 | 1"
    )
    assert verdict.unchanged == 1


def test_an_unknown_answer_is_rejected_with_its_cell(world):
    (problem,) = world.take(f"{HEAD} | needs\n{ONE} | Varbūt").problems
    assert (problem.code, problem.cell, problem.value) == (
        "not_in_list",
        "E2",
        "Varbūt",
    )


def test_the_wave_follows_from_the_day(world):
    world.take("date | municipality | needs\n2019-05-02 | Jelgava | Jā")
    assert rows(world, "wave") == ["III"]


def test_a_day_between_phases_needs_the_wave_said(world):
    (problem,) = world.take(
        "date | municipality | needs\n2019-07-15 | Jelgava | Jā"
    ).problems
    assert problem.code == "wave_unknown"


def test_a_wave_that_is_no_phase_is_rejected(world):
    (problem,) = world.take(
        "date | wave | municipality | needs\n2019-05-02 | trešais | Jelgava | Jā"
    ).problems
    assert (problem.code, problem.cell) == ("wave_unknown", "B2")


def test_a_respondent_who_answered_nothing_is_a_respondent(world):
    world.take(f"{HEAD} | needs\n{ONE} |")
    found = world.ask("survey_by_question")
    assert {
        (row["choice"], row["respondents"])
        for row in found
        if row["question"] == "needs" and row["municipality"] == "total"
    } >= {("none", 1)}


def test_two_respondents_of_the_same_answers_are_two(world):
    world.take(f"{HEAD} | needs\n{ONE} | Jā\n{ONE} | Jā")
    assert len(rows(world, "choices")) == 2


def test_open_text_is_kept_for_moderation(world):
    world.take(f"{HEAD} | recommendations\n{ONE} | Vairāk tikšanos")
    assert rows(world, "open_text") == ["Vairāk tikšanos"]


def test_open_text_is_in_no_edition(world):
    world.take(f"{HEAD} | recommendations\n{ONE} | Vairāk slepenu tikšanos")
    world.publish()
    assert b"slepenu" not in world.shelf().path(1).read_bytes()


def test_a_corrected_answer_with_a_number_replaces_the_older_one(world):
    world.take(f"{HEAD} | needs | record\n{ONE} | Jā | 1")
    assert world.take(f"{HEAD} | needs | record\n{ONE} | Nē | 1").replaced == 1


def test_a_survey_needs_no_post(world):
    verdict = world.take(
        "date | wave | municipality | needs\n2019-05-02 | III | Ludza | Jā"
    )
    assert verdict.accepted == 1


def test_a_log_and_a_survey_of_the_same_world_are_two_kinds(world):
    world.post(JELGAVA, date(2018, 10, 1))
    world.take(f"{HEAD} | needs\n{ONE} | Jā")
    world.take("Datums | Pašvaldība | Ģimene\n2019-05-02 | Jelgava | A")
    with world.warehouse() as warehouse:
        found = warehouse.rows("select contract from raw.batches order by batch")
    assert [row["contract"] for row in found] == ["survey", "log"]


def test_undoing_a_survey_takes_its_respondents_back(world):
    world.take(f"{HEAD} | needs\n{ONE} | Jā")
    world.undo(1)
    with world.warehouse() as warehouse:
        assert warehouse.rows("from staging.respondents") == []


def left_out(world, headings, answers, confirmed=FEW_COLUMNS):
    text = f"{HEAD} | {headings}\n{ONE} | {answers}"
    verdict = world.take(text, confirmed=confirmed)
    return [(p.code, p.cell, p.column) for p in verdict.problems]


@pytest.mark.parametrize(
    "heading",
    ["3. {}", "{} *", "jautajumi/{}", "3) {}"],
)
def test_a_numbered_or_marked_question_is_read(world, heading):
    question = reference.questions()["needs"].lv
    assert left_out(world, heading.format(question), "Jā") == []
    assert rows(world, "choices") == [["needs:yes"]]


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Saziņa uzlabota?", "communication"),
        ("Has communication improved?", "communication"),
        ("Piekļuve pakalpojumiem", "access"),
        ("Vai mediators ir veicinājis romu piekļuvi pakalpojumiem", "access"),
        ("Q3", "needs"),
        ("5. jautājums", "coordination"),
        ("Ieteikumi", "recommendations"),
    ],
)
def test_a_question_in_other_words_is_suggested_and_not_read(world, heading, meant):
    said = left_out(world, f"joint_review | {heading}", "Jā | Nē")
    assert said == [("column_left_out", "F1", meant)]
    assert rows(world, "choices") == [["joint_review:yes"]]


def test_a_column_of_answers_is_suggested_by_what_stands_in_it(world):
    (problem,) = left_out(
        world, "joint_review | Iekārtošana", "Jā | bezdarba jautājumi"
    )
    assert problem == ("column_left_out", "F1", "main_work")


def test_what_people_say_of_a_heading_is_read_so(world):
    confirmed = Confirmed(headings=("E1=communication",))
    said = left_out(world, "Kā jums šķiet?", "Jā", confirmed)
    assert said == [("heading_meant", "E1", "communication")]
    assert rows(world, "choices") == [["communication:yes"]]


def test_a_question_that_the_survey_has_not_is_named(world):
    said = left_out(world, "needs | Vai jums patika pasākums Rīgā?", "Jā | Jā")
    assert said == [("question_unknown", "F1", "")]


def test_a_file_without_any_question_brings_no_respondents(world):
    verdict = world.take(f"{HEAD} | Q3\n{ONE} | Jā")
    codes = [(p.code, p.cell) for p in verdict.problems]
    assert codes == [("column_left_out", "E1"), ("no_answers", "A2")]
    assert (verdict.accepted, verdict.rejected) == (0, 1)


def test_answers_of_a_form_with_timestamps_are_read(world):
    world.take(
        "Timestamp | municipality | needs\n2019/05/02 11:33:21 PM EEST | Jelgava | Jā"
    )
    assert rows(world, "date") == [date(2019, 5, 2)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("E1", "heading_unreadable"),
        ("Z9=needs", "heading_empty"),
        ("E1=x", "no_column"),
    ],
)
def test_what_cannot_be_said_of_a_heading_is_refused(world, said, code):
    with pytest.raises(RefusedError) as refused:
        left_out(world, "needs", "Jā", Confirmed(headings=(said,)))
    assert refused.value.code == code
