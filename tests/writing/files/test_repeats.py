"""Forms in which one entry is about several families: refused, with the reason."""

import pytest
from openpyxl import Workbook

from dashboard.writing.files.table import RefusedError
from dashboard.writing.warehouse.confirming import Confirmed

UUID = "6a2c0f5e-0000-4a4b-9c1d-2f0d6f6a1b2"


def refused(world, given):
    with pytest.raises(RefusedError) as error:
        world.take(given)
    return error.value.code, error.value.values.get("where")


def test_families_on_a_sheet_of_their_own_are_not_left_out(town, tmp_path):
    book = Workbook()
    book.active.append(["date", "municipality", "minutes", "_index", "_uuid"])
    book.active.append(["2024-10-01", "0003000", 60, 1, f"{UUID}1"])
    families = book.create_sheet("gimenes")
    families.append(["family", "persons", "_parent_table_name", "_parent_index"])
    families.append(["A-1", 4, "Sheet", 1])
    families.append(["A-2", 3, "Sheet", 1])
    book.save(tmp_path / "form.xlsx")
    assert refused(town, tmp_path / "form.xlsx") == ("families_repeated", "gimenes")


@pytest.mark.parametrize("form", ["group/{}/family", "group[{}]/family", "{}. family"])
def test_families_beside_each_other_are_no_column_twice(town, form):
    first, second = form.format(1), form.format(2)
    text = f"""
        date       | municipality | minutes | {first} | {second}
        2024-10-01 | 0003000      | 60      | A-1     | A-2
    """
    assert refused(town, text) == ("families_repeated", second)


def test_entries_of_which_the_families_are_another_file_are_not_indirect_work(town):
    text = """
        SubmissionDate | log-date | log-municipality | log-minutes | SET-OF-families
        2024-10-01 | 2024-10-01 | 0003000 | 60 | uuid:x/families
    """
    assert refused(town, text) == ("families_repeated", "families")


def test_families_without_their_entries_are_refused_for_what_they_are(town):
    text = """
        family | persons | PARENT_KEY | KEY
        A-1 | 4 | uuid:x | uuid:x/families[1]
    """
    assert refused(town, text)[0] == "families_repeated"


def test_a_log_without_days_lacks_them_and_is_no_survey(town):
    text = """
        Timestamp           | Pašvaldība | Ģimene | Minūtes
        2024-10-01 10:11:12 | Jelgava    | A-1    | 60
    """
    assert refused(town, text)[0] == "no_date_column"


def test_a_second_familys_column_is_said_though_a_form_numbered_it(town):
    confirmed = Confirmed(headings=("D1=family",))
    text = """
        date       | municipality | minutes | family_1 | family_2
        2024-10-01 | 0003000      | 60      | A-1      | A-2
    """
    codes = [one.code for one in town.take(text, confirmed=confirmed).problems]
    assert "families_left_out" in codes
