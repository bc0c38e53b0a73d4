"""Pages that stand where a page cannot: unknown address, no edition."""

from dash import html
from dash.development.base_component import Component

from dashboard.address import Address
from dashboard.components.links import link
from dashboard.i18n import _


def not_found(address: Address) -> list[Component]:
    """Say that there is no page at this address."""
    home = address.to("/")
    return _notice(
        _("There is no such page"),
        [_("The address leads nowhere."), " ", link(_("To the overview"), home)],
    )


def no_such_edition(address: Address) -> list[Component]:
    """Say that the edition asked for does not exist."""
    latest = address.but(edition=None).href
    text = _("There is no edition {n}.", n=address.edition)
    return _notice(
        _("There is no such edition"),
        [text, " ", link(_("To the latest edition"), latest)],
    )


def nothing_published() -> list[Component]:
    """Say what to do before there is anything to see."""
    return [
        *_notice(
            _("Nothing has been published yet"),
            [_("Import the mediators' logs, then publish an edition:")],
        ),
        html.Pre(html.Code("tilts import FILE…\ntilts publish"), tabIndex=0),
        html.P(_("This page shows the edition as soon as it is published.")),
    ]


def _notice(title: str, text: list[str | Component]) -> list[Component]:
    return [
        html.Div(
            [html.H1(title), html.P(text, className="tl-lede")], className="tl-head"
        )
    ]
