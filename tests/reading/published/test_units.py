from datetime import date

from dashboard.ground.i18n import language
from dashboard.ground.theme import palette
from dashboard.reading.published.figures.answers import published_answers
from tests.answers import made
from tests.conftest import JELGAVA, RIGA

DAY = date(2019, 5, 30)


def figure(*rows):
    rows = [
        ("III", DAY, DAY, place, f"survey_a_{answer}", *figures, "deck")
        for place, answer, *figures in rows
    ]
    with language("en"):
        return published_answers(made("published_figures", *rows))["layout"]


def colours(layout):
    return [shape["line"].get("color") for shape in layout["shapes"]]


def texts(layout):
    found = (words["text"] for words in layout["annotations"])
    return [text.replace("\u00a0", " ").replace("<br>", " ") for text in found]


def test_a_respondent_is_a_square():
    assert colours(figure(("total", "yes", 11, None, None))) == [palette()["c1"]] * 11


def test_answers_go_from_yes_to_no():
    rows = [("total", answer, 1, None, None) for answer in ("no", "partly", "yes")]
    assert texts(figure(*rows)) == [
        "<b>1</b>  yes",
        "<b>1</b>  in some cases",
        "<b>1</b>  no",
    ]


def test_ten_squares_stand_in_a_line():
    shapes = figure(("total", "yes", 11, None, None))["shapes"]
    assert len({shape["y0"] for shape in shapes[:10]}) == 1
    assert shapes[10]["x0"] == shapes[0]["x0"]


def test_what_is_only_possible_is_dotted():
    layout = figure((RIGA, "no", None, 1, 3))
    assert [shape["line"].get("dash") for shape in layout["shapes"]] == [
        None,
        "dot",
        "dot",
    ]
    assert texts(layout) == ["<b>1–3</b>  no"]


def test_several_places_without_a_total_are_left_to_the_table():
    layout = figure((RIGA, "no", 1, None, None), (JELGAVA, "no", 2, None, None))
    assert texts(layout) == ["What was published of these places is in the table."]
