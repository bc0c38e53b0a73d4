from datetime import date

from dashboard.ground import reference
from dashboard.ground.i18n import language
from dashboard.pages.parts.table import table
from dashboard.reading.catalogue import INDICATORS
from tests.answers import made, months
from tests.conftest import JELGAVA, RIGA
from tests.written import read


def lines(table):
    return [[cell.words(" ") for cell in row.inside] for row in table.all("tr")]


def shown(query, *rows):
    with language("en"):
        return read(table(INDICATORS[query], made(query, *rows)))


QUESTION = reference.questions()["needs"].en

FAMILIES = [(RIGA, 5, 5, 0, 0, None), ("total", 5, 5, 0, 0, None)]


def test_months_come_newest_first_with_their_phase():
    found = shown("families_by_month", *months(5, 7))
    assert [line[:2] for line in lines(found)[1:]] == [
        ["November 2018", "Phase III"],
        ["October 2018", "Phase III"],
    ]


def test_a_month_between_phases_is_not_applicable():
    rows = months(5, *[None] * 2, 7, first=date(2019, 6, 1))
    found = lines(shown("families_by_month", *rows))
    assert [line[1] for line in found[1:]] == [
        "Phase IV",
        "No contract",
        "No contract",
        "Phase III",
    ]
    assert found[2][2] == "[z]"


def test_a_month_inside_a_phase_without_data_has_no_row():
    found = lines(shown("families_by_month", *months(5, None, 7)))
    assert len(found) == 1 + 2


def test_a_provisional_number_carries_its_mark():
    found = shown("families_by_month", *months(5, 7, provisional=(1,)))
    assert lines(found)[1][2] == "7 [p]"


def test_the_key_names_every_mark_of_the_table_once():
    found = shown("families_by_municipality", *FAMILIES)
    assert [term.words() for term in found.all("dt")] == ["[x]"]
    assert [said.words() for said in found.all("dd")] == ["not reported"]


def test_a_mark_says_what_it_means():
    (mark, *_rest) = shown("families_by_municipality", *FAMILIES).all("abbr")
    assert mark.attributes["title"] == "not reported"


def test_the_total_stands_out():
    found = shown("families_by_municipality", *FAMILIES)
    assert [row.attributes for row in found.all("tr")[1:]] == [{}, {"class": "total"}]


def test_numbers_stand_right():
    (row, *_rest) = shown("families_by_municipality", *FAMILIES).all("tr")
    assert [cell.attributes.get("class", "") for cell in row.inside] == ["", *["n"] * 5]


def test_every_heading_has_a_scope():
    found = shown("families_by_municipality", *FAMILIES).all("th")
    assert [th.attributes["scope"] for th in found] == ["col"] * 6 + ["row"] * 2


def test_the_caption_says_what_may_not_be_added_up():
    (caption,) = shown("families_by_municipality", *FAMILIES).all("caption")
    assert "does not add up" in caption.words()


def test_domains_are_crossed_with_municipalities_the_largest_first():
    rows = [("health", RIGA, 2), ("health", "total", 2), ("total", "total", 6)]
    rows += [("culture", JELGAVA, 5), ("culture", "total", 5)]
    rows += [("total", JELGAVA, 5), ("total", RIGA, 2)]
    assert lines(shown("families_by_domain", *rows)) == [
        ["Domain", "Jelgava", "Rīga", "In all"],
        ["Culture and participation", "5", "0", "5"],
        ["Health care", "0", "2", "2"],
        ["All domains", "5", "2", "6"],
    ]


def test_a_published_range_is_one_figure():
    days = date(2019, 5, 30), date(2019, 5, 30)
    row = "III", *days, RIGA, "families", None, 30, 40, "deck"
    assert lines(shown("published_figures", row))[1][2] == "30–40"


def test_published_answers_are_crossed_with_municipalities():
    days = date(2019, 5, 30), date(2019, 5, 30)
    rows = [
        ("III", *days, JELGAVA, "survey_a_yes", 4, None, None, "deck"),
        ("III", *days, RIGA, "survey_a_yes", None, 2, 3, "deck"),
        ("III", *days, "total", "survey_a_yes", 11, None, None, "deck"),
        ("III", *days, "total", "survey_a_no", 1, None, None, "deck"),
    ]
    assert lines(shown("published_figures", *rows)) == [
        ["Answer", "Rīga", "Jelgava", "In all"],
        ["Yes", "2–3", "4", "11"],
        ["No", "[u]", "[u]", "1"],
    ]


def test_a_question_heads_its_answers():
    rows = [
        (wave, "needs", choice, "total", n, base)
        for wave, base in (("II", 15), ("III", 18))
        for choice, n in (("yes", base - 1), ("no", 1))
    ]
    assert [line[-2:] for line in lines(shown("survey_by_question", *rows))] == [
        ["Phase II, n = 15", "Phase III, n = 18"],
        [QUESTION],
        ["14", "17"],
        ["1", "1"],
    ]


def test_a_place_that_had_no_post_in_the_phase_is_not_applicable():
    found = cells_of(JELGAVA, ("2018-10", RIGA, 5), ("2019-09", JELGAVA, 3))
    assert found == ["3", "[z]"]


def test_a_place_without_a_row_of_a_month_had_no_post():
    rows = ("2018-10", RIGA, 5), ("2018-10", JELGAVA, 2), ("2018-11", RIGA, 4)
    assert cells_of(JELGAVA, *rows) == ["[z]", "2"]


def test_a_place_that_did_not_report_says_so():
    rows = ("2018-10", RIGA, 5), ("2018-10", JELGAVA, 2), ("2018-11", RIGA, 4)
    assert cells_of(JELGAVA, *rows, provisional="2018-11") == ["[x]", "2"]


def cells_of(place, *rows, provisional=""):
    """Make months of two places with their totals; return one place's column."""
    totals = {month: ("total", 9) for month, _place, _n in rows}
    every = [(month, *rest) for month, *rest in rows]
    every += [(month, *rest) for month, rest in totals.items()]
    found = lines(
        shown(
            "families_by_month",
            *(
                (
                    date.fromisoformat(f"{month}-01"),
                    where,
                    n,
                    where == "total" and month == provisional,
                )
                for month, where, n in sorted(every)
            ),
        )
    )
    at = found[0].index(reference.municipality_name(place))
    return [line[at] for line in found[1:] if line[1] != "No contract"]
