"""Components written as HTML by the server, so that forms work without scripts."""

import json
from typing import Any

from dash.development.base_component import Component
from markupsafe import Markup, escape

_EMPTY = frozenset({"br", "hr", "img"})
_NAMES = {"className": "class", "htmlFor": "for"}
_LEFT_OUT = frozenset({"children", "data-inside"})


def html_of(made: Any) -> Markup:
    """Write a component, or a list of them; all text is escaped but Markup."""
    if made is None:
        return Markup()
    if isinstance(made, (list, tuple)):
        return Markup().join(map(html_of, made))
    if not isinstance(made, Component):
        return escape(made)
    plain = made.to_plotly_json()
    tag, given = plain["type"].lower(), plain["props"]
    opened = Markup("<{}{}>").format(tag, _attributes(given))
    if tag in _EMPTY:
        return opened
    return opened + html_of(given.get("children")) + Markup("</{}>").format(tag)


def _attributes(given: dict[str, Any]) -> Markup:
    written = (_attribute(name, value) for name, value in given.items())
    return Markup().join(written)


def _attribute(name: str, value: Any) -> Markup:
    if name in _LEFT_OUT or value is None or value is False:
        return Markup()
    name = _NAMES.get(name, name.lower())
    if value is True:
        return Markup(" {}").format(name)
    if isinstance(value, dict):
        value = _style(value) if name == "style" else json.dumps(value)
    return Markup(' {}="{}"').format(name, value)


def _style(value: dict[str, Any]) -> str:
    return "; ".join(f"{_dashed(name)}: {text}" for name, text in value.items())


def _dashed(name: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name)
