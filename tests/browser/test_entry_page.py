"""The log's page for a telephone, opened as a file: what it says, keeps and gives."""

import csv
import json
import os
import random
import re
from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest

from dashboard.writing.contracts.contract import LOG
from dashboard.writing.handouts.entry import page as entry
from dashboard.writing.warehouse.registers import NewPost, add_alias, add_post
from tests.conftest import JELGAVA, RIGA

VALMIERA = "0054000"
ROWS = int(os.environ.get("TILTS_FUZZED_ROWS", "2500"))
"""So many rows are invented; ten thousand take four times as long."""
OF_SEVERAL_ROWS = {
    *("family_alike", "family_unusual", "row_repeated", "day_far"),
    *("rows_without_work", "says_nothing", "family_drawn_down"),
    *("cells_empty_below", "family_members", "family_words"),
}
"""What the import says of rows together, by what it knows, or once for a column."""

INVENTED = """
date|2026-10-05|2026-02-30|2015-12-31|2031-01-01|05.10.2026|5.3.26.|vakar|2026.10.05.
date|2021-06-30|2021-07-01|1.1.2026. g.||-
family|A-01|А-01|a01|"A-1"|(B-2)|nav|-|0|000|007|'007|A-1;A-2|A-1,A-3|1.5E+3|12.05.2024
family|3.maijs|-//-|”|turpat|A-1/A-2|A-1–A-4|Ģ-12|№5|7.0|5,00|1-12|LV-1|xx|...|#N/A
family|15.10.2024|ⅷ|Å-1|K#2|(A)1|A1)|ß-1|ǅ-7|A-1 un A-2|A-1 + A-2|12 345|1 2 3|ta pati
family|Bērziņu ģimene||A-1 2|sk. augstāk|bez koda|A 1 or B 2| A-1 |A\u200b-1|#x101
family|A1 2|A-1²|jā|Nē.|1 līdz 5|#VĒRTĪBA!|Err:502|1:30:00|A-1=>A-5|tiks piešķirts
family|skat. 3. rindu|A-1.A-2|divas ģimenes|n/n
family|3 ģimenes|visas|29123456|010180-12345|+371 26 123 456|a@b.lv|dažas ģimenes
persons|1|3|03|3.0|2,00|99|100|-1|+4|trīs|5cilv.|4pers|?|nav|#REF!|1e3|5 cilv.|12 people
minutes|45|0:45|1:30|24:00|25:00|1441|1,5h|90min|2h30|45m|0|x|-|1.25st
persons|2+3|2 pieaug. un 3 bērni|5 bērni, 2 vecāki|5 (2+3)|3.
minutes|10:00-11:30|no 22.00 līdz 00:30|pusstunda|60+30|45'|1 440|pt45m|90 minūšu|1 час
minutes|1 st. 30 min|2 stundas|45 minūtes|1,5 h|3 hours||9:61
institution|NVA|nva|Jelgavas skola|Jelgavas  SKOLA|Cita|Vidusskola|„Jelgavas skola”
institution|Filiāle|nav|#x201|n / a|Jelgavas skola
role|direktors|Direktore|director|soc. pedagogs|Anna|Jānis Bērziņš|direktors.
role|direktors 2|a@b.lv|psiholoģe;|dir?ktors
role|NVA konsultants|bāriņtiesas Vadītāja|#x81|Ä…ā
esf_measure|Proti un dari|cits projekts|#x201|-|Liepu iela 5|Ozolu gatve 12
"""
"""Texts by column; #x101 are so many letters."""

TEXTS = {}
for line in INVENTED.split("\n")[1:-1]:
    column, *texts = line.split("|")
    long = ("y" * int(text[2:]) if text.startswith("#x") else text for text in texts)
    TEXTS.setdefault(column, []).extend(long)

LETTERS = "AаB1о2-–/.,;:’\"'()+ 0OIlЕeE#№āģ\u200e\u00a0un"


def invented(rng, name):
    """A text of the pool, often with a slip of the hand in it."""
    text = rng.choice(TEXTS[name])
    if name != "date" and len(text) < 40 and rng.random() < 0.4:
        place = rng.randint(0, len(text))
        text = text[:place] + rng.choice(LETTERS) + text[place + rng.randint(0, 1) :]
    return text


def row(rng, offered):
    made = {name: invented(rng, name) if rng.random() < 0.4 else "" for name in TEXTS}
    if rng.random() < 0.8:
        made["date"] = str(date(2026, 1, 1) + timedelta(rng.randint(-3000, 320)))
    for name in ("kind", "activity", "outcome"):
        made[name] = rng.choice(["", "", "", "", *offered[name]])
    made["domains"] = rng.sample(offered["domains"], rng.randint(0, 2))
    made["municipality"] = rng.choice([JELGAVA, RIGA, VALMIERA] * 3 + [""])
    made["post"] = rng.choice(["", "", "", f"{RIGA}-1", f"{RIGA}-2", f"{JELGAVA}-1"])
    return made


@pytest.fixture
def country(world):
    """Posts that end, that lie beside another, and of a town that joined another."""
    for place, first, last in (
        (RIGA, date(2017, 1, 1), None),
        (RIGA, date(2020, 1, 1), date(2026, 6, 30)),
        (JELGAVA, date(2019, 3, 1), date(2026, 3, 31)),
        ("0250000", date(2018, 1, 1), None),
    ):
        with world.warehouse() as warehouse:
            new = NewPost(
                municipality=place,
                first=first,
                last=last,
                hours_per_week=12,
                once=False,
            )
            add_post(warehouse, new)
    world.institution("Jelgavas skola")
    world.institution("Vidusskola", municipality=RIGA)
    world.institution("Vidusskola", municipality="0054000")
    with world.warehouse() as warehouse:
        add_alias(warehouse, "Jelgavas skola", "Filiāle")
    return world


@pytest.fixture
def written(country, tmp_path):
    """The page as a file, of all places or of some."""

    def write(*chosen):
        path = tmp_path / "uzskaite.html"
        with country.warehouse() as warehouse:
            entry.write(path, warehouse, chosen)
        return path

    return write


def said_by_import(world, rows):
    """Problems by the place of their row, of a file with these rows."""
    path = world.home / "izdomats.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*(LOG[name].lv for name in rows[0]), "Ieraksts"])
        for number, one in enumerate(rows):
            cells = ("; ".join(v) if isinstance(v, list) else v for v in one.values())
            writer.writerow([*cells, UUID(int=number + 2**100)])
    verdict = world.take(path, dry_run=True)
    found = {}
    for one in verdict.problems:
        number = int(re.search(r"\d+$", one.cell)[0]) - 2
        found.setdefault(number, set()).add((one.column, one.code, one.costs_the_row))
    return found, verdict


def test_the_page_and_the_import_say_the_same_of_invented_rows(country, written, page):
    page.goto(written().as_uri())
    form = json.loads(page.evaluate("JSON.stringify(FORM)"))
    offered = {
        field["name"]: [one["code"] for one in field["list"]]
        for field in form["fields"]
        if "list" in field
    }
    rng = random.Random(11)  # noqa: S311
    rows = [row(rng, offered) for _one in range(ROWS)]
    by_page = page.evaluate(
        """rows => rows.map(row => verdict(row).problems.map(
            one => [one.column, one.code, costs(one) || WAITS.has(one.code)]))""",
        rows,
    )
    by_import, verdict = said_by_import(country, rows)
    different = []
    for number, one in enumerate(rows):
        here = {tuple(problem) for problem in by_page[number]}
        both = [here, by_import.get(number, set())]
        here, there = (
            {p for p in said if p[1] not in OF_SEVERAL_ROWS} for said in both
        )
        if here != there:
            different.append((here ^ there, one))
    assert different == []
    codes = Counter(problem[1] for said in by_page for problem in said)
    blank = [p for p in verdict.problems if p.code == "rows_without_work"]
    assert codes["rows_without_work"] == sum(one.words["rows"] for one in blank)
    assert len(codes) > 20


def fill(page, **given):
    for name, text in given.items():
        page.locator(f"#{name}").fill(text)


def keep(page):
    page.locator("#entry button.main").click()


def entries(page):
    return page.locator("#entries details[open] li").all_inner_texts()


def saved(page, path):
    """Save all months; return the file."""
    page.get_by_label("Mēnesis").select_option("")
    with page.expect_download() as download:
        page.get_by_role("button", name="Saglabāt failu").click()
    download.value.save_as(path)
    return path


@pytest.fixture
def today(country):
    """A post in Jelgava that is filled now."""
    with country.warehouse() as warehouse:
        first = date(2026, 4, 1)
        new = NewPost(
            municipality=JELGAVA, first=first, last=None, hours_per_week=12, once=False
        )
        add_post(warehouse, new)


def test_entries_stay_are_mended_and_come_in_once_however_often_they_are_sent(
    country, today, written, tabs, tmp_path
):
    path = written("0003000")
    page = tabs.open(viewport={"width": 320, "height": 640})
    page.goto(path.as_uri())
    fill(page, family="А-1", minutes="1:30", institution="Jelgavas skola")
    fill(page, role="Jānis Bērziņš")
    keep(page)
    assert "nav saglabāts" in page.locator("#told").inner_text()
    fill(page, family="B-2")
    page.reload()
    assert page.locator("#family").input_value() == "B-2"
    keep(page)
    kept = entries(page)
    assert ["A-1" in kept[1], "B-2" in kept[0], "Bērziņš" in kept[1]] == [
        True,
        True,
        False,
    ]

    page.get_by_role("button", name=re.compile("^Dzēst: .*B-2")).click()
    page.get_by_role("button", name="Atsaukt").click()
    first = country.take(saved(page, tmp_path / "viens.csv"))
    assert (first.accepted, first.problems) == (2, ())

    page.get_by_role("button", name=re.compile("^Labot: .*B-2")).click()
    fill(page, family="B-3")
    keep(page)
    assert "vēl nav failā" in entries(page)[0]
    second = country.take(saved(page, tmp_path / "divi.csv"))
    assert (second.replaced, second.unchanged, second.accepted) == (1, 1, 0)
    assert second.problems == ()

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.locator(
        "button:visible, select:visible, summary:visible"
    ).evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 44).length"
    )
    assert small == 0

    page.get_by_role("button", name="Izdzēst no šīs ierīces to, kas ir failā").click()
    page.get_by_role("button", name="Jā, izdzēst").click()
    assert page.evaluate("Object.keys(localStorage)") == ["tilts/settings"]
    page.get_by_label("Ielasīt atpakaļ").set_input_files(tmp_path / "divi.csv")
    page.get_by_text("Ielasīti: 2").wait_for()
    again = country.take(saved(page, tmp_path / "tris.csv"))
    assert (again.unchanged, again.problems) == (2, ())


def test_a_browser_that_keeps_nothing_is_told_of_and_the_file_still_comes(
    country, today, written, tabs, tmp_path
):
    page = tabs.open()
    page.goto(written(JELGAVA).as_uri())
    page.evaluate("() => { Storage.prototype.setItem = () => { throw Error(); }; }")
    fill(page, family="A-1")
    keep(page)
    assert "nav vietas" in page.locator("#told").inner_text()
    assert country.take(saved(page, tmp_path / "viens.csv")).accepted == 1
