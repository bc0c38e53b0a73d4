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
    open_filters,
    rows_of,
    sentence,
    settle,
    show,
    table,
    visit,
)

FAMILIES, MONTHS = "families_by_municipality", "families_by_month"
INSTITUTIONS = "cooperation_by_institution"


def seen(tab, name):
    """Everything a card says, to be compared with another moment."""
    return sentence(tab, name), table(tab, name), chart(tab, name)


def test_jelgava_in_2019_in_latvian(home, address, page, tabs):
    visit(page, address)
    before = seen(page, FAMILIES)
    open_filters(page)
    choose(page, "Pašvaldība", "Jelgava")
    choose(page, "Periods", "2019. gads")
    assert page.url == f"{address}/?period=2019&municipality=0003000"

    asked = ("--municipality", "0003000", "--period", "2019")
    jelgava, total = ask(home, FAMILIES, *asked)
    said, shown, drawn = after = seen(page, FAMILIES)
    assert f" {total['families']} ģimen" in said
    assert drawn[0]["x"] == [jelgava["families"]]
    counts = [jelgava[name] for name in ("families", "new", "continuing", "returning")]
    assert shown[1][:5] == ["Jelgava", *map(str, counts)]
    months = [
        row for row in ask(home, MONTHS, *asked) if row["municipality"] == "total"
    ]
    known = [y for y in chart(page, MONTHS)[0]["y"] if y is not None]
    assert known == [row["families"] for row in months if not row["provisional"]]
    cells = [row[2].split()[0] for row in table(page, MONTHS)[1:]]
    firm = [cell for cell in cells if cell != "[z]"]
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
    before = seen(page, INSTITUTIONS)
    open_filters(page)
    choose(page, "Place", "Ventspils")
    choose(page, "Domain", "health care")
    choose(page, "Period", "phase III")

    asked = ("--municipality", "0007000", "--period", "phase:III", "--domain", "health")
    rows = sorted(ask(home, INSTITUTIONS, *asked), key=lambda row: -row["times"])
    said, shown, drawn = seen(page, INSTITUTIONS)
    assert f"worked with {len(rows)} institution" in said
    assert drawn[0]["x"] == [row["times"] for row in rows][:15]
    assert len(shown) == 1 + len(rows)
    assert (said, shown, drawn) != before

    for _change in range(3):
        answered(page, page.go_back)
    assert seen(page, INSTITUTIONS) == before


def test_a_table_is_taken_away_as_csv(home, address, page):
    visit(page, address, "/", "?period=2019&municipality=0003000&municipality=0001000")
    saved = rows_of(download(page, FAMILIES, "CSV"))
    asked = ("--period", "2019", "--municipality", "0003000")
    expected = ask(home, FAMILIES, *asked, "--municipality", "0001000")
    numbers = ("municipality", "families", "new", "continuing", "returning", "persons")
    assert [[row[name] for name in numbers] for row in saved] == [
        [str(row[name]) for name in numbers] for row in expected
    ]
    assert [row["families"] for row in saved] == [
        row[1] for row in table(page, FAMILIES)[1:]
    ]


def test_a_table_is_taken_away_as_a_workbook(address, page):
    visit(page, address, "/", "?lang=en")
    book = load_workbook(io.BytesIO(download(page, FAMILIES, "XLSX")))
    headings, *lines = book.worksheets[0].iter_rows(values_only=True)
    at = headings.index("Families")
    assert [str(line[at]) for line in lines] == [
        row[1] for row in table(page, FAMILIES)[1:]
    ]
    about = dict(book.worksheets[1].iter_rows(values_only=True, max_col=2))
    assert "served" in about["Definition"]


def test_each_published_summary_is_taken_away_by_itself(address, page):
    visit(page, address, "/aptauja")
    saved = rows_of(download(page, "published_answers_b", "CSV"))
    assert {row["measure"][:8] for row in saved} == {"survey_b"}


def test_the_language_changes_and_the_filters_stay(address, page):
    visit(page, address, "/gimenes", "?municipality=0003000&period=2019")
    numbers = chart(page, FAMILIES)
    answered(page, page.get_by_role("link", name="English").click)
    assert "lang=en" in page.url
    assert page.locator("h1").text_content() == "Families"
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Place Jelgava" in page.locator(".tl-filters").inner_text()
    assert chart(page, FAMILIES) == numbers


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
    open_filters(page)
    choose(page, "Periods", "III posms")
    assert card(page, FAMILIES).locator(".tl-pane-table").is_visible()


def test_the_page_of_a_municipality_is_reached_from_the_list(address, page):
    visit(page, address, "/pasvaldiba")
    link = page.get_by_role("main").get_by_role("link", name="Ventspils")
    answered(page, link.click)
    assert page.url == f"{address}/pasvaldiba/0007000"
    assert page.locator("h1").text_content() == "Ventspils"
    assert page.title() == "Ventspils · Tilts"
