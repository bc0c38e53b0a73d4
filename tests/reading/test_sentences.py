from dataclasses import replace
from datetime import date

import pytest

from dashboard.editions.table import Table
from dashboard.ground.i18n import language, ngettext
from dashboard.ground.periods import Window
from dashboard.reading.cooperation import sentences as of_cooperation
from dashboard.reading.cooperation.indicators import COOPERATION_BY_KIND
from dashboard.reading.families.sentences import periods as of_periods
from dashboard.reading.families.sentences import served as of_families
from dashboard.reading.kit.sentences import (
    Strong,
    as_text,
    fragments,
    in_month,
    leaders,
)
from dashboard.reading.survey import sentences as of_survey
from tests.answers import made, months
from tests.conftest import JELGAVA, RIGA, VENTSPILS

DAYS = date(2019, 1, 5), date(2019, 6, 6)


def say(code, sentence, answer):
    with language(code):
        return as_text(sentence(answer))


def by_month(*values, **how):
    return made("families_by_month", *months(*values, **how))


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "0 ģimeņu"),
        (1, "1 ģimene"),
        (2, "2 ģimenes"),
        (10, "10 ģimeņu"),
        (11, "11 ģimeņu"),
        (21, "21 ģimene"),
        (31, "31 ģimene"),
        (101, "101 ģimene"),
    ],
)
def test_families_are_counted_as_in_latvian(n, words):
    with language("lv"):
        assert ngettext("{n} family", "{n} families", n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "ar 0 ģimenēm"),
        (1, "ar 1 ģimeni"),
        (2, "ar 2 ģimenēm"),
        (10, "ar 10 ģimenēm"),
        (11, "ar 11 ģimenēm"),
        (21, "ar 21 ģimeni"),
        (31, "ar 31 ģimeni"),
        (101, "ar 101 ģimeni"),
    ],
)
def test_working_with_families_takes_the_right_case_in_latvian(n, words):
    answer = made("families_by_municipality", ("total", n, n, 0, 0, None))
    said = say("lv", of_families.families_by_municipality, answer)
    assert said == f"Mediatori strādāja {words}."


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "0 ierakstu"),
        (1, "1 ieraksts"),
        (2, "2 ieraksti"),
        (10, "10 ierakstu"),
        (11, "11 ierakstu"),
        (21, "21 ieraksts"),
        (31, "31 ieraksts"),
        (101, "101 ieraksts"),
    ],
)
def test_entries_of_the_log_are_counted_as_in_latvian(n, words):
    answer = made("interactions_by_kind", ("family", "total", n, None))
    said = say("lv", of_cooperation.interactions_by_kind, answer)
    assert said == f"Darba uzskaitē ir {words} par darbu ar ģimenēm un iestādēm."


def test_place_names_are_not_declined():
    rows = [(RIGA, 58, 58, 0, 0, 9), (JELGAVA, 43, 43, 0, 0, 9)]
    rows += [(VENTSPILS, 34, 34, 0, 0, 9), ("total", 120, 120, 0, 0, 9)]
    answer = made("families_by_municipality", *rows)
    said = say("lv", of_families.families_by_municipality, answer)
    assert said.endswith("Visvairāk ģimeņu: Rīga (58) un Jelgava (43).")


def test_the_number_of_families_is_the_total_and_not_a_sum():
    rows = [(RIGA, 58, 0, 58, 0, 9), (JELGAVA, 43, 0, 43, 0, 9)]
    answer = made("families_by_municipality", *rows, ("total", 90, 0, 90, 0, 9))
    with language("en"):
        sentence = of_families.families_by_municipality(answer)
    assert Strong("90 families") in sentence


def test_new_families_are_named_only_where_there_was_a_time_before():
    answer = made("families_by_municipality", ("total", 9, 9, 0, 0, None))
    said = say("en", of_families.families_by_municipality, answer)
    assert said == "Mediators worked with 9 families."


@pytest.mark.parametrize(
    ("month", "words"),
    [(1, "janvārī"), (3, "martā"), (4, "aprīlī"), (6, "jūnijā"), (8, "augustā")],
)
def test_months_are_in_the_locative_in_latvian(month, words):
    with language("lv"):
        assert in_month(date(2019, month, 1)) == f"2019. gada {words}"


def test_the_latest_final_month_is_told_and_the_highest_one():
    said = say("lv", of_families.families_by_month, by_month(5, 9, 7))
    expected = (
        "2018. gada decembrī mediatori strādāja ar 7 ģimenēm."
        " Visvairāk ģimeņu (9) bija 2018. gada novembrī."
    )
    assert said == expected


def test_a_provisional_month_is_never_the_latest_one_told():
    answer = by_month(5, 9, 7, provisional=(2,))
    said = say("en", of_families.families_by_month, answer)
    expected = (
        "Mediators worked with 9 families in November 2018."
        " That is the most of the months shown."
        " Still provisional: December 2018 (7)."
    )
    assert said == expected


def test_no_month_is_called_the_highest_while_a_provisional_one_is_higher():
    answer = by_month(5, 9, 70, provisional=(2,))
    said = say("en", of_families.families_by_month, answer)
    assert "most" not in said


def test_the_most_frequent_domain_is_told_of_the_families_served():
    rows = [("education", "total", 15), ("health", "total", 12), ("total", "total", 21)]
    said = say("lv", of_families.families_by_domain, made("families_by_domain", *rows))
    expected = (
        "Biežākā joma: izglītība – uz to attiecas darbs ar 15 no 21 ģimenes."
        " Nākamā: veselības aprūpe (12)."
    )
    assert said == expected


def test_domains_that_share_the_first_place_are_told_together():
    rows = [("education", "total", 3), ("health", "total", 3), ("total", "total", 5)]
    said = say("en", of_families.families_by_domain, made("families_by_domain", *rows))
    assert said == "Most frequent domains: education (3) and health care (3)."


def test_where_the_whole_is_protected_domains_that_are_shown_are_told():
    answer = made(
        "families_by_domain", ("culture", "total", 15), ("total", "total", None)
    )
    records = [
        {**row, "hidden": [] if row["families"] else ["families"]}
        for row in answer.table.records()
    ]
    table = Table.of([*answer.table.columns, "hidden"], records)
    said = say("en", of_families.families_by_domain, replace(answer, table=table))
    assert said.startswith("Most families of the domains shown: culture")
    assert said.endswith("(15).")


def test_in_days_without_an_answer_nobody_is_said_to_have_answered():
    answer = made("survey_response", ("VII", "total", 0, 27))
    said = say("en", of_survey.survey_response, answer)
    assert said == "In these days nobody answered the survey (phase VII)."


def test_indirect_work_is_told_apart():
    rows = [("family", "total", 20, None), ("indirect", "total", 7, None)]
    said = say(
        "en", of_cooperation.interactions_by_kind, made("interactions_by_kind", *rows)
    )
    expected = (
        "The log holds 20 entries of work with families and institutions."
        " Indirect work stands apart: 7."
    )
    assert said == expected


def test_an_institution_name_with_asterisks_stays_one_name():
    row = ("**A**", "school", RIGA, 5, 1, 1, 1, *DAYS)
    other = ("B", "school", RIGA, 2, 1, 1, 1, *DAYS)
    answer = made("cooperation_by_institution", row, other)
    with language("en"):
        sentence = of_cooperation.cooperation_by_institution(answer)
    assert [piece.text for piece in sentence if isinstance(piece, Strong)] == [
        "2 institutions"
    ]


def test_the_survey_tells_its_respondents_and_the_most_frequent_yes():
    rows = [
        ("III", question, choice, "total", n, 15)
        for question, yes in (("access", 7), ("needs", 11))
        for choice, n in (("yes", yes), ("no", 15 - yes))
    ]
    said = say("lv", of_survey.survey_by_question, made("survey_by_question", *rows))
    assert said.startswith("Uz aptaujas jautājumiem (III posms) atbildēja 15 respond")
    assert said.endswith("(11 no 15).")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("families_by_municipality", of_families.families_by_municipality),
        ("families_by_month", of_families.families_by_month),
        ("families_by_domain", of_families.families_by_domain),
        ("interactions_by_kind", of_cooperation.interactions_by_kind),
        ("cooperation_by_institution", of_cooperation.cooperation_by_institution),
        ("cooperation_by_kind", COOPERATION_BY_KIND.said),
        ("survey_by_question", of_survey.survey_by_question),
    ],
)
def test_where_there_is_nothing_to_say_nothing_is_said(query, sentence):
    assert sentence(made(query)) == []


def test_strong_words_are_told_apart():
    assert fragments("With **9 families**.", "") == ["With ", Strong("9 families"), "."]


def test_nobody_leads_where_many_share_the_first_place():
    assert leaders([("a", 2), ("b", 2), ("c", 2), ("d", 2), ("e", 1)]) == []


HISTORY = tuple(
    {"month": date(2018, m, 1), "families": 8, "provisional": False, "places": ("a",)}
    for m in range(1, 13)
) + tuple(
    {"month": date(2019, m, 1), "families": n, "provisional": False, "places": ("a",)}
    for m, n in ((1, 5), (2, 9), (3, 7))
)
CUT = Window(since=date(2019, 1, 8), until=date(2019, 3, 11))


def test_days_that_are_no_whole_month_are_not_told_as_the_month():
    """October up to the tenth was told as October, and judged as one."""
    rows = months(5, 9, 7, first=date(2019, 1, 1))
    answer = replace(made("families_by_month", *rows, period=CUT), history=HISTORY)
    said = say("en", of_families.families_by_month, answer)
    assert said == "Mediators worked with 7 families from 1 Mar 2019 to 10 Mar 2019."
    with language("en"):
        usual = [of_families.how_usual(answer, row[0]) for row in rows]
    assert usual == ["", "as usual", ""]


def test_a_period_that_is_cut_is_not_the_fewest_of_whole_ones():
    day = date(2019, 1, 8)
    rows = [
        ("2019-01", day, date(2019, 1, 31), "total", 2, False),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28), "total", 9, False),
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31), "total", 5, False),
        ("2019-04", date(2019, 4, 1), date(2019, 4, 9), "total", 3, True),
    ]
    answer = made(
        "families_by_period", *rows, period=replace(CUT, until=date(2019, 4, 10))
    )
    said = say("en", of_periods.families_by_period, answer)
    assert said == (
        "Most families by month: February 2019 (9). Fewest: March 2019 (5)."
        " Still provisional: 1 Apr 2019 – 9 Apr 2019 (3)."
    )


def test_one_kind_is_no_plural():
    rows = [("school", "total", 4, 2)]
    answer = made("cooperation_by_kind", *rows)
    for code, words in (("en", "kind of"), ("lv", "Biežākais iestāžu veids: skola")):
        assert words in say(code, COOPERATION_BY_KIND.sentence, answer)
