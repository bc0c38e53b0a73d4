"""What data are taken away for: chosen from a short list, in words where none fits."""

from collections.abc import Mapping

from dashboard.ground.i18n import N_, _

OTHER = "other"
PURPOSES = {
    "report": N_("report or minutes"),
    "meeting": N_("meeting or seminar"),
    "planning": N_("planning the work"),
    "check": N_("checking the data"),
    OTHER: N_("something else"),
}
FOR_EVERYBODY = "public"
"""The purpose of files that hold only what everybody may see: nobody is asked."""

LONGEST, SHORTEST = 200, 3


class NoPurposeError(ValueError):
    """Nobody said what the data are for."""


def purpose(given: Mapping[str, str]) -> str:
    """Read the purpose from a form: a code, or the words written beside it.

    NoPurposeError where none was chosen, or no words stand beside "other".
    """
    code, words = given.get("purpose", ""), " ".join(given.get("why", "").split())
    if code not in PURPOSES:
        raise NoPurposeError(_("Choose what the file is for, then save it."))
    return stated(code if code != OTHER else words)


def stated(said: str) -> str:
    """Return a code or words as a purpose; NoPurposeError where they are none."""
    if said in PURPOSES and said != OTHER:
        return said
    if not SHORTEST <= len(said) <= LONGEST:
        raise NoPurposeError(_("Write in a few words what the file is for."))
    return said


def label(code: str) -> str:
    """Return a purpose as people read it: the list's words, or their own."""
    if code == FOR_EVERYBODY:
        return _("what everybody may see")
    return _(PURPOSES[code]) if code in PURPOSES else code
