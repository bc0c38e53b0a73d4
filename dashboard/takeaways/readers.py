"""Readers by what a citation or a seminar says of them: edition, audience, language."""

from dashboard.editions.filters import Filters
from dashboard.editions.shelf import Shelf
from dashboard.ground.access import somebody
from dashboard.takeaways.audience import Reader
from dashboard.takeaways.citation import Citation
from dashboard.takeaways.taken import Taken, Wanted, take

_SUBJECT = "cli"


def reader(shelf: Shelf, edition: int | None, audience: str, language: str) -> Reader:
    """Return a reader; the latest edition unless one is named.

    UnknownRoleError for an audience that is none, NoEditionError where the edition
    is not there for it.
    """
    identity = somebody(audience, _SUBJECT)
    opened = shelf.seen_by(identity.scope).edition(edition)
    return Reader(edition=opened, identity=identity, language=language)


def of_citation(citation: Citation, reader: Reader) -> Taken:
    """Take again what a citation names, for a reader; inside reader.reading()."""
    # Read anew, with the phases that the reader's edition knows.
    asked = Filters.from_query(citation.asked) if citation.asked else citation.filters
    wanted = Wanted(
        card=citation.card,
        filters=asked,
        question=citation.question,
        page=citation.page,
    )
    return take(wanted, reader)
