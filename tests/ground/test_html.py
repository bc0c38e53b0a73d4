import pytest
from dash import html as dash_html
from markupsafe import Markup

from dashboard.ground import html
from tests.written import read

HOSTILE = """</td><script>alert(1)</script>"onload='x' &amp; <!--"""


def test_an_element_has_the_tag_that_it_is_named_by():
    made = type(html.Div)
    ours = {name: one for name, one in vars(html).items() if type(one) is made}
    elements = {name: one for name, one in ours.items() if name.istitle()}
    tags = {name: read(one()).inside[0].tag for name, one in elements.items()}
    assert tags == {name: name.lower() for name in elements}


def test_words_are_escaped():
    assert html.P("<b> & c") == "<p>&lt;b&gt; &amp; c</p>"


def test_what_is_html_already_is_not_escaped_again():
    assert html.P(html.B("a & b")) == "<p><b>a &amp; b</b></p>"
    assert html.joined(html.joined("a & b")) == "a &amp; b"


def test_hostile_words_stay_words_and_open_nothing():
    told = html.Td([HOSTILE, html.B(HOSTILE)], title=HOSTILE, id=HOSTILE)
    (cell,) = read(told).inside
    assert cell.attributes == {"title": HOSTILE, "id": HOSTILE}
    assert [cell.inside[0], cell.inside[1].inside] == [HOSTILE, [HOSTILE]]


def test_hostile_words_stay_words_in_a_pattern_id_and_in_a_style():
    told = html.I(id=HOSTILE, style={"width": HOSTILE})
    (element,) = read(told).inside
    assert element.attributes["style"] == f"width:{HOSTILE}"
    assert set(element.attributes) == {"id", "style"}


def test_attributes_are_named_as_html_names_them():
    label = html.Label("a", htmlFor="b", className="c", tabIndex=0, **{"data-x": "y"})
    assert label == '<label for="b" class="c" tabindex="0" data-x="y">a</label>'


def test_what_is_true_is_named_and_what_is_not_is_left_out():
    assert html.Tr(hidden=True) == "<tr hidden></tr>"
    assert html.Tr(hidden=False, title=None, className="") == "<tr></tr>"


def test_an_empty_value_is_a_value():
    assert html.Option("–", value="") == '<option value="">–</option>'
    assert html.Button("x", **{"data-mine": ""}) == '<button data-mine="">x</button>'


def test_a_style_is_written_as_css():
    element = html.I(style={"minWidth": "2rem", "--tl-swatch": "red"})
    assert element == '<i style="min-width:2rem;--tl-swatch:red"></i>'


def test_an_element_that_holds_nothing_is_not_closed():
    assert html.Input(name="a") + html.Li() == '<input name="a"><li></li>'


def test_what_stands_inside_keeps_its_order():
    inside = ["a", html.B("b"), None, [3, 0.5], (c for c in "de")]
    assert html.P(inside) == "<p>a<b>b</b>30.5de</p>"


@pytest.mark.parametrize("odd", [dash_html.B("x"), {"a": "b"}, object(), b"x"])
def test_what_is_not_words_is_a_mistake(odd):
    with pytest.raises(TypeError):
        html.P([odd])


def test_a_table_that_scrolls_is_reached_by_the_keyboard_and_has_a_name():
    heads = html.headings(["A", "B", ""], {1})
    (box,) = read(html.scrolling_table("Title", heads, [html.Tr()])).inside
    assert box.attributes == {
        "class": "tl-scroll",
        "role": "group",
        "tabindex": "0",
        "aria-label": "Title",
    }
    assert [one.words() for one in box.all("caption")] == ["Title"]
    numeric = [one.attributes.get("class") for one in box.all("th")]
    assert (numeric, len(box.all("td"))) == ([None, "n"], 1)


def test_a_table_without_a_caption_has_none():
    assert "caption" not in html.table(None, [], [])
    assert isinstance(html.table(None, [], []), Markup)


def test_each_cell_of_a_list_says_the_head_of_its_column_where_it_is_a_block():
    rows = [html.Tr([html.Th("1", scope="row"), html.Td(HOSTILE), html.Td("x")])]
    listed = read(html.listing(HOSTILE, ["No.", '"File" & <i>', ""], rows))
    cells = [one for one in listed.all("td") if "data-label" in one.attributes]
    assert [one.attributes["data-label"] for one in cells] == ['"File" & <i>', ""]
    assert cells[0].inside == [HOSTILE]
    roles = [one.attributes["role"] for tag in ("tr", "th") for one in listed.all(tag)]
    assert roles == ["row", "row", "columnheader", "columnheader", "rowheader"]
