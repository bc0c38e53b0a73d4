"""Sentences, as HTML."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from dashboard.ground import html
from dashboard.reading.kit.sentences import Pause, Strong

Fragment = str | Strong

_HELD = re.compile(
    r"(?<=\d\.) (?=gad)|(?<=\b[IVX]) (?=posm)|(?<=[IVX]{2}) (?=posm)"
    r"|(?<=phase) (?=[IVX])"
    r"|(?<=\d) (?=(?:no|of) \d)|(?<=\d no) (?=\d)|(?<=\d of) (?=\d)"
)


def spans(sentence: list[Fragment]) -> Markup:
    """Return a sentence with its strong parts in bold, the statement apart."""
    pauses = [at for at, piece in enumerate(sentence) if isinstance(piece, Pause)]
    if not pauses:
        return _marked(sentence)
    statement, rest = sentence[: pauses[0]], sentence[pauses[0] + 1 :]
    more = html.Span(_marked(rest), className="tl-more")
    return html.joined([_marked(statement), " ", more])


def statement(sentence: Sequence[Fragment]) -> list[Fragment]:
    """Return the first sentence alone, which is the title of a card."""
    pauses = [at for at, piece in enumerate(sentence) if isinstance(piece, Pause)]
    return [*sentence[: pauses[0]]] if pauses else [*sentence]


def _marked(sentence: Sequence[Fragment]) -> Markup:
    return html.joined(
        html.B(_together(f.text)) if isinstance(f, Strong) else _together(f)
        for f in sentence
    )


def _together(text: str) -> str:
    """Keep a year, a phase's number and a part of a whole on one line."""
    return _HELD.sub("\N{NO-BREAK SPACE}", text)
