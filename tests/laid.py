"""A page or a card that is laid out, and what fills its slots."""

from dashboard.ground import html
from dashboard.pages.parts.card import card
from dashboard.pages.parts.slot import laying


def parts_of(lay, of="page"):
    """What is made for each part of a page, or of a card, by its name."""
    with laying() as slots:
        lay()
    return {
        id_.removeprefix(f"{of}-"): html.joined(make())
        for id_, make in slots.parts.items()
    }


def parts_of_card(indicator, view):
    return parts_of(lambda: card(indicator, view), indicator.name)


def chart_of_card(indicator, view):
    """The figure of a card's chart."""
    with laying() as slots:
        card(indicator, view)
    return slots.charts[indicator.name]()
