"""The template is filled in as a mediator would, and read by the real import."""

from datetime import date

import pytest
from openpyxl import load_workbook

from dashboard.ground import i18n, reference
from dashboard.ground.spelling import fold
from dashboard.writing.contracts.contract import LOG, survey
from dashboard.writing.files.table import RefusedError
from dashboard.writing.handouts import templates
from dashboard.writing.handouts.guide import MARK
from dashboard.writing.warehouse.registers import NewPost, add_post
from tests.conftest import JELGAVA, RIGA, VILAKA

DAY = date(2019, 3, 5)
LANGUAGES = pytest.mark.parametrize("language", i18n.LANGUAGES)
CONTRACTS = pytest.mark.parametrize("contract", [LOG, survey()], ids=["log", "survey"])


class Template:
    """A template that a test fills in by the names of its columns."""

    def __init__(self, world, contract, language="lv", municipality=None):
        self.contract, self.world = contract, world
        self.path = world.home / f"{contract.name}-{language}.xlsx"
        with i18n.language(language), world.warehouse() as warehouse:
            templates.write(contract, self.path, warehouse, municipality=municipality)
        self.book = load_workbook(self.path)
        self.sheet, self.guide, lists = self.book.worksheets
        self.lists = {
            self._name(column[0]): [cell.value for cell in column[1:] if cell.value]
            for column in lists.iter_cols()
        }
        self.columns = {self._name(cell): cell.column_letter for cell in self.sheet[1]}

    def _name(self, heading):
        known = (f for f in self.contract.fields if fold(heading.value) in f.headings)
        return next(known).name

    def take(self, rows):
        """Write rows below the examples and import the workbook."""
        for number, row in enumerate(rows, 4):
            for name, value in row.items():
                self.sheet[f"{self.columns[name]}{number}"] = value
        self.book.save(self.path)
        return self.world.take(self.path)

    def rule(self, name):
        """Return the validation of a column."""
        (found,) = [
            rule
            for rule in self.sheet.data_validations.dataValidation
            if f"{self.columns[name]}2" in rule.sqref
        ]
        return found


def log_rows(template):
    """Five days of work, every word of them taken from the lists."""
    words, rows = template.lists, []
    for number in range(5):
        row = {
            name: words[name][number]
            for name in ("activity", "institution", "role", "esf_measure", "outcome")
        }
        row |= {"date": DAY, "municipality": words["municipality"][0]}
        row |= {"family": f"00{number}", "persons": number, "minutes": 30}
        row |= {"kind": words["kind"][2], "domains": "; ".join(words["domains"][:3])}
        rows.append(row)
    return rows


def survey_rows(template):
    """Five respondents' answers, every word of them taken from the lists."""
    rows = []
    for number in range(5):
        row = {name: words[number % 3] for name, words in template.lists.items()}
        row |= {"date": DAY, "main_work": "; ".join(template.lists["main_work"])}
        rows.append(row)
    return rows


@LANGUAGES
def test_a_log_filled_in_from_the_lists_is_accepted_without_the_examples(
    world, language
):
    template = Template(world, LOG, language)
    verdict = template.take(log_rows(template))
    assert (verdict.accepted, verdict.problems) == (5, ())


@LANGUAGES
def test_a_survey_filled_in_from_the_lists_is_accepted_without_the_examples(
    world, language
):
    template = Template(world, survey(), language)
    verdict = template.take(survey_rows(template))
    assert (verdict.accepted, verdict.problems) == (5, ())


@LANGUAGES
def test_every_entry_of_every_list_is_read_back(world, language):
    template = Template(world, LOG, language)
    lists = {k: v for k, v in template.lists.items() if k not in {"kind", "domains"}}
    rows = [
        {
            "date": DAY,
            "municipality": lists["municipality"][0],
            "family": "A",
            name: word,
        }
        for name, words in lists.items()
        for word in words
    ]
    verdict = template.take(rows)
    assert {problem.code for problem in verdict.problems} == {"no_post"}


def test_a_family_code_of_digits_keeps_its_zeros(world):
    template = Template(world, LOG)
    formats = {
        name: template.sheet.column_dimensions[template.columns[name]].number_format
        for name in ("family", "record", "date")
    }
    assert formats == {"family": "@", "record": "@", "date": "dd.mm.yyyy"}


@LANGUAGES
@CONTRACTS
def test_an_untouched_template_is_refused_as_empty(world, contract, language):
    template = Template(world, contract, language)
    with pytest.raises(RefusedError) as refused:
        world.take(template.path)
    assert refused.value.code == "no_rows"


@LANGUAGES
def test_the_examples_are_marked_in_the_first_column(world, language):
    template = Template(world, LOG, language)
    with i18n.language(language):
        marks = [i18n._(MARK) + end for end in (" 1", " 2")]
    assert [template.sheet[f"A{row}"].value for row in (2, 3)] == marks


@CONTRACTS
def test_the_header_stays_in_view(world, contract):
    assert Template(world, contract).sheet.freeze_panes == "A2"


def test_the_sheet_of_entries_has_the_name_the_import_looks_for(world):
    assert Template(world, LOG, "en").sheet.title == "Uzskaite"


@LANGUAGES
@CONTRACTS
def test_all_columns_but_the_day_of_submission_are_offered(world, contract, language):
    expected = {one.name for one in contract.fields} - {"submitted"}
    assert set(Template(world, contract, language).columns) == expected


def test_a_date_must_lie_between_2016_and_today(world):
    rule = Template(world, LOG).rule("date")
    assert (rule.type, rule.formula1, rule.formula2, rule.showErrorMessage) == (
        "date",
        "DATE(2016,1,1)",
        "TODAY()",
        True,
    )


@pytest.mark.parametrize(("name", "most"), [("persons", "99"), ("minutes", "1440")])
def test_numbers_must_be_whole_and_within_their_bounds(world, name, most):
    rule = Template(world, LOG).rule(name)
    assert (rule.type, rule.formula1, rule.formula2) == ("whole", "0", most)


def test_an_institution_outside_the_list_is_asked_about_and_not_refused(world):
    assert Template(world, LOG).rule("institution").errorStyle == "warning"


def test_several_domains_in_a_cell_raise_no_error(world):
    assert not Template(world, LOG).rule("domains").showErrorMessage


@LANGUAGES
@CONTRACTS
def test_no_message_is_longer_than_a_spreadsheet_allows(world, contract, language):
    rules = Template(world, contract, language).sheet.data_validations.dataValidation
    assert all(
        len(rule.error or "") <= 225
        and len(rule.prompt or "") <= 255
        and len(rule.errorTitle or "") <= 32
        for rule in rules
    )


def test_municipalities_that_had_a_mediator_stand_first(world):
    first = Template(world, LOG).lists["municipality"][:6]
    assert set(first) == {
        "Rīga",
        "Jelgava",
        "Ventspils",
        "Balvu novads",
        "Dobeles novads",
        "Valmieras novads",
    }


def test_only_municipalities_of_today_are_offered(world):
    offered = Template(world, LOG).lists["municipality"]
    assert (len(offered), "Varakļānu novads" in offered) == (42, False)


def test_a_municipality_stands_first_in_its_own_template(world):
    names = Template(world, LOG, municipality=VILAKA).lists["municipality"]
    assert names[:2] == ["Viļakas novads", "Rīga"]


def test_a_municipalitys_template_leaves_out_the_institutions_of_others(world):
    world.institution("Jelgavas skola", municipality=JELGAVA)
    world.institution("Rīgas skola", municipality=RIGA)
    offered = Template(world, LOG, municipality=JELGAVA).lists["institution"]
    assert (offered[0], "Rīgas skola" in offered) == ("Jelgavas skola", False)


def test_posts_are_offered_where_a_municipality_has_several(world):
    with world.warehouse() as warehouse:
        for _time in range(2):
            post = NewPost(
                municipality="0002000", first=DAY, last=None, hours_per_week=12
            )
            add_post(warehouse, post)
    template = Template(world, LOG)
    assert template.lists["post"] == ["0002000-1", "0002000-2"]


@LANGUAGES
@CONTRACTS
def test_the_instructions_say_something_of_every_column(world, contract, language):
    template = Template(world, contract, language)
    written = [row[0].value for row in template.guide.iter_rows() if row[3].value]
    assert [fold(text) for text in written[1:]] == [
        fold(cell.value) for cell in template.sheet[1]
    ]


def test_the_instructions_list_the_domains(world):
    texts = [cell.value for cell in Template(world, LOG).guide["D"]]
    words = "; ".join(term.lv for term in reference.vocabulary("domains").values())
    assert words in texts


def test_a_name_that_begins_with_an_equals_sign_is_no_formula(world):
    world.institution("=1+1", municipality=None)
    template = Template(world, LOG)
    cells = [c for row in template.book.worksheets[2].iter_rows() for c in row]
    assert "f" not in {cell.data_type for cell in cells}
