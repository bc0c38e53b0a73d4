"""Links inside the dashboard: the address changes, the document stays."""

from typing import Any

from markupsafe import Markup

from dashboard.ground import html

# dcc.Link takes no aria attributes and jumps to the top; assets/tilts.js does not.
_INSIDE = {"data-inside": "true"}


def link(
    text: Any,
    href: str,
    *,
    className: str = "",  # noqa: N803 - as Dash names it
    current: str = "",
    label: str = "",
) -> Markup:
    """Return a link; `current` says of what it is the chosen one: page or true."""
    said = {"aria-current": current, "aria-label": label}
    given = {name: value for name, value in said.items() if value}
    return html.A(text, href=href, className=className, **_INSIDE, **given)


def beside(sign: str, href: str, *, label: str, rel: str) -> Markup:
    """Return the way to what stands before or after this: prev or next."""
    said = {"aria-label": label, "rel": rel}
    return html.A(sign, href=href, className="btn tl-beside", **_INSIDE, **said)
