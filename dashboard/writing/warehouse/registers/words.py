"""What people call the registers, and what can be done to their entries."""

import re
from collections.abc import Mapping
from datetime import date

from dashboard.ground import i18n
from dashboard.ground.i18n import N_, _

DEEDS: Mapping[str, str] = {
    "add": N_("added"),
    "alias": N_("another name"),
    "unalias": N_("other name taken away"),
    "rename": N_("renamed"),
    "kind": N_("kind"),
    "move": N_("municipality"),
    "merge": N_("merged"),
    "split": N_("made one of its own"),
    "end": N_("ended"),
    "change": N_("changed"),
    "remove": N_("taken out"),
    "import": N_("read from a file"),
}
"""What was done, by the word that the warehouse keeps."""

MEANINGS: Mapping[str, str] = {
    "institutions": N_("Names, kinds, municipalities; merge, split, other names."),
    "posts": N_("When each was filled, and for how many hours."),
    "phases": N_("The funded projects, with their first and last days."),
    "closed_periods": N_("Where no report will come: nothing waits for one."),
    "roles": N_("Who was talked to; a log's role is kept only if it is here."),
    "expected_kinds": N_("What every mediator is expected to work with."),
    "targets": N_("What is to be reached where and when, and from where."),
    "notes": N_(
        "What readers must know beside the numbers. A note is read by many: no names,"
        " no families, nothing that tells of a person; in a small place even an event"
        " can. Mark it for readers outside only if a newspaper could print it."
    ),
    "survey_invitations": N_("How many people each survey was sent to."),
    "activities": N_("What was done, as logs may write it."),
    "esf_measures": N_("What families are brought into."),
    "institution_kinds": N_("Kinds, and the words that names are known by."),
    "survey_questions": N_("What is asked, and in which phases."),
    "survey_choices": N_("What can be ticked, question by question."),
    "outcomes": N_("Words and spellings; numbers are made of the entries."),
    "domains": N_("Words and spellings; numbers are made of the entries."),
}
"""What can be found in each register."""

TITLES: Mapping[str, str] = {
    "institutions": N_("Institutions"),
    "posts": N_("Mediators' posts"),
    "phases": N_("Phases"),
    "closed_periods": N_("Closed periods"),
    "roles": N_("Roles contacted"),
    "activities": N_("Activities"),
    "outcomes": N_("Outcomes"),
    "esf_measures": N_("ESF measures"),
    "institution_kinds": N_("Kinds of institution"),
    "domains": N_("Domains"),
    "expected_kinds": N_("Expected kinds of institution"),
    "targets": N_("Targets and base lines"),
    "notes": N_("Notes on the data"),
    "survey_invitations": N_("Invitations to the survey"),
    "survey_questions": N_("Questions of the survey"),
    "survey_choices": N_("Choices of the survey"),
}
"""What each register is called, in the order in which they are listed."""

_WRITTEN_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def deed(change: Mapping[str, str]) -> str:
    """Say in which register a change was made, and what was done."""
    return f"{_(TITLES[change['register']])}, {_(DEEDS[change['deed']])}"


def told(what: str) -> str:
    """What a change was of, its days as the reader's language writes them."""
    return _WRITTEN_DAY.sub(lambda day: i18n.day(date.fromisoformat(day.group())), what)
