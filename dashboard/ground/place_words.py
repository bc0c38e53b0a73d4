"""What people write around a municipality's name: pilsēta, nov., dome, край."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product

from dashboard.ground import reference, spelling
from dashboard.ground.spelling import fold

TOWN, NOVADS, EITHER, WITHIN, NOTHING = "town", "novads", "either", "within", ""
"""What a word says: which of two namesakes, that it may be both, or a place in it."""

_KINDS = {
    TOWN: "pilseta pilsetas pils valstspilseta valstspilsetas vp city town г гор город"
    " города городское",
    NOVADS: "novads novada nov n county край края краевое",
    EITHER: "pasvaldiba pasvaldibas pasv dome domes municipality council самоуправление"
    " самоуправления дума думы",
    WITHIN: "pagasts pagasta pag ciems ciema parish village волость волости",
    NOTHING: "republikas latvija latvijas latvia lr the of латвия латвии",
}
_KIND = {fold(word): kind for kind, words in _KINDS.items() for word in words.split()}
_POSTCODE = re.compile(r"\blv-?\d{4}\b")
_CODE = re.compile(r"\b(?:lv)?(\d{7})\b")
_BESIDE, _AND = re.compile(r"[,;:()\[\]]"), re.compile(r"[/&+]|\b(?:un|and|и|vai|or)\b")
_WORD = re.compile(r"[^\W_]+")
_ADJECTIVE = re.compile(r"(?<=[сц]к)(?:ии|ого|ому|им|ом|ое|ая|ои)$")
_WEAK = (NOTHING, EITHER)
LONGEST = 100
"""How much of a cell is looked at for a name."""
LIKE = 0.75
"""What is so like a name may be that one, and no village."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A name and what is said of it: town, novads, either of them, a place within.

    Without `names` it says nothing but that; several are what a Russian one may mean.
    Where it is one of `several`, another stands beside it with “and” between.
    """

    names: tuple[str, ...]
    kind: str = NOTHING
    several: bool = False


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[Part, ...]:
    """Take a text apart, folded; what says nothing but the kind goes with its name."""
    plain = _CODE.sub(r",\1,", _POSTCODE.sub(" ", fold(text[:LONGEST])))
    found: list[Part] = []
    for beside in _BESIDE.split(plain):
        pieces = [*_AND.split(beside)]
        for piece in pieces:
            for names, kind in _named(piece):
                _add(found, Part(names=names, kind=kind, several=len(pieces) > 1))
    return tuple(one for one in found if one.names)


def nearest(text: str) -> str:
    """Return a text with each Russian word written as the Latvian name it is like."""
    near = (spelling.nearest(word, _russian(), 1, like=LIKE) for word in text.split())
    words = zip(text.split(), near, strict=True)
    return " ".join(_russian()[like[0]][0] if like else word for word, like in words)


def _add(found: list[Part], part: Part) -> None:
    """Put a part behind the others; with the last where it says only what that is."""
    if not part.names and found and found[-1].kind in _WEAK:
        part = replace(found[-1], kind=_stronger(found.pop().kind, part.kind))
    found.append(part)


def _named(piece: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each name of a piece with its kind, which stands before it or behind."""
    words: list[str] = []
    kind, is_over = NOTHING, False
    for word in _WORD.findall(piece):
        is_over = bool(words) and (is_over or word in _KIND)
        if word in _KIND:
            kind = _stronger(kind, _KIND[word])
            continue
        if is_over:
            yield _in_latvian(words), kind
            words, kind, is_over = [], NOTHING, False
        words.append(word)
    if words or kind:
        yield _in_latvian(words), kind


def _stronger(kind: str, other: str) -> str:
    return max(kind, other, key=[*_WEAK, WITHIN, NOVADS, TOWN].index)


def _in_latvian(words: Sequence[str]) -> tuple[str, ...]:
    """Return a name, or the Latvian ones that a Russian one stands for."""
    russian = _russian()
    each = [russian.get(_ADJECTIVE.sub("", one), (one,)) for one in words]
    return tuple(map(" ".join, product(*each))) if words else ()


@cache
def _russian() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for russian, latvian in _pairs():
        found[russian] = (*found.get(russian, ()), latvian)
    return found


def _pairs() -> Iterator[tuple[str, str]]:
    for row in reference.rows("place_names_ru"):
        yield _ADJECTIVE.sub("", fold(row["ru"])), fold(row["lv"])
