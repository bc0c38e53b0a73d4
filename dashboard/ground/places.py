"""Which municipality a cell means on a day."""

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache

from dashboard.ground import reference, spelling
from dashboard.ground.reference import Municipality
from dashboard.ground.spelling import fold

HasPost = Callable[[str, date], bool]
"""Whether a municipality has a mediator's post on a day."""

_CODE_LENGTH = 7
_LONGEST = 100


def find(text: str, day: date, has_post: HasPost) -> Municipality | None:
    """Return the municipality a name or ATVK code means on a day; None if none.

    It is the one that existed then. Where today's name or code is used for an
    earlier day, it is the one with a post: a part of today's municipality, or
    today's itself if the post is registered so.
    """
    named = _named(text)
    then = [one for one in named if one.existed(day)]
    later = [one for one in named if not one.existed(day) and _later(one, day)]
    if not later:
        return then[0] if len(then) == 1 else None
    candidates = then or [part for one in later for part in _parts(one, day)]
    posted = [one for one in candidates if has_post(one.code, day)]
    if len(posted) == 1:
        return posted[0]
    registered = [one for one in later if has_post(one.code, day)]
    return registered[0] if registered else (then or later)[0]


def means(text: str, code: str) -> bool:
    """Whether a text is one of the names or codes of a municipality."""
    return any(one.code == code for one in _named(text))


def past(text: str, day: date | None = None) -> Municipality | None:
    """Return the municipality of a name or code that had ended before a day."""
    ended = (one for one in _named(text) if one.until and one.until < (day or date.max))
    return next(ended, None)


def successor(text: str, day: date) -> Municipality | None:
    """Return the municipality that a name or code of the past belongs to now."""
    ended = past(text, day)
    return reference.municipalities()[ended.today] if ended else None


def nearest(text: str, day: date, *, like: float = 0.0) -> list[str]:
    """Return the three names of municipalities of the day nearest to a text."""
    names = _names(day)
    near = spelling.nearest(fold(text[:_LONGEST]), names, 3, like=like)
    return [names[key] for key in near]


@lru_cache(maxsize=1024)
def _names(day: date) -> dict[str, str]:
    return {
        fold(one.name): one.name
        for one in reference.municipalities().values()
        if one.existed(day)
    }


def _named(text: str) -> list[Municipality]:
    """Municipalities of any time that go by a text; a proper name before others."""
    key = fold(text)
    if key.isdigit():
        key = key.zfill(_CODE_LENGTH)
    if key.endswith((" nov.", " nov")):
        key = key.removesuffix(".").removesuffix("nov") + "novads"
    proper, other = _index()
    exact = proper.get(key, [])
    return [*exact, *(one for one in other.get(key, []) if not _clash(one, exact))]


@cache
def _index() -> tuple[dict[str, list[Municipality]], dict[str, list[Municipality]]]:
    """Municipalities by code or name, and by their other spellings, folded."""
    proper: dict[str, list[Municipality]] = {}
    other: dict[str, list[Municipality]] = {}
    for one in reference.municipalities().values():
        for text in (one.code, one.name):
            proper.setdefault(fold(text), []).append(one)
        for text in one.aliases:
            other.setdefault(fold(text), []).append(one)
    return proper, other


def _clash(alias: Municipality, exact: list[Municipality]) -> bool:
    """Whether a proper name holds at the same time, so that the alias does not."""
    return any(
        one is alias or (one.until is None and alias.until is None) for one in exact
    )


def _later(one: Municipality, day: date) -> bool:
    return one.since is not None and one.since > day


def _parts(one: Municipality, day: date) -> list[Municipality]:
    """Municipalities of a day that today's municipality was made of."""
    return [
        part
        for part in reference.municipalities().values()
        if part.today == one.today and part is not one and part.existed(day)
    ]
