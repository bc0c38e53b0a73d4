"""Unit squares: one square, one respondent."""

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.reading.kit.tables import words

_LOOKS = {"yes": "yes", "partly": "part", "no": "no", "none": "none"}

Counts = Iterable[tuple[str, int]]
"""Codes of answers with the number of respondents who gave each."""


def units(counts: Counts) -> Markup:
    """Draw a group of squares for each answer, with its number and word below."""
    groups = [
        html.Div([squares(code, n), _said(code, n)])
        for code, n in counts
        if n or code != "none"
    ]
    return html.Div(groups, className="tl-units")


def line(counts: Counts) -> Markup:
    """Draw all squares of a few respondents in one line, small and without words."""
    drawn = [squares(code, n) for code, n in counts if n]
    return html.Div(drawn, className="tl-units is-small", **{"aria-hidden": "true"})


def key() -> Markup:
    """Name the answers the squares stand for."""
    items = [
        html.Li(
            [html.Span(squares(code, 1), className="tl-units is-small"), word(code)]
        )
        for code in _LOOKS
    ]
    return html.Ul(items, className="tl-key")


def squares(code: str, n: int) -> Markup:
    """Draw that many squares of an answer."""
    return html.Div([html.I() for _one in range(n)], className=f"u {_LOOKS[code]}")


def in_words(counts: Counts) -> str:
    """Say every number in words, for those who do not see the squares."""
    return ", ".join(f"{word(code).lower()} {i18n.number(n)}" for code, n in counts)


def word(code: str) -> str:
    """Return an answer's word."""
    return words.value("choice", code)


def _said(code: str, n: int) -> Markup:
    return html.Div([html.B(i18n.number(n)), f" {word(code).lower()}"], className="t")
