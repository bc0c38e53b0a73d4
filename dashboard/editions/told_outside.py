"""What an edition tells readers outside, in words for who publishes it."""

from dashboard.editions.manifest import Manifest, Outside
from dashboard.ground import i18n
from dashboard.ground.i18n import _, ngettext


def told_outside(manifest: Manifest) -> list[str]:
    """Say how far it reaches outside, and what there is other than inside."""
    outside = manifest.outside
    if outside is None or not outside.up_to:
        return []
    reach = manifest.public.extent
    up_to, ever = (i18n.day(d) for d in (reach.last, manifest.last_of_all))
    said = [
        _(
            "Readers outside are shown the periods that were over by {day}, and all the"
            " data up to {ever}.",
            day=up_to,
            ever=ever,
        )
    ]
    return said + _differences(outside)


def _differences(outside: Outside) -> list[str]:
    said = []
    if outside.hidden:
        of = ngettext(
            "{hidden} of {n} number is hidden there.",
            "{hidden} of {n} numbers are hidden there.",
            outside.cells,
            hidden=i18n.number(outside.hidden),
        )
        said.append(of)
    if outside.changed:
        said.append(
            ngettext(
                "{n} number of earlier periods is another one today; outside it stays"
                " as it was first shown.",
                "{n} numbers of earlier periods are others today; outside they stay as"
                " they were first shown.",
                outside.changed,
            )
        )
    if outside.untold:
        said.append(
            ngettext(
                "{n} number does not fit what was shown earlier and is not shown"
                " outside.",
                "{n} numbers do not fit what was shown earlier and are not shown"
                " outside.",
                outside.untold,
            )
        )
    return said
