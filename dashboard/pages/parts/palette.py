"""The palette that Ctrl+K opens: its button, and all it can jump to, as data.

The dialog itself is made by assets/palette.js, from these words alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _


@dataclass(frozen=True, kw_only=True)
class Jump:
    """One place to go to; `hint` says where it is, where its name does not.

    `words` are others by which it is found: synonyms, and its name in the other
    language. `card` is the anchor of a card that every municipality's page has.
    """

    label: str
    href: str
    hint: str = ""
    words: str = ""
    card: str = ""


@dataclass(frozen=True, kw_only=True)
class Jumps:
    """Places of one kind, under their heading."""

    title: str
    jumps: Sequence[Jump]


def button() -> Markup:
    """Return the way to the palette for those who do not know its keys."""
    opens: dict[str, Any] = {
        "data-seek": "true",
        "aria-haspopup": "dialog",
        # A phone has room for the glass alone.
        "aria-label": _("Search"),
        "aria-keyshortcuts": "Control+K Meta+K",
    }
    keys = html.Kbd("Ctrl K", **{"aria-hidden": "true"})
    words = html.Span(_("Search"))
    return html.Button([words, keys], type="button", className="btn tl-seek", **opens)


def _shown(jump: Jump) -> list[str]:
    return [jump.label, jump.hint, jump.href, jump.words, jump.card]


def source(groups: Sequence[Jumps]) -> Markup:
    """Return the words of the palette, and what is in it, where the script reads it."""
    said = {
        "title": _("Jump to a page, municipality, institution, period or indicator"),
        "close": _("Close"),
        "none": _("Nothing found."),
        "keys": _("↑ ↓ to choose, Enter to open, Esc to close"),
        "groups": [
            [group.title, [_shown(one) for one in group.jumps]] for group in groups
        ],
        # Which groups a municipality and a card of its page are taken from.
        "places": _("Municipalities"),
    }
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return html.Span(hidden=True, **{"data-palette": written})
