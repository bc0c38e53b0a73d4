"""What every column of every kind of file must say of itself."""

from collections import Counter

import pytest

from dashboard.ground import i18n
from dashboard.writing.contracts.contract import LOG, contracts, survey
from dashboard.writing.contracts.readers import Institution, Listed, Suggested

FIELDS = [(contract, field) for contract in contracts() for field in contract.fields]
each_field = pytest.mark.parametrize(
    ("contract", "field"), FIELDS, ids=[f"{c.name}-{f.name}" for c, f in FIELDS]
)
BLANKS = [(c, f) for c, f in FIELDS if c in (LOG, survey())]
each_blank = pytest.mark.parametrize(
    ("contract", "field"), BLANKS, ids=[f"{c.name}-{f.name}" for c, f in BLANKS]
)
each_contract = pytest.mark.parametrize("contract", contracts(), ids=lambda c: c.name)


@each_field
def test_a_column_has_a_heading_in_both_languages(contract, field):
    assert all(text and text == text.strip() for text in (field.lv, field.en))


@each_contract
def test_a_heading_means_one_column_of_its_contract(contract):
    counted = Counter(text for field in contract.fields for text in field.headings)
    assert [text for text, times in counted.items() if times > 1] == []


@each_field
def test_what_a_column_says_is_said_in_latvian_too(contract, field):
    said = [field.meaning, field.prompt, field.unlisted]
    said += [field.hint] if isinstance(field.hint, str) else []
    with i18n.language("lv"):
        assert [text for text in filter(None, said) if i18n._(text) == text] == []


@each_blank
def test_a_column_is_wide_enough_for_the_words_of_its_heading(contract, field):
    words = [word for text in (field.lv, field.en) for word in text.split()]
    assert max(map(len, words)) <= field.width


@each_field
def test_a_coded_list_has_entries(contract, field):
    assert field.terms or not isinstance(field.read, Listed)


@each_field
def test_a_list_that_takes_other_entries_asks_before_it_does(contract, field):
    takes_others = isinstance(field.read, Suggested | Institution)
    assert bool(field.unlisted) == takes_others


@each_field
def test_an_example_is_an_entry_of_the_columns_list(contract, field):
    codes = {term.code for term in field.terms}
    given = [one for one in field.examples if one is not None]
    chosen = [code for one in given for code in (one if type(one) is tuple else [one])]
    named = {code for code in chosen if isinstance(code, str)}
    assert named <= codes or not codes


@each_blank
def test_a_column_that_must_be_filled_in_is_filled_in_in_the_examples(contract, field):
    assert None not in field.examples or not field.required


@each_blank
def test_a_prompt_is_no_longer_than_a_spreadsheet_shows(contract, field):
    with i18n.language("lv"):
        assert len(i18n._(field.prompt or "")) <= 255


@each_contract
def test_the_warehouse_keeps_every_column_that_is_kept(world, contract):
    with world.warehouse() as warehouse:
        kept = warehouse.rows(f"describe raw.{contract.name}_rows")
    names = {field.name for field in contract.fields if field.kept}
    assert names - {row["column_name"] for row in kept} == set()


def test_an_edition_has_the_columns_of_the_log_and_nothing_rows_are_known_by(world):
    with world.warehouse() as warehouse:
        staged = warehouse.rows("describe staging.interactions")
    own = {"interaction", "municipality_today"}
    kept = {field.name for field in LOG.fields if field.kept}
    assert {row["column_name"] for row in staged} == own | kept
