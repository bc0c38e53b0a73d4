"""What is said of a file, to a program and to a person in either language."""

import pytest

from dashboard.ground import i18n

MIXED = """
    Datums     | Pašvaldība | Ģimene | Iestāde  | Veids  | Ieraksts | Piezīmes
    2019-01-07 | Jelgava    | A      |          |        |          | x
    2019-01-08 | Jelgava    | B      | Cita     |        |          | x
    2019-01-09 | Jelgava    | C      |          | sports |          | x
    2019-01-10 | Jelgava    | D      |          |        | 4        | x
"""
CORRECTED = MIXED.replace("2019-01-10", "2019-01-11")
COUNTS = ("accepted", "held", "rejected", "replaced", "unchanged")


def counts(verdict):
    return tuple(getattr(verdict, name) for name in COUNTS)


def test_every_row_is_accepted_held_or_rejected(town):
    assert counts(town.take(MIXED)) == (2, 1, 1, 0, 0)


def test_every_row_of_a_later_file_is_counted_once_too(town):
    town.take(MIXED)
    assert counts(town.take(CORRECTED)) == (0, 1, 1, 1, 1)


def test_the_plain_verdict_has_the_keys_that_others_script(town):
    assert [*town.take(MIXED).to_dict()] == [
        *("batch", "file", "sheet", "accepted", "held", "rejected", "replaced"),
        *("unchanged", "dropped_columns", "problems"),
    ]


def test_a_plain_problem_has_the_keys_that_others_script(town):
    keys = ["cell", "column", "value", "code", "message", "suggestions"]
    assert [[*one] for one in town.take(MIXED).to_dict()["problems"]] == [keys] * 2


def test_problems_of_rejected_rows_come_before_those_of_held_ones(town):
    assert [p.cell for p in town.take(MIXED).problems] == ["E4", "D3"]


def test_the_file_is_named_without_its_folder(town):
    assert town.take(town.file(MIXED, name="maijs.csv")).file == "maijs.csv"


def test_a_text_file_has_no_sheet(town):
    assert town.take(MIXED).sheet is None


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["batch 1", "2 rows accepted; 1 row held; 1 row rejected"]),
        ("lv", ["1. partija", "2 rindas"]),
    ],
)
def test_the_text_tells_the_counts_in_the_language_in_use(town, language, lines):
    verdict = town.take(MIXED)
    with i18n.language(language):
        text = verdict.to_text()
    assert [line for line in lines if line not in text] == []


def test_the_text_names_cell_value_and_suggestions(town):
    with i18n.language("en"):
        text = town.take(MIXED.replace("sports", "instituton")).to_text()
    assert "E4 «instituton»: This is not one of the values" in text
    # The row names a family and no institution: another kind would contradict it.
    assert "Perhaps: work with a family" in text


def test_the_text_names_the_columns_left_out(town):
    with i18n.language("en"):
        assert "not kept: Piezīmes" in town.take(MIXED).to_text()


@pytest.mark.parametrize(
    ("language", "beginning"), [("lv", "Kolonnā „Veids”"), ("en", "This is not one")]
)
def test_messages_are_in_the_language_in_use(town, language, beginning):
    with i18n.language(language):
        (problem, _held) = town.take(MIXED).problems
        assert problem.message.startswith(beginning)


def test_a_trial_says_that_nothing_was_written(town):
    verdict = town.take(town.file(MIXED), dry_run=True)
    with i18n.language("en"):
        assert "a trial, nothing was written" in verdict.to_text()


def test_a_trial_is_no_batch(town):
    assert town.take(MIXED, dry_run=True).batch is None


def test_a_trial_tells_what_the_import_then_does(town):
    trial = town.take(MIXED, dry_run=True)
    assert counts(trial) == counts(town.take(MIXED))


def test_a_file_with_rows_held_or_rejected_is_not_clean(town):
    head, first, held, rejected, _other = MIXED.strip().splitlines()
    clean = [town.take("\n".join([head, row])).clean for row in (first, held, rejected)]
    assert clean == [True, False, False]
