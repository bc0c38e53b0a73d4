"""Every page, in the order of the menu."""

from dashboard.ground import reference
from dashboard.ground.i18n import _
from dashboard.pages import (
    comparison,
    cooperation,
    data,
    families,
    method,
    municipality,
    municipality_list,
    overview,
    recommendations,
    survey,
)
from dashboard.pages.page import Page
from dashboard.reading.view import View

PAGES = (
    overview.PAGE,
    families.PAGE,
    cooperation.PAGE,
    municipality_list.LIST,
    comparison.PAGE,
    survey.PAGE,
    recommendations.PAGE,
    data.PAGE,
    method.PAGE,
)
"""The pages of the menu."""


def open_to(view: View | None) -> list[Page]:
    """Return the pages that hold something for a reader; all, before one is known."""
    whole = view.whole if view else None
    return [one for one in PAGES if whole is None or not one.is_empty_for(whole)]


def menu(view: View | None = None) -> list[tuple[str, str]]:
    """Return path and title of each page that is open to a reader."""
    return [(page.path, _(page.title)) for page in open_to(view)]


def find(path: str) -> tuple[Page, str | None] | None:
    """Return the page at a path, and the one municipality it is about, if any."""
    for page in PAGES:
        if path == page.path:
            return page, None
    code = path.removeprefix(municipality.PAGE.path)
    if code != path and code in reference.municipalities():
        return municipality.PAGE, code
    return None
