"""Component ids that more than one module names."""

from dash import ALL

URL = "url"
ROUTE = "route"
QUERY = "query"
HEAD = "head"
PAGE = "page"
NOTICE = "notice"
CONTENT = "content"

ANY_PART = {"part": ALL, "of": ALL}
ANY_CHART = {"chart": ALL}
WHOLE_PAGE = "page"


def chart(of: str) -> dict[str, str]:
    """Id of the graph of an indicator: refilled, not replaced, so it does not blink."""
    return {"chart": of}


def part(name: str, of: str = WHOLE_PAGE) -> dict[str, str]:
    """Id of a piece that changes with the filters: of one indicator, or the page."""
    return {"part": name, "of": of}
