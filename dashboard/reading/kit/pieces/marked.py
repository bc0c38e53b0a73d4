"""A mark that stands in for a value, with its meaning."""

from markupsafe import Markup

from dashboard.ground import html
from dashboard.reading.columns.marks import Mark


def marked(mark: Mark) -> Markup:
    """Return the mark; its meaning appears when pointed at and is read aloud."""
    return html.Abbr(mark.text, title=mark.label, className="tl-mark")
