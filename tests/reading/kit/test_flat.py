from dash import html

from dashboard.reading.kit.pieces.flat import flat


def written(tree):
    return getattr(flat(tree), "data-html")


def test_text_is_escaped():
    assert written(html.P("<b> & c")) == "<p>&lt;b&gt; &amp; c</p>"


def test_attributes_are_escaped_and_named_as_html_names_them():
    tree = html.Td("1", className="n", colSpan=2, title='"x"')
    expected = {'class="n"', 'colspan="2"', 'title="&quot;x&quot;"'}
    assert expected == set(written(tree)[4:-7].split(" "))


def test_what_is_hidden_stays_hidden_and_what_is_not_is_shown():
    assert written(html.Tr([], hidden=True)) == '<tr hidden=""></tr>'
    assert written(html.Tr([], hidden=False)) == "<tr></tr>"


def test_a_style_is_written_as_css():
    tree = html.I(style={"minWidth": "2rem", "--tl-swatch": "red"})
    assert written(tree) == '<i style="min-width:2rem;--tl-swatch:red"></i>'


def test_children_keep_their_order():
    tree = html.P(["a", html.B("b"), 3, None])
    assert written(tree) == "<p>a<b>b</b>3</p>"
