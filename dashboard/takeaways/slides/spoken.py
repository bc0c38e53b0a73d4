"""Speaker notes: the generated sentences in them, also where their numbers changed."""

import re
from collections.abc import Sequence

from dashboard.takeaways.taken import Taken, sentences_of

_NUMBER = re.compile(r"\d[\d\s.,]*(?<=\d)")


def generated(taken: Taken) -> list[str]:
    """Return the sentences with numbers that Tilts wrote of a card into its notes."""
    every = [*sentences_of(taken.spoken), *sentences_of(taken.known)]
    return [one for one in every if _NUMBER.search(one)]


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
    return _NUMBER.sub("#", sentence)
