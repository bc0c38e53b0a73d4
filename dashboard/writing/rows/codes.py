"""Family codes as people and spreadsheets write them, and the one way to write them."""

import re
import unicodedata
from functools import lru_cache

from dashboard.ground.spelling import fold, plain_dashes
from dashboard.writing.contracts.problems import CellError

WHOLE = re.compile(r"^(\d+)[.,]0+$")
EDGES = " \t\r\n.,;:!?*#№\"'`´′″‘’‚‛“”„‟«»‹›()[]{}<>¹²³⁴⁵⁶⁷⁸⁹⁰†‡§✓✔"
OPENING = {"(": ")", "[": "]", "{": "}", "<": ">"}

_CYRILLIC = ("АВЕКМНОРСТУХІЈЅԚԜҮҺӀ", "ABEKMHOPCTYXIJSQWYHI")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX")
LATIN = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1])

EXPONENT = re.compile(r"\d+([.,]\d+)?[eE]\+\d+|\d+[.,]\d+[eE]-?\d+")
DAY = re.compile(
    r"\d{1,2}[./-] ?\d{1,2}[./-] ?(19|20)\d\d\.?( 0?0:00(:00)?)?"
    r"|(19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\.?([ T]0?0:00(:00)?)?"
    r"|\d{1,2}:\d{2}:\d{2}"
)
MONTH = re.compile(
    r"\d{1,2}[-. ]+(jan|feb|mar|apr|mai|may|j[uū]n|j[uū]l|aug|sep|okt|oct|nov|dec)"
    r"[a-zūī]*\.?",
    re.IGNORECASE,
)

DITTO = re.compile(r"[-–—]?\s?([\"″〃]|[‘’'`´′]{2}|„|“|”|\|\||//|=)\s?[-–—]?")
AS_ABOVE = re.compile(
    r"(ta|tas|tie|tai) pa(ti|ts|si|sai)( gimenei?)?|turpat|-\|\|-"
    r"|(sk|skat|skatit|skaties|ka|tapat ka|tapat|idem)?\.? ?"
    r"(augstak|augseja|virs|ieprieks|ieprieksejais?|ieprieksejai?|idem)( rinda)?\.?"
    r"|((sk|skat|skatit|skaties|ka|tapat ka|tas pats,? kas)\.? ?)?\d+\.? ?rind[a-z]*"
    r"|(the )?same( as)?( family| above| before| row)*|(see|as) (above|before)|ditto"
    r"|ibid\.?|dto\.?|previous|(та|то|тот|те) же( семья| самая| самое)?"
    r"|(см\.? ?)?(выше|как выше)"
)
NOBODY = re.compile(
    r"(nav|vel nav|bez|nezin[a-z]*|neatcer[a-z]*|aizmirs[a-z]*|anonim[a-z]*|inkognito"
    r"|konfidenc[a-z]*|nepateic[a-z]*|nepateikt[a-z]*|neatkla[a-z]*|neuzrad[a-z]*"
    r"|jaunoskaidro|japreciz[a-z]*|preciz[a-z]*|japapildina|papildinas|velak|gdpr"
    r"|datu aizsardziba|personas dati|aizliegts|dzests|dzesta|nn|tba|pending"
    r"|deleted|removed|redacted|forgot|unknown|anonymous|without|неизвестн[а-я]*"
    r"|анонимн[а-я]*|аноним|забыл[а-я]*)( [^\d]*)?"
    r"|(kods |numurs |nr\.? ?)?(vel )?(nav |tiks |bus |ja)?pieskir[a-z]*"
    r"|b/n|b/k|n/n|s/n|n/p|kods|numurs|code|number|patiess|aplams|истина|ложь|есть"
    r"|(not|no|не|нет|без) [^\d]*"
    r"|(jauna|cita|kada|viena|ta|new|other|another|some|a|новая|другая)?"
    r" ?(gimene|gim|klients|kliente|persona|cilveks|family|client|household|семья)"
    r"|cita|cits|jauna|jauns|other|new|skola|iestade|dienests|mediators|mediatore|pats"
    r"|grupa|berni|jauniesi|vecaki|iedzivotaji|pasakums|seminars|sanaksme|apmacibas"
    r"|paraksts|paraksti|signature|подпись|kopa|pavisam|summa|total|sum|итого|всего"
    r"|atvalinajums|slimiba|slimibas lapa"
    r"|slimoju|brivdiena|svetki|darbnespeja|komandejums|vacation|holiday|sick"
    r"|yes|true|false|object object|test|tests|testa|abc|abcd|paraugs"
    r"|example|sample|sk(at)?[. ][^\d]*"
)
"""Words that name no family: that it is not known, or what stands here instead."""
ANSWERS = frozenset({"jā", "nē"})
"""Whether there is a family, and not which; without the stroke they may be initials."""
NO_NUMBERS = frozenset({"0", "-1", "-9", "-99", "-999"})
"""Numbers that programs write where there is none."""
COUNTED = re.compile(
    r"([2-9]|\d\d+|(divas|tris|cetras|piecas|sesas|two|three|four|five) )"
    r" ?(gimenes|families|cilveki|personas|berni)"
    r"|(visas|visi|vairakas|vairaki|dazadas|dazadi|dazas|dazi|all|several|many|various)"
    r"( romu)?( gimenes| families| cilveki| people| berni)?"
)
PERSONAL = re.compile(
    r"([^\d].*|.*[^\d])?\d{6}-?\d{5}([^\d].*)?|(.*\s)?[^\s@]+@[^\s@]+\.[a-z]+(\s.*)?"
    r"|(\+?371 ?)?(2[2-9]|6\d)(\d{6}| ?\d{3} \d{3})"
    r"|(.*\s)?(iela|prospekts|bulvaris)\b.*"
)
BETWEEN = re.compile(
    r"[;,\n\r|+&→]|[=-]>|\s(?:un|and|и|vai|or|или|līdz|lidz|to|до)\s", re.IGNORECASE
)
_NUMBERED = r"[^\W\d_]+[-_.]?\d+"
CODE = re.compile(_NUMBERED)
TWICE = re.compile(
    rf"{_NUMBERED}\s*[/\\]\s*{_NUMBERED}|{_NUMBERED}\s+\d{{1,4}}"
    r"|([^\W\d_]+)[-_]?\d+\s*[.:=]\s*\1[-_]?\d+"
)
RANGE = re.compile(r"([^\W\d_]+)-?\d+(-|\.\.+|…)\1-?\d+")

_FOR_A_DIGIT = re.compile(r"(?<=\d)[OIL]+|(?<=[-_./])[OIL]+(?=\d|$)")
_IN_DIGITS = str.maketrans("OIL", "011")
TITLE = re.compile(
    r"^(GIMENES|GIMENE|GIM|FAMILY|KODS|CODE|NR|NO|N)(?=[\W_]*\d)"
    r"|(?<=\d)[\W_]*(GIMENE|GIM)\.?$"
)
ADDED = re.compile(r"[(\[{][^)\]}]{2,}[)\]}]?")
ENDLESS = re.compile(r"(?<=\d)[.,]0+$")
WORD = re.compile(r"[^\W\d_]{2,}")
_PIECES = re.compile(r"\d+|[^\W\d_]+")


@lru_cache(maxsize=20_000)
def early(code: str) -> str:
    """Write a code as it was written before look-alikes and marks were known.

    Rows of those days are known by it, and record numbers still are, so it does
    not change: NFKC, upper case, plain dashes, no spaces, 7.0 as 7.
    """
    if code.isascii():
        return WHOLE.sub(r"\1", "".join(code.upper().split()))
    wide = plain_dashes(unicodedata.normalize("NFKC", code)).upper()
    seen = "".join(c for c in wide if unicodedata.category(c) != "Cf")
    return WHOLE.sub(r"\1", "".join(seen.split()))


def latin(code: str) -> str:
    """Write Cyrillic and Greek capitals that look like Latin ones as these."""
    return code.translate(LATIN)


@lru_cache(maxsize=20_000)
def plain(code: str) -> str:
    """Write a code the one way: also without marks at its edges, in Latin letters.

    What is nothing but marks stays as it is.
    """
    bare = early(_without_edges(code))
    return latin(WHOLE.sub(r"\1", _without_edges(bare))) or early(code)


@lru_cache(maxsize=20_000)
def skeleton(code: str) -> str:
    """Return what is left of a code that was typed or kept carelessly.

    Codes of one skeleton may be one family: they differ only in zeros in front
    of a number, in marks, in diacritics, in words beside the code, or in a letter O,
    I or L for a digit.
    """
    apart = unicodedata.normalize("NFKD", plain(_alone(code)))
    letters = "".join(c for c in apart if not unicodedata.combining(c))
    letters = TITLE.sub("", letters)
    digits = _FOR_A_DIGIT.sub(lambda m: m[0].translate(_IN_DIGITS), letters)
    pieces = [
        piece.lstrip("0") or "0" if piece.isdigit() else piece
        for piece in _PIECES.findall(digits)
    ]
    joined = ""
    for piece in pieces:
        # 1-12 and 11-2 are two codes, A-1 and A1 may be one.
        between = "-" if joined[-1:].isdigit() and piece[0].isdigit() else ""
        joined += between + piece
    return joined or letters


def _alone(code: str) -> str:
    """Return a code without the words beside it, such as Family A-1 (new)."""
    outside = ADDED.sub(" ", code).replace("№", " ").replace("#", " ")
    if not re.search(r"\d", outside):
        return code
    words = [_without_edges(word) for word in re.split(r"[\s:]+", outside)]
    whole = [word for word in words if CODE.fullmatch(word)]
    rest = [word for word in words if word and word not in whole]
    if len(whole) == 1 and all(map(WORD.fullmatch, rest)):
        return whole[0]
    return ENDLESS.sub("", outside.strip())


def check(value: object) -> None:
    """CellError where a cell holds no single code, but what became of one or more."""
    is_exponent = isinstance(value, float) and "e" in str(value)
    wrong = "family_exponent" if is_exponent else _wrong(str(value))
    if wrong:
        raise CellError(wrong)


@lru_cache(maxsize=20_000)
def _wrong(written: str) -> str:
    """Say what a text is instead of a single code; nothing where it may be one."""
    text = _without_edges(written)
    if EXPONENT.fullmatch(text):
        return "family_exponent"
    if DAY.fullmatch(text) or MONTH.fullmatch(text):
        return "family_unreadable"
    if COUNTED.fullmatch(fold(text)) or _several(text):
        return "family_several"
    return "family_personal" if PERSONAL.fullmatch(fold(text)) else ""


def is_ditto(value: object) -> bool:
    """Whether a cell only says that it is as the one above."""
    return _is_ditto(str(value).strip())


@lru_cache(maxsize=20_000)
def _is_ditto(text: str) -> bool:
    return bool(DITTO.fullmatch(text) or AS_ABOVE.fullmatch(fold(text)))


@lru_cache(maxsize=20_000)
def is_nobody(text: str) -> bool:
    """Whether a text names no family: words, or a zero; 000 may be the first."""
    is_word = _without_edges(text).lower() in ANSWERS or NOBODY.fullmatch(bare(text))
    return bool(is_word) or plain(text) in NO_NUMBERS


@lru_cache(maxsize=20_000)
def bare(text: str) -> str:
    """Return a text folded and without the marks around it."""
    return fold(_without_edges(text)).strip(EDGES)


def _several(text: str) -> bool:
    parts = [part for part in BETWEEN.split(text) if any(map(str.isalnum, part))]
    words = text.split()
    numbers = [word for word in words if word.isdigit()]
    is_grouped = all(len(number) == len("000") for number in numbers[1:])
    return bool(
        (len(parts) > 1 and not WHOLE.match(text))
        or len([word for word in words if CODE.fullmatch(_without_edges(word))]) > 1
        or (len(words) == len(numbers) > 1 and not is_grouped)
        or TWICE.fullmatch(text)
        or RANGE.fullmatch(early(text))
    )


def _without_edges(text: str) -> str:
    """Take marks off both ends; a bracket that closes one inside stays."""
    bare = text.strip(EDGES)
    rest = text[text.find(bare) + len(bare) :] if bare else ""
    for opening, closing in OPENING.items():
        if bare.count(opening) > bare.count(closing) and closing in rest:
            bare += closing
    return bare
