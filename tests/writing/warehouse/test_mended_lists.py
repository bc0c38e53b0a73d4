"""Lists of the home: what they change of an import and of the next edition."""

from datetime import date

import pytest

from dashboard.ground import i18n, reference
from dashboard.writing.contracts.survey import survey
from dashboard.writing.handouts.offers import filled_in
from dashboard.writing.warehouse.registers import change as registered
from dashboard.writing.warehouse.registers import entry, sheet
from dashboard.writing.warehouse.registers.register import REGISTERS
from dashboard.writing.warehouse.registers.store import (
    RegisteredAlreadyError,
    RegisterError,
)
from dashboard.writing.warehouse.registers.words import told
from tests.conftest import JELGAVA, RIGA, made_once
from tests.writing.warehouse.mending import change, undo

PHASE_VI = {"phase": "VI", "from": "2021-09-01", "to": "31.08.2022"}


@pytest.fixture(autouse=True)
def in_english():
    with i18n.language("en"):
        yield


def add(world, name, **given):
    return change(world, entry.added, REGISTERS[name], given)


def entries(world, name):
    """The entries of a list by what they are known by."""
    register = REGISTERS[name]
    with world.warehouse() as opened:
        return {register.store.key(one): one for one in register.store.all(opened)}


def test_a_phase_is_asked_for_in_the_edition_made_after_it_was_added(town):
    town.take("""
        Datums     | Pašvaldība | Ģimene
        2021-08-10 | Jelgava    | A
        2021-09-10 | Jelgava    | B
        2022-03-10 | Jelgava    | C
    """)
    number, told = add(town, "phases", **PHASE_VI)
    assert told == ["2 rows move from no phase to phase VI."]
    town.publish()
    edition = town.shelf().edition()
    with edition.definitions.in_force():
        assert reference.phases()["VI"].last == date(2022, 8, 31)
        found = town.column(
            "families_by_municipality", "municipality", "families", period="phase:VI"
        )
    assert found == {JELGAVA: 2, "total": 2}
    undo(town, number)
    town.publish()
    with town.shelf().edition().definitions.in_force():
        assert "VI" not in reference.phases()


def test_outside_of_the_warehouse_todays_lists_are_those_of_the_package(town):
    add(town, "phases", **PHASE_VI)
    assert "VI" not in reference.phases()
    with town.warehouse():
        assert [*reference.phases()] == ["II", "III", "IV", "V", "VI", "VII"]


def test_phases_have_no_days_in_common(world):
    with pytest.raises(RegisterError):
        add(world, "phases", **{**PHASE_VI, "from": "2021-08-16"})


def test_a_phase_that_came_with_tilts_is_changed_and_not_taken_out(world):
    phases = REGISTERS["phases"]
    number, _told = change(world, entry.changed, phases, "VII", {"to": "2025-06-30"})
    assert entries(world, "phases")["VII"]["to"] == "2025-06-30"
    with pytest.raises(RegisterError):
        change(world, entry.removed, phases, "VII")
    undo(world, number)
    assert entries(world, "phases")["VII"]["to"] == "2025-04-30"


def test_what_is_undone_leaves_nothing_of_it_behind(world):
    number, _told = add(world, "phases", **PHASE_VI)
    undo(world, number)
    with world.warehouse() as opened:
        assert opened.rows("from raw.register_entries") == []
        assert opened.lists() is None


LOG = """
    Datums     | Pašvaldība | Iestāde | Kontaktpersonas amats
    2019-01-07 | Jelgava    | NVA     | ergoterapeite
"""


def roles(world):
    with world.warehouse() as opened:
        return [row["role"] for row in opened.rows("from staging.log_rows")]


def test_a_role_is_known_in_files_from_the_day_it_is_in_the_list(town):
    town.take(LOG)
    assert roles(town) == [None]
    words = {"lv": "ergoterapeits", "en": "occupational therapist"}
    number, _told = add(town, "roles", **words, aliases="ergoterapeite")
    town.take(LOG)
    assert roles(town) == ["occupational_therapist"]
    with pytest.raises(RegisterError, match="stays in the list"):
        undo(town, number)


@pytest.mark.parametrize("words", ["Anna Ozola", "skolotāja Ilze", "zvanīt 29999999"])
def test_what_looks_like_a_name_is_no_role(world, words):
    with pytest.raises(RegisterError, match="name"):
        add(world, "roles", lv=words, en="teacher of the year")


def test_a_spelling_means_one_entry(world):
    with pytest.raises(RegisterError):
        add(world, "roles", lv="cits vārds", en="other word", aliases="direktors")


def test_a_list_that_numbers_are_made_of_takes_spellings_and_no_entries(world):
    with pytest.raises(RegisterError):
        add(world, "outcomes", lv="jauns", en="new")
    given = {"aliases": "darīts"}
    change(world, entry.changed, REGISTERS["outcomes"], "solved", given)
    assert entries(world, "outcomes")["solved"]["aliases"] == "darīts"


@made_once
def silent(world):
    """A town of which February never came."""
    world.post(JELGAVA, date(2018, 10, 1))
    world.take("""
        Datums     | Pašvaldība | Ģimene
        2019-01-07 | Jelgava    | A
        2019-03-07 | Jelgava    | B
    """)


def quarter(world, edition):
    rows = world.ask("families_change", edition=edition, period="2019-Q1")
    return next(
        (row["families"], row["provisional"])
        for row in rows
        if row["municipality"] == "total"
    )


def february(world, edition):
    found = world.ask("reporting_by_month", edition=edition, period="2019-Q1")
    return {row["month"].month: row["state"] for row in found}[2]


def test_a_closed_month_is_neither_waited_for_nor_provisional(silent):
    closed = {"municipality": "Jelgava", "from": "2019-02-01", "to": "2019-02-28"}
    silent.publish()
    number, told = add(silent, "closed_periods", **closed, reason="lost")
    assert told == ["1 missing report of Jelgava is waited for no longer."]
    silent.publish()
    undo(silent, number)
    silent.publish()
    states = [february(silent, edition) for edition in (1, 2, 3)]
    assert states == ["missing", "closed", "missing"]
    assert [quarter(silent, edition) for edition in (1, 2, 3)] == [
        (2, True),
        (2, False),
        (2, True),
    ]


def test_a_report_that_comes_after_all_is_counted(silent):
    closed = {"municipality": "Jelgava", "from": "2019-02-01", "to": "2019-02-28"}
    add(silent, "closed_periods", **closed, reason="lost")
    silent.take("""
        Datums     | Pašvaldība | Ģimene
        2019-02-07 | Jelgava    | C
    """)
    silent.publish()
    assert february(silent, 1) == "late"
    assert quarter(silent, 1) == (3, False)


def test_a_target_stands_beside_the_numbers_of_its_period(silent):
    target = {"municipality": JELGAVA, "from": "2019-01-01", "to": "2019-12-31"}
    add(silent, "targets", **target, measure="families", target="12,5", baseline="3")
    silent.publish()
    found = {
        row["municipality"]: (row["target"], row["baseline"])
        for row in silent.ask("families_change", period="2019")
    }
    assert found[JELGAVA] == (12.5, 3)


def test_a_kind_that_is_expected_no_more_is_no_gap(silent):
    change(silent, entry.removed, REGISTERS["expected_kinds"], "preschool")
    silent.publish()
    gaps = {row["kind"] for row in silent.ask("cooperation_gaps", period="2019")}
    assert ("school" in gaps, "preschool" in gaps) == (True, False)


def test_a_list_written_out_changed_and_read_is_one_change(world):
    invited = {"wave": "III", "municipality": JELGAVA, "invited": "10"}
    add(world, "survey_invitations", **invited)
    with world.warehouse() as opened:
        text = sheet.written(opened, "survey_invitations")
    text = text.replace(",10,", ",12,") + f"III,{RIGA},7,\n"
    number, _told = change(world, sheet.brought, "survey_invitations", text)
    found = entries(world, "survey_invitations")
    assert [one["invited"] for one in found.values()] == ["12", "7"]
    undo(world, number)
    found = entries(world, "survey_invitations")
    assert [one["invited"] for one in found.values()] == ["10"]


def test_registers_written_out_are_read_into_another_home(world, tmp_path_factory):
    other = type(world)(tmp_path_factory.mktemp("other"))
    world.institution("Jelgavas 4. vidusskola")
    world.post(JELGAVA, date(2022, 1, 1), hours=10)
    for name in ("institutions", "posts"):
        with world.warehouse() as opened:
            text = sheet.written(opened, name)
        change(other, sheet.brought, name, text)
        with other.warehouse() as opened:
            assert sheet.written(opened, name) == text


@pytest.mark.parametrize(
    "text", ["", "phase,from\nVI,2021-09-01\n", 'phase,from,to,source\n"VI,2\n']
)
def test_what_is_no_such_file_is_refused(world, text):
    with pytest.raises(RegisterError):
        change(world, sheet.brought, "phases", text)


@made_once
def later_question(town):
    town.post(JELGAVA, date(2018, 10, 1))
    town.take("""
        date       | wave | municipality | needs
        2019-05-01 | III  | Jelgava      | yes
        2019-05-02 | III  | Jelgava      |
    """)
    new = {"lv": "Vai jūtaties droši?", "en": "Do you feel safe?", "type": "one"}
    add(town, "survey_questions", question="safety", waves="VII", **new)
    for lv, en, code in (("Jā", "Yes", "yes"), ("Nē", "No", "no")):
        add(town, "survey_choices", question="safety", choice=code, lv=lv, en=en)
    town.take("""
        date       | wave | municipality | needs | Vai jūtaties droši?
        2024-05-01 | VII  | Jelgava      | yes   | Jā
        2024-05-02 | VII  | Jelgava      | no    |
    """)


@pytest.fixture
def asked(later_question, monkeypatch):
    """A survey of 2019, and one of a later phase that asks another question."""
    monkeypatch.setenv("TILTS_HOME", str(later_question.settings.home))
    return later_question


def answers(world, question):
    world.publish()
    rows = world.ask("survey_by_question", edition=len(world.shelf().manifests()))
    return {
        (row["wave"], row["choice"]): row["respondents"]
        for row in rows
        if row["municipality"] == "total" and row["question"] == question
    }


def test_a_question_counts_in_the_waves_that_ask_it_and_in_no_other(asked):
    found = answers(asked, "safety")
    assert found == {("VII", "yes"): 1, ("VII", "no"): 0, ("VII", "none"): 1}
    assert answers(asked, "needs")["III", "none"] == 1


def test_words_to_which_answers_were_given_stay(asked):
    questions = REGISTERS["survey_questions"]
    with pytest.raises(RegisterError, match="these words"):
        change(asked, entry.changed, questions, "needs", {"lv": "Cits jautājums?"})
    with pytest.raises(RegisterError, match="stays in the list"):
        change(asked, entry.removed, questions, "safety")


def test_a_question_that_is_not_asked_any_more_leaves_the_template(asked):
    questions = REGISTERS["survey_questions"]
    change(asked, entry.changed, questions, "access", {"waves": "II; III; IV"})
    with asked.warehouse():
        names = {one.name for one in filled_in(survey())}
    assert ("access" in names, "safety" in names) == (False, True)


SHIPPED = [name for name in REGISTERS if reference.rows(name)]


@pytest.mark.parametrize("name", SHIPPED)
def test_what_came_with_tilts_is_read_as_it_is_written(world, name):
    register = REGISTERS[name]
    with world.warehouse() as opened:
        text = sheet.written(opened, name)
        assert len(text.splitlines()) == len(register.store.all(opened)) + 1
        with pytest.raises(RegisteredAlreadyError):
            sheet.brought(opened, name, text)


RANGE = {"municipality": JELGAVA, "from": "2019-01-01", "to": "2019-12-31"}


def test_a_target_can_be_a_range_but_no_turned_one(world):
    add(world, "targets", **RANGE, measure="families", target="50", most="60")
    with pytest.raises(RegisterError, match="less than its least"):
        add(world, "targets", **RANGE, measure="contacts", target="60", most="50")
    (kept,) = entries(world, "targets").values()
    assert (kept["target"], kept["most"]) == ("50", "60")


def test_what_a_home_wrote_before_a_column_came_is_read_with_it_empty(world):
    add(world, "targets", **RANGE, measure="families", target="50")
    with world.warehouse() as opened:
        opened.connection.execute(
            "update raw.register_entries"
            """ set entry = replace(entry, '"most": "", ', '')"""
        )
    (kept,) = entries(world, "targets").values()
    assert (kept["target"], kept["most"]) == ("50", "")


def test_a_change_is_listed_in_words_and_days_of_the_readers_language(town):
    """No code of a list, and no day as a machine writes it."""
    target = {"municipality": "total", "measure": "families", "target": "70"}
    days = {"from": "2025-07-01", "to": "2025-09-30", "source": "Plāns"}
    add(town, "targets", **target, **days)
    with town.warehouse() as opened:
        (last, *_earlier) = registered.changes(opened)
    said = told(last["what"])
    assert said == "All together, Families served, 1 Jul 2025, 30 Sept 2025, 70"
