"""Headings with more about them than the column's name: marks, notes, groups."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.ground.spelling import fold
from dashboard.writing.contracts.letters import mended

SEPARATORS = "/:.-_"
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\s*[\r\n]+\s*(?=[^\W\d_])")
"""Where a word goes on in the next line."""
_NUMBER = re.compile(r"^\(?\d{1,2}[.)]\s*")
_WORDS = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_EDGES = " \t\n*:;.,!?#•·°№+-–—_|()[]{}<>†‡"
_SEVERAL = 2


@dataclass(frozen=True, kw_only=True)
class Ending:
    """A column found behind a group's name and what joins the two."""

    group: str
    place: tuple[str, str]


def without(heading: object) -> str:
    """Return a heading without numbering, asterisks and what stands in brackets."""
    if not isinstance(heading, str):
        return ""
    text = _BROKEN.sub("", mended(heading) or heading)
    bare = _NOTE.sub(" ", text).strip(_EDGES) or text
    return _NUMBER.sub("", bare.strip(_EDGES)).strip(_EDGES)


def words(heading: object) -> str:
    """Return a heading's words, also those in brackets, folded and without marks."""
    if not isinstance(heading, str):
        return ""
    text = _BROKEN.sub("", mended(heading) or heading).strip(_EDGES)
    return " ".join(_WORDS.findall(fold(_NUMBER.sub("", text).replace("№", "nr"))))


def endings(heading: object) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind each joint, the longest ending first.

    The group keeps what joins it to the rest.
    """
    if not isinstance(heading, str):
        return
    whole = fold(heading)
    yield "", whole
    for place, letter in enumerate(whole):
        if letter in SEPARATORS and 0 < place < len(whole) - 1:
            yield whole[: place + 1], whole[place + 1 :].strip()


def groups(found: Iterable[Ending]) -> set[str]:
    """Return the groups that are one: several columns stand in each.

    So “created_date” beside “end_date” is no day of the work. What joins one group
    to its columns joins the others too.
    """
    members: dict[str, set[str]] = defaultdict(set)
    for one in found:
        members[one.group].add(one.place[0])
    whole = {group for group, names in members.items() if len(names) >= _SEVERAL}
    joints = {group[-1:] for group in whole}
    return {group for group in members if not group or group[-1:] in joints}


def are_numbered(one: object, other: object) -> bool:
    """Whether two headings differ only in a number: family/1/code, family/2/code."""
    pair = str(one), str(other)
    return pair[0] != pair[1] and len({_DIGITS.sub("#", text) for text in pair}) == 1


def parts(group: str) -> list[str]:
    """Return the names of the groups that are written one after another."""
    return re.split(f"[{re.escape(SEPARATORS)}]", group)


def behind(column: str, text: str) -> str | None:
    """Return the choice that is joined to a column's name; None if it is another."""
    rest = text.removeprefix(column)
    is_joined = rest != text and rest[:1] in {*SEPARATORS} and len(rest) > 1
    return rest[1:].strip() if is_joined else None
