"""The options of a filter, as links."""

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.editions.choices import Choice
from dashboard.ground.i18n import _
from dashboard.reading.kit.pieces.choices import choice
from dashboard.reading.view import View


def option_links(
    view: View, of: Choice, codes: Iterable[str] | None = None
) -> list[Markup]:
    """Return a link for nothing chosen, if that may be, and one for each option.

    `codes` are those that may be chosen here, if not all.
    """
    offered = of.options.codes() if codes is None else codes
    nothing = [(None, _(of.anything))] if of.anything else []
    options = [*nothing, *((code, of.options.label(code)) for code in offered)]
    in_force = getattr(view.filters, of.name)
    return [
        choice(
            words,
            view.address.filtered(**{of.name: code}),
            in_force == code,
            # A phase can be the period too: heard alone, it must say what it is here.
            f"{_(of.title)}: {words}" if of.decides else "",
        )
        for code, words in options
    ]
