"""Sentences, as components."""

from dash import html
from dash.development.base_component import Component

from dashboard.sentences import Strong

Fragment = str | Strong


def spans(sentence: list[Fragment]) -> list[str | Component]:
    """Return a sentence with its strong parts in bold."""
    return [html.B(f.text) if isinstance(f, Strong) else f for f in sentence]
