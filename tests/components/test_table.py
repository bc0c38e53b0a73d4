import json
from datetime import date

from dash import html
from plotly.utils import PlotlyJSONEncoder

from dashboard.components.table import table
from dashboard.i18n import language
from tests.answers import JELGAVA, RIGA, made, months


def parts(node, kind):
    """Find the components of a kind, in the order they are read."""
    inside = getattr(node, "children", None) or []
    inside = inside if isinstance(inside, list) else [inside]
    own = [node] if isinstance(node, kind) else []
    return own + [found for child in inside for found in parts(child, kind)]


def text(node):
    if isinstance(node, str):
        return node
    inside = getattr(node, "children", None) or []
    inside = inside if isinstance(inside, list) else [inside]
    return " ".join(filter(None, map(text, inside)))


def lines(node):
    return [[text(cell) for cell in row.children] for row in parts(node, html.Tr)]


def shown(query, *rows):
    with language("en"):
        return table(made(query, *rows), "Title")


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
    assert found[2][3] == "[z]"


def test_a_month_inside_a_phase_without_data_has_no_row():
    found = lines(shown("families_by_month", *months(5, None, 7)))
    assert len(found) == 1 + 2


def test_a_provisional_number_carries_its_mark():
    found = shown("families_by_month", *months(5, 7, provisional=(1,)))
    assert lines(found)[1][3] == "7 [p]"


def test_the_key_names_every_mark_of_the_table_once():
    found = shown("families_by_municipality", *FAMILIES)
    assert [text(term) for term in parts(found, html.Dt)] == ["[x]"]
    assert [text(said) for said in parts(found, html.Dd)] == ["not reported"]


def test_a_mark_says_what_it_means():
    (mark, *_rest) = parts(shown("families_by_municipality", *FAMILIES), html.Abbr)
    assert mark.title == "not reported"


def test_the_total_stands_out():
    found = shown("families_by_municipality", *FAMILIES)
    assert [row.className for row in parts(found, html.Tr)[1:]] == ["", "total"]


def test_numbers_stand_right():
    (row, *_rest) = parts(shown("families_by_municipality", *FAMILIES), html.Tr)
    assert [cell.className for cell in row.children] == ["", *["n"] * 5]


def test_every_heading_has_a_scope():
    found = parts(shown("families_by_municipality", *FAMILIES), html.Th)
    assert [th.scope for th in found] == ["col"] * 6 + ["row"] * 2


def test_the_caption_says_what_may_not_be_added_up():
    (caption,) = parts(shown("families_by_municipality", *FAMILIES), html.Caption)
    assert "does not add up" in caption.children


def test_domains_are_crossed_with_municipalities_the_largest_first():
    rows = [("health", RIGA, 2), ("health", "total", 2), ("total", "total", 6)]
    rows += [("culture", JELGAVA, 5), ("culture", "total", 5)]
    rows += [("total", JELGAVA, 5), ("total", RIGA, 2)]
    assert lines(shown("families_by_domain", *rows)) == [
        ["Domain", "Jelgava", "Rīga", "Total, each family once"],
        ["Culture and participation", "5", "0", "5"],
        ["Health care", "0", "2", "2"],
        ["All domains", "5", "2", "6"],
    ]


def test_a_published_range_is_one_figure():
    days = date(2019, 5, 30), date(2019, 5, 30)
    row = "III", *days, RIGA, "survey_a_no", None, 0, 1, "deck"
    assert lines(shown("published_figures", row))[1][5] == "0–1"


def test_a_table_can_be_sent_to_the_browser():
    found = shown("families_by_municipality", (JELGAVA, 5, 5, 0, 0, 9))
    assert json.dumps(found, cls=PlotlyJSONEncoder)
