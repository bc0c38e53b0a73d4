"""The officer of a municipality: finds the own page, compares, prints, takes away."""

import subprocess
from datetime import date

import pytest

from tests.browser.reading import answered, ask, card, download, rows_of, visit

RATES = "workload_a_post_month"
ADVICE = "recommendations_here"


def paper(tab, folder):
    """The words of the page as printed."""
    file = folder / "page.pdf"
    file.write_bytes(tab.pdf(format="A4"))
    command = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_the_municipalitys_month(home, address, page, tmp_path):
    visit(page, address, "/", "?period=phase:IV")
    rail = page.get_by_role("navigation", name="Sadaļas")
    answered(page, rail.get_by_role("link", name="Pašvaldības").click)
    own = page.get_by_role("main").get_by_role("link", name="Jelgava", exact=True)
    answered(page, own.click)
    assert page.locator("h1").text_content() == "Jelgava"

    said = card(page, ADVICE).locator(".tl-sentence").text_content()
    own = [
        row["status"]
        for row in ask(home, "recommendation_status", "--municipality", "0003000")
        if row["municipality"] == "0003000"
    ]
    assert f"īstenots – {own.count('done')}" in said

    page.locator(".tl-monthly > summary").click()
    month = page.get_by_role("link", name="2020. gada marts")
    answered(page, month.click)
    printed = paper(page, tmp_path)
    for words in ("Jelgava", "01.03.2020. – 31.03.2020.", f"{date.today():%d.%m.%Y}."):
        assert words in printed
    assert "Mainīt filtrus" not in printed
    answered(page, page.go_back)

    answered(page, page.get_by_role("link", name="Salīdzināt ar pārējām").click)
    compared = f"{address}/salidzinajums?period=phase%3AIV&municipality=0003000"
    assert page.url == compared
    focus = card(page, RATES).locator("tr.is-focus")
    assert focus.locator("th").text_content() == "Jelgava"
    rates = ask(home, "workload_by_municipality", "--period", "phase:IV")
    jelgava = next(row for row in rates if row["municipality"] == "0003000")
    shown = focus.locator("td").first.text_content()
    assert float(shown.replace(",", ".")) == pytest.approx(
        jelgava["interactions_a_post_month"], abs=0.05
    )

    saved = rows_of(download(page, RATES, "CSV"))
    assert {row["municipality"] for row in saved} >= {"Jelgava", "Rīga"} or {
        row["municipality"] for row in saved
    } >= {"0003000", "0001000"}


NO_POST = "neviens mediatora amats nebija"


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        (
            "/pasvaldiba/0003000",
            "?from=2010-01-01&to=2010-12-31",
            NO_POST,
        ),
        ("/pasvaldiba/0003000", "?period=2018-07", NO_POST),
        ("/pasvaldiba/0002000", "", "mediatora amats šeit"),
        ("/pasvaldiba/0250000", "", "Valmieras novads"),
        ("/salidzinajums", "?from=2010-01-01&to=2010-12-31", NO_POST),
    ],
)
def test_where_nothing_is_known_the_page_says_so(address, page, path, query, said):
    visit(page, address, path, query)
    assert said in page.get_by_role("main").inner_text()
    words = page.get_by_role("main").inner_text().split()
    assert not {"None", "nan", "NaN", "undefined"} & set(words)


def test_an_unknown_code_is_no_page(address, tabs):
    tab = tabs.open(watched=False)
    answer = tab.goto(f"{address}/pasvaldiba/9999999")
    assert answer.status == 404
