"""Municipalities side by side, on a fair basis and without ranks."""

from dashboard.ground.i18n import N_, _
from dashboard.pages.page import Page, Section, from_to
from dashboard.reading.view import View
from dashboard.reading.workload import indicators


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
        Section(
            title=N_("On a fair basis"),
            indicators=(indicators.A_POST_MONTH, indicators.A_PAID_HOUR),
        ),
        Section(
            title=N_("Beside the rates"),
            indicators=(indicators.CONTEXT, indicators.RAW_COUNTS),
        ),
        Section(title=N_("Over time"), indicators=(indicators.MONTHS_SIDE_BY_SIDE,)),
    ),
)
