"""The mediators' posts an import checks its rows against."""

import re
from dataclasses import dataclass, field
from datetime import date

from dashboard.ground import places
from dashboard.ground.spelling import fold, plain_dashes
from dashboard.writing.contracts.problems import CellError

_TITLE = re.compile(r"^(romu )?mediator\w*( amats)?[\s,:-]*")


@dataclass(frozen=True, kw_only=True)
class Post:
    """A time during which a mediator's post was filled, both days included."""

    post: str
    municipality: str
    first: date
    last: date | None

    def filled(self, day: date) -> bool:
        """Whether the post was filled on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, kw_only=True)
class Posts:
    """The register of posts, as it stands at the import."""

    register: tuple[Post, ...]
    today: date
    _known: dict[tuple[str, date], list[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Rows of one place and day come again and again in a file."""

    def filled(self, municipality: str, day: date) -> bool:
        """Whether a municipality has a post, under this very code, on a day."""
        return any(
            one.municipality == municipality and one.filled(day)
            for one in self.register
        )

    def on(self, municipality: str, day: date) -> list[str]:
        """Codes of the posts of a municipality on a day."""
        if (municipality, day) not in self._known:
            self._known[municipality, day] = sorted(
                {
                    one.post
                    for one in self.register
                    if one.municipality == municipality and one.filled(day)
                }
            )
        return self._known[municipality, day]

    def code(self, value: object, municipality: str | None) -> str | None:
        """Read a post: its code 0001000-2, its number 2, or the municipality's name.

        The name says no more than the municipality does, so it gives None.
        """
        plain = plain_dashes(str(value).strip())
        if re.fullmatch(r"\d{7}-\d{1,2}", plain):
            return plain
        if re.fullmatch(r"\d{1,2}", plain) and municipality:
            return f"{municipality}-{plain}"
        name = _TITLE.sub("", fold(plain))
        if not (name and municipality) or places.means(name, municipality):
            return None
        raise CellError("post_unreadable", example=f"{municipality or '0001000'}-1")
