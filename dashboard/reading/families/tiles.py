"""The map of tiles: one square for each municipality, about where it lies."""

from markupsafe import Markup

from dashboard.ground import html, i18n, reference
from dashboard.ground.i18n import _, ngettext
from dashboard.ground.reference import Tile
from dashboard.reading.address import Address
from dashboard.reading.answer import Answer
from dashboard.reading.columns.marks import NOT_REPORTED, PROTECTED, Mark
from dashboard.reading.kit.pieces.links import link
from dashboard.reading.kit.tables import protected
from dashboard.reading.rows import Row, is_hidden

_CLASSES = ((40, "s3"), (20, "s2"), (5, "s1"), (0, "s0"))
"""Least number of families of each class, and its look."""


def families_on_map(answer: Answer) -> Markup:
    """Tiles with the number of families where there is a post, and their key."""
    known = {row["municipality"]: row for row in answer.parts}
    tiles = [
        _tile(code, tile, known.get(code), answer.address)
        for code, tile in reference.tiles().items()
    ]
    label = _("Municipalities with a mediator's post")
    return html.Div(
        [html.Ul(tiles, className="tl-tiles", **{"aria-label": label}), _key(known)]
    )


def _tile(code: str, tile: Tile, row: Row | None, address: Address) -> Markup:
    place: dict[str, object] = {"gridArea": f"{tile.row}/{tile.column}"}
    short = html.Span(tile.short, **{"aria-hidden": "true"})
    name = reference.municipality_name(code)
    if row is None:
        # Nothing to open, and a list of 42 would drown the few that there are.
        return html.Li(html.Span(tile.short), style=place, title=name, **_HIDDEN)
    plain = address.filters.but(municipalities=())
    href = address.but(path=f"/pasvaldiba/{code}", filters=plain).href
    said = html.Span(f" {_families(row)}, {name}", className="visually-hidden")
    return html.Li(
        link([html.B(_shown(row)), short, said], href),
        style=place,
        title=name,
        className=_look(row),
    )


_HIDDEN = {"aria-hidden": "true"}


def _shown(row: Row) -> str:
    mark = _mark(row)
    return mark.text if mark else i18n.number(row["families"])


def _mark(row: Row) -> Mark | None:
    if is_hidden(row, "families"):
        return PROTECTED
    return NOT_REPORTED if row["families"] is None else None


def _families(row: Row) -> str:
    mark = _mark(row)
    if mark:
        return mark.label
    # The number stands before it already.
    return ngettext("{n} family", "{n} families", row["families"]).partition(" ")[2]


def _look(row: Row) -> str:
    mark = _mark(row)
    if mark:
        return "is-protected" if mark is PROTECTED else "is-missing"
    return next(look for least, look in _CLASSES if row["families"] >= least)


def _key(known: dict[str, Row]) -> Markup:
    """Name the classes, the smallest and the unreported only where there are any."""
    looks = {_look(row) for row in known.values()}
    words = [
        ("s3", _("40 families and more")),
        ("s2", "20–39"),
        ("s1", "5–19"),
        *([("s0", "0–4")] if "s0" in looks else []),
        *([("is-protected", protected.key())] if "is-protected" in looks else []),
        *([("is-missing", _reported())] if "is-missing" in looks else []),
        ("", _("no post")),
    ]
    items = [
        html.Li([html.Span(className=f"tl-swatch is-tile {look}", **_HIDDEN), text])
        for look, text in words
    ]
    return html.Ul(items, className="tl-key tl-key-below")


def _reported() -> str:
    return f"{NOT_REPORTED.text} {NOT_REPORTED.label}"
