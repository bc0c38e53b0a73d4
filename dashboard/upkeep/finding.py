"""One thing that was looked at: in order, worth a look, or wrong; and what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.ground import faults
from dashboard.ground.i18n import N_
from dashboard.ground.settings import Settings

OK, WARNING, FAULT = "ok", "warning", "fault"

WORDS = {OK: N_("fine"), WARNING: N_("look"), FAULT: N_("fault")}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was found of a subject, in a sentence, and what to do about it."""

    subject: str
    state: str
    text: str
    advice: str = ""


Check = Callable[[Settings], Iterator[Finding]]


def fine(subject: str, text: str) -> Finding:
    """Nothing is to be done."""
    return Finding(subject=subject, state=OK, text=text)


def look(subject: str, text: str, advice: str) -> Finding:
    """It works, but somebody should see to it."""
    return Finding(subject=subject, state=WARNING, text=text, advice=advice)


def wrong(subject: str, text: str, advice: str) -> Finding:
    """Something does not work, or is not what it should be."""
    return Finding(subject=subject, state=FAULT, text=text, advice=advice)


def looked_at(name: str, check: Check, settings: Settings) -> list[Finding]:
    """What a check finds; one that cannot look says why, and the others go on."""
    try:
        return [*check(settings)]
    except Exception as error:
        return [wrong(name, faults.sentence(error), "")]
