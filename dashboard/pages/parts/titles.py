"""The title of a card, wherever it stands."""

from dashboard.ground.i18n import _
from dashboard.reading.indicator import Indicator
from dashboard.reading.kit.tables import words


def title(indicator: Indicator) -> str:
    """Return the card's own title, or that of its query, in the language in use."""
    return _(indicator.title) if indicator.title else words.title(indicator.query)
