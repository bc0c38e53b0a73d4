"""Pages that stand where a page cannot: unknown address, no edition."""

from markupsafe import Markup

from dashboard.ground import html
from dashboard.ground.i18n import _
from dashboard.reading.address import Address
from dashboard.reading.kit.pieces.links import link


def not_found(address: Address) -> Markup:
    """Say that there is no page at this address."""
    home = address.to("/")
    return _notice(
        _("There is no such page"),
        [_("The address leads nowhere."), " ", link(_("To the overview"), home)],
    )


def no_such_edition(address: Address) -> Markup:
    """Say that the edition asked for does not exist."""
    latest = address.but(edition=None).href
    text = _("There is no edition {n}.", n=address.edition)
    return _notice(
        _("There is no such edition"),
        [text, " ", link(_("To the latest edition"), latest)],
    )


def damaged(address: Address) -> Markup:
    """Say that an edition's files are not as they were published."""
    latest = address.but(edition=None).href
    text = _(
        "Its files are not as they were published, so no number of it is shown. Whoever"
        " looks after Tilts can put them back from a backup."
    )
    back = link(_("To the latest edition"), latest)
    said = [text, *([" ", back] if address.edition else [])]
    return _notice(_("This edition is damaged"), said)


def other_version(address: Address, mend: Markup) -> Markup:
    """Say that an edition cannot be opened any more, and what mends it."""
    latest = address.but(edition=None).href
    text = _("It was published by another version of Tilts and has to be made anew.")
    back = link(_("To the latest edition"), latest)
    said = [text, *([" ", back] if address.edition else [])]
    return _notice(_("This edition cannot be opened"), said) + mend


def nothing_published(steps: Markup) -> Markup:
    """Say what to do before there is anything to see."""
    said = _("The pages show numbers as soon as the first edition is published.")
    return _notice(_("Nothing has been published yet"), said) + steps


def _notice(title: str, text: html.Inside) -> Markup:
    head = [html.H1(title), html.P(text, className="tl-lede")]
    return html.Div(head, className="tl-head")
