"""How a card tells what its picture holds."""

import pytest

from dashboard.ground import html
from dashboard.pages.parts.card import has_inside


@pytest.mark.parametrize(
    "reached",
    [
        html.A("x", href="/"),
        html.Table(),
        html.Details("x"),
        html.Button("x"),
        html.Blockquote("x"),
        html.Input(type="search"),
    ],
)
def test_a_picture_with_something_to_reach_can_be_entered(reached):
    assert has_inside(html.Div([html.P("a"), html.Ul(html.Li(reached))]))


def test_a_picture_of_shapes_and_words_is_an_image():
    shapes = [html.I(), html.Abbr("[u]", title="<a href"), html.B("<table>")]
    assert not has_inside(html.Div(shapes))
