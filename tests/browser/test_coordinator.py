"""The coordinator's month: a messy file, what is wrong, mended, published, seen."""

import re

import pytest

MESSY = """date,municipality,family,institution,kind
2020-05-04,Jelgava,NEW-1,,
2020-05-05,Jelgava,NEW-2,Pavisam jauna skola,mediated
vakar,Jelgava,NEW-3,,
"""


@pytest.fixture
def messy(tmp_path):
    path = tmp_path / "maijs.csv"
    path.write_text(MESSY, encoding="utf-8")
    return path


def families(page, address):
    """Read the first headline number of the overview."""
    page.goto(f"{address}/?lang=en")
    number = page.locator(".tl-number .tl-value").first
    number.wait_for()
    return int(re.sub(r"\D", "", number.inner_text()))


def test_a_file_goes_from_messy_to_published(page, address, messy):
    before = families(page, address)

    page.get_by_role("link", name="Data", exact=True).first.click()
    page.get_by_role("link", name="Hand in a file").click()
    page.get_by_label("Log or survey answers").set_input_files(messy)
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("heading", name="What to mend").wait_for()
    assert "This is not a date" in page.locator("main").inner_text()
    page.get_by_role("button", name="Accept the file").click()
    page.get_by_role("heading", name="The file is taken in").wait_for()

    page.get_by_role("link", name="Mend the waiting rows").click()
    asked = page.locator("li", has=page.get_by_role("heading", name="Pavisam jauna"))
    asked.get_by_label("Kind").select_option("school")
    asked.get_by_role("button", name="Add institution").click()
    page.get_by_text("1 waiting row is now accepted.").wait_for()

    page.get_by_role("link", name="Editions", exact=True).click()
    page.get_by_label("A few words").fill("May")
    page.get_by_role("button", name="Publish an edition").click()
    page.get_by_role("heading", name="Published", exact=True).wait_for()
    page.get_by_role("link", name="What has changed").click()
    page.locator("caption", has_text="Families by municipality").wait_for()

    assert families(page, address) == before + 2
