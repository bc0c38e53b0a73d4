from datetime import date

import pytest

from dashboard.ground.i18n import language
from dashboard.reading.columns.marks import NOT_REPORTED, UNKNOWN
from dashboard.reading.kit.tables import words
from tests.answers import made
from tests.conftest import BALVI, VILAKA


def value(column, found, query="families_by_municipality", code="en"):
    with language(code):
        return made(query).value(column, found)


def test_a_municipality_is_named():
    assert value("municipality", "0003000") == "Jelgava"


def test_the_total_of_families_says_that_each_counts_once():
    assert value("municipality", "total", code="lv") == "Visas, katra ģimene vienreiz"


def test_the_total_of_other_measures_is_of_the_places_asked_for():
    assert value("municipality", "total", "cooperation_by_kind", "lv") == "Kopā"


def test_the_total_of_a_published_figure_is_of_all_municipalities():
    found = value("municipality", "total", "published_figures", "lv")
    assert found == "Visas pašvaldības"


def test_the_total_of_domains_is_all_domains():
    assert value("domain", "total", "families_by_domain") == "All domains"


def test_an_institution_of_no_municipality_is_national():
    assert value("municipality", None, "cooperation_by_institution") == "National"


def test_a_kind_is_one_of_work_in_the_log():
    found = value("kind", "institution", "interactions_by_kind")
    assert found == "Work with an institution"


def test_a_kind_is_one_of_institutions_in_cooperation():
    assert value("kind", "court", "cooperation_by_kind", "lv") == "Tiesa"


def test_a_phase_is_named():
    assert value("wave", "III", "survey_by_question", "lv") == "III posms"


def test_no_answer_has_words():
    assert value("choice", "none", "survey_by_question", "lv") == "Nav atbildes"


def test_a_choice_of_a_question_with_several_has_words():
    found = value("choice", "integration", "survey_by_question", "lv")
    assert found == "Integrācija"


def test_a_code_without_words_stands_as_it_is():
    assert value("wave", "pilot", "survey_by_question") == "Pilot"


def test_a_name_from_the_register_is_not_changed():
    assert value("institution", "e-skola", "cooperation_by_institution") == "e-skola"


def test_a_measure_of_the_deck_says_its_chart_and_answer():
    found = value("measure", "survey_a_partly", "published_figures")
    assert found == "Survey chart A: In some cases"


def test_persons_that_nobody_recorded_are_not_zero():
    assert value("persons", None) == NOT_REPORTED.text


def test_zero_is_zero():
    assert value("persons", 0) == "0"


def test_a_month_is_written_in_words():
    assert value("month", date(2019, 3, 1), code="lv") == "2019. gada marts"


def test_a_day_is_written_as_the_language_does():
    assert value("first_date", date(2019, 3, 1), code="lv") == "01.03.2019."


def test_large_numbers_are_written_as_the_language_does():
    assert value("interactions", 12345, code="en") == "12,345"


@pytest.mark.parametrize(
    ("figure", "low", "high", "said"),
    [
        (134, None, None, "134"),
        (None, 0, 3, "0–3"),
        (None, 171, None, "more than 170"),
        (None, None, 9, "at most 9"),
        (None, None, None, UNKNOWN.text),
    ],
)
def test_a_published_figure_is_a_number_a_range_or_unknown(figure, low, high, said):
    with language("en"):
        assert words.published({"value": figure, "low": low, "high": high}) == said


def test_two_municipalities_of_one_name_stand_with_their_codes():
    codes = ("0024000", "0380200", "0003000")
    assert words.places(codes) == {
        "0024000": "Balvu novads (0024000)",
        "0380200": "Balvu novads (0380200)",
        "0003000": "Jelgava",
    }


def test_a_municipality_that_is_no_more_is_named_with_what_it_is_part_of():
    with language("lv"):
        found = words.places_now([VILAKA, BALVI, "0003000"])
    assert found == {
        VILAKA: "Viļakas novads, tagad Balvu novads",
        BALVI: "Balvu novads",
        "0003000": "Jelgava",
    }
