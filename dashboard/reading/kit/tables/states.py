"""What can become of a month's report, in words."""

from dashboard.ground.i18n import N_, _

STATES = {
    "on_time": N_("on time"),
    "late": N_("late"),
    "held": N_("waits for the register"),
    "rejected": N_("rejected, cannot be read"),
    "missing": N_("not received [x]"),
    "open": N_("the month has not ended"),
}


def label(code: str) -> str:
    """Words of a state; the code itself where there are none."""
    return _(STATES.get(code, code))
