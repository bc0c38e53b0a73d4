"""What the page reads entries by: the contract's own rules, as data for a script."""

import re
from typing import Any

from dashboard.ground import i18n, spelling
from dashboard.ground.i18n import _
from dashboard.writing.contracts import days, personal, values
from dashboard.writing.contracts.fields import RECORD, Contract, Field
from dashboard.writing.contracts.messages import MESSAGES
from dashboard.writing.contracts.readers import (
    FamilyCode,
    Institution,
    Minutes,
    OneOf,
    PastDay,
    Persons,
    Place,
    Post,
    Role,
    SeveralOf,
    Suggested,
)
from dashboard.writing.handouts.offers import Offers, filled_in
from dashboard.writing.rows import codes, nothing, typed

Data = dict[str, Any]
"""What a script reads: texts, numbers, lists and objects."""

_UNICODE = (
    ("(?P<", "(?<"),
    (r"[^\W\d_]", r"\p{L}"),
    (r"[\W_]", r"[^\p{L}\p{N}]"),
    (r"\d", r"\p{Nd}"),
    ('\\"', '"'),
)
"""What is written otherwise in a script's regular expressions."""


_HOW = {
    PastDay: "day",
    Place: "place",
    Post: "post",
    OneOf: "one",
    SeveralOf: "several",
    FamilyCode: "family",
    Persons: "persons",
    Minutes: "minutes",
    Institution: "institution",
    Role: "role",
    Suggested: "suggested",
}
"""What the script calls the way a kind of column is read."""

_MORE: dict[type, Data] = {
    PastDay: {"first": days.EARLIEST.isoformat()},
    FamilyCode: {"limit": values.OF_A_CODE},
    Role: {"limit": values.OF_A_ROLE},
    Suggested: {"limit": values.SHORT},
}


def script(pattern: re.Pattern[str] | str) -> str:
    """Write a regular expression as a script has it, with Unicode's letters."""
    source = pattern if isinstance(pattern, str) else pattern.pattern
    for python, own in _UNICODE:
        source = source.replace(python, own)
    return source


def fields(contract: Contract, offered: Offers) -> list[Data]:
    """Return the columns that are asked for, each with how it is read."""
    return [
        _field(column, offered)
        for column in filled_in(contract)
        if column is not RECORD
    ]


def _field(column: Field, offered: Offers) -> Data:
    words = column.meaning if column.hint is True else column.hint
    hint = column.prompt or words or ""
    return {
        "name": column.name,
        "lv": column.lv,
        "en": column.en,
        "hint": i18n.in_every_language(lambda: _(hint) if hint else ""),
        "required": column.required,
        "side": column.side,
        **_read(column),
        **_listed(column, offered),
    }


def _listed(column: Field, offered: Offers) -> Data:
    """Return a column's list, and the spellings by which its entries are known."""
    if not column.terms:
        return {}
    entries = offered.get(column.name, ())
    known = values.spellings(column.terms)
    return {
        "list": [{"code": one.code, "lv": one.lv, "en": one.en} for one in entries],
        "spellings": {folded: term.code for folded, term in known.items()},
    }


def _read(column: Field) -> Data:
    """Return the way a column's kind is read, with its bounds."""
    kind = type(column.read)
    bounds = {
        name: getattr(column.read, name)
        for name in ("low", "high", "limit", "unknown")
        if hasattr(column.read, name)
    }
    return {"how": _HOW[kind], **bounds, **_MORE.get(kind, {})}


def spellings() -> Data:
    """Return how texts, days, numbers and families' codes are told, for every row."""
    return {
        "quotes": "".join(map(chr, spelling.QUOTES)),
        "dashes": script(spelling.DASHES),
        "nothing": sorted(nothing.KNOWN),
        "error": script(values.ERROR),
        "days": [script(form) for form in days.FORMS],
        "whole": script(values.WHOLE),
        "clock": script(values.CLOCK),
        "hours": script(values.HOURS),
        "minutes": script(values.MINUTES),
        "span": script(values.SPAN),
        "sum": script(values.SUM),
        "spoken": values.SPOKEN,
        "marked": script(values.MARKED),
        "people": script(values.PEOPLE),
        "and": script(values.AND),
        "noted": script(values.NOTED),
        "many": typed.MANY,
        "long": typed.LONG,
        "reaches": script(personal.REACHES),
        "street": script(personal.STREET),
        "givenNames": sorted(personal.GIVEN_NAMES),
        "codes": _codes(),
    }


def _codes() -> Data:
    return {
        "edges": codes.EDGES,
        "opening": codes.OPENING,
        "latin": {chr(one): chr(other) for one, other in codes.LATIN.items()},
        "nobody": script(codes.NOBODY),
        "noNumbers": sorted(codes.NO_NUMBERS),
        "answers": sorted(codes.ANSWERS),
        "above": script(codes.AS_ABOVE),
        "number": script(codes.WHOLE),
        "exponent": script(codes.EXPONENT),
        "day": script(codes.DAY),
        "month": script(codes.MONTH),
        "ditto": script(codes.DITTO),
        "counted": script(codes.COUNTED),
        "personal": script(codes.PERSONAL),
        "between": script(codes.BETWEEN),
        "code": script(codes.CODE),
        "twice": script(codes.TWICE),
        "range": script(codes.RANGE),
        "title": script(codes.TITLE),
        "added": script(codes.ADDED),
        "endless": script(codes.ENDLESS),
        "word": script(codes.WORD),
    }


_TOLD = (
    *("required", "date_unreadable", "date_in_future", "date_too_early"),
    *("municipality_unknown", "post_unreadable", "post_ambiguous", "post_unknown"),
    *("no_post", "not_in_list", "activity_unknown", "number_unreadable"),
    *("number_out_of_range", "minutes_meant", "persons_meant", "too_long"),
    *("formula_error", "family_unreadable", "family_nobody", "family_several"),
    *("family_exponent", "family_mended", "family_ditto", "family_missing"),
    *("family_personal", "family_of_column"),
    *("persons_for_minutes", "persons_many", "minutes_many"),
    *("kind_contradicts", "role_may_be_a_name", "role_unknown", "letters_damaged"),
    *("says_nothing", "institution_unknown", "rows_without_work", "personal"),
)


def problems() -> dict[str, dict[str, str]]:
    """Return what is said of a problem, in each language, by its code."""
    return {
        language: {code: _said(code, language) for code in _TOLD}
        for language in i18n.LANGUAGES
    }


def _said(code: str, language: str) -> str:
    with i18n.language(language):
        return _(MESSAGES[code])
