"""Component ids that more than one module names."""

URL = "url"
ASKED = "asked"
ANSWER = "answer"
PAGE = "page"
CONTENT = "content"

WHOLE_PAGE = "page"


def part(name: str, of: str = WHOLE_PAGE) -> str:
    """Id of a piece that changes with the filters: of one indicator, or the page."""
    return f"{of}-{name}"
