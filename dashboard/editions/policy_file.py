"""Read and write release.toml; whatever is wrong in it is said with its line."""

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from dashboard.disclosure.profiles import PROFILES
from dashboard.editions.manifest import Manifest
from dashboard.editions.policy import COALITIONS, ENDS, FILE, TOGETHER, Policy
from dashboard.editions.released import EVERY
from dashboard.ground import home, reference, regular
from dashboard.ground.i18n import _

_EACH, _TOGETHER, _ALL = "each", "together", "all"
_THRESHOLDS = range(3, 100)
_DAYS = range(367)
_AT_LINE = re.compile(r"at line (\d+)")

Value = Any
"""What TOML may hold."""


class PolicyError(ValueError):
    """What is wrong in release.toml, where, and what would be right."""


class _WrongError(ValueError):
    """What is wrong with a value, and what would be right."""


def read(folder: Path) -> Policy:
    """Read the policy of a home, the default where there is no file; PolicyError."""
    path = folder / FILE
    try:
        content = regular.content(path)
    except FileNotFoundError:
        return Policy()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _at(path, line, _("It is not written in UTF-8."), _saved()) from error
    try:
        given = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Also numbers of thousands of digits, and lists in lists without an end.
        raise _at(path, _line_of(error, text), _unreadable(), _example()) from error
    values = {key: _value(path, text, key, given) for key in given}
    return Policy(**values, said=frozenset(given))


def make_sure_it_is_said(policy: Policy, before: Manifest | None) -> None:
    """PolicyError where a line is gone by which the edition before told less.

    So a file that was cut short or lost tells nobody more: more is told only by a line
    that says it.
    """
    if before is None or before.outside is None:
        return
    for key in policy.unsaid(before.outside):
        written = {name: default for name, default, _meaning in _lines()}
        raise PolicyError(
            _(
                "{file} does not say “{key}” any more, by which edition {n} told less"
                " outside. Put the line back; or, if more is to be told: {line}",
                file=FILE,
                key=key,
                n=before.number,
                line=f"{key} = {written.get(key, policy.threshold)}",
            )
        )


def seed(folder: Path) -> Path | None:
    """Write the default with what can be chosen, in the reader's language; once."""
    path = folder / FILE
    if path.exists():
        return None
    home.write(path, default_text())
    return path


def default_text() -> str:
    """The file with the default, and what each line is for."""
    lines = [f"# {_heading()}"]
    for key, written, meaning in _lines():
        lines += ["", f"# {meaning}", f"{key} = {written}"]
    left_out = _("Left out, the settings of the machine say these two:")
    lines += ["", f"# {left_out}", '# profile = "default"', "# threshold = 5", ""]
    return "\n".join(lines)


def _heading() -> str:
    return _(
        "What readers outside of the programme are shown. It holds from the next"
        " edition on; what was published stays as it is. What a choice costs:"
        " tilts outside costs"
    )


def _lines() -> list[tuple[str, str, str]]:
    """Key, default as it is written, and what is chosen by it."""
    return [
        (
            "periods",
            _listed(EVERY),
            _("Kinds of periods. Fewer of them leave fewer numbers to hide."),
        ),
        ("domains", f'"{_ALL}"', _('"all", or the codes of some; [] tells of none.')),
        (
            "places",
            f'"{_EACH}"',
            _(
                '"each" municipality by itself, all of them "together", or the codes'
                " of those that are told of."
            ),
        ),
        (
            "all_grows_at",
            _listed(ENDS),
            _(
                "What must end before all the data, as one number, are told anew."
                " Any other period is told once and stays."
            ),
        ),
        ("wait_days", "14", _("So many days after its end a period is told of.")),
        (
            "coalition",
            "1",
            _(
                "How many municipalities may put their own numbers together and still"
                " learn no hidden one: 1 or 2."
            ),
        ),
    ]


def _listed(codes: Collection[str]) -> str:
    return "[" + ", ".join(f'"{code}"' for code in codes) + "]"


def _at(path: Path, line: int, wrong: str, right: str) -> PolicyError:
    where = _("{file}, line {line}:", file=path.name, line=line)
    return PolicyError(f"{where} {wrong} {right}")


def _value(path: Path, text: str, key: str, given: Mapping[str, Value]) -> Value:
    line = _line_of_key(key, text)
    if key not in _READERS:
        known = ", ".join(_READERS)
        wrong = _("There is no key “{key}”.", key=key)
        raise _at(path, line, wrong, _("Keys: {keys}.", keys=known))
    try:
        return _READERS[key](given[key])
    except _WrongError as error:
        wrong, right = error.args
        raise _at(path, line, f"“{key}”: {wrong}", right) from error


def _line_of_key(key: str, text: str) -> int:
    """The line on which a key, or a part of that name, is written; else the first."""
    named = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[\]=.]""")
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if named.match(line)), 1)


def _line_of(error: Exception, text: str) -> int:
    named = _AT_LINE.search(str(error))
    return int(named[1]) if named else max(1, len(text.splitlines()))


def _unreadable() -> str:
    return _("The line cannot be read, or says something twice.")


def _example() -> str:
    return _("Right would be: {example}", example='periods = ["year", "phase", "all"]')


def _saved() -> str:
    return _("Save the file as UTF-8.")


def _some(codes: Collection[str], value: Value) -> tuple[str, ...]:
    """Read a list of codes; _WrongError names the first that there is not."""
    right = _("Right would be a list of some of these: {codes}.", codes=_listed(codes))
    if not isinstance(value, list):
        raise _WrongError(_("It is no list."), right)
    for one in value:
        if one not in codes:
            raise _WrongError(_("There is no “{code}”.", code=one), right)
    return tuple(code for code in codes if code in value)


def _periods(value: Value) -> tuple[str, ...]:
    found = _some(EVERY, value)
    if not found:
        right = _("Name at least one of: {codes}.", codes=_listed(EVERY))
        raise _WrongError(_("No kind of period is left."), right)
    return found


def _ends(value: Value) -> tuple[str, ...]:
    return _some(ENDS, value)


def _domains(value: Value) -> tuple[str, ...] | None:
    return None if value == _ALL else _some([*reference.vocabulary("domains")], value)


def _places(value: Value) -> tuple[str, ...] | None:
    if value == _EACH:
        return None
    if value == _TOGETHER:
        return TOGETHER
    right = _(
        'Right would be "each", "together", or a list of codes of municipalities, such'
        " as {example}.",
        example='["0003000"]',
    )
    if not isinstance(value, list) or not value:
        raise _WrongError(_("It is not one of the words, and no list."), right)
    for one in value:
        if not isinstance(one, str) or one not in reference.municipalities():
            wrong = _("There is no municipality with the code “{code}”.", code=one)
            raise _WrongError(wrong, right)
    return tuple(dict.fromkeys(value))


def _whole(allowed: Collection[int]) -> Callable[[Value], int]:
    """A reader of whole numbers, of those that are allowed."""
    least, most = min(allowed), max(allowed)

    def read_number(value: Value) -> int:
        # To TOML true is no number, to Python it is 1.
        if isinstance(value, bool) or not isinstance(value, int):
            wrong = _("It is no whole number.")
        elif value not in allowed:
            wrong = _("{n} is not possible.", n=value)
        else:
            return value
        raise _WrongError(wrong, _("Possible: {low} to {high}.", low=least, high=most))

    return read_number


def _profile(value: Value) -> str:
    if not isinstance(value, str) or value not in PROFILES:
        names = ", ".join(f'"{name}"' for name in PROFILES)
        wrong = _("There is no profile “{name}”.", name=value)
        raise _WrongError(wrong, _("Profiles: {names}.", names=names))
    return value


_READERS: Mapping[str, Callable[[Value], Value]] = {
    "periods": _periods,
    "domains": _domains,
    "places": _places,
    "all_grows_at": _ends,
    "wait_days": _whole(_DAYS),
    "profile": _profile,
    "threshold": _whole(_THRESHOLDS),
    "coalition": _whole(COALITIONS),
}
