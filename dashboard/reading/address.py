"""The address of what a reader sees: page, filters, language and edition."""

from dataclasses import dataclass, field, replace
from typing import Any, Self
from urllib.parse import parse_qsl, quote, urlencode

from dashboard.editions.edition import NoEditionError
from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.ground.i18n import DEFAULT, LANGUAGES, N_, _

_LONGEST_EDITION = 9


@dataclass(frozen=True, kw_only=True)
class Address:
    """Everything needed to show the same thing again.

    `unread` is what was asked for and cannot be had: a title and the words of each.
    """

    path: str = "/"
    filters: Filters = field(default_factory=Filters)
    language: str = DEFAULT
    edition: int | None = None
    unread: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, path: str | None, query: str | None) -> Self:
        """Read an address; whatever cannot be read keeps its default, and is noted."""
        values = dict(parse_qsl((query or "").removeprefix("?")))
        language = values.get("lang", "")
        edition = values.get("edition", "")
        known = edition.isdecimal() and len(edition) <= _LONGEST_EDITION
        number = int(edition) if known else 0
        unread = Filters.unread(query or "")
        if edition and not number:
            unread += ((N_("Edition"), edition[:_LONGEST_EDITION]),)
        return cls(
            path="/" + (path or "").strip("/"),
            filters=Filters.from_query(query or ""),
            language=language if language in LANGUAGES else DEFAULT,
            edition=number or None,
            unread=unread,
        )

    @classmethod
    def of(cls, path: str | None, query: str | None, shelf: Shelf) -> Self:
        """Read an address with the lists of the edition it is about, if there is one.

        A phase, or a word of another list, may be known to that edition alone.
        """
        plain = cls.read(path, query)
        try:
            edition = shelf.edition(plain.edition)
        except NoEditionError:
            return plain
        with edition.definitions.in_force():
            return cls.read(path, query)

    def but(self, **changes: Any) -> Self:
        """Return the same address with some parts changed."""
        return replace(self, **changes)

    @property
    def passed_over(self) -> str:
        """Say what was asked for and cannot be had; nothing where all can."""
        if not self.unread:
            return ""
        asked = ", ".join(
            _("{filter} “{code}”", filter=_(title), code=code)
            for title, code in self.unread
        )
        return _(
            "The address asks for something that does not exist: {asked}.", asked=asked
        )

    @property
    def fixed(self) -> list[tuple[str, str]]:
        """What every link keeps: language and edition, where they are not default."""
        language = [("lang", self.language)] if self.language != DEFAULT else []
        edition = [("edition", str(self.edition))] if self.edition else []
        return [*language, *edition]

    @property
    def query(self) -> str:
        """The address's query, empty or with its question mark."""
        asked = self.filters.to_query().removeprefix("?")
        text = "&".join(filter(None, (asked, urlencode(self.fixed))))
        return f"?{text}" if text else ""

    @property
    def href(self) -> str:
        """The whole address, as a link holds it.

        A browser takes two slashes, or a backslash, for the name of another site.
        """
        return quote(self.path, safe="/%") + self.query

    def filtered(self, **changes: Any) -> str:
        """Link to the same page with some filters changed."""
        return self.but(filters=self.filters.but(**changes)).href

    def to(self, path: str) -> str:
        """Link to another page with the same filters."""
        return self.but(path=path).href
