"""A file handed back: every fault marked, nothing else changed, mended by choosing."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from dashboard.ground import i18n
from dashboard.writing.handouts.marked import marked
from dashboard.writing.warehouse.confirming import Confirmed
from dashboard.writing.warehouse.importing import Incoming, take_in
from tests.conftest import JELGAVA

HEAD = ["Datums", "Pašvaldība", "Ģimene", "Darbība", "Rezultāts", "Iestāde", "Piezīmes"]
WRONG = {
    "B": "Jelgva",
    "D": "tulkošnaa",
    "E": "atrisinats nē",
    "F": "Jelgavas 4. sākumskla",
}
FAULTS = 100


def row(n):
    day = datetime(2019, 1 + n // 28, 1 + n % 28)
    school = "Jelgavas 4. sākumskola"
    return [day, "Jelgava", f"J-{n:03}", "tulkošana", "procesā", school, f"=A{n + 2}"]


def faulty(folder):
    """A styled workbook of 120 rows, one fault in each of the first hundred."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Uzskaite"
    sheet.append(HEAD)
    sheet["A1"].font = Font(bold=True, color="FF12436D")
    for n in range(120):
        sheet.append(row(n))
    for n in range(FAULTS):
        column = "BDEF"[n % 4]
        sheet[f"{column}{n + 2}"] = WRONG[column]
    rule = DataValidation(type="list", formula1='"procesā,atrisināts"')
    rule.add("E2:E2001")
    sheet.add_data_validation(rule)
    book.save(folder / "oktobris.xlsx")
    return folder / "oktobris.xlsx"


def handed_back(world, path):
    """Check a file as the command line does; return the verdict and the marked file."""
    file = Incoming.read(path, confirmed=Confirmed())
    with world.warehouse() as warehouse:
        verdict = take_in(file, warehouse, world.settings, dry_run=True)
    problems = verdict.to_dict()["problems"]
    return verdict, marked(path, file.name, problems, file.table.heads)


def colours(sheet):
    return {
        cell.coordinate
        for line in sheet.iter_rows()
        for cell in line
        if cell.fill.fgColor.rgb in {"FFFFC7CE", "FFFFEB9C", "FFBDD7EE"}
    }


@pytest.fixture
def place(town, monkeypatch):
    """A town with a school in its register; the audit log is the test's own."""
    monkeypatch.setenv("TILTS_HOME", str(town.settings.home))
    town.institution("Jelgavas 4. sākumskola", "school", JELGAVA)
    return town


def test_a_hundred_faults_are_a_hundred_marked_cells(place, tmp_path):
    _verdict, made = handed_back(place, faulty(tmp_path))
    sheet = load_workbook(BytesIO(made))["Uzskaite"]
    assert colours(sheet) == {f"{'BDEF'[n % 4]}{n + 2}" for n in range(FAULTS)}
    assert all(sheet[address].comment for address in colours(sheet))
    told = [cell.value for cell in sheet["H"][1:]]
    assert (sum(map(bool, told)), sheet["H1"].value) == (FAULTS, "Kas jādara")


def test_styles_and_formulas_are_the_senders(place, tmp_path):
    _verdict, made = handed_back(place, faulty(tmp_path))
    sheet = load_workbook(BytesIO(made))["Uzskaite"]
    assert (sheet["A1"].font.b, sheet["A1"].font.color.rgb) == (True, "FF12436D")
    assert [sheet[f"G{n}"].value for n in (2, 121)] == ["=A2", "=A121"]


def choose(made, path):
    """Choose the first suggestion wherever one is offered, and save."""
    book = load_workbook(BytesIO(made))
    sheet = book["Uzskaite"]
    for rule in sheet.data_validations.dataValidation:
        title, _mark, cells = rule.formula1.rpartition("!")
        if title:
            first = book[title.strip("'")][cells.split(":")[0].replace("$", "")]
            for address in str(rule.sqref).split():
                sheet[address] = first.value
    book.save(path)
    return path


def test_choosing_what_is_suggested_leaves_no_problem(place, tmp_path):
    before, made = handed_back(place, faulty(tmp_path))
    after, _made = handed_back(place, choose(made, tmp_path / "labots.xlsx"))
    assert (len(before.problems), after.problems) == (FAULTS, ())


def test_no_cell_has_two_rules(place, tmp_path):
    _verdict, made = handed_back(place, faulty(tmp_path))
    sheet = load_workbook(BytesIO(made))["Uzskaite"]
    rules = sheet.data_validations.dataValidation
    assert [sum(f"E{n}" in rule.sqref for rule in rules) for n in range(2, 110)] == [
        1
    ] * 108


def test_a_file_marked_twice_has_the_marks_of_the_second_time(place, tmp_path):
    _verdict, made = handed_back(place, faulty(tmp_path))
    path = tmp_path / "otrreiz.xlsx"
    book = load_workbook(BytesIO(made))
    for n in range(FAULTS):
        if n % 4 == 0:
            book["Uzskaite"][f"B{n + 2}"] = "Jelgava"
    book.save(path)
    sheet = load_workbook(BytesIO(handed_back(place, path)[1]))["Uzskaite"]
    assert (len(colours(sheet)), sheet["H2"].value, sheet["I1"].value) == (
        75,
        None,
        None,
    )


def test_a_text_file_comes_back_as_a_workbook_without_formulas(place):
    path = place.file(
        """
        Datums      | Pašvaldība | Ģimene | Piezīmes
        07.01.2019. | Jelgva     | A      | =cmd()
        08.01.2019. | Jelgava    | 007    | +1
        """
    )
    _verdict, made = handed_back(place, path)
    sheet = load_workbook(BytesIO(made))["Uzskaite"]
    cells = [(sheet[a].value, sheet[a].data_type) for a in ("D2", "D3", "C3")]
    assert cells == [("=cmd()", "s"), ("+1", "s"), ("007", "s")]
    assert colours(sheet) == {"B2"}


def test_rows_filled_in_beforehand_stay_no_rows_in_the_marked_file(place, tmp_path):
    book = Workbook()
    book.active.append(HEAD)
    for n in range(1, 6):
        book.active.append([datetime(2019, 1, n), "Jelgava", "A" if n < 3 else None])
    book.save(tmp_path / "a.xlsx")
    _verdict, made = handed_back(place, tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_bytes(made)
    assert place.take(tmp_path / "b.xlsx").accepted == 2


def test_every_sheet_has_its_own_marks(place, tmp_path):
    book = Workbook()
    book.remove(book.active)
    for title, town in (("Septembris", "Jelgava"), ("Oktobris", "Jelgva")):
        sheet = book.create_sheet(title)
        sheet.append(["Uzskaite 2019"])
        sheet.append(HEAD)
        sheet.append([datetime(2019, 1, len(title)), town, "A"])
    book.save(tmp_path / "a.xlsx")
    made = load_workbook(BytesIO(handed_back(place, tmp_path / "a.xlsx")[1]))
    assert "B3" in colours(made["Oktobris"])
    assert "B3" not in colours(made["Septembris"])
    assert made["Oktobris"]["H2"].value == "Kas jādara"


def test_what_is_said_in_the_file_is_in_the_language_in_use(place, tmp_path):
    with i18n.language("en"):
        _verdict, made = handed_back(place, faulty(tmp_path))
    sheet = load_workbook(BytesIO(made))["Uzskaite"]
    assert sheet["H1"].value == "What to do"
    assert sheet["B2"].comment.text.startswith("B2: No municipality of this name")


def test_a_senders_own_comment_outlives_marking_and_marking_again(place, tmp_path):
    path = faulty(tmp_path)
    book = load_workbook(path)
    book.active["B2"].comment = Comment("jautāt skolai", "Mediators")
    book.save(path)
    for _time in range(2):
        _verdict, made = handed_back(place, path)
        path.write_bytes(made)
    comment = load_workbook(path).active["B2"].comment
    assert comment.text.startswith("jautāt skolai\n\nTilts:\nB2: ")
    assert (comment.text.count("Tilts:"), comment.author) == (1, "Mediators")
    book = load_workbook(path)
    book.active["B2"].value = "Jelgava"
    book.save(path)
    _verdict, made = handed_back(place, path)
    assert load_workbook(BytesIO(made)).active["B2"].comment.text == "jautāt skolai"


def test_a_kind_that_would_contradict_the_row_is_not_suggested(town):
    verdict = town.take("""
        Datums     | Pašvaldība | Veids   | Ģimene | Iestāde
        2019-03-04 | Jelgava    | gimenee | A-1    | Jelgavas 4. sākumskola
        2019-03-04 | Jelgava    | gimenee |        |
    """)
    with i18n.language("en"):
        kinds = [one.suggestions for one in verdict.problems if one.column == "kind"]
    both = "meeting of a family and an institution"
    assert kinds == [(both,), ("indirect work",)]


def test_why_a_kind_contradicts_is_said_in_the_readers_language(town):
    (problem, *_rest) = town.take("""
        Datums     | Pašvaldība | Veids            | Ģimene
        2019-03-04 | Jelgava    | netiešais darbs  | A-1
    """).problems
    with i18n.language("en"):
        assert "a family is named" in problem.message
    with i18n.language("lv"):
        assert "a family is named" not in problem.message
