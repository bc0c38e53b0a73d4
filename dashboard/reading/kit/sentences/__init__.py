"""One plain sentence from an answer, and how the words in it are put together.

Messages mark what is strong with two asterisks on each side:
"Mediators worked with **{n} families**."
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.lists import format_list

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _

Sentence = list["str | Strong"]

_STRONG = "**"
_WORD_JOINER = "\N{WORD JOINER}"

_MONTHS = (
    N_("in January {year}"),
    N_("in February {year}"),
    N_("in March {year}"),
    N_("in April {year}"),
    N_("in May {year}"),
    N_("in June {year}"),
    N_("in July {year}"),
    N_("in August {year}"),
    N_("in September {year}"),
    N_("in October {year}"),
    N_("in November {year}"),
    N_("in December {year}"),
)


@dataclass(frozen=True)
class Strong:
    """Words of a sentence that stand out."""

    text: str


class Pause(str):
    """The space between two sentences, the first of which is the statement."""

    __slots__ = ()


def fragments(*sentences: str) -> Sentence:
    """Join sentences, leaving empty ones out, and tell their strong words apart.

    The first one is the statement, which stands over a card as its title.
    """
    said: Sentence = []
    for text in filter(None, sentences):
        said += [Pause(" "), *_pieces(text)] if said else _pieces(text)
    return said


def _pieces(text: str) -> Sentence:
    pieces = text.split(_STRONG)
    return [
        Strong(piece) if place % 2 else piece
        for place, piece in enumerate(pieces)
        if piece
    ]


def name(text: str) -> str:
    """A name from the data, which must not be read as marks of strong words."""
    return text.replace("*", f"*{_WORD_JOINER}")


def listed(items: Sequence[str]) -> str:
    """Join items as the language does: a, b and c."""
    return str(format_list(list(items), locale=i18n.locale()))


def counted(label: str, n: int) -> str:
    """A name with its number behind it, which saves declining either."""
    return f"{name(label)} ({i18n.number(n)})"


def in_month(month: date) -> str:
    """Say when: in March 2019, 2019. gada martā."""
    return _(_MONTHS[month.month - 1], year=month.year)


def leaders(ranked: Sequence[tuple[str, int]], most: int = 3) -> list[tuple[str, int]]:
    """Return who shares the first place, and the second where one has each.

    Nobody where so many share it that naming them says nothing.
    """
    values = sorted({n for _label, n in ranked}, reverse=True)
    first = [one for one in ranked if one[1] == values[0]] if values else []
    if len(first) > most:
        return []
    second = [one for one in ranked if len(values) > 1 and one[1] == values[1]]
    return [*first, *second] if len(first) == len(second) == 1 else first


def as_text(sentence: Sentence) -> str:
    """The sentence without emphasis, for names and exports."""
    return " ".join(as_texts(sentence))


def as_texts(sentence: Sentence) -> list[str]:
    """Each sentence without emphasis; they end where a number begins the next too."""
    texts = [""]
    for piece in sentence:
        if isinstance(piece, Pause):
            texts.append("")
        else:
            texts[-1] += piece.text if isinstance(piece, Strong) else piece
    return texts
