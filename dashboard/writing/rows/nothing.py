"""Words and marks that stand in a cell and say nothing: it counts as empty."""

import re
import unicodedata
from functools import lru_cache

from dashboard.ground.spelling import fold

_WORDS = frozenset(
    """
    n/a; na; n/d; nd; nan; null; none; nil; nothing; empty; blank; no data; no code
    unknown; not known; not available; not applicable; not specified; undefined
    no family; without family; without code; anonymous; tbd
    nav; nav zinams; nav zinama; nav zinami; nezinams; nezinama; nezinami; nezin
    nezinu; nav datu; nav informacijas; nav noradits; nav noradita; nav attiecinams
    nav attiecinama; neattiecas; nav gimenes; bez gimenes; nav koda; bez koda; tukss
    tuksa; tuksums; anonims; anonima; nav pieejams; nav pieejama; n/z; nz
    nav noskaidrots; nav noskaidrota; noskaidrosim; jaunoskaidro; nav pateikts
    neviena; neviens; neviena gimene; bez nosaukuma; bez varda; neatklaj; neatklats
    neatklata; atteicas; atteikums; atsakas; konfidenciali; slepens; slepena; slepeni
    declined; refused; confidential; not given; not stated; withheld
    нет; нет данных; нет кода; неизвестно; неизвестна; неизвестен; не известно
    отказ; отказалась; отказался; конфиденциально
    не указано; не указана; не знаю; пусто; без кода; без семьи; н/д; нд; н/а
    x; xx; xxx; х; хх; ххх
    """.replace("\n", ";").split(";")
)
KNOWN = frozenset(word.strip() for word in _WORDS if word.strip())

_DIGIT = re.compile(r"\d")
_MARKS = frozenset({"Pd", "Po", "Pc", "Sm", "Sk", "Ps", "Pe", "Pi", "Pf", "Zs"})
"""Kinds of characters that say nothing alone; a picture may."""


def says_nothing(value: object) -> bool:
    """Whether a cell's text is a word or a mark that stands for an empty cell."""
    return isinstance(value, str) and _is_nothing(value)


@lru_cache(maxsize=20_000)
def _is_nothing(value: str) -> bool:
    if _DIGIT.search(value):
        return False
    folded = fold(value).replace("\\", "/").replace("_", " ")
    plain = re.sub(r"\s*/\s*", "/", re.sub(r"[^\w/ ]", "", folded)).strip(" /")
    marks = all(unicodedata.category(c) in _MARKS for c in value)
    return marks or plain in KNOWN
