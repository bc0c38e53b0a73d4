"""Sentences, as components."""

import re

from dash import html
from dash.development.base_component import Component

from dashboard.reading.kit.sentences import Strong

Fragment = str | Strong

_HELD = re.compile(
    r"(?<=\d\.) (?=gad)|(?<=\b[IVX]) (?=posm)|(?<=[IVX]{2}) (?=posm)"
    r"|(?<=phase) (?=[IVX])"
)


def spans(sentence: list[Fragment]) -> list[str | Component]:
    """Return a sentence with its strong parts in bold."""
    return [
        html.B(_together(f.text)) if isinstance(f, Strong) else _together(f)
        for f in sentence
    ]


def _together(text: str) -> str:
    """Keep a year and a phase's number on one line with their word."""
    return _HELD.sub("\N{NO-BREAK SPACE}", text)
