"""The coordinator's month: a messy file, what is wrong, mended, published, seen."""

import re
from datetime import date

import pytest

from tests.browser.conftest import serving
from tests.browser.reading import visit
from tests.conftest import JELGAVA, RIGA, World

LOG = """
    date       | municipality | family
    2020-05-01 | Jelgava      | OLD-1
    2020-05-02 | Rīga         | OLD-2
"""
SURVEY = """
    date       | wave | municipality | institution_kind | record | recommendations
    2020-05-02 | IV   | Jelgava      | school           | 1      | Turpināt darbu.
"""
MESSY = """date,municipality,family,institution,kind
2020-05-04,Jelgava,NEW-1,,
2020-05-05,Jelgava,NEW-2,Pavisam jauna skola,mediated
vakar,Jelgava,NEW-3,,
"""
LONG = 60_000
"""What publishing may take, in milliseconds, while others use the machine too."""

MENDED = MESSY.replace("vakar", "2020-05-06")


def fill(world):
    """Two posts, a row of each, an open answer, and an edition of them."""
    for town in (JELGAVA, RIGA):
        world.post(town, date(2019, 9, 1), date(2020, 6, 30))
    world.take(LOG)
    world.take(SURVEY)
    world.publish()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Address of a server on a small home, which these tests change."""
    world = World(tmp_path_factory.mktemp("coordinator"))
    home = str(world.settings.home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILTS_HOME", home)
        fill(world)
    with serving(home) as found:
        yield found


@pytest.fixture
def messy(tmp_path):
    path = tmp_path / "maijs.csv"
    path.write_text(MESSY, encoding="utf-8")
    return path


def families(page, address):
    """Read the first headline number of the overview."""
    visit(page, address, query="?lang=en&period=phase:IV")
    number = page.locator(".tl-number .tl-value").first
    return int(re.sub(r"\D", "", number.inner_text()))


def test_a_file_goes_from_messy_to_published(page, address, messy):
    before = families(page, address)

    page.get_by_role("link", name="Data", exact=True).first.click()
    page.get_by_role("link", name="Hand in a file").click()
    page.get_by_label("Drop the files here").set_input_files(messy)
    page.get_by_role("button", name="Check", exact=True).click()
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
    page.get_by_role("heading", name="Published", exact=True).wait_for(timeout=LONG)
    page.get_by_role("link", name="What has changed").click()
    page.get_by_text("Families by municipality", exact=True).wait_for()

    assert families(page, address) == before + 2


class Hand:
    """Clicks what a coordinator clicks, and counts."""

    def __init__(self, page):
        self.page = page
        self.clicks = 0

    def click(self, role, name, **more):
        self.page.get_by_role(role, name=name, **more).first.click()
        self.clicks += 1

    def choose(self, files):
        self.page.get_by_label("Drop the files here").set_input_files(files)
        self.clicks += 1


def test_the_month_of_five_files_takes_no_more_than_twelve_clicks(
    page, address, tmp_path
):
    files = [tmp_path / f"fails-{number}.csv" for number in range(5)]
    for number, path in enumerate(files):
        text = f"date,municipality,family\n2020-05-2{number},Jelgava,MONTH-{number}\n"
        path.write_text(text + "vakar,Jelgava,A\n" * (number == 0), encoding="utf-8")
    before = families(page, address)
    hand = Hand(page)

    hand.click("link", "Data", exact=True)
    hand.click("link", "Hand in a file")
    hand.choose(files)
    hand.click("button", "Check", exact=True)
    page.get_by_text("To be decided: 5").wait_for()
    hand.click("link", "fails-0.csv", exact=True)
    assert "This is not a date" in page.locator("main").inner_text()
    hand.click("link", "To all files handed in together")
    hand.click("checkbox", "Accept fails-0.csv")
    hand.click("button", "Accept the ticked files")
    page.get_by_text("Taken in: 5.").wait_for()
    assert page.get_by_role("heading", name="What is still missing").count() == 1
    hand.click("button", "Publish an edition")
    page.get_by_role("heading", name="Published", exact=True).wait_for(timeout=LONG)
    hand.click("link", "What has changed")
    page.get_by_text("Families by municipality", exact=True).wait_for()

    assert hand.clicks <= 12
    assert families(page, address) == before + 5


def dropped(page, path):
    """Drop a file on the middle of the page, as from a folder."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        event = {"type": kind, "x": 700, "y": 200, "data": data}
        session.send("Input.dispatchDragEvent", event)


def handed_in(page, address, path):
    """Drop a file, look at the verdict, accept it; return what the verdict said."""
    page.goto(f"{address}/dati/faili?lang=en")
    dropped(page, path)
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("heading", name="What is in the file").wait_for()
    verdict = page.locator("main").inner_text()
    page.get_by_role("button", name="Accept the file").click()
    page.get_by_role("heading", name="The file is taken in").wait_for()
    return verdict


def published(page, address, label):
    page.goto(f"{address}/dati/izdevumi?lang=en")
    page.get_by_label("A few words").fill(label)
    page.get_by_role("button", name="Publish an edition").click()
    page.get_by_role("heading", name="Published", exact=True).wait_for(timeout=LONG)


@pytest.fixture
def fresh(tmp_path):
    """A server on a folder in which there is nothing at all."""
    with serving(tmp_path / "fresh") as found:
        yield found


def test_from_an_empty_folder_to_a_number_that_changes(fresh, page, messy):
    page.goto(f"{fresh}/?lang=en")
    page.get_by_role("heading", name="Nothing has been published yet").wait_for()
    page.get_by_role("main").get_by_role("link", name="Hand in a file").click()

    verdict = handed_in(page, fresh, messy)
    assert "This is not a date" in verdict
    assert "A4" in verdict
    page.get_by_role("link", name="Mend the waiting rows").click()
    asked = page.locator("li", has=page.get_by_role("heading", name="Pavisam jauna"))
    asked.get_by_label("Institution in the register").select_option(index=1)
    asked.get_by_role("button", name="It is the same").click()
    page.get_by_text("1 waiting row is now accepted.").wait_for()
    published(page, fresh, "First")
    assert families(page, fresh) == 2

    messy.write_text(MENDED, encoding="utf-8")
    assert "A4" not in handed_in(page, fresh, messy)
    published(page, fresh, "Mended")
    page.get_by_role("link", name="What has changed").click()
    page.get_by_text("Families by municipality", exact=True).wait_for()
    assert families(page, fresh) == 3

    page.goto(f"{fresh}/dati/partijas?lang=en")
    page.get_by_role("link", name="Take back… Batch 2").click()
    page.get_by_role("button", name="Yes, take it back").click()
    page.get_by_text("Batch 2 is taken back").wait_for()
    published(page, fresh, "Undone")
    assert families(page, fresh) == 2


def test_an_open_answer_is_shown_or_kept_back(page, address):
    page.goto(f"{address}/dati/atbildes?lang=en")
    number = page.locator(".tl-asked [name=number]").first.input_value()
    own = page.locator(".tl-asked li", has=page.locator(f"[value='{number}']"))
    own.get_by_role("button", name="Do not show it").click()
    page.get_by_text("The answer will not be shown.").wait_for()
    assert "Not shown" in own.inner_text()
    own.get_by_role("button", name="Show it").click()
    page.get_by_text("will be shown from the next edition on").wait_for()
    assert "Shown" in own.inner_text()


def test_back_after_accepting_does_not_accept_again(page, address, tmp_path):
    path = tmp_path / "atkal.csv"
    path.write_text("date,municipality,family\n2020-05-12,Jelgava,BACK-1\n")
    handed_in(page, address, path)
    page.go_back()
    page.reload()
    assert page.get_by_role("button", name="Accept the file").count() == 0
