"""The map of tiles: one square for each municipality, about where it lies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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

_LOOKS = ("s0", "s1", "s2", "s3")
"""From the fewest families to the most."""


@dataclass(frozen=True, kw_only=True)
class Class:
    """Tiles of one look: those with so many families, which some really have."""

    look: str
    low: int
    high: int

    @property
    def label(self) -> str:
        """Its ends, or the one number in it."""
        low, high = i18n.number(self.low), i18n.number(self.high)
        return low if low == high else f"{low}–{high}"


def classes(numbers: Iterable[int]) -> list[Class]:
    """Cut the numbers into up to four classes of about as many tiles each.

    Equal numbers are never parted. Fewer classes have the darker looks.
    """
    found = sorted(numbers)
    distinct = len({*found})
    n = min(len(_LOOKS), distinct)
    cuts = [found[len(found) * place // n] for place in range(n)] if n else []
    starts = sorted({*cuts, *found[:1]})
    looks = _LOOKS[len(_LOOKS) - len(starts) :]
    ends = [max(x for x in found if x < start) for start in starts[1:]]
    return [
        Class(look=look, low=low, high=high)
        for look, low, high in zip(looks, starts, [*ends, *found[-1:]], strict=True)
    ]


def families_on_map(answer: Answer) -> Markup:
    """Tiles with the number of families where there is a post, and their key."""
    known = {row["municipality"]: row for row in answer.parts}
    shown = [row["families"] for row in known.values() if not _mark(row)]
    cut = classes(shown)
    tiles = [
        _tile(code, tile, known.get(code), answer.address, cut)
        for code, tile in reference.tiles().items()
    ]
    label = _("Municipalities with a mediator's post")
    return html.Div(
        [
            html.Ul(tiles, className="tl-tiles", **{"aria-label": label}),
            _key(known, cut),
        ]
    )


def _tile(
    code: str, tile: Tile, row: Row | None, address: Address, cut: Sequence[Class]
) -> Markup:
    place: dict[str, object] = {"gridArea": f"{tile.row}/{tile.column}"}
    short = html.Span(tile.short, **{"aria-hidden": "true"})
    name = reference.municipality_name(code)
    if row is None:
        # Nothing to open, and a list of 42 would drown the few that there are.
        return html.Li(
            html.Span(tile.short), style=place, title=_whole_name(code), **_HIDDEN
        )
    plain = address.filters.but(municipalities=())
    href = address.but(path=f"/pasvaldiba/{code}", filters=plain).href
    said = html.Span(f" {_families(row)}, {name}", className="visually-hidden")
    return html.Li(
        link([html.B(_shown(row)), short, said], href),
        style=place,
        title=_whole_name(code),
        className=_look(row, cut),
    )


_HIDDEN = {"aria-hidden": "true"}


def _whole_name(code: str) -> str:
    """Its name, and those that reforms have made part of it."""
    name = reference.municipality_name(code)
    names = {one.name for one in reference.predecessors(code)} - {name}
    former = ", ".join(sorted(names, key=i18n.alphabetical))
    if not former:
        return name
    return _("{name}; before the reforms also {former}", name=name, former=former)


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


def _look(row: Row, cut: Sequence[Class]) -> str:
    mark = _mark(row)
    if mark:
        return "is-protected" if mark is PROTECTED else "is-missing"
    return next(one.look for one in cut if one.low <= row["families"] <= one.high)


def _key(known: dict[str, Row], cut: Sequence[Class]) -> Markup:
    """Name the classes, and the marks where there are any."""
    looks = {_look(row, cut) for row in known.values()}
    words = [
        *((one.look, one.label) for one in reversed(cut)),
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
