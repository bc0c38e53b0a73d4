"""A log column that is only said in the contract and kept by a migration."""

import shutil
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from dashboard.ground import queries
from dashboard.writing.contracts import contract
from dashboard.writing.contracts.fields import Field
from dashboard.writing.contracts.readers import OneOf
from dashboard.writing.handouts import forms, templates
from dashboard.writing.warehouse import migrations, staging
from tests.conftest import JELGAVA

INTERPRETED = Field(
    name="interpreted",
    lv="Tulkots",
    en="Interpreted",
    read=OneOf(vocabulary="answers"),
    meaning="Whether it took an interpreter.",
    width=17,
    hint="Also where a neighbour helped.",
    examples=("yes", None),
)
MIGRATION = "alter table raw.log_rows add column interpreted varchar;"


@pytest.fixture
def wider(world, monkeypatch, tmp_path):
    """A warehouse from before the column, opened by a Tilts that has it."""
    folder = shutil.copytree(queries.FOLDER, tmp_path / "queries")
    (folder / "warehouse" / "999_interpreted.sql").write_text(MIGRATION)
    for module in (queries, staging, migrations):
        monkeypatch.setattr(module, "FOLDER", folder)
    fields = (*contract.LOG.fields, INTERPRETED)
    monkeypatch.setattr(contract, "LOG", replace(contract.LOG, fields=fields))
    staging.version.cache_clear()
    yield world
    staging.version.cache_clear()


def written(world, write):
    """Write a blank of the log and open it."""
    path = world.home / "blank.xlsx"
    with world.warehouse() as opened:
        write(contract.LOG, path, opened)
    return load_workbook(path)


@pytest.fixture
def template(wider):
    return written(wider, templates.write)


@pytest.fixture
def letter(template):
    """The letter of the new column in the template."""
    (heading,) = [cell for cell in template.worksheets[0][1] if cell.value == "Tulkots"]
    return heading.column_letter


def test_the_template_has_the_column_as_wide_as_it_is_said(template, letter):
    assert template.worksheets[0].column_dimensions[letter].width == 17


def test_the_template_says_what_the_column_means(template, letter):
    comment = template.worksheets[0][f"{letter}1"].comment
    assert comment.text == "Whether it took an interpreter."


def test_the_template_offers_the_columns_list(template, letter):
    rules = template.worksheets[0].data_validations.dataValidation
    assert [rule.type for rule in rules if f"{letter}2" in rule.sqref] == ["list"]


def test_the_template_shows_how_the_column_is_filled_in(template, letter):
    assert template.worksheets[0][f"{letter}2"].value == "Jā"


def test_the_instructions_explain_the_column(template):
    lines = [[cell.value for cell in row] for row in template.worksheets[1].iter_rows()]
    assert ["Tulkots", "nē", "Whether it took an interpreter."] in [
        line[:3] for line in lines
    ]


def test_the_form_asks_for_the_column_in_both_languages(wider):
    heads, *rows = written(wider, forms.write)["survey"].iter_rows(values_only=True)
    questions = {row[1]: dict(zip(heads, row, strict=True)) for row in rows}
    question = questions["interpreted"]
    assert (
        question["type"],
        question["label::Latviešu (lv)"],
        question["label::English (en)"],
        question["hint::English (en)"],
    ) == (
        "select_one interpreted",
        "Tulkots",
        "Interpreted",
        "Also where a neighbour helped.",
    )


@pytest.mark.parametrize("heading", ["Tulkots", "INTERPRETED", "log/interpreted"])
def test_the_column_is_read_from_a_file_into_the_accepted_rows(wider, heading):
    wider.post(JELGAVA, date(2019, 1, 1))
    wider.take(f"Datums|Pašvaldība|Ģimene|{heading}\n2019-01-07|Jelgava|A|Nē")
    with wider.warehouse() as opened:
        rows = opened.rows("select interpreted from staging.interactions")
    assert rows == [{"interpreted": "no"}]


def test_an_entry_that_is_not_in_the_columns_list_is_a_problem(wider):
    verdict = wider.take("Datums|Pašvaldība|Tulkots\n2019-01-07|Jelgava|varbūt")
    assert [(one.column, one.code) for one in verdict.problems] == [
        ("interpreted", "not_in_list")
    ]
