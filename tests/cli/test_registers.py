"""Registers mended on the command line, with what is said before and the way back."""

from datetime import date

import pytest

from app import create_app
from dashboard.cli import main
from tests.conftest import JELGAVA, made_once

POLICE, SCHOOL = "Valsts policija", "Jelgavas 4. vidusskola"
LOG = f"""
    Datums     | Pašvaldība | Iestāde
    2019-03-04 | Jelgava    | {SCHOOL}
    2019-07-04 | Jelgava    | {SCHOOL}
"""


@made_once
def home(world):
    world.post(JELGAVA, date(2019, 1, 1))
    world.take(LOG)


@pytest.fixture
def tilts(home, monkeypatch, capfd):
    """Give a command in English; return its exit code and all it said."""
    monkeypatch.setenv("TILTS_HOME", str(home.settings.home))

    def give(*arguments):
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*map(str, arguments), "--lang", "en"])
        told = capfd.readouterr()
        return ended.value.code or 0, told.out + told.err

    return give


def test_a_school_taken_for_the_police_is_made_one_of_its_own(tilts):
    tilts("institutions", "alias", POLICE, SCHOOL)
    split = ("institutions", "split", SCHOOL, "--kind", "school")
    moves = f"2 rows move from “{POLICE}” to “{SCHOOL}”."
    _code, said = tilts(*split, "--municipality", "Jelgava", "--dry-run")
    assert said.splitlines()[::2] == [moves, "Nothing was changed."]
    code, said = tilts(*split, "--municipality", "Jelgava")
    assert (code, said.splitlines()[0]) == (0, moves)
    listed = tilts("registers", "changes")[1].splitlines()
    number = listed[0].split()[0]
    assert f"made one of its own: {SCHOOL} ← {POLICE}" in listed[0]
    _code, said = tilts("registers", "undo", number)
    assert said.splitlines()[0] == f"2 rows move from “{SCHOOL}” to “{POLICE}”."
    code, said = tilts("registers", "undo", number)
    assert (code, "undone already" in said) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("posts", "end", f"{JELGAVA}-1", "--on", "2019-04-30"), "1 row of the post"),
        (("posts", "change", f"{JELGAVA}-1", "--from", "2019-04-01"), "1 row of"),
        (("posts", "remove", f"{JELGAVA}-1"), "2 rows of the post"),
        (("institutions", "kind", POLICE, "ngo"), "Change 2."),
        (("institutions", "rename", "VP", "Policija"), "Change 2."),
        (("institutions", "move", "VP", "Jelgava"), "Change 2."),
        (("phases", "add", "X", "--from", "2019-07-01", "--to", "2019-07-31"), "1 row"),
        (
            (
                "closed",
                "add",
                "Jelgava",
                *("--from", "2019-02-01", "--to", "2019-02-28"),
                "--reason",
                "lost",
            ),
            "1 missing report of Jelgava",
        ),
        (("roles", "add", "ergoterapeits", "--en", "therapist"), "Change 2."),
        (("roles", "alias", "director", "šefs"), "Change 2."),
        (("expected", "remove", "preschool"), "Change 2."),
        (
            (
                "targets",
                "add",
                JELGAVA,
                "--measure",
                "families",
                "--from",
                "2019-01-01",
                "--to",
                "2019-12-31",
                "--target",
                "12",
            ),
            "Change 2.",
        ),
        (
            ("invitations", "add", "III", "--municipality", JELGAVA, "--invited", "9"),
            "Change 2.",
        ),
    ],
    ids=lambda given: " ".join(given[:2]) if isinstance(given, tuple) else "",
)
def test_what_was_changed_is_said_and_can_be_undone(tilts, arguments, said):
    code, told = tilts(*arguments)
    assert (code, said in told) == (0, True), told
    assert tilts("registers", "undo", "2")[0] == 0


def test_a_second_post_of_the_same_days_is_asked_about(tilts):
    code, told = tilts("posts", "add", JELGAVA, "--from", "2020-01-01")
    assert (code, "--beside" in told, "posts end" in told) == (2, True, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("registers", "undo", "99"),
        ("institutions", "rename", "Nav tādas", "X"),
        ("institutions", "unalias", "Nav tāda"),
        ("institutions", "split", "VP"),
        ("posts", "end", "0009999-1", "--on", "2019-01-01"),
        ("phases", "add", "8", "--from", "2027-01-01", "--to", "2027-12-31"),
        ("phases", "remove", "VII"),
        ("outcomes", "change", "nekas", "--lv", "x"),
        ("targets", "add", JELGAVA, "--measure", "luck"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_refused_in_words(tilts, arguments):
    code, told = tilts(*arguments)
    assert (code, len(told.splitlines())) == (2, 1)


def test_a_register_is_written_out_and_read(tilts, home):
    tilts("phases", "add", "VIII", "--from", "2027-01-01", "--to", "2028-12-31")
    path = home.home / "phases.csv"
    assert tilts("registers", "export", "phases", path)[0] == 0
    path.write_text(path.read_text().replace("2028-12-31", "2028-06-30"))
    assert tilts("registers", "import", "phases", path)[0] == 0
    assert "2028-06-30" in tilts("phases", "list")[1]


def test_phases_of_the_home_are_asked_for_by_address(tilts, home):
    for phase, first, last in (
        ("VIII", "2026-01-01", "2026-06-30"),
        ("IX", "2026-07-01", "2026-12-31"),
    ):
        assert tilts("phases", "add", phase, "--from", first, "--to", last)[0] == 0
    home.take(
        "Datums | Pašvaldība | Ģimene\n"
        "05.03.2026. | Jelgava | A\n"
        "06.07.2026. | Jelgava | B"
    )
    home.publish()
    client = create_app(home.shelf()).server.test_client()
    for phase, days in (("VIII", "1 Jan 2026"), ("IX", "1 Jul 2026")):
        page = client.get(f"/gimenes?lang=en&period=phase:{phase}").get_data(
            as_text=True
        )
        assert f"phase {phase}, {days}" in page
