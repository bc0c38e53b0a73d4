"""The command line as people and scripts use it: what it says, and how it ends."""

import csv
import hashlib
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dashboard import ground
from dashboard.cli import main
from dashboard.reading.asking import QUERIES
from dashboard.writing.warehouse.warehouse import Warehouse
from tests.conftest import JELGAVA, World, made_once

TILTS = Path(sys.executable).with_name("tilts")
CLEAN = "Datums | Pašvaldība | Ģimene | Minūtes\n2019-01-07 | Jelgava | A | 45"
HELD = "Datums | Pašvaldība | Ģimene\n2019-01-07 | Ludza | A"
REJECTED = "Datums | Pašvaldība | Ģimene\nvakar | Jelgava | A"
REFUSED = "Pašvaldība | Ģimene\nJelgava | A"


@made_once
def posted(world):
    world.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))


@pytest.fixture
def home(posted, monkeypatch):
    """A Tilts with a post, which the commands use."""
    monkeypatch.setenv("TILTS_HOME", str(posted.settings.home))
    monkeypatch.delenv("TILTS_FAMILY_KEY", raising=False)
    return posted


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    """A folder where Tilts has never been used."""
    monkeypatch.setenv("TILTS_HOME", str(tmp_path / "fresh"))
    return World(tmp_path)


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """A Tilts with one edition, for tests that only read it."""
    made = World(tmp_path_factory.mktemp("edition"))
    made.post(JELGAVA, date(2018, 10, 1), date(2019, 6, 30))
    made.take(CLEAN)
    made.publish("maijs")
    return made


@pytest.fixture
def published(edition, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(edition.settings.home))
    return edition


@pytest.fixture
def tilts(capfd):
    """Run a command in this process; return exit code, answer and complaint."""

    def run(*arguments):
        code = None
        try:
            main([*map(str, arguments)])
        except SystemExit as ended:
            code = ended.code
        said = capfd.readouterr()
        return code, said.out, said.err

    return run


def state(home):
    """Every file under a home, and what it holds."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.home.rglob("*"))
        if path.is_file()
    }


# The program itself


def test_the_program_imports_publishes_and_answers(home):
    def run(*arguments):
        return subprocess.run(
            [TILTS, *arguments], capture_output=True, text=True, check=False
        )

    steps = [
        run("import", home.file(CLEAN)),
        run("publish"),
        run("ask", "families_by_municipality", "--format", "json"),
    ]
    assert [step.returncode for step in steps] == [0, 0, 0]
    assert json.loads(steps[2].stdout)["rows"][-1]["families"] == 1


@pytest.mark.parametrize(
    ("language", "words"), [("lv", "Lietošana: tilts"), ("en", "Usage: tilts")]
)
def test_help_speaks_both_languages(tilts, language, words):
    code, out, _err = tilts("--help", "--lang", language)
    assert (code, words in out) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "en", "import", "--help"),
        ("import", "--lang", "en", "--help"),
        ("import", "--help", "--lang", "en"),
        ("import", "--help", "--lang=en"),
    ],
)
def test_the_language_may_stand_anywhere(tilts, arguments):
    assert "Usage: tilts import" in tilts(*arguments)[1]


COMMANDS = [
    *(["import"], ["undo"], ["batches"], ["template"], ["form"], ["publish"]),
    *(["editions"], ["ask"], ["serve"], ["demo"], ["institutions"], ["posts"]),
    *(["institutions", "list"], ["institutions", "add"], ["institutions", "alias"]),
    *(["institutions", "merge"], ["posts", "list"], ["posts", "add"]),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_in_both_languages(tilts, command):
    latvian, english = (
        tilts(*command, "--help", "--lang", language)[1] for language in ("lv", "en")
    )
    assert latvian.startswith("Lietošana: ")
    assert english.startswith("Usage: ")


def test_an_unknown_language_is_refused(tilts):
    assert tilts("batches", "--lang", "de")[0] == 2


@pytest.mark.parametrize("command", [["nekas"], ["undo", "x"], ["import"], ["ask"]])
def test_what_is_no_command_is_refused(tilts, command):
    assert tilts(*command)[0] == 2


# Importing


@pytest.mark.parametrize(
    ("text", "code"), [(CLEAN, 0), (HELD, 1), (REJECTED, 1), (REFUSED, 2)]
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_an_import_ends_by_what_became_of_the_rows(home, tilts, text, code, form):
    assert tilts("import", home.file(text), "--format", form)[0] == code


def test_the_verdict_is_the_json_that_others_script(home, tilts):
    _code, out, _err = tilts("import", home.file(CLEAN), "--format", "json")
    assert json.loads(out) == {
        "batch": 1,
        "file": "file-1.csv",
        "sheet": None,
        "accepted": 1,
        "held": 0,
        "rejected": 0,
        "replaced": 0,
        "unchanged": 0,
        "dropped_columns": [],
        "problems": [],
    }


def test_a_problem_is_the_json_that_others_script(home, tilts):
    path = home.file(REJECTED)
    _code, out, _err = tilts("import", path, "--format", "json", "--lang", "en")
    assert json.loads(out)["problems"] == [
        {
            "cell": "A2",
            "column": "date",
            "value": "vakar",
            "code": "date_unreadable",
            "message": "This is not a date. Write it as 31.12.2019 or 2019-12-31.",
            "suggestions": [],
        }
    ]


def test_a_refusal_is_one_sentence(home, tilts):
    _code, out, _err = tilts("import", home.file(REFUSED), "--lang", "en")
    assert out.count("\n") == 1
    assert out.startswith("file-1.csv: No column is headed “Date”")


def test_a_refusal_is_json_too(home, tilts):
    _code, out, _err = tilts("import", home.file(REFUSED), "--format", "json")
    assert json.loads(out)["refused"]["code"] == "no_date_column"


def test_a_refused_file_writes_nothing(home, tilts):
    path = home.file(REFUSED)
    before = state(home)
    tilts("import", path)
    assert state(home) == before


def test_a_refused_file_writes_nothing_where_nothing_was(fresh, tilts):
    path = fresh.file(REFUSED)
    before = state(fresh)
    tilts("import", path)
    assert state(fresh) == before


@pytest.mark.parametrize("name", ["nav.xlsx", ".", "\udcff.csv"])
def test_a_file_that_cannot_be_had_is_refused(home, tilts, name):
    code, out, err = tilts("import", home.home / name)
    assert (code, "Traceback" in out + err) == (2, False)


def test_a_file_of_an_odd_name_is_taken_in(home, tilts):
    path = home.file(CLEAN).rename(home.home / "log\udcff.csv")
    assert tilts("import", path)[0] == 0


def test_a_refused_file_does_not_stop_the_others(home, tilts):
    paths = [home.file(text) for text in (REFUSED, CLEAN)]
    code, out, _err = tilts("import", *paths, "--format", "json")
    refused, taken = json.loads(out)
    assert (code, "refused" in refused, taken["accepted"]) == (2, True, 1)


def test_the_worst_of_several_files_decides_the_exit_code(home, tilts):
    paths = [home.file(text) for text in (HELD, CLEAN)]
    assert tilts("import", *paths)[0] == 1


def test_importing_twice_is_said_and_is_no_failure(home, tilts):
    path = home.file(CLEAN)
    tilts("import", path)
    code, out, _err = tilts("import", path, "--lang", "en")
    assert (code, "already imported, nothing changed" in out) == (0, True)


@pytest.mark.parametrize("text", [CLEAN, HELD, REJECTED, REFUSED])
def test_a_trial_writes_nothing(home, tilts, text):
    home.take(CLEAN.replace("45", "30"))
    path = home.file(text)
    before = state(home)
    tilts("import", path, "--dry-run")
    assert state(home) == before


@pytest.mark.parametrize("text", [CLEAN, REFUSED])
def test_a_trial_writes_nothing_where_nothing_was(fresh, tilts, text):
    path = fresh.file(text)
    before = state(fresh)
    tilts("import", path, "--dry-run")
    assert (state(fresh), (fresh.home / "fresh").exists()) == (before, False)


LOOKING = [["batches"], ["institutions", "list"], ["posts", "list"], ["editions"]]


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
def test_looking_writes_nothing(home, tilts, command):
    before = state(home)
    assert (tilts(*command)[0] or 0, state(home) == before) == (0, True)


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
def test_looking_writes_nothing_where_nothing_was(fresh, tilts, command):
    assert (tilts(*command)[0] or 0, (fresh.home / "fresh").exists()) == (0, False)


BUSY = [
    *(["import"], ["import", "--dry-run"], ["undo", "1"], ["batches"], ["publish"]),
    *(["posts", "list"], ["posts", "add", "Ludza", "--from", "2020-01-01"]),
    *(["institutions", "list"], ["institutions", "add", "X", "--kind", "school"]),
]
HOLD = """
import sys, time
from pathlib import Path
from dashboard.writing.warehouse.warehouse import Warehouse
with Warehouse.open(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def busy(home):
    """A Tilts whose warehouse another process is writing to."""
    command = [sys.executable, "-c", HOLD, str(home.settings.warehouse)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        yield home
        other.kill()


def test_while_another_process_writes_every_command_says_so(busy, tilts, monkeypatch):
    monkeypatch.setattr(ground.home, "PATIENCE", 0.1)
    path = busy.file(CLEAN)
    said = []
    for command, *rest in BUSY:
        given = [command, *([path] if command == "import" else []), *rest]
        code, out, err = tilts(*given, "--lang", "en")
        said.append((code, "Another import or publication is running" in out + err))
    assert said == [(2, True)] * len(BUSY)


def test_editions_are_asked_while_another_process_writes(published, tilts):
    with Warehouse.open(published.settings.warehouse):
        assert tilts("ask", "families_by_month")[0] in (0, None)


def test_a_damaged_warehouse_is_told(home, tilts):
    home.settings.warehouse.write_bytes(b"nothing" * 10_000)
    code, _out, err = tilts("batches", "--lang", "en")
    assert (code, "damaged" in err) == (3, True)


def test_a_home_that_is_a_file_is_told(tmp_path, tilts, monkeypatch):
    (tmp_path / "home").write_text("x")
    monkeypatch.setenv("TILTS_HOME", str(tmp_path / "home"))
    code, _out, err = tilts("publish")
    assert (code, "home" in err, "Traceback" in err) == (2, True, False)


def test_undo_takes_a_batch_back(home, tilts):
    home.take(CLEAN)
    first, (code, out, _err) = tilts("undo", "1"), tilts("undo", "1", "--lang", "en")
    assert (first[0] or 0, code or 0, "already" in out) == (0, 0, True)


def test_batches_are_listed_as_json(home, tilts):
    home.take(CLEAN)
    (batch,) = json.loads(tilts("batches", "--format", "json")[1])
    assert (batch["batch"], batch["accepted"], batch["undone_at"]) == (1, 1, None)


@pytest.mark.parametrize("kind", ["template", "form"])
@pytest.mark.parametrize("contract", ["log", "survey"])
def test_templates_and_forms_are_written(home, tilts, tmp_path, kind, contract):
    out = tmp_path / "out.xlsx"
    assert tilts(kind, contract, out)[0] in (0, None)
    assert out.stat().st_size > 5_000


@pytest.mark.parametrize("kind", ["template", "form"])
def test_a_workbook_is_not_written_under_the_name_of_another_kind(
    home, tilts, tmp_path, kind
):
    out = tmp_path / "out.csv"
    assert (tilts(kind, "log", out)[0], out.exists()) == (2, False)


def test_a_template_that_cannot_be_written_is_told(home, tilts, tmp_path):
    code, _out, err = tilts("template", "log", tmp_path / "nav" / "out.xlsx")
    assert (code, "Traceback" in err) == (2, False)


def test_a_template_of_an_unknown_municipality_is_refused(home, tilts, tmp_path):
    given = ("template", "log", tmp_path / "out.xlsx", "--municipality", "Nekur")
    assert tilts(*given)[0] == 2


# Registers


def test_an_added_institution_lets_held_rows_in_and_says_so(home, tilts):
    home.take("Datums | Pašvaldība | Iestāde\n2019-01-07 | Jelgava | 1. skola")
    add = ("institutions", "add", "1. skola", "--kind", "school", "--lang", "en")
    assert "1 held row is now accepted." in tilts(*add)[1]


def test_an_alias_and_a_merger_let_held_rows_in(home, tilts):
    home.take("Datums | Pašvaldība | Iestāde\n2019-01-07 | Jelgava | Darba birža")
    _code, out, _err = tilts(
        "institutions", "alias", "NVA", "Darba birža", "--lang", "en"
    )
    assert "1 held row is now accepted." in out
    assert tilts("institutions", "merge", "VPD", "VP")[0] in (0, None)


@pytest.mark.parametrize(
    "given",
    [
        ("add", "X", "--kind", "nav"),
        ("add", "X", "--kind", "school", "--municipality", "Nekur"),
        ("add", " ", "--kind", "school"),
        ("alias", "Nav tādas", "X"),
        ("merge", "NVA", "NVA"),
        ("merge", "NVA", "Nav tādas"),
    ],
)
def test_what_cannot_be_registered_is_refused(home, tilts, given):
    assert tilts("institutions", *given)[0] == 2


def test_an_added_post_lets_held_rows_in_and_says_so(home, tilts):
    home.take(HELD)
    add = ("posts", "add", "Ludza", "--from", "2019-01-01", "--lang", "en")
    assert "1 held row is now accepted." in tilts(*add)[1]


def test_a_post_that_leaves_rows_without_one_says_so(world, tilts, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(world.settings.home))
    world.take(CLEAN)
    add = ("posts", "add", JELGAVA, "--from", "2019-02-01", "--lang", "en")
    assert "1 accepted row is now held." in tilts(*add)[1]


@pytest.mark.parametrize(
    ("name", "first", "code"),
    [
        ("Valmiera", "2018-10-01", "0250000"),
        ("Valmiera", "2022-10-01", "0054000"),
        ("0054000", "2018-10-01", "0054000"),
        ("Viļaka", "2020-10-01", "0381600"),
        ("3000", "01.10.2022.", "0003000"),
    ],
)
def test_a_post_is_registered_under_the_name_of_its_day(home, tilts, name, first, code):
    _code, out, _err = tilts("posts", "add", name, "--from", first)
    assert f"{code}-" in out


@pytest.mark.parametrize(
    "given",
    [
        ("Nekur", "--from", "2019-01-01"),
        ("Viļakas novads", "--from", "2022-01-01"),
        (JELGAVA, "--from", "2019-01-02", "--to", "2019-01-01"),
        (JELGAVA, "--from", "vakar"),
        (JELGAVA,),
        (JELGAVA, "--from", "2019-01-01", "--hours-per-week", "400"),
    ],
)
def test_what_is_no_post_is_refused(home, tilts, given):
    assert tilts("posts", "add", *given)[0] == 2


# Publishing and asking


def test_publishing_nothing_is_refused(home, tilts):
    assert tilts("publish")[0] == 2


def test_editions_are_listed_as_json(published, tilts):
    (edition,) = json.loads(tilts("editions", "--format", "json")[1])
    assert (edition["number"], edition["label"]) == (1, "maijs")


def test_the_answer_is_the_json_that_others_script(published, tilts):
    given = ("families_by_municipality", "--format", "json", "--lang", "en")
    answer = json.loads(tilts("ask", *given)[1])
    assert [*answer] == [
        *("indicator", "edition", "window", "data_up_to", "columns", "rows", "notes"),
        *("notes_on_the_data", "audit_log_head"),
    ]
    assert answer["window"] == {"from": "2019-01-07", "to": "2019-01-07"}
    assert (answer["indicator"], answer["edition"], answer["data_up_to"]) == (
        "families_by_municipality",
        1,
        "2019-01-07",
    )
    assert answer["rows"][0] == {
        "municipality": "0003000",
        "families": 1,
        "new": 1,
        "continuing": 0,
        "returning": 0,
        "persons": None,
    }


def test_every_column_of_an_answer_is_told_by_name_type_and_meaning(published, tilts):
    answer = json.loads(tilts("ask", "families_by_month", "--format", "json")[1])
    assert {tuple(column) for column in answer["columns"]} == {
        ("name", "type", "meaning")
    }


def test_every_indicator_answers_in_every_form(published, tilts):
    for name in QUERIES:
        for form in ("table", "csv", "json"):
            code, out, _err = tilts("ask", name, "--format", form)
            assert (code or 0, bool(out)) == (0, True), (name, form)


def test_a_csv_answer_is_a_table(published, tilts):
    _code, out, _err = tilts("ask", "families_by_municipality", "--format", "csv")
    rows = [*csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))]
    assert rows[-1]["municipality"] == "total"


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2019-03", "2019-03-01", "2019-03-31"),
        ("2019-Q1", "2019-01-01", "2019-03-31"),
        ("2019-H1", "2019-01-01", "2019-06-30"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("phase:III", "2018-10-01", "2019-06-30"),
        ("all", "2019-01-07", "2019-01-07"),
    ],
)
def test_the_window_of_a_period_has_both_its_days(
    published, tilts, period, first, last
):
    given = ("families_by_municipality", "--period", period, "--format", "json")
    window = json.loads(tilts("ask", *given)[1])["window"]
    assert window == {"from": first, "to": last}


def test_both_days_of_a_free_window_are_inside(published, tilts):
    given = ("--from", "2019-01-07", "--to", "2019-01-07", "--format", "json")
    answer = json.loads(tilts("ask", "families_by_municipality", *given)[1])
    assert answer["rows"][-1]["families"] == 1


@pytest.mark.parametrize(
    "given",
    [
        ("nav_tada",),
        ("families_by_month", "--municipality", "Nekur"),
        ("families_by_month", "--municipality", "9999999"),
        ("families_by_month", "--period", "2019-13"),
        ("families_by_month", "--period", "2019-Q5"),
        ("families_by_month", "--period", "phase:XX"),
        ("families_by_month", "--period", "vakar"),
        ("families_by_month", "--period", "9999"),
        ("families_by_month", "--domain", "sports"),
        ("families_by_month", "--edition", "0"),
        ("families_by_month", "--edition", "2"),
        ("families_by_month", "--edition", "-1"),
        ("families_by_month", "--from", "2019-01-01"),
        ("families_by_month", "--to", "2019-01-01"),
        ("families_by_month", "--from", "2019-02-01", "--to", "2019-01-01"),
        ("families_by_month", "--from", "2019-02-30", "--to", "2019-03-01"),
        *[("families_by_month", "--period", "2019", "--from", "2019-01-01")],
        ("families_by_month", "--format", "xml"),
        ("families_by_month", "--map", "nav"),
    ],
)
def test_what_cannot_be_asked_is_refused(published, tilts, given):
    code, out, err = tilts("ask", *given)
    assert (code, out, bool(err)) == (2, "", True)


def test_without_an_edition_there_is_no_answer(home, tilts):
    assert tilts("ask", "families_by_month")[0] == 2


@pytest.mark.parametrize("name", ["0003000", "3000", "Jelgava", "JELGAVA", "0090000"])
def test_a_municipality_is_asked_for_by_code_or_name(published, tilts, name):
    given = ("families_by_municipality", "--municipality", name, "--format", "json")
    answer = json.loads(tilts("ask", *given)[1])
    assert {row["municipality"] for row in answer["rows"]} == {"0003000", "total"}


def test_a_municipality_of_the_past_can_be_asked_for(published, tilts):
    assert tilts("ask", "families_by_month", "--municipality", "Viļakas novads")[0] in (
        0,
        None,
    )


def test_the_sample_is_not_mixed_with_real_rows(home, tilts):
    home.take(CLEAN)
    assert tilts("demo")[0] == 2


def test_a_home_is_named_by_the_environment(fresh, tilts):
    tilts("import", fresh.file(CLEAN))
    made = {path.name for path in (fresh.home / "fresh").iterdir()}
    assert made == {"audit", "keys", "warehouse.duckdb"}


ALIKE = (
    "Datums | Pašvaldība | Ģimene\n2019-01-07 | Jelgava | 007\n2019-01-08 | Jelgava | 7"
)


def test_codes_that_look_alike_are_listed_and_joined_by_their_mark(home, tilts):
    home.take(ALIKE)
    _code, listed, _err = tilts("families", "alike")
    mark = listed.splitlines()[1].split()[0]
    assert listed.count("Jelgava") == 2
    code, _out, _err = tilts("families", "alike", "--join", mark, "--reason", "viena")
    assert code in (0, None)
    assert "Jelgava" not in tilts("families", "alike")[1]


def test_a_mark_that_names_no_families_is_refused(home, tilts):
    code, _out, err = tilts("families", "alike", "--join", "0", "--reason", "viena")
    assert code == 2
    assert "tilts families alike" in err


def test_a_file_comes_back_marked_and_is_never_written_over(home, tilts):
    file = home.file("Datums | Pašvaldība | Ģimene\n2019-03-04 | Jelgva | A")
    out = home.home / "labojams.xlsx"
    code, _text, told = tilts("import", "--dry-run", file, "--marked", out)
    assert (code, out.read_bytes()[:2]) == (1, b"PK")
    assert "ģimeņu kodi" in told
    assert tilts("import", file, "--marked", file)[0] == 2
    assert file.read_text(encoding="utf-8").startswith("Datums")
