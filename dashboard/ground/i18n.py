"""Words, numbers and dates in the reader's language.

Mark a string where it is written and translate it where it is shown:

    TITLE = N_("Families per month")   # module level: marked, still English
    html.H3(_(TITLE))                  # inside a function: translated
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations

LANGUAGES = ("lv", "en")
DEFAULT = "lv"

_LOCALES = {"lv": "lv", "en": "en_GB"}
_KEPT = 4096
_TRANSLATIONS = Path(__file__).parent / "translations"
_language = ContextVar("language", default=DEFAULT)
_others: ContextVar[Mapping[str, str] | None] = ContextVar("others", default=None)


def activate(language: str | None) -> None:
    """Use a language for the rest of this request."""
    _language.set(language if language in LANGUAGES else DEFAULT)


def active() -> str:
    """Return the language in use."""
    return _language.get()


@contextmanager
def language(code: str) -> Iterator[None]:
    """Use a language inside a with block."""
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def in_every_language(words: Callable[[], str]) -> dict[str, str]:
    """Return what is said in each language, by its code."""
    found = {}
    for code in LANGUAGES:
        with language(code):
            found[code] = words()
    return found


@contextmanager
def also_with(words: Mapping[str, str]) -> Iterator[None]:
    """Say in Latvian with an edition's own words what lv.po does not say any more."""
    token = _others.set(words)
    try:
        yield
    finally:
        _others.reset(token)


@cache
def _catalogue(code: str) -> NullTranslations:
    """Read a .po file as it is: no compiled catalogue to build or commit."""
    path = _TRANSLATIONS / f"{code}.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return Translations(compiled)


def N_(message: str) -> str:  # noqa: N802
    """Mark a string for translation and leave it as it is."""
    return message


def _(message: str, **values: object) -> str:
    """Translate a string and put values into its {places}."""
    text = _catalogue(active()).gettext(message) if message else ""
    others = _others.get()
    if others and text == message and active() == DEFAULT:
        text = others.get(message, text)
    return text.format(**values) if values else text


def ngettext(singular: str, plural: str, n: int, **values: object) -> str:
    """Translate a string that depends on the number {n}."""
    text = _catalogue(active()).ngettext(singular, plural, n)
    return text.format(n=number(n), **values)


def locale() -> str:
    """Name of the locale that formats numbers and dates."""
    return _LOCALES[active()]


def alphabetical(text: str) -> str:
    """Place of a name in the Latvian alphabet, to sort by: ā after a, č after c."""
    return normalize("NFKD", text.casefold())


def number(value: float, decimals: int | None = None) -> str:
    """Write a number as the reader would: 1 234,5 or 1,234.5.

    With `decimals`, always as many: 33,0 beside 34,2.
    """
    pattern = None if decimals is None else f"#,##0.{'0' * decimals}"
    return _number(value, pattern, locale())


# A page writes the same few numbers and days thousands of times.
@lru_cache(_KEPT, typed=True)
def _number(value: float, pattern: str | None, where: str) -> str:
    return str(format_decimal(value, pattern, locale=where))


@lru_cache(_KEPT)
def _date(value: date, pattern: str, where: str) -> str:
    return str(format_date(value, pattern, locale=where))


def percent(share: float) -> str:
    """Write a share as a whole percentage: 38 %, in English 38%."""
    text = str(format_percent(share, locale=locale()))
    return text.replace("%", "\N{NO-BREAK SPACE}%") if active() == "lv" else text


def signed(value: float) -> str:
    """Write a change with its sign: +16 or −3."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number(abs(value))}"


def day(value: date) -> str:
    """Write a date briefly: 31.12.2019. in Latvian, 31/12/2019 in English."""
    pattern = "dd.MM.yyyy." if active() == "lv" else "d MMM yyyy"
    return _date(value, pattern, locale())


def month(value: date) -> str:
    """Write a month with its year, in words."""
    pattern = "y. 'gada' MMMM" if active() == "lv" else "MMMM y"
    return _date(value, pattern, locale())


def short_month(value: date) -> str:
    """Write a month briefly, without its year."""
    return _date(value, "LLL", locale())


def plotly_locale() -> dict[str, Any]:
    """Tell Plotly the months' names and its separators, so axes speak too."""
    names = Locale.parse(locale())
    months, short = (names.months["format"][width] for width in ("wide", "abbreviated"))
    return {
        "locale": active(),
        "locales": {
            active(): {
                "format": {
                    "months": list(months.values()),
                    "shortMonths": list(short.values()),
                    "decimal": names.number_symbols["latn"]["decimal"],
                    "thousands": names.number_symbols["latn"]["group"],
                }
            }
        },
    }


def separators() -> str:
    """Decimal and thousands separators, as Plotly takes them."""
    symbols = Locale.parse(locale()).number_symbols["latn"]
    return str(symbols["decimal"] + symbols["group"])
