"""HTML as text: Dash's names and spelling, and every word escaped as it is written.

What an element returns is Markup, so that it can stand in another and is never
escaped twice; a plain string is words, whatever is in it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Any

from markupsafe import Markup, escape

Inside = str | float | Iterable["Inside"] | None
"""What can stand in an element: words, numbers, Markup, several of them, or nothing."""

_NAMES = {"htmlFor": "for", "httpEquiv": "http-equiv"}
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


# Everything in it has been escaped, or is Markup already: nothing is asked of it.
_markup = partial(str.__new__, Markup)

_unsafe = re.compile("[&<>'\"]").search


def _element(tag: str) -> Callable[..., Markup]:
    def element(children: Inside = None, **attributes: Any) -> Markup:
        said = "".join([_written(*pair) for pair in attributes.items()])
        if tag in _VOID:
            return _markup(f"<{tag}{said}>")
        return _markup(f"<{tag}{said}>{_text(children)}</{tag}>")

    return element


def joined(inside: Inside) -> Markup:
    """Write what stands side by side; TypeError for what is not words, as Dash's is."""
    return _markup(_text(inside))


def _text(inside: Inside) -> str:
    """What stands in an element, escaped; a page has tens of thousands of them."""
    if isinstance(inside, str):
        return _escaped(inside)
    if inside is None:
        return ""
    if isinstance(inside, int | float):
        return str(inside)
    if isinstance(inside, list | tuple | Iterator):
        return "".join([_text(one) for one in inside])
    raise TypeError(type(inside))


def _written(name: str, value: Any) -> str:
    """An attribute; none where there is nothing to say, or no look to give."""
    if value is None or value is False or (name == "className" and not value):
        return ""
    if name == "className":
        return _look(value)
    written = _NAMES.get(name) or name.lower()
    if value is True:
        return f" {written}"
    if name == "style":
        value = ";".join(f"{_in_css(key)}:{said}" for key, said in value.items())
    return f' {written}="{_escaped(value if isinstance(value, str) else str(value))}"'


def _escaped(text: str) -> str:
    """Escape words; most have nothing in them that must be."""
    return escape(text) if type(text) is not Markup and _unsafe(text) else text


@lru_cache(maxsize=1024)
def _look(classes: str) -> str:
    """Classes as an attribute: some hundred of them stand in every page."""
    return f' class="{escape(classes)}"'


def _in_css(name: str) -> str:
    """Name of a property: backgroundColor is background-color, --own stays."""
    if name.startswith("--"):
        return name
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name)


A = _element("a")
Abbr = _element("abbr")
Article = _element("article")
Aside = _element("aside")
B = _element("b")
Blockquote = _element("blockquote")
Body = _element("body")
Button = _element("button")
Caption = _element("caption")
Code = _element("code")
Dd = _element("dd")
Details = _element("details")
Dialog = _element("dialog")
Div = _element("div")
Dl = _element("dl")
Dt = _element("dt")
Fieldset = _element("fieldset")
Figure = _element("figure")
Footer = _element("footer")
Form = _element("form")
H1 = _element("h1")
H2 = _element("h2")
H3 = _element("h3")
H4 = _element("h4")
Head = _element("head")
Header = _element("header")
Html = _element("html")
I = _element("i")  # noqa: E741
Input = _element("input")
Kbd = _element("kbd")
Label = _element("label")
Legend = _element("legend")
Li = _element("li")
Link = _element("link")
Main = _element("main")
Meta = _element("meta")
Nav = _element("nav")
Noscript = _element("noscript")
Ol = _element("ol")
Optgroup = _element("optgroup")
Option = _element("option")
Output = _element("output")
P = _element("p")
Pre = _element("pre")
Progress = _element("progress")
Script = _element("script")
Section = _element("section")
Select = _element("select")
Small = _element("small")
Span = _element("span")
Summary = _element("summary")
Table = _element("table")
Tbody = _element("tbody")
Td = _element("td")
Template = _element("template")
Textarea = _element("textarea")
Th = _element("th")
Thead = _element("thead")
Title = _element("title")
Tr = _element("tr")
Ul = _element("ul")


def headings(
    texts: Iterable[str | Markup], numeric: Collection[int] = ()
) -> list[Markup]:
    """Head the columns, those of numbers by their place; a nameless one is empty."""
    return [
        Th(text, scope="col", className="n" if place in numeric else "")
        if text
        else Td()
        for place, text in enumerate(texts)
    ]


def table(
    caption: Inside, heads: Iterable[Markup], rows: Iterable[Markup], **look: Any
) -> Markup:
    """Return a table; one without a caption is named by what stands around it."""
    named = Caption(caption) if caption else None
    return Table([named, Thead(Tr([*heads])), Tbody([*rows])], **look)


def listing(
    name: str,
    heads: Sequence[str],
    rows: Iterable[Markup],
    numeric: Collection[int] = (),
) -> Markup:
    """Return a named list as a table; on a phone each row is a block.

    There a cell says the head of its column itself, and a browser knows rows and cells
    by their roles alone.
    """
    head = [
        Th(text, scope="col", className="n" if place in numeric else "", role=_HEAD)
        if text
        else Td(role="cell")
        for place, text in enumerate(heads)
    ]
    inside = [
        Thead(Tr(head, role="row"), role="rowgroup"),
        Tbody([_labelled(row, heads) for row in rows], role="rowgroup"),
    ]
    look = "table tl-table tl-listed is-wide"
    return scrolling(Table(inside, role="table", className=look), name)


_HEAD = "columnheader"
_ROLES = {"tr": "row", "th": "rowheader", "td": "cell"}
_PART = re.compile("<(tr|t[dh])(?=[ >])")


def _labelled(row: Markup, heads: Sequence[str]) -> Markup:
    """A row whose cells name their columns: no cell holds a table of its own."""
    left = iter(heads)

    def said(found: re.Match[str]) -> str:
        tag = found[1]
        role = f'<{tag} role="{_ROLES[tag]}"'
        return role if tag == "tr" else f'{role} data-label="{escape(next(left, ""))}"'

    # The row is Markup already, and the names are escaped.
    return Markup(_PART.sub(said, row))  # noqa: S704


def scrolling(inside: Markup, name: str) -> Markup:
    """Let a table scroll sideways: focusable and named, so that the keyboard can."""
    named = {"role": "group", "tabIndex": 0, "aria-label": name}
    return Div(inside, className="tl-scroll", **named)


def scrolling_table(
    caption: str, heads: Iterable[Markup], rows: Iterable[Markup], **look: Any
) -> Markup:
    """Return a table that scrolls sideways where it is narrow, named by its caption."""
    return scrolling(table(caption, heads, rows, **look), caption)
