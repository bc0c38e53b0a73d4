"""What readers outside are to be shown: whether release.toml can be read."""

from collections.abc import Iterator

from dashboard.editions import policy_file
from dashboard.editions.policy import FILE
from dashboard.editions.policy_file import PolicyError
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.upkeep.finding import Finding, fine, look, wrong

POLICY = "outside"


def check(settings: Settings) -> Iterator[Finding]:
    """Read it as publishing does, and hold it against the settings of the machine."""
    try:
        policy = policy_file.read(settings.home)
    except PolicyError as error:
        advice = _("Mend it: until then nothing is published for readers outside.")
        yield wrong(POLICY, str(error), advice)
        return
    if policy.profile and settings.disclosure not in ("default", policy.profile):
        yield look(
            POLICY,
            _("{file} asks for another profile than TILTS_DISCLOSURE.", file=FILE),
            _("The file is in force. Take one of the two away."),
        )
    elif not (settings.home / FILE).exists():
        yield fine(POLICY, _("Readers outside are shown all that may be shown."))
    else:
        yield fine(POLICY, _("{file} can be read.", file=FILE))
