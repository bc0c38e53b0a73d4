"""Long tables and lists: the first of them, and the rest on demand.

What is sent and not shown lies in a template, which a browser does not build;
assets/rows.js brings it, and so does printing.
"""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.ground import html, i18n
from dashboard.ground.i18n import _, ngettext

PAGE = 15
"""Rows on one page of a table."""
MOST = 1000
"""Rows that are sent; those after them are in the file."""
_FEW = 10
_ON_A_PHONE = 3
_SPARED = 2
"""So few are not worth a button."""


def rows(found: Sequence[Markup]) -> list[Markup]:
    """Return what stands in the body of a table: its first page, and what follows."""
    rest = found[PAGE:MOST]
    return [*found[:PAGE], *([html.Template(rest)] if rest else [])]


def pages(n: int) -> Markup:
    """Return the buttons that turn the pages of so many rows, and where one is."""
    sent = min(n, MOST)
    says = _(
        "Rows {first}–{last} of {n}",
        first=i18n.number(1),
        last=i18n.number(min(n, PAGE)),
        n=i18n.number(sent),
    )
    turn = [
        _button("-1", _("Previous"), is_off=True),
        _button("1", _("Next"), is_off=n <= PAGE),
    ]
    parts = [html.Span(says, role="status"), html.Span(turn)]
    if n > sent:
        more = ngettext(
            "All {n} row is in the file.", "All {n} rows are in the file.", n
        )
        parts.append(html.Span(more, className="tl-turn-more"))
    return html.Div(parts, className="tl-turn")


def said(n: int) -> dict[str, str]:
    """What the script says of the pages of so many rows, in the language in use."""
    told = {
        "data-page": str(PAGE),
        "data-says": _("Rows {first}–{last} of {n}"),
        "data-none": _("Nothing found."),
    }
    if n <= MOST:
        return told
    # The field looks among the rows that were sent.
    sent, whole = i18n.number(MOST), i18n.number(n)
    found = _("Rows {first}–{last} of {n} found among the first {sent} rows")
    none = _(
        "Nothing found among the first {sent} rows; all {n} are in the file.",
        sent=sent,
        n=whole,
    )
    return {**told, "data-found": found.replace("{sent}", sent), "data-none": none}


def _button(step: str, text: str, *, is_off: bool) -> Markup:
    """One that leads nowhere keeps its place in the order of the Tab key."""
    given = {"data-turn": step, "aria-disabled": str(is_off).lower()}
    return html.Button(text, type="button", className="btn", **given)


def folded(items: Sequence[Markup], first: int = _FEW) -> tuple[list[Markup], Markup]:
    """Return what stands in a list of many, and the button below that shows all."""
    if len(items) <= first + _SPARED:
        return [*items], Markup()
    button = _all(first, len(items), "tl-fold", "data-more")
    return [*items[:first], html.Template([*items[first:]])], button


def narrowed(n: int) -> Markup:
    """Return the button for the rows that only a phone leaves out; nothing for few.

    Styles leave out all but three, where each row is a block of lines.
    """
    few = n <= _ON_A_PHONE + _SPARED
    return Markup() if few else _all(_ON_A_PHONE, n, "tl-fold is-narrow", "data-all")


def _all(first: int, n: int, look: str, asks: str) -> Markup:
    text = _("{first} of {n}; show all", first=i18n.number(first), n=i18n.number(n))
    return html.Button(text, type="button", className=f"btn {look}", **{asks: "true"})
