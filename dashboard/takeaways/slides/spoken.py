"""Speaker notes: the generated sentences in them, also where their numbers changed."""

import re
from collections.abc import Iterator, Sequence

from dashboard.takeaways.drawings.drawing import digest_of
from dashboard.takeaways.taken import Taken, sentences_of

NUMBER = re.compile(r"\d[\d\s.,]*(?<=\d)")


def written(taken: Taken) -> str:
    """Return what Tilts writes of a card into the notes of its slide."""
    return "\n\n".join(filter(None, (taken.spoken, taken.known)))


def mark(text: str) -> str:
    """Return what generated notes are known by, also between others: "" of none."""
    return f"{len(text)}.{digest_of({'notes': text})}" if text else ""


def as_made(text: str, known_by: str) -> str:
    """Return the generated part of notes that nobody touched; "" where there is none.

    It is found whatever people wrote before and after it.
    """
    long = known_by.partition(".")[0]
    n = int(long) if long.isascii() and long.isdecimal() else 0
    parts = (text[start : start + n] for start in _beginnings(text)) if n else ()
    return next((one for one in parts if mark(one) == known_by), "")


def _beginnings(text: str) -> Iterator[int]:
    yield 0
    yield from (found.end() for found in re.finditer("\n", text))


def generated(taken: Taken) -> list[str]:
    """Return the sentences with numbers that Tilts wrote of a card into its notes."""
    every = [*sentences_of(taken.spoken), *sentences_of(taken.known)]
    return [one for one in every if NUMBER.search(one)]


def altered(text: str, meant: Sequence[str]) -> dict[str, str]:
    """Return generated sentences of which only numbers are others: each, as it was.

    What people say in words of their own is theirs.
    """
    found = sentences_of(text)
    missing = [one for one in meant if one not in found]
    told = {}
    for one in found:
        if one in meant:
            continue
        was = next((other for other in missing if _worded(other) == _worded(one)), None)
        if was is not None:
            missing.remove(was)
            told[one] = was
    return told


def restored(text: str, meant: Sequence[str]) -> str:
    """Return notes with the numbers that were generated."""
    for one, was in altered(text, meant).items():
        text = text.replace(one, was, 1)
    return text


def _worded(sentence: str) -> str:
    """A sentence without its numbers."""
    return NUMBER.sub("#", sentence)
