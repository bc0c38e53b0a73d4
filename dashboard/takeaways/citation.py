"""What a drawing in a file is of: written into the file, and read back from it."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

from dashboard.editions.filters import Filters
from dashboard.ground.i18n import DEFAULT, LANGUAGES

_MARK = "tilts:"

DRAWING, SENTENCES = "drawing", "sentences"
"""What of a card an object holds: its drawing, or all its sentences."""

_OWN = frozenset(
    {
        "edition",
        "as",
        "lang",
        "question",
        "page",
        "part",
        "titled",
        "digest",
        "words",
        "notes",
    }
)

_PANEL = "panel "
"""Before the name of a line, where an object holds this one of several."""


def panel_of(part: str) -> str:
    """Return the name of the line that a part is; "" of what is none."""
    return part.removeprefix(_PANEL) if part.startswith(_PANEL) else ""


def page_of(text: str) -> int:
    """Read the page of a table that an address asks for; 0 where it asks for none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONG else 0


_LONG = 5


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A card by its filters and edition, as one audience may see it.

    `digest` is of the answer it was made of, `words` of all that the object said then,
    `notes` of what was generated of it into the notes of its slide, behind its length.
    `is_titled` says that the title of the slide is the card's own statement.
    """

    card: str
    filters: Filters
    edition: int
    audience: str
    language: str
    question: str = ""
    page: int = 0
    part: str = DRAWING
    is_titled: bool = False
    digest: str = ""
    words: str = ""
    notes: str = ""
    asked: str = ""
    """The filters as they were read: a phase may be known to the edition alone."""

    @property
    def name(self) -> str:
        """The citation as the name of an object, which programs keep when they save."""
        own = {
            "edition": str(self.edition),
            "as": self.audience,
            "lang": self.language,
            "question": self.question,
            "page": str(self.page or ""),
            "part": self.part if self.part != DRAWING else "",
            "titled": "1" if self.is_titled else "",
            "digest": self.digest,
            "words": self.words,
            "notes": self.notes,
        }
        asked = self.asked or self.filters.to_query().removeprefix("?")
        given = urlencode({name: value for name, value in own.items() if value})
        return f"{_MARK}{self.card}?{'&'.join(filter(None, (asked, given)))}"

    @classmethod
    def read(cls, name: str) -> Self | None:
        """Read the name of an object; None where it is none of ours."""
        card, _sign, query = name.removeprefix(_MARK).partition("?")
        own = dict(parse_qsl(query))
        edition = own.get("edition", "")
        if not name.startswith(_MARK) or not edition.isdecimal():
            return None
        return cls(
            card=card,
            filters=Filters.from_query(query),
            asked=urlencode([(n, v) for n, v in parse_qsl(query) if n not in _OWN]),
            edition=int(edition),
            audience=own.get("as", ""),
            language=own["lang"] if own.get("lang") in LANGUAGES else DEFAULT,
            question=own.get("question", ""),
            page=page_of(own.get("page", "")),
            part=own.get("part", DRAWING),
            is_titled="titled" in own,
            digest=own.get("digest", ""),
            words=own.get("words", ""),
            notes=own.get("notes", ""),
        )

    def but(self, **changes: object) -> Self:
        """Return the same with some parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def panel(self) -> str:
        """The line that is drawn, of several that are drawn each in its own field."""
        return panel_of(self.part)

    @property
    def is_drawn(self) -> bool:
        """Whether the object is a drawing, or a part of one."""
        return self.part == DRAWING or bool(self.panel)

    def of_panel(self, name: str) -> Self:
        """Return the citation of one of several lines."""
        return replace(self, part=f"{_PANEL}{name}")

    @property
    def key(self) -> Self:
        """The same without what changes from edition to edition."""
        return replace(self, edition=0, digest="", words="", notes="")
