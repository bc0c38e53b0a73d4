"""Each kind of mistake of a coordinator, undone to exactly the numbers before it."""

from datetime import date

import pytest

from app import create_app
from dashboard.cli import main
from dashboard.cli.lists import NAMES
from dashboard.ground import i18n
from dashboard.writing.warehouse import likeness
from dashboard.writing.warehouse.registers.register import REGISTERS
from tests.conftest import JELGAVA, VENTSPILS, made_once
from tests.web.desk.conftest import Desk

SCHOOL, POLICE, POST = "Jelgavas 4. vidusskola", "Valsts policija", f"{JELGAVA}-1"
LOG = f"""
    Datums     | Pašvaldība | Ģimene | Iestāde  | Minūtes | Ieraksts
    2019-03-04 | Jelgava    | A-1    | {SCHOOL} | 30      |
    2019-03-05 | Jelgava    | A-2    | NVA      | 45      |
    2019-07-04 | Jelgava    | A-01   | Cita     | 15      |
    2019-07-05 | Ventspils  | A-3    |          | 20      |
"""
NUMBERED = "\n".join(
    ["Datums | Pašvaldība | Ģimene | Ieraksts"]
    + [f"{n:02}.09.2019. | Jelgava | B-{n} | {n}" for n in range(1, 6)]
)
ANEW = NUMBERED.replace(".09.", ".10.")
CORRECTED = """
    Datums     | Pašvaldība | Ģimene | Minūtes
    2019-07-05 | Ventspils  | A-3    | 200
"""
NOBODY = ("--without-families",)
SPAN = ("--from", "2019-07-01", "--to", "2019-07-31")
TARGET = ("--measure", "families", *SPAN, "--target", "12")
WORDS = ("--en", "something")
OF_REGISTERS = (
    ("institutions", "add", "Jelgavas PII", "--kind", "preschool"),
    ("institutions", "alias", POLICE, "NVA", "--move"),
    ("institutions", "alias", POLICE, "Cita"),
    ("institutions", "unalias", "NVA"),
    ("institutions", "rename", SCHOOL, "4. vidusskola"),
    ("institutions", "kind", SCHOOL, "ngo"),
    ("institutions", "move", SCHOOL, "Ventspils"),
    ("institutions", "merge", SCHOOL, POLICE),
    ("posts", "add", "Rīga", "--from", "2019-01-01"),
    ("posts", "end", POST, "--on", "2019-03-04"),
    ("posts", "change", POST, "--from", "2019-02-01", "--hours-per-week", "5"),
    ("posts", "remove", POST),
    ("phases", "add", "X", *SPAN),
    ("phases", "change", "IV", "--to", "2019-12-31"),
    ("closed", "add", "Jelgava", *SPAN, "--reason", "x"),
    ("roles", "add", "ergoterapeits", *WORDS),
    ("roles", "alias", "director", "šefs"),
    ("roles", "change", "director", "--lv", "galvenais cilvēks"),
    ("expected", "add", "court", "--why-lv", "x", "--why-en", "x"),
    ("expected", "remove", "preschool"),
    ("targets", "add", JELGAVA, *TARGET),
    ("notes", "add", "Nav datu.", *WORDS, *SPAN, "--kind", "fault"),
    ("invitations", "add", "III", "--municipality", JELGAVA, "--invited", "99"),
    ("activities", "add", "ekskursija", *WORDS),
    ("esf", "add", "pasākums", *WORDS),
    ("kinds", "change", "school", "--lv", "iestāde"),
    ("questions", "add", "Vai bija labi?", "--type", "one", "--en", "Was it good?"),
    ("choices", "add", "Varbūt", "--question", "needs", "--en", "Perhaps"),
    ("outcomes", "change", "solved", "--lv", "darīts"),
    ("domains", "change", "health", "--lv", "ārsti"),
)
"""A mistake in each register, of each kind that its commands allow."""


@made_once
def year(world):
    for place in (JELGAVA, VENTSPILS):
        world.post(place, date(2019, 1, 1))
    world.institution(SCHOOL)
    world.take(LOG)
    world.take(NUMBERED)


def stands(world):
    """All that numbers are made of: rows in force, registers, families alike."""
    with world.warehouse() as opened:
        rows = [
            opened.rows(f"from {name} order by all")
            for name in ("staging.interactions", "staging.institutions", "raw.posts")
        ]
        lists = [one.store.all(opened) for one in REGISTERS.values()]
        return rows, lists, likeness.alike(opened)


@pytest.fixture
def tilts(year, monkeypatch, capfd):
    """Give a command that must not fail; return what it said."""
    monkeypatch.setenv("TILTS_HOME", str(year.settings.home))

    def give(*arguments, code=(0, 1)):
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*map(str, arguments), "--lang", "en"])
        told = "".join(capfd.readouterr())
        assert (ended.value.code or 0) in code, (arguments, told)
        return told

    return give


@pytest.fixture
def desk(year, tilts):
    with i18n.language(i18n.DEFAULT):
        yield Desk(create_app(year.shelf()).server.test_client(), year)


def undone(tilts, desk, number, *, on_the_web):
    if on_the_web:
        desk.post("/dati/registri/atsaukt?lang=en", number=number, sure="yes")
    else:
        tilts("registers", "undo", number)


def test_mistakes_in_every_register_are_undone_one_after_the_other(year, tilts, desk):
    assert {command for command, *_rest in OF_REGISTERS} > {*NAMES}
    stood = [stands(year)]
    for mistake in OF_REGISTERS:
        tilts(*mistake)
        stood.append(stands(year))
        assert stood[-1] != stood[-2], mistake
    last = int(tilts("registers", "changes").split()[0])
    for place, mistake in reversed([*enumerate(OF_REGISTERS)]):
        number = last - len(OF_REGISTERS) + 1 + place
        undone(tilts, desk, number, on_the_web=place % 2)
        assert stands(year) == stood[place], mistake


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (LOG.replace("A-2", "A-9"), ()),
        (LOG.replace("A-2", "A-9"), ("--instead-of", "1")),
        (CORRECTED, ("--corrects", "all")),
        (ANEW, ("--numbered-anew",)),
        (ANEW, ("--replace",)),
        ("Datums | Pašvaldība | Minūtes\n05.03.2019. | Jelgava | 5", NOBODY),
        (NUMBERED.replace("Ģimene", "Šifrs"), ("--heading", "C1=family")),
    ],
)
def test_a_file_that_was_taken_in_by_mistake_is_undone(year, tilts, text, answers):
    before = stands(year)
    tilts("import", year.file(text), *answers)
    told = tilts("undo", "3", code=(0, 2))
    assert stands(year) == before, told


def test_families_made_one_by_mistake_are_two_again(year, tilts):
    before = stands(year)
    where = ("--municipality", JELGAVA, "--reason", "kļūda")
    tilts("families", "merge", "A-1", "A-2", *where)
    assert stands(year) != before
    tilts("families", "split", "A-1", *where)
    assert stands(year) == before
