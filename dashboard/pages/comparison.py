"""Municipalities side by side, on a fair basis and without ranks."""

from dashboard.ground.i18n import N_, _
from dashboard.pages.page import Page, from_to
from dashboard.reading.families import indicators as families
from dashboard.reading.indicator import Section
from dashboard.reading.view import View
from dashboard.reading.workload import indicators as workload


def _fair(view: View) -> str:
    return _(
        "What was done from {first} to {last}, for each month and each paid hour in"
        " which a mediator's post was filled.",
        **from_to(view),
    )


PAGE = Page(
    path="/salidzinajums",
    title=N_("Comparison"),
    lede=_fair,
    sections=(
        *workload.SECTIONS,
        Section(title=N_("Over time"), cards=(families.MONTHS_SIDE_BY_SIDE,)),
    ),
)
