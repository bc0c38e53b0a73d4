"""Unit squares: one square, one respondent; where there are many, bars of shares.

What stands together is drawn alike: beside a survey of many, one of few is bars too,
or their lengths could not be compared.
"""

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.reading.kit.tables import words

_LOOKS = {"yes": "yes", "partly": "part", "no": "no", "none": "none"}

_MOST = 40
"""Respondents that can be seen as single squares."""

Counts = Iterable[tuple[str, int]]
"""Codes of answers with the number of respondents who gave each."""


def are_many(bases: Iterable[int | None]) -> bool:
    """Whether any of what stands together is too many for single squares."""
    return max((base or 0 for base in bases), default=0) > _MOST


def units(counts: Counts, *, many: bool) -> Markup:
    """Draw a group of squares for each answer, with its number and word below."""
    shown = [(code, n) for code, n in counts if n or code != "none"]
    of = sum(n for _code, n in shown) if many else 0
    groups = [html.Div([squares(code, n, of), _said(code, n)]) for code, n in shown]
    return html.Div(groups, className="tl-units")


def line(counts: Counts, *, many: bool) -> Markup:
    """Draw all squares of a few respondents in one line, small and without words."""
    known = [(code, n) for code, n in counts if n]
    of = sum(n for _code, n in known) if many else 0
    drawn = [squares(code, n, of) for code, n in known]
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


def squares(code: str, n: int, of: int = 0) -> Markup:
    """Draw that many squares of an answer; as a share of many, a bar as long."""
    if not of:
        return html.Div([html.I() for _one in range(n)], className=f"u {_LOOKS[code]}")
    length = {"--part": f"{n / of:.3f}"}
    return html.Div(html.I(), className=f"u is-bar {_LOOKS[code]}", style=length)


def in_words(counts: Counts) -> str:
    """Say every number in words, for those who do not see the squares."""
    return ", ".join(f"{word(code).lower()} {i18n.number(n)}" for code, n in counts)


def word(code: str) -> str:
    """Return an answer's word."""
    return words.value("choice", code)


def _said(code: str, n: int) -> Markup:
    said = [html.B(i18n.number(n)), f" {word(code).lower()}"]
    return html.Div(said, className=f"t {_LOOKS[code]}")
