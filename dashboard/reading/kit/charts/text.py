"""Words inside a chart, where Plotly reads some HTML."""

from collections.abc import Iterable, Sequence
from html import escape
from textwrap import wrap

from dashboard.ground.i18n import _

SPACE = " "

_LONGEST = 46
_KEY_WIDTH, _SIGN = 44, 4
"""Letters in a line of a key, and how many of them a sign and its room take."""
_ABOVE = 2
"""Lines of a name above its bar, at most."""


def safe(text: str) -> str:
    """A name as Plotly shows it letter by letter, never as HTML."""
    return escape(text, quote=False)


def short(text: str) -> str:
    """A safe name that fits above a bar on a phone; the hover text says it whole."""
    return safe(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…")


def above(labels: Sequence[str]) -> list[str]:
    """Safe names over bars, all as high as the longest needs: in one line, or in two.

    The hover text says whole what two lines do not hold.
    """
    names = [broken(label, _LONGEST) for label in labels]
    if all(len(name) <= 1 for name in names):
        return [short(label) for label in labels]
    return [
        "<br>".join((SPACE, *map(safe, name))[-_ABOVE:])
        if len(name) <= _ABOVE
        else f"{safe(name[0])}<br>{short(' '.join(name[1:]))}"
        for name in names
    ]


def lines(text: str, width: int = _LONGEST) -> str:
    """A safe sentence broken into lines that fit a phone."""
    return "<br>".join(map(safe, broken(text, width)))


def broken(text: str, most: int) -> list[str]:
    """Break a text between words into lines of at most so many letters."""
    plain = " ".join(text.split())
    return wrap(plain, most, break_long_words=False, break_on_hyphens=False)


def key(signs: Iterable[tuple[str, str]]) -> str:
    """Names, each with the sign before it, in lines that fit a phone."""
    told, width = [""], 0
    for text, sign in signs:
        if width and width + len(text) + _SIGN > _KEY_WIDTH:
            told.append("")
            width = 0
        told[-1] += f"{sign}{SPACE}{safe(text).replace(' ', SPACE)}{SPACE * 3}"
        width += len(text) + _SIGN
    return "<br>".join(told)


def pointed_at(hover: str, href: str) -> str:
    """What a hover box says, and what a click does where it does anything."""
    if not href:
        return hover
    does = _("Click: show only this")
    return f"{hover}<br><i>{does}</i>"


def beside(value: str, more: str, quiet: str) -> str:
    """A bold value after its bar, and more about it in a quiet colour."""
    # Two no-break spaces keep the value off the bar: Plotly has no setting for it.
    text = f"{SPACE}{SPACE}<b>{safe(value)}</b>"
    if not more:
        return text
    return f'{text}{SPACE}{SPACE}<span style="color:{quiet}">{safe(more)}</span>'
