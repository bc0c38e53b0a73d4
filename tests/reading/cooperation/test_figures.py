from dashboard.ground.i18n import language
from dashboard.ground.theme import palette
from dashboard.reading.catalogue import CARDS
from tests.answers import made


def drawn(card, *rows):
    return CARDS[card].figure(made(card, *rows))


def test_indirect_work_comes_last_in_the_colour_of_context():
    rows = [("indirect", "total", 90, 60), ("family", "total", 10, 60)]
    bars = drawn("interactions_by_kind", *rows)["data"][0]
    assert bars["x"] == [10, 90]
    assert bars["marker"]["color"] == [palette()["c1"], palette()["context"]]


def test_minutes_that_nobody_wrote_down_are_not_zero_in_the_hover_text():
    rows = [("family", "total", 10, None)]
    bars = drawn("interactions_by_kind", *rows)["data"][0]
    assert "[x]" in bars["hovertext"][0]


def test_roles_beyond_twelve_are_counted_under_the_chart():
    rows = [(f"role-{n}", "total", 40 - n, 1) for n in range(15)]
    with language("en"):
        figure = drawn("roles_contacted", *rows)
    assert len(figure["data"][0]["x"]) == 12
    note = figure["layout"]["annotations"][0]["text"]
    assert note == "3 more roles are in the table."


def test_steps_of_repeat_meetings_stand_in_the_order_of_the_scale():
    rows = [("total", "10+", 2), ("total", "1", 5)]
    bars = drawn("repeat_cooperation", *rows)["data"][0]
    assert bars["x"] == [5, 0, 0, 2]


def test_kinds_of_institution_are_sorted_by_times():
    rows = [("court", "total", 2, 1), ("school", "total", 9, 3)]
    bars = drawn("cooperation_by_kind", *rows)["data"][0]
    assert bars["x"] == [9, 2]
