"""The file that was handed in, saved from its verdict with its faults marked."""

from io import BytesIO

from openpyxl import load_workbook

from tests.web.desk.conftest import MESSY


def test_the_verdict_gives_the_file_back_with_its_faults_marked(desk):
    where = desk.verdict(MESSY)
    answer = desk.post(f"{where}/atzimets?lang=en")
    sheet = load_workbook(BytesIO(answer.data))["Uzskaite"]
    told = [sheet.cell(n, 6).value is not None for n in range(2, 6)]
    assert (sheet["F1"].value, told) == ("What to do", [False, True, True, True])
    assert "log-marked.xlsx" in answer.headers["Content-Disposition"]


def test_who_saved_the_marked_file_is_written_down(desk):
    desk.post(f"{desk.verdict(MESSY)}/atzimets")
    assert (
        "saved a file with its faults marked" in desk.get("/dati/zurnals?lang=en").text
    )


def test_a_clean_file_has_nothing_to_mark(desk):
    where = desk.verdict("date,municipality,family\n2019-03-04,Jelgava,A-1\n")
    assert "atzimets" not in desk.get(where).text


def test_a_file_that_was_taken_in_is_not_kept_to_be_marked(desk):
    where = desk.verdict(MESSY)
    desk.post(f"{where}/pienemt")
    desk.done(where)
    assert desk.post(f"{where}/atzimets").status_code == 404
