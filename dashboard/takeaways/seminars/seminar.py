"""A seminar: a small TOML file under the home, read and written."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from dashboard.editions.filters import Filters
from dashboard.ground import faults, home, regular
from dashboard.ground.i18n import LANGUAGES, _

FOLDER = "seminars"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")

KINDS = (
    "section",
    "text",
    "indicator",
    "municipality",
    "recommendations",
    "question",
    "published",
    "quotation",
    "thanks",
)
"""Kinds of slide; those from indicator to published but municipality show a card."""

CARDS = {
    "recommendations": "recommendation_status",
    "question": "survey_by_wave",
    "published": "published_and_computed",
}
"""The card of a kind that names none of its own."""


class SeminarError(ValueError):
    """The file is no seminar, or says something that there is not."""


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One slide: `headline` takes the place of the generated statement.

    `card` and the fields after it say what is shown, `audience` for whom
    recommendations are, `page` which part of a long table it is (0 is its beginning),
    `claims` what a headline of one's own rests on.
    """

    kind: str
    headline: str = ""
    card: str = ""
    period: str = ""
    municipality: str = ""
    domain: str = ""
    question: str = ""
    audience: str = ""
    page: int = 0
    lines: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    notes: str = ""

    @property
    def shows(self) -> str:
        """The card that is shown; empty where there is none."""
        return self.card or CARDS.get(self.kind, "")

    @property
    def mark(self) -> str:
        """What tells it from other slides, and from itself before a change."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]

    @property
    def filters(self) -> Filters:
        """What its card is asked."""
        return Filters(
            period=self.period or None,
            municipalities=(self.municipality,) if self.municipality else (),
            domain=self.domain or None,
            audience=self.audience or None,
        )

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Self:
        """Read a slide; SeminarError names what cannot be read."""
        if not isinstance(values, Mapping):
            raise SeminarError(_("“{name}” cannot be read.", name="slides"))
        known = {field.name for field in fields(cls)}
        for name, value in values.items():
            if name not in known:
                raise SeminarError(_("A slide has no “{name}”.", name=name))
            if type(value) is not _TYPES.get(name, str):
                raise SeminarError(_("“{name}” cannot be read.", name=name))
        if values.get("kind") not in KINDS:
            raise SeminarError(
                _(
                    "There is no slide of the kind “{kind}”. Kinds: {kinds}.",
                    kind=values.get("kind", ""),
                    kinds=", ".join(KINDS),
                )
            )
        given = {name: tuple(map(str, values.get(name, ()))) for name in _LISTS}
        return cls(**{**values, **given})


_LISTS = ("lines", "claims")
_TYPES: dict[str, type] = {"lines": list, "claims": list, "page": int}


@dataclass(frozen=True, kw_only=True)
class Seminar:
    """What a seminar shows, of which edition, to whom and in which language."""

    name: str
    title: str
    edition: int
    place: str = ""
    day: date | None = None
    language: str = "lv"
    audience: str = "outside"
    slides: tuple[Slide, ...] = ()

    def but(self, **changes: Any) -> Self:
        """Return the same with some parts changed."""
        return replace(self, **changes)


def path(home_: Path, name: str) -> Path:
    """Return the file of a seminar; SeminarError where the name is none."""
    if not _NAME.fullmatch(name):
        raise SeminarError(
            _(
                "“{name}” is no name of a seminar: small letters, digits and hyphens.",
                name=name,
            )
        )
    return home_ / FOLDER / f"{name}.toml"


def is_there(home_: Path, name: str) -> bool:
    """Whether there is a seminar of a name, which may be none."""
    return bool(_NAME.fullmatch(name)) and path(home_, name).exists()


def names(home_: Path) -> list[str]:
    """Return the names of the seminars there are."""
    return sorted(file.stem for file in (home_ / FOLDER).glob("*.toml"))


def read(home_: Path, name: str) -> Seminar:
    """Read a seminar; SeminarError says in words what is wrong with it."""
    try:
        return parsed(path(home_, name), name)
    except FileNotFoundError:
        raise SeminarError(
            _(
                "There is no seminar “{name}”. Seminars: {names}.",
                name=name,
                names=", ".join(names(home_)) or "–",
            )
        ) from None


def glimpsed(home_: Path, name: str) -> Seminar | str:
    """Read a seminar, or say why it cannot be: the others of a list can be."""
    try:
        return read(home_, name)
    except SeminarError as error:
        return str(error)
    except OSError as error:
        return faults.sentence(error)


def parsed(file: Path, name: str) -> Seminar:
    """Read a file as a seminar of this name; SeminarError says what is wrong in it."""
    try:
        values = tomllib.loads(regular.text(file))
    except (ValueError, RecursionError) as error:
        raise SeminarError(
            _("{file} cannot be read: {error}.", file=file.name, error=error)
        ) from error
    return of(name, values)


def of(name: str, values: Mapping[str, Any]) -> Seminar:
    """Read a seminar from the values of its file; SeminarError where they are wrong."""
    language, edition = values.get("language", "lv"), values.get("edition")
    if language not in LANGUAGES:
        raise SeminarError(_("There is no language “{name}”.", name=language))
    if type(edition) is not int:
        raise SeminarError(_("The seminar does not name its edition."))
    day, slides = values.get("date"), values.get("slides", [])
    if not isinstance(slides, list):
        raise SeminarError(_("“{name}” cannot be read.", name="slides"))
    return Seminar(
        name=name,
        title=str(values.get("title", name)),
        place=str(values.get("place", "")),
        day=day if isinstance(day, date) else None,
        edition=edition,
        language=language,
        audience=str(values.get("audience", "outside")),
        slides=tuple(map(Slide.read, slides)),
    )


def write(home_: Path, seminar: Seminar) -> Path:
    """Write a seminar into its file, in the place of what was there."""
    file = path(home_, seminar.name)
    file.parent.mkdir(parents=True, exist_ok=True)
    home.write(file, to_toml(seminar))
    return file


def to_toml(seminar: Seminar) -> str:
    """Return a seminar as its file, as people would write it."""
    head = {
        "title": seminar.title,
        "place": seminar.place,
        "date": seminar.day,
        "language": seminar.language,
        "edition": seminar.edition,
        "audience": seminar.audience,
    }
    lines = [f"{name} = {_value(value)}" for name, value in head.items() if value]
    for slide in seminar.slides:
        lines += ["", "[[slides]]"]
        lines += [
            f"{field.name} = {_value(value)}"
            for field in fields(slide)
            if (value := getattr(slide, field.name))
        ]
    return "\n".join([*lines, ""])


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if not isinstance(value, str):
        return str(value)
    # A basic string of TOML is written as one of JSON, but for the end of deletion.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
