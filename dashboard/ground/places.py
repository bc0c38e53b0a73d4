"""Which municipality a cell means on a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from dashboard.ground import place_words, reference, spelling
from dashboard.ground.place_words import EITHER, NOTHING, NOVADS, TOWN, WITHIN, Part
from dashboard.ground.reference import Municipality
from dashboard.ground.spelling import fold

HasPost = Callable[[str, date], bool]
"""Whether a municipality has a mediator's post on a day."""

_CODE_LENGTH = 7


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


def likely(text: str, day: date, has_post: HasPost) -> list[Municipality]:
    """Return what a text may mean on a day that says more than a name.

    One is meant where it stands alone: “JELGAVA (pilsēta)”, “Kandava, Tukuma nov.”,
    “Тукумский край”. A town and a novads of one name are both returned where the text
    does not tell which; nothing is where it holds words that nobody knows.
    """
    parts = place_words.parts(text)
    each = [_of_part(part, day, has_post) for part in parts]
    around = _around([*zip(parts, each, strict=True)], day)
    if around:
        return [around]
    return _different(each) if all(each) else []


def read(text: str, day: date, has_post: HasPost) -> Municipality | None:
    """Return the municipality of a name or code, or the only one a text can mean."""
    found = find(text, day, has_post)
    if found:
        return found
    only = likely(text, day, has_post)
    return only[0] if len(only) == 1 else None


def mentioned(text: str, day: date, has_post: HasPost) -> list[Municipality]:
    """Return what a text may have to do with, also where it says something else too."""
    parts = place_words.parts(text)
    each = [
        _of_part(part, day, has_post)
        or _of_part(replace(part, kind=EITHER), day, has_post)
        or [
            reference.municipalities()[one.today]
            for one in _candidates(replace(part, kind=EITHER))
        ]
        for part in parts
    ]
    return _different(each)


def namesake(found: Municipality, day: date) -> Municipality | None:
    """Return the novads of a day that has a town's name."""
    if _is_novads(found):
        return None
    stems = {stem for stem, those in _stems().items() if found in those}
    like = (one for stem in stems for one in _stems()[stem] if one.existed(day))
    return next((one for one in like if _is_novads(one) and one is not found), None)


def means(text: str, code: str) -> bool:
    """Whether a text is one of the names or codes of a municipality."""
    return any(one.code == code for one in _named(text))


def past(text: str, day: date | None = None) -> Municipality | None:
    """Return the municipality of a name or code that had ended before a day."""
    parts = place_words.parts(text)
    worded = _candidates(parts[0]) if len(parts) == 1 else []
    named = _named(text) or worded
    ended = [one for one in named if one.until and one.until < (day or date.max)]
    return ended[0] if len({one.today for one in ended}) == 1 else None


def successor(text: str, day: date) -> Municipality | None:
    """Return the municipality that a name or code of the past belongs to now."""
    ended = past(text, day)
    return reference.municipalities()[ended.today] if ended else None


def nearest(text: str, day: date, *, like: float = 0.0) -> list[str]:
    """Return the three names of municipalities of the day nearest to a text."""
    names = _names(day)
    plain = place_words.nearest(fold(text[: place_words.LONGEST]))
    near = spelling.nearest(plain, names, 3, like=like)
    return [names[key] for key in near]


def _around(
    parts: list[tuple[Part, list[Municipality]]], day: date
) -> Municipality | None:
    """Return the one novads in which all else lies that an address names."""
    if len(parts) == 1 or any(part.several for part, _found in parts):
        return None
    whole = [found for part, found in parts if part.kind == NOVADS]
    if len(whole) != 1 or len(whole[0]) != 1:
        return None
    around = whole[0][0]
    within = ((part, found) for part, found in parts if part.kind != NOVADS)
    return around if all(_lies_in(*one, around, day) for one in within) else None


def _different(each: list[list[Municipality]]) -> list[Municipality]:
    return [*{one.code: one for found in each for one in found}.values()]


def _of_part(part: Part, day: date, has_post: HasPost) -> list[Municipality]:
    """Return the municipalities of a day that one name and its kind may mean."""
    if part.kind == NOTHING:
        named = (find(name, day, has_post) for name in part.names)
        exact = [one for one in named if one]
        if exact:
            return exact
    likely = _candidates(part)
    then = [one for one in likely if one.existed(day)]
    later = (find(one.name, day, has_post) for one in likely if _later(one, day))
    found = then or _different([[one] for one in later if one])
    towns = [one for one in found if not _is_novads(one)]
    if part.kind == EITHER:
        like = [namesake(one, day) for one in towns]
        return _different([found, [one for one in like if one]])
    # A town that is no municipality lies in the novads of its name.
    return (part.kind == TOWN and towns) or found


def _candidates(part: Part) -> list[Municipality]:
    """Return municipalities of any time that a name may mean, with its kind."""
    named = [one for name in part.names for one in _stems().get(name, [])]
    if part.kind == WITHIN:
        return []
    if part.kind == NOVADS:
        own = {f"{name} novads" for name in part.names}
        novads = [one for one in named if _is_novads(one)]
        return [one for one in novads if fold(one.name) in own] or novads
    return named


def _lies_in(
    part: Part, found: list[Municipality], around: Municipality, day: date
) -> bool:
    """Whether a name beside a novads can only mean a place in it."""
    if found or part.kind == WITHIN:
        return found in ([], [around])
    ended = [one for one in _candidates(part) if one.until and one.until < day]
    if ended:
        return all(one.today == around.code for one in ended)
    names = _names(day)
    is_like = any(
        spelling.nearest(name, names, 1, like=place_words.LIKE) for name in part.names
    )
    return not is_like and all(name.isalpha() for name in part.names)


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


@cache
def _stems() -> dict[str, list[Municipality]]:
    """Municipalities by what stands in their names beside words such as novads."""
    found: dict[str, list[Municipality]] = {}
    for one in reference.municipalities().values():
        for text in (one.name, *one.aliases):
            for part in place_words.parts(text):
                for name in part.names:
                    those = found.setdefault(name, [])
                    those += [] if one in those else [one]
    return found


def _is_novads(one: Municipality) -> bool:
    return one.name.endswith("novads")


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
