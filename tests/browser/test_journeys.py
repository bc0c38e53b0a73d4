"""A reader's way through the dashboard, held against the command line's answers."""

import io

from openpyxl import load_workbook

from tests.browser.reading import (
    answered,
    ask,
    card,
    chart,
    choose,
    download,
    rows_of,
    sentence,
    settle,
    show,
    table,
    until,
    visit,
)

FAMILIES, MONTHS = "families_change", "families_by_month"
TURNOVER, MISSING = "turnover", "missing_reports"
INSTITUTIONS = "cooperation_by_institution"
NO_MENU = "!document.querySelector('.tl-save[open]')"
"""A menu closes by itself once its file has come."""


def seen(tab, name):
    """Everything a card with a chart says, to be compared with another moment."""
    return sentence(tab, name), table(tab, name), chart(tab, name)


def listed(tab, name):
    """Everything a card with a table to search says."""
    rows = (
        card(tab, name)
        .locator(".tl-find")
        .first.locator("tbody tr")
        .all_text_contents()
    )
    return sentence(tab, name), table(tab, name), rows


def number(cell):
    """What a cell counts, without the mark beside it."""
    return cell.partition("[")[0]


def test_jelgava_in_2019_in_latvian(home, address, page, tabs):
    visit(page, address)
    before = seen(page, FAMILIES)
    choose(page, "Pašvaldība", "Jelgava")
    choose(page, "Periods", "2019. gads")
    assert page.url == f"{address}/?period=2019&municipality=0003000"

    asked = ("--municipality", "0003000", "--period", "2019")
    jelgava, total = ask(home, FAMILIES, *asked)
    said, shown, drawn = after = seen(page, FAMILIES)
    assert f" {total['families']} ģimen" in said
    assert drawn[0]["x"] == [jelgava["families"]]
    assert f" {total['before']}" in said
    counts = [jelgava[name] for name in ("families", "before")]
    assert [number(cell) for cell in shown[1][:3]] == ["Jelgava", *map(str, counts)]
    months = [
        row for row in ask(home, MONTHS, *asked) if row["municipality"] == "total"
    ]
    known = [y for y in chart(page, MONTHS)[0]["y"] if y is not None]
    assert known == [row["families"] for row in months if not row["provisional"]]
    cells = [row[2].split()[0] for row in table(page, MONTHS)[1:]]
    firm = [cell for cell in cells if cell not in {"[z]", "[x]"}]
    assert firm == [str(row["families"]) for row in reversed(months)]

    answered(page, page.go_back)
    answered(page, page.go_back)
    assert seen(page, FAMILIES) == before
    answered(page, page.go_forward)
    answered(page, page.go_forward)
    assert seen(page, FAMILIES) == after

    other = tabs.open()
    other.goto(page.url)
    settle(other)
    assert seen(other, FAMILIES) == after


def test_social_matters_in_english(home, address, page):
    visit(page, address, "/sadarbiba", "?lang=en")
    before = listed(page, INSTITUTIONS)
    choose(page, "Place", "Ventspils")
    choose(page, "Domain", "health care")
    choose(page, "Period", "phase III")

    asked = ("--municipality", "0007000", "--period", "phase:III", "--domain", "health")
    rows = sorted(ask(home, INSTITUTIONS, *asked), key=lambda row: -row["times"])
    said, shown, found = listed(page, INSTITUTIONS)
    assert f"worked with {len(rows)} institution" in said
    assert [row[1] for row in shown[1:]] == [str(row["times"]) for row in rows]
    assert [text.startswith(row[0]) for text, row in zip(found, shown[1:], strict=True)]
    assert (said, shown, found) != before

    for _change in range(3):
        answered(page, page.go_back)
    assert listed(page, INSTITUTIONS) == before


def test_the_ministry_asks_what_phase_three_brought_and_who_has_not_reported(
    home, address, page
):
    visit(page, address)
    choose(page, "Periods", "III posms")
    page.keyboard.press("Escape")

    third, second = (
        ask(home, FAMILIES, "--period", f"phase:{phase}")[-1] for phase in ("III", "II")
    )
    lede = page.locator(".tl-lede").text_content()
    assert f"strādāja ar {third['families']} ģimen" in lede
    first_number = page.locator(".tl-number").first.inner_text()
    for said in (first_number, sentence(page, FAMILIES)):
        assert f"II posmā: {second['families']}" in said.replace("\xa0", " ")
    assert third["before"] == second["families"]

    reports = ask(home, MISSING, "--period", "phase:III")
    late = [row for row in reports if not row["entries"]]
    said = sentence(page, MISSING).replace("\xa0", " ")
    assert f"trūkst {len(late)} no {len(reports)} pārskatiem" in said
    missing = card(page, MISSING).locator(".tl-reports .is-missing")
    assert missing.count() == len(late)
    names = missing.get_by_role("link").all_text_contents()
    assert all(name in said for name in names)

    link = missing.get_by_role("link", name="Ventspils")
    link.scroll_into_view_if_needed()
    before = where(page), seen(page, FAMILIES), said
    answered(page, link.click)
    assert page.url == f"{address}/pasvaldiba/0007000?period=phase%3AIII"
    assert page.locator("h1").text_content() == "Ventspils"
    until(page, "document.activeElement.id === 'content' && scrollY === 0")

    answered(page, page.go_back)
    until(page, "document.activeElement.textContent === 'Ventspils'")
    again = sentence(page, MISSING).replace("\xa0", " ")
    assert (where(page), seen(page, FAMILIES), again) == before
    closest = "document.activeElement.closest('article').getAttribute"
    assert page.evaluate(f"{closest}('aria-labelledby')") == f"title-{MISSING}"


def where(tab):
    """The address, and how far down the page one is."""
    return tab.url, tab.evaluate("scrollY")


def test_a_table_is_taken_away_as_csv(home, address, page):
    asked = "?period=2019&municipality=0003000&municipality=0001000"
    visit(page, address, "/gimenes", asked)
    saved = rows_of(download(page, TURNOVER, "CSV"))
    asked = ("--period", "2019", "--municipality", "0003000")
    expected = ask(
        home, "families_by_municipality", *asked, "--municipality", "0001000"
    )
    numbers = ("municipality", "families", "new", "continuing", "returning", "persons")
    assert [[row[name] for name in numbers] for row in saved] == [
        [str(row[name]) for name in numbers] for row in expected
    ]
    assert [row["families"] for row in saved] == [
        row[1] for row in table(page, TURNOVER)[1:]
    ]


def test_a_table_is_taken_away_as_a_workbook(address, page):
    visit(page, address, "/", "?lang=en&period=phase:IV")
    book = load_workbook(io.BytesIO(download(page, FAMILIES, "XLSX")))
    headings, *lines = book.worksheets[0].iter_rows(values_only=True)
    at = headings.index("Families")
    assert [str(line[at]) for line in lines] == [
        number(row[1]) for row in table(page, FAMILIES)[1:]
    ]
    about = dict(book.worksheets[1].iter_rows(values_only=True, max_col=2))
    assert "served" in about["Definition"]


def test_a_link_unfolds_a_published_summary_to_be_taken_away_by_itself(address, page):
    # The card is folded: a link to it unfolds it.
    visit(page, address, "/aptauja", "#title-published_answers_b")
    saved = rows_of(download(page, "published_answers_b", "CSV"))
    assert {row["measure"][:8] for row in saved} == {"survey_b"}


def test_the_language_changes_and_the_filters_stay(address, page):
    visit(page, address, "/gimenes", "?municipality=0003000&period=2019")
    numbers = chart(page, TURNOVER)
    answered(page, page.get_by_role("link", name="English").click)
    assert "lang=en" in page.url
    assert page.locator("h1").text_content() == "Families"
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Place Jelgava" in page.locator(".tl-filters").inner_text()
    assert chart(page, TURNOVER) == numbers


def test_the_dark_theme_stays(address, page):
    visit(page, address)
    with page.expect_navigation():
        page.get_by_role("button", name="Tumšs").click()
    settle(page)
    visit(page, address, "/aptauja")
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(23, 22, 20)"


def test_a_view_that_was_chosen_stays_when_the_filters_change(address, page):
    visit(page, address)
    show(page, FAMILIES, "Tabula")
    choose(page, "Periods", "III posms")
    assert card(page, FAMILIES).locator(".tl-pane-table").is_visible()


def test_the_page_of_a_municipality_is_reached_from_the_list(address, page):
    visit(page, address, "/pasvaldiba")
    link = page.get_by_role("main").get_by_role("link", name="Ventspils", exact=True)
    answered(page, link.click)
    assert page.url == f"{address}/pasvaldiba/0007000"
    assert page.locator("h1").text_content() == "Ventspils"
    assert page.title() == "Ventspils · Tilts"


def test_nothing_is_saved_before_it_is_said_what_for(address, page):
    visit(page, address, "/gimenes")
    menu = page.locator(".tl-save").first
    menu.locator("summary").click()
    menu.get_by_role("button", name="CSV").click()
    assert menu.locator("select:invalid").count() == 1
    assert menu.locator("form").is_visible()


def test_what_files_are_for_is_asked_once_a_visit_and_can_be_changed(address, page):
    visit(page, address, "/gimenes")
    first, second = (page.locator(".tl-save").nth(place) for place in (0, 1))
    first.locator("summary").click()
    first.locator("select").select_option("planning")
    with page.expect_download():
        first.get_by_role("button", name="CSV").click()
    until(page, NO_MENU)
    second.locator("summary").click()
    second.locator("p b").wait_for()
    assert not second.locator("select").is_visible()
    assert second.locator("p b").text_content() == "darba plānošanai"
    with page.expect_download():
        second.get_by_role("button", name="CSV").click()
    until(page, NO_MENU)
    second.locator("summary").click()
    second.get_by_role("button", name="Mainīt").click()
    assert second.locator("select").is_visible()


def test_nothing_of_a_page_is_left_on_the_next(address, page):
    def seen_anew():
        visit(page, page.url, "")
        return outline(page)

    visit(page, address, "/gimenes")
    for name in ("Par", "Ģimenes", "Pašvaldības", "Dati", "Par", "Aptauja"):
        answered(
            page,
            page.locator(".tl-rail").get_by_role("link", name=name, exact=True).click,
        )
        assert outline(page) == seen_anew()


def outline(tab):
    """The elements of a page down to its parts, by their names and looks."""
    settle(tab)
    return tab.evaluate(
        """() => [...document.querySelectorAll('#page > *, main > *, main > * > *')]
          .map((node) => [node.tagName, node.className, node.id])"""
    )
