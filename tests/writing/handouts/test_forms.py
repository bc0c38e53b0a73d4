"""The form is checked by pyxform, and its exports are read by the real import."""

import csv
from datetime import date
from uuid import UUID

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from dashboard.writing.contracts.contract import LOG, survey
from dashboard.writing.handouts import forms
from dashboard.writing.warehouse.registers import NewPost, add_post, merge
from tests.conftest import DAUGAVPILS, JELGAVA

CONTRACTS = pytest.mark.parametrize("contract", [LOG, survey()], ids=["log", "survey"])
LOG_COLUMNS = (
    "date, municipality, post, kind, family, persons, domains, activity,"
    " institution, role, esf_measure, outcome, minutes"
)
BY_HAND = """
date|municipality|family|persons|domains|activity|institution|role|outcome|minutes
05.03.2019|Jelgava|A-1|3|izglītība; sociālie|tulkošana|NVA|direktors|procesā|45
06.03.2019|Rīga||||atskaite||||90
"""
ANSWERS = (
    {
        "date": "2019-03-05",
        "municipality": "0003000",
        "family": "A-1",
        "persons": "3",
        "domains": "education social",
        "activity": "interpreting",
        "institution": "Nodarbinātības valsts aģentūra",
        "role": "director",
        "outcome": "in_progress",
        "minutes": "45",
    },
    {
        "date": "2019-03-06",
        "municipality": "0001000",
        "activity": "report",
        "minutes": "90",
    },
)
SURVEY_BY_HAND = """
date|municipality|institution_kind|main_work|communication|needs|recommendations
05.03.2019|Jelgava|skola|bezdarba jautājumi; finds_absent_pupils|Jā|Nē|Vairāk stundu
"""
SURVEY_ANSWERS = (
    {
        "date": "2019-03-05",
        "wave": "III",
        "municipality": "0003000",
        "institution_kind": "school",
        "main_work": "finds_absent_pupils unemployment",
        "communication": "yes",
        "needs": "no",
        "recommendations": "Vairāk stundu",
    },
)


class Form:
    """A form as a test reads it: its questions and choices by name."""

    def __init__(self, world, contract):
        self.path = world.home / f"{contract.name}-form.xlsx"
        self.group = contract.name
        with world.warehouse() as warehouse:
            forms.write(contract, self.path, warehouse)
        book = load_workbook(self.path)
        self.questions = {row["name"]: row for row in _lines(book["survey"])}
        self.choices = {}
        for row in _lines(book["choices"]):
            self.choices.setdefault(row["list_name"], {})[row["name"]] = row

    def export(self, path, answers, *, labels=None):
        """Write answers as KoboToolbox exports them: codes, or a language's words."""
        asked = [row for row in self.questions.values() if row["name"] not in _GROUPS]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(["start", *self._headings(asked, labels), *_META])
            for number, given in enumerate(answers, 1):
                cells = self._cells(asked, given, labels)
                known = [number, UUID(int=number), "2019-03-31T10:00:00", "v1", number]
                writer.writerow(["2019-03-31T09:50:00+02:00", *cells, *known])
        return path

    def _headings(self, asked, labels):
        key = f"label::{labels}" if labels else "name"
        group = self.questions[self.group][key]
        for question in asked:
            heading = f"{group}/{question[key]}"
            yield heading
            if question["type"].startswith("select_multiple"):
                for choice in self.choices[question["name"]].values():
                    yield f"{heading}/{choice[key]}"

    def _cells(self, asked, given, labels):
        key = f"label::{labels}" if labels else "name"
        for question in asked:
            name = question["name"]
            codes = self._codes(name, given.get(name, ""))
            known = self.choices.get(name, {})
            yield " ".join(str(known[c][key]) if c in known else c for c in codes)
            if question["type"].startswith("select_multiple"):
                yield from (int(code in codes) if codes else "" for code in known)

    def _codes(self, name, value):
        if name in {"family", "recommendations"}:
            return [value]
        if name == "institution":
            known = self.choices[name].items()
            return [c for c, row in known if value in row.values()]
        return value.split()


_GROUPS = {None, "log", "survey"}
_META = ["_id", "_uuid", "_submission_time", "__version__", "_index"]


def _lines(sheet):
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def _xform(form):
    return convert(str(form.path))


@CONTRACTS
def test_pyxform_takes_the_form_without_a_warning(world, contract):
    assert _xform(Form(world, contract)).warnings == []


@CONTRACTS
@pytest.mark.parametrize("language", ["Latviešu (lv)", "English (en)"])
def test_the_form_speaks_both_languages(world, contract, language):
    assert f'<translation lang="{language}"' in _xform(Form(world, contract)).xform


def test_a_form_with_several_posts_asks_which(world):
    post = NewPost(
        municipality=DAUGAVPILS, first=date(2019, 1, 1), last=None, hours_per_week=12
    )
    with world.warehouse() as warehouse:
        add_post(warehouse, post)
        add_post(warehouse, post)
    form = Form(world, LOG)
    assert _xform(form).warnings == []
    assert form.questions["post"]["relevant"] == "${municipality} = '0002000'"


def test_a_form_does_not_ask_for_the_post_where_every_place_has_one(world):
    assert "post" not in Form(world, LOG).questions


def test_an_institution_is_offered_in_its_municipality_only(world):
    world.institution("Jelgavas skola", municipality=JELGAVA)
    form = Form(world, LOG)
    places = {
        row["label::Latviešu (lv)"]: row["place"]
        for row in form.choices["institution"].values()
    }
    assert _xform(form).warnings == []
    assert (places["Jelgavas skola"], places["Valsts policija"]) == (JELGAVA, "all")


def test_a_date_in_the_future_is_not_accepted_by_the_form(world):
    rule = Form(world, LOG).questions["date"]["constraint"]
    assert rule == ". >= date('2016-01-01') and . <= today()"


def test_the_codes_of_choices_hold_no_spaces(world):
    form = Form(world, LOG)
    codes = [code for choices in form.choices.values() for code in choices]
    assert not [code for code in codes if " " in str(code)]


def _interactions(world, batch):
    sql = (
        f"select {LOG_COLUMNS} from staging.interactions"  # noqa: S608
        " where interaction >> 32 = ? order by date"
    )
    with world.warehouse() as warehouse:
        return warehouse.rows(sql, [batch])


@pytest.mark.parametrize("labels", [None, "Latviešu (lv)", "English (en)"])
def test_an_export_of_the_log_form_says_the_same_as_a_plain_file(world, labels):
    exported = Form(world, LOG).export(world.home / "kobo.csv", ANSWERS, labels=labels)
    by_form, by_hand = world.take(exported), world.take(BY_HAND)
    assert (by_form.accepted, by_form.problems) == (2, ())
    assert _interactions(world, by_form.batch) == _interactions(world, by_hand.batch)


def test_an_export_taken_in_again_changes_nothing(world):
    exported = Form(world, LOG).export(world.home / "kobo.csv", ANSWERS)
    world.take(exported)
    again = world.take(exported)
    assert (again.batch, again.unchanged) == (None, 2)


@pytest.mark.parametrize("labels", [None, "Latviešu (lv)", "English (en)"])
def test_an_export_of_the_survey_form_says_the_same_as_a_plain_file(world, labels):
    exported = Form(world, survey()).export(
        world.home / "kobo.csv", SURVEY_ANSWERS, labels=labels
    )
    by_hand, by_form = world.take(SURVEY_BY_HAND), world.take(exported)
    assert (by_form.accepted, by_form.problems) == (1, ())
    sql = (
        "select date, wave, municipality, institution_kind, choices, open_text"
        " from raw.survey_rows where batch = ?"
    )
    with world.warehouse() as warehouse:
        first, second = (
            warehouse.rows(sql, [verdict.batch]) for verdict in (by_hand, by_form)
        )
    assert first == second


def test_a_code_of_an_institution_outlives_its_merger(world):
    world.institution("Vecā skola", municipality=JELGAVA)
    world.institution("Jaunā skola", municipality=JELGAVA)
    answer = {**ANSWERS[0], "institution": "Vecā skola"}
    exported = Form(world, LOG).export(world.home / "kobo.csv", [answer])
    with world.warehouse() as warehouse:
        merge(warehouse, "Vecā skola", "Jaunā skola")
    verdict = world.take(exported)
    sql = (
        "select n.name from staging.interactions as i"
        " inner join staging.institutions as n on i.institution = n.institution"
    )
    with world.warehouse() as warehouse:
        assert (verdict.held, warehouse.rows(sql)) == (0, [{"name": "Jaunā skola"}])
