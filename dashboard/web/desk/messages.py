"""What is said after a step was taken; the address holds only which, and a number."""

from collections.abc import Mapping

from dashboard.ground.i18n import N_, _, ngettext

_SAID = {
    "undone": N_(
        "Batch {n} is taken back. Publish an edition to show it on the pages."
    ),
    "dropped": N_("The file was put away; nothing of it was kept."),
    "added": N_("The institution is in the register now."),
    "alias": N_("The name is now another name of the institution."),
    "post": N_("The mediator's post is in the register now."),
    "changed": N_(
        "The register is changed. The change stands under Registers, where it can be"
        " undone. Publish an edition to show it on the pages."
    ),
    "change_undone": N_("The change is undone, as if it had never been made."),
    "already": N_("It was so already; nothing was changed."),
    "nothing_chosen": N_("Choose a file first."),
    "no_file_chosen": N_("Tick the files that are to be accepted first."),
    "published": N_(
        "An edition was published in the meantime; it is the first in the list. Publish"
        " another only if something was taken in or mended since."
    ),
    "withdrawn": N_("Edition {n} is shown to nobody any more."),
    "shown": N_("Edition {n} is shown as the newest now."),
    "joined": N_("From the next edition on they are one family."),
    "apart": N_("They are not named any more."),
    "reopened": N_("They are two families again, and are named again."),
    "seminar": N_(
        "That was done already, or the seminar was changed meanwhile: this is how it"
        " stands now."
    ),
    "only_log": N_("Only the log has a page to enter work in."),
    "too_heavy": N_(
        "With so many institutions the page would be heavier than 300 kB. Choose one"
        " municipality."
    ),
    "no_reason": N_("Write in a few words why."),
    "approved": N_("The answer will be shown from the next edition on."),
    "hidden": N_("The answer will not be shown."),
}
_LONGEST = 6


def said(asked: Mapping[str, str]) -> str:
    """Return the sentence an address asks for; empty if it asks for none of ours."""
    text, n = asked.get("done", ""), asked.get("n", "")
    if text not in _SAID:
        return ""
    known = n.isascii() and n.isdecimal() and len(n) <= _LONGEST
    number = int(n) if known else 0
    if "{n}" in _SAID[text]:
        return _(_SAID[text], n=number)
    freed = ngettext(
        "{n} waiting row is now accepted.", "{n} waiting rows are now accepted.", number
    )
    return " ".join([_(_SAID[text]), *([freed] if number else [])])
