"""From what stands in a cell to a typed value; CellError where it cannot be read."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache

from dashboard.ground import spelling
from dashboard.ground.i18n import N_
from dashboard.ground.reference import Term
from dashboard.ground.spelling import fold
from dashboard.writing.contracts import letters, personal
from dashboard.writing.contracts.problems import (
    HIDDEN,
    CellError,
    Label,
    Otherwise,
    Said,
)

SHORT, LONG = 200, 5000
OF_A_CODE, OF_A_ROLE = 100, 80
"""The longest code of a family, and the longest role."""

ERROR = re.compile(r"#[^\W\d_]{3,}(/0)?[!?]|#N/A|#Н/Д|#GETTING_DATA|Err:\d{3}")
"""What spreadsheets of any language show where a formula failed."""

WHOLE = re.compile(r"[-+]?\d{1,9}([.,]0+)?")
CLOCK = re.compile(
    r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)(?::[0-5]\d)?(?: ?(?:h|st)\.?)?"
)
HOURS = re.compile(
    r"(?:pt)?(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)"
    r" ?(?:h|st|stund[a-z]*|hours?|hrs?|ч|час[а-я]*)\.?"
    r"(?: ?(?:un |and |и )?(?P<minutes>[0-5]?\d)"
    r" ?(?:m|min|mins|minut[a-z]*|minus[a-z]*|мин[а-я]*)?\.?)?"
)
MINUTES = re.compile(
    r"(?:pt)?(?P<minutes>\d{1,4}) ?(?:m|min|mins|minut[a-z]*|minus[a-z]*|мин[а-я]*)\.?"
)
_HOUR = r"([01]?\d|2[0-4])[:.]([0-5]\d)"
SPAN = re.compile(rf"(?:no )?{_HOUR} ?(?:-|lidz|to) ?{_HOUR}")
"""From one hour to another, which may be of the next day."""
SUM = re.compile(r"\d{1,3}(?: ?\+ ?\d{1,3})+")
SPOKEN = {
    "ceturtdalstunda": 15,
    **dict.fromkeys(("pusstunda", "pusstundu", "pusstundas", "pus stundas"), 30),
    **dict.fromkeys(("puse stundas", "half an hour", "half hour", "полчаса"), 30),
    **dict.fromkeys(("stunda", "stundu", "viena stunda", "an hour", "час"), 60),
    **dict.fromkeys(("pusotra stunda", "pusotru stundu", "pusotras stundas"), 90),
    "полтора часа": 90,
    "divas stundas": 120,
    "tris stundas": 180,
}
"""How long people say it took, folded."""
MARKED = re.compile(r"(\d{1,3}|\d \d{3})['′’.,;!]?")
"""A number with a mark behind it, or a space between its thousands."""
PEOPLE = re.compile(
    r"(\d{1,2}) ?(?:pers|cilv|people|pieaug|bern|viet|siev|vec|чел)[a-zа-я]*\.?"
)
AND = re.compile(r" ?(?:[+,]|(?:(?<=\.)| )(?:un|and|и) ) ?")
NOTED = re.compile(r" ?\([^()]*\)$")
_LISTED = re.compile(r"^\[\s*(?=[\"'])|(?<=[\"'])\s*\]$|(?m:^\s*[-–]\s)")
"""What programs and people put around a list, and before each of its lines."""
_ABBREVIATION = 5
_CLOSE = 0.8
_TICKED = {
    *("1", "1.0", "true", "ja", "j", "yes", "y", "x", "х", "+", "v", "ir", "patiess"),
    *("да", "истина", "√", "✓", "✔", "☑", "✅", "●", "•", "*", "ticked", "checked"),
    *("selected", "on"),
}
_NOT_TICKED = {
    *("0", "0.0", "false", "ne", "no", "n", "-", "n/a", "nav", "aplams", "нет"),
    *("ложь", "☐", "□", "○", "❌", "unchecked", "off"),
}


def whole(value: object, low: int, high: int) -> int:
    """Read a whole number between two bounds, both included."""
    text = str(value).strip() if not isinstance(value, bool) else ""
    if not WHOLE.fullmatch(text):
        raise CellError("number_unreadable")
    number = int(re.split(r"[.,]", text)[0])
    if not low <= number <= high:
        raise CellError("number_out_of_range", low=low, high=high)
    return number


def minutes(value: object, low: int, high: int) -> int | Otherwise:
    """Read minutes: a number, or a time such as 0:45, 45 min, 1,5 h or 10:00-11:30."""
    spent = None if WHOLE.fullmatch(str(value).strip()) else _spent(fold(str(value)))
    if spent is None:
        return whole(value, low, high)
    return Otherwise(whole(spent, low, high), CellError("minutes_meant", minutes=spent))


def _spent(plain: str) -> int | None:
    """Return the minutes that a folded text tells of; None if it tells of none."""
    if plain in SPOKEN:
        return SPOKEN[plain]
    if span := SPAN.fullmatch(plain):
        first, start, last, end = map(int, span.groups())
        return (last * 60 + end - first * 60 - start) % (24 * 60)
    if SUM.fullmatch(plain):
        return sum(map(int, plain.split("+")))
    if marked := MARKED.fullmatch(plain):
        return int(marked[1].replace(" ", ""))
    forms = (form.fullmatch(plain) for form in (CLOCK, HOURS, MINUTES))
    match = next(filter(None, forms), None)
    if match is None:
        return None
    parts = {"hours": "0", "minutes": "0"} | match.groupdict("0")
    return round(float(parts["hours"].replace(",", ".")) * 60) + int(parts["minutes"])


def persons(value: object, low: int, high: int) -> int | Otherwise:
    """Read how many people: a number, with words, or several that make a sum."""
    plain = fold(str(value))
    counted = None if WHOLE.fullmatch(str(value).strip()) else _people(plain)
    if counted is None:
        return whole(value, low, high)
    number = whole(counted, low, high)
    return Otherwise(number, CellError("persons_meant", persons=number))


def _people(plain: str) -> int | None:
    """Return how many people a folded text tells of: 5 (2+3), 2 adults and 3 children.

    Bare numbers make a sum only with a plus.
    """
    parts = AND.split(NOTED.sub("", plain))
    if SUM.fullmatch("+".join(parts)) and "+" in plain:
        return sum(map(int, parts))
    matches = [PEOPLE.fullmatch(part) for part in parts]
    if all(matches):
        return sum(int(match[1]) for match in matches if match)
    marked = MARKED.fullmatch(NOTED.sub("", plain))
    return int(marked[1].replace(" ", "")) if marked else None


def text(value: object, limit: int = SHORT) -> str:
    """Read a short text."""
    plain = " ".join(str(value).split())
    if len(plain) > limit:
        raise CellError("too_long", limit=limit)
    return plain


def impersonal(plain: str) -> str:
    """Return a text that names no person and leads to none; CellError otherwise."""
    if personal.is_personal(plain):
        raise CellError("personal")
    return plain


def told(plain: str) -> str | Otherwise:
    """Return a text without personal codes, telephone numbers and addresses."""
    kept = personal.redacted(plain, HIDDEN)
    return plain if kept == plain else Otherwise(kept, CellError("personal_part"))


def is_error(value: object) -> bool:
    """Whether a cell shows that its formula failed."""
    is_likely = isinstance(value, str) and value[:1] in "#E"
    return is_likely and bool(ERROR.fullmatch(str(value)))


def family(value: object) -> str:
    """Read a family's code; a date is what a spreadsheet made of one."""
    plain = text(value, limit=OF_A_CODE)
    if isinstance(value, date) or not any(map(str.isalnum, plain)):
        raise CellError("family_unreadable")
    return plain


def ticked(value: object) -> bool:
    """Read whether a choice is ticked in a column of its own."""
    plain = fold(str(value))
    if plain not in _TICKED | _NOT_TICKED:
        raise CellError("tick_unreadable")
    return plain in _TICKED


def one(
    value: object, terms: Iterable[Term], column: object, unknown: str = "not_in_list"
) -> str:
    """Read one entry of a coded list: its code; `unknown` is the problem if none."""
    known = spellings(terms)
    found = known.get(fold(str(value)))
    if found is None:
        raise CellError(unknown, *_nearest(str(value), known), column=column)
    return found.code


def several(value: object, terms: Iterable[Term], column: object) -> list[str]:
    """Read several entries of a coded list, in the list's order.

    They are separated by semicolons, commas or line breaks; also by spaces, as
    KoboToolbox writes codes and labels.
    """
    found, wrong = partly(value, terms, column)
    if wrong:
        raise wrong[0][1]
    return found


def partly(
    value: object, terms: Iterable[Term], column: object
) -> tuple[list[str], list[tuple[str, CellError]]]:
    """Read the entries of a coded list that are known, and name the other pieces."""
    known = spellings(terms)
    found: set[str] = set()
    wrong: list[tuple[str, CellError]] = []
    for piece in re.split(r"[;\n]", _LISTED.sub("", str(value))):
        parts = [piece] if fold(piece) in known else re.split(r"[|+&•]", piece)
        for part in parts:
            found |= _pieces(part, known, column, wrong)
    order = dict.fromkeys(term.code for term in known.values())
    return [code for code in order if code in found], wrong


def spellings(terms: Iterable[Term]) -> Mapping[str, Term]:
    """Return a coded list by every spelling of its entries, folded."""
    return _spellings(tuple(terms))


@cache
def _spellings(terms: tuple[Term, ...]) -> Mapping[str, Term]:
    """Fold a list once, and not for every cell that is looked up in it."""
    return {
        fold(spelling): term
        for term in terms
        for spelling in (*term.aliases, term.en, term.lv, term.code)
    }


def role(value: object, terms: Iterable[Term]) -> str:
    """Read the role of the person contacted: the code of one in the list.

    Any other text may be a person's name, which is never kept.
    """
    plain = text(value, limit=OF_A_ROLE)
    known = spellings(terms)
    role = known.get(fold(plain)) or known.get(fold(plain).rstrip(".,;"))
    if role:
        return role.code
    if re.search(r"\d|@", plain) or _capitals(plain):
        raise CellError("role_may_be_a_name")
    if letters.damaged(plain):
        raise CellError("letters_damaged", *_nearest(plain, known))
    near = get_close_matches(fold(plain), known, 1, _CLOSE)
    raise CellError("role_unknown", *(known[one].label for one in near))


def suggested(value: object, terms: Iterable[Term]) -> str:
    """Read an entry of a list that is not complete: a code, or plain words."""
    plain = text(value)
    known = spellings(terms).get(fold(plain))
    if known is None and letters.damaged(plain):
        raise CellError("letters_damaged", *_nearest(plain, spellings(terms)))
    if known:
        return known.code
    if personal.is_address(plain):
        raise CellError("personal")
    return impersonal(plain)


def kind(given: str | None, *, family: bool, institution: bool) -> str:
    """Return the kind of an interaction, derived where it is not given.

    A given kind must fit what the row names; the institution of a meeting may
    be missing, since such records are counted as incomplete.
    """
    derived = {
        (True, True): "mediated",
        (True, False): "family",
        (False, True): "institution",
        (False, False): "indirect",
    }[family, institution]
    if given is None:
        return derived
    for wrong, reason in (
        (family and given in {"institution", "indirect"}, _FAMILY_NAMED),
        (not family and given in {"family", "mediated"}, _FAMILY_MISSING),
        (institution and given in {"family", "indirect"}, _INSTITUTION_NAMED),
    ):
        if wrong:
            raise CellError("kind_contradicts", reason=Said(reason))
    return given


_FAMILY_NAMED = N_("a family is named.")
_FAMILY_MISSING = N_("no family is named.")
_INSTITUTION_NAMED = N_("an institution is named.")


def _pieces(
    piece: str,
    known: Mapping[str, Term],
    column: object,
    wrong: list[tuple[str, CellError]],
) -> set[str]:
    """Read what stands between two separators; a label may itself hold commas."""
    parts = [part for part in piece.split(",") if part.strip()]
    found: set[str] = set()
    while parts:
        term, length = _longest(parts, ",", known)
        try:
            found |= {term.code} if term else _spaced(parts[0], known, column)
        except CellError as error:
            wrong.append((parts[0].strip(), error))
        parts = parts[length:]
    return found


def _spaced(piece: str, known: Mapping[str, Term], column: object) -> set[str]:
    words = piece.split()
    found: set[str] = set()
    while words:
        term, length = _longest(words, " ", known)
        if term is None:
            raise CellError("not_in_list", *_nearest(piece, known), column=column)
        found.add(term.code)
        words = words[length:]
    return found


def _longest(
    parts: list[str], joiner: str, known: Mapping[str, Term]
) -> tuple[Term | None, int]:
    """Find the entry that takes the most of the first parts, and how many."""
    most = max(spelling.count(joiner) for spelling in known) + 1
    for length in range(min(most, len(parts)), 0, -1):
        term = known.get(fold(joiner.join(parts[:length])))
        if term:
            return term, length
    return None, 1


def _nearest(value: str, known: Mapping[str, Term]) -> list[Label]:
    """Labels of the three entries whose spellings are nearest to a text."""
    near = spelling.nearest(fold(value[:SHORT]), known, 9, like=spelling.LIKE)
    terms = (known[key] for key in near)
    return list(dict.fromkeys(Label(one.lv, one.en) for one in terms))[:3]


def _capitals(plain: str) -> bool:
    """Whether a word after the first has a capital and is no abbreviation."""
    words = [word for word in re.split(r"[\s,;.()]+", plain) if word]
    return any(
        word[0].isupper() and not (word.isupper() and len(word) <= _ABBREVIATION)
        for word in words[1:]
    )


def wave(value: object) -> str:
    """Read the phase a survey belongs to: III, phase:III or III posms."""
    plain = fold(str(value)).removeprefix("phase:").removesuffix("posms").strip()
    code = plain.removeprefix("phase").strip().rstrip(".").upper()
    if not re.fullmatch(r"[IVX]{1,6}", code):
        raise CellError("wave_unknown")
    return code
