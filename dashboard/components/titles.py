"""The title of a card, wherever it stands."""

from dashboard.i18n import _
from dashboard.indicators import Indicator
from dashboard.tables import words


def title(indicator: Indicator) -> str:
    """Return the card's own title, or that of its query, in the language in use."""
    return _(indicator.title) if indicator.title else words.title(indicator.query)
