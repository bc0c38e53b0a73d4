"""A field on which boxes, lines and words are put: SVG in pixels, 96 to an inch."""

from dataclasses import dataclass, field

from markupsafe import Markup, escape

PER_INCH = 96
SMALLEST = 24
"""Pixels of the smallest words on a card of 1280 × 720."""

FONT = "'Source Sans 3', 'Tilts Fallback', system-ui, sans-serif"

COLOURS = {
    "ink": "#1B1A17",
    "ink2": "#4F4B44",
    "paper": "#FFFFFF",
    "grid": "#E6E2D9",
    "gap": "#EFEBE3",
    "tint": "#E6EDF4",
    "context": "#8C867B",
    "c1": "#12436D",
    "c2": "#28A197",
    "c3": "#801650",
    "c4": "#F46A25",
    "step1": "#6BACE6",
    "step2": "#2073BC",
    "step3": "#12436D",
}
"""Always those of paper: what is taken away has no dark side."""

ON = {"c1": "paper", "c3": "paper", "context": "paper", "step2": "paper"}
"""The ink on a filled colour, where it is not the common one."""

_DESCENDERS = 0.3

Box = tuple[float, float, float, float]
"""Left, top, width and height."""


@dataclass(kw_only=True)
class Canvas:
    """What has been put so far, in pixels."""

    parts: list[Markup] = field(default_factory=list)
    low: float = 0
    """Where the lowest of it ends."""

    def box(self, box: Box, colour: str, look: str = "filled", said: str = "") -> None:
        """A box: filled, outlined, or dotted; says something when pointed at."""
        left, top, width, height = box
        self.low = max(self.low, top + height)
        place = Markup('x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"').format(
            left, top, max(width, 0), max(height, 0)
        )
        self.parts.append(
            Markup("<rect {} {}>{}</rect>").format(
                place, _look(colour, look), _told(said)
            )
        )

    def dot(self, box: Box, colour: str, said: str = "") -> None:
        """A dot as wide as the box; says something when pointed at."""
        left, top, width, height = box
        self.low = max(self.low, top + height)
        circle = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}" {}>{}</circle>')
        middle = left + width / 2, top + height / 2
        look = _look(colour, "filled")
        self.parts.append(circle.format(*middle, width / 2, look, _told(said)))

    def line(self, points: list[tuple[float, float]], colour: str) -> None:
        """A line through points."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(
            Markup(
                '<polyline points="{}" fill="none" stroke="{}" stroke-width="4"'
                ' stroke-linejoin="round"/>'
            ).format(path, COLOURS[colour])
        )

    def words(
        self, text: str, at: tuple[float, float], style: "Style | None" = None
    ) -> None:
        """Words from a point of their base line on, to it, or about it."""
        look = style or Style()
        self.low = max(self.low, at[1] + look.size * _DESCENDERS)
        self.parts.append(
            Markup(
                '<text x="{:.1f}" y="{:.1f}" font-size="{:.0f}" fill="{}"'
                ' font-weight="{}" text-anchor="{}">{}</text>'
            ).format(
                *at,
                look.size,
                COLOURS[look.colour],
                "700" if look.is_bold else "400",
                look.anchor,
                escape(text),
            )
        )

    def joined(self) -> Markup:
        """Everything that was put, in its order."""
        return Markup("").join(self.parts)


@dataclass(frozen=True, kw_only=True)
class Style:
    """How words are set; `anchor` is start, middle or end."""

    size: float = SMALLEST
    colour: str = "ink"
    is_bold: bool = False
    anchor: str = "start"


def _told(said: str) -> Markup:
    return Markup("<title>{}</title>").format(said) if said else Markup("")


def _look(colour: str, look: str) -> Markup:
    if look == "filled":
        return Markup('fill="{}"').format(COLOURS[colour])
    dash = Markup(' stroke-dasharray="5 4"') if look == "dotted" else Markup("")
    return Markup('fill="#FFFFFF" stroke="{}" stroke-width="3"{}').format(
        COLOURS[colour], dash
    )
