"""A tree of components as one: its HTML, which assets/tilts.js puts in place.

Dash asks every component whether it changed, at each part that is refilled; a
page of long tables would take a browser many seconds. What has no callbacks of
its own (tables, pictures) is therefore sent as text, escaped here.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from dash import html
from dash._utils import stringify_id
from dash.development.base_component import Component

_NAMES = {"className": "class", "htmlFor": "for"}
_VOID = frozenset({"input", "br", "hr", "img"})
_CAPITAL = re.compile(r"(?=[A-Z])")


def flat(tree: Component) -> html.Div:
    """Return one component that shows the same; the tree must have no callbacks."""
    return html.Div(**{"data-html": "".join(_written(tree))})


def _written(node: Any) -> Iterator[str]:
    if node is None:
        return
    if isinstance(node, list | tuple):
        for each in node:
            yield from _written(each)
    elif isinstance(node, Component):
        yield from _element(node)
    else:
        yield escape(str(node), quote=False)


def _element(node: Component) -> Iterator[str]:
    tag = str(node._type).lower()
    props = dict(node.to_plotly_json()["props"])
    inside = props.pop("children", None)
    yield f"<{tag}{''.join(_attributes(props))}>"
    if tag not in _VOID:
        yield from _written(inside)
        yield f"</{tag}>"


def _attributes(props: dict[str, Any]) -> Iterator[str]:
    for name, value in props.items():
        if value is None or value is False or (value == "" and name != "value"):
            continue
        written = _NAMES.get(name, name.lower())
        yield f' {written}="{escape(_value(name, value))}"'


def _value(name: str, value: Any) -> str:
    if name == "style":
        return ";".join(f"{_css(key)}:{said}" for key, said in value.items())
    if isinstance(value, bool):
        return ""
    return str(stringify_id(value)) if name == "id" else str(value)


def _css(name: str) -> str:
    """Name of a property in CSS: backgroundColor is background-color, --own stays."""
    return name if name.startswith("--") else _CAPITAL.sub("-", name).lower()
