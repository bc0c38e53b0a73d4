"""How wide words are in our typeface, and how they are broken into lines that fit."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_WIDTHS = {
    200: " \N{NO-BREAK SPACE}",
    240: "',.:;ij|’·",
    260: "Il",
    280: "!",
    300: "()[]f{}",
    320: "-",
    340: "rt",
    360: "/\\",
    420: '"*?sz„”“',
    440: "x",
    460: "cvy",
    480: "JLY–",
    500: "#$+0123456789<=>F^_aegk~≤≥−",
    520: "EVX",
    540: "ASTZ`hnou",
    560: "PRbdpq",
    580: "BCK",
    600: "&",
    620: "DG",
    640: "NU",
    660: "HOQ",
    720: "Mw",
    780: "W",
    800: "—",
    820: "%m",
    840: "@",
    940: "…",
}
"""Thousandths of the size, as Source Sans 3 has them; accents add nothing."""

_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_UNKNOWN = 940
_BOLD = 1.09


@cache
def _letter(letter: str) -> int:
    base = unicodedata.normalize("NFD", letter)[0]
    return _OF.get(letter, _OF.get(base, _UNKNOWN))


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide a text is, in the unit of its size."""
    plain = sum(map(_letter, text)) * size / 1000
    return plain * _BOLD if is_bold else plain


def lines(text: str, width: float, size: float, *, is_bold: bool = False) -> list[str]:
    """Break a text between words into lines that fit; a longer word inside itself."""
    done, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, is_bold=is_bold) <= width:
            line = longer
            continue
        if line:
            done.append(line)
        line = word
        while width_of(line, size, is_bold=is_bold) > width and len(line) > 1:
            head = _head(line, width, size, is_bold=is_bold)
            done.append(head)
            line = line[len(head) :]
    return [*done, line] if line else done


@dataclass(frozen=True, kw_only=True)
class Room:
    """Room for paragraphs: wide and high, lines so many sizes apart, a gap between."""

    width: float
    height: float
    leading: float = 1.25
    gap: float = 0

    def fitting(
        self, texts: Sequence[str], sizes: Sequence[int], *, is_bold: bool = False
    ) -> int:
        """Return the first of some sizes at which texts have room here, or the last."""

        def height(size: int) -> float:
            each = (lines(text, self.width, size, is_bold=is_bold) for text in texts)
            high = size * self.leading * sum(map(len, each))
            return high + self.gap * max(len(texts) - 1, 0)

        return next((one for one in sizes if height(one) <= self.height), sizes[-1])


def cut(text: str, width: float, size: float, *, is_bold: bool = False) -> str:
    """A text that fits one line, with its end marked if it is cut."""
    if width_of(text, size, is_bold=is_bold) <= width:
        return text
    room = width - width_of("…", size, is_bold=is_bold)
    return f"{_head(text, room, size, is_bold=is_bold).rstrip()}…"


def _head(text: str, width: float, size: float, *, is_bold: bool) -> str:
    """The letters of a text that fit; one at the least."""
    end = 1
    while end < len(text):
        if width_of(text[: end + 1], size, is_bold=is_bold) > width:
            break
        end += 1
    return text[:end]
