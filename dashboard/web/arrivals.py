"""Who asks for what: all that an answer depends on, read once for many readers."""

from dataclasses import dataclass

from flask import request

from dashboard.editions.edition import NoEditionError
from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import Shelf
from dashboard.ground import i18n, own_municipality, theme
from dashboard.ground.access import Scope, current_scope, may_write
from dashboard.pages.menu import find
from dashboard.pages.render import Reader
from dashboard.reading.address import Address
from dashboard.web import faults
from dashboard.web.callbacks import arrive
from dashboard.web.lately import Lately


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An edition, and what its pages say of others: the latest, and damaged ones."""

    edition: Manifest
    latest: int
    damaged: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """All that an answer to a callback depends on.

    `address` is read, so that spelling it otherwise makes no second answer; `mine` is
    the municipality that is the reader's.
    """

    standing: Standing
    address: Address
    scope: Scope
    writes: bool
    theme: str
    mine: str | None


class Arrivals:
    """What readers ask for, by what their browsers send: each is read once."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._standings = Lately[Standing](shelf.folder)
        self._shown = Lately[Shown | None](shelf.folder)

    def shown(self, path: str | None, query: str | None) -> Shown | None:
        """Tell what an answer depends on; None if no answer to it is kept.

        As when the request arrives, from here on its reader's language is spoken.
        """
        theme.activate(request.cookies)
        mine = request.cookies.get(own_municipality.COOKIE)
        person = (current_scope(), may_write(), theme.active(), mine)
        try:
            shown = self._shown.of(
                (path, query, *person),
                lambda: self.of(arrive(path, query, self.shelf)),
            )
        except NoEditionError:
            return self.of(arrive(path, query, self.shelf))
        if shown:
            i18n.activate(shown.address.language)
            own_municipality.activate(shown.mine)
        return shown

    def of(self, reader: Reader) -> Shown | None:
        """Tell it of a reader who has arrived."""
        if not find(reader.address.path):
            return None
        try:
            standing = self._standing(reader.scope, reader.address.edition)
        except NoEditionError as error:
            faults.note(error)
            return None
        return Shown(
            standing=standing,
            address=reader.address,
            scope=reader.scope,
            writes=may_write(),
            theme=theme.active(),
            mine=own_municipality.active(),
        )

    def still(self, shown: Shown) -> bool:
        """Whether the edition stands as it did when this was shown."""
        try:
            now = self._standing(shown.scope, shown.address.edition)
        except NoEditionError:
            return False
        return now == shown.standing

    def _standing(self, scope: Scope, number: int | None) -> Standing:
        shelf = self.shelf.seen_by(scope)
        return self._standings.of((shelf, number), lambda: _standing(shelf, number))


def _standing(shelf: Shelf, number: int | None) -> Standing:
    """How an edition stands; NoEditionError as the shelf raises it."""
    return Standing(
        edition=shelf.edition(number).manifest,
        latest=shelf.current(),
        damaged=(*shelf.damaged(),),
    )
