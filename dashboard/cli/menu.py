"""The commands there are: what each is for, and the module that holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

import click

from dashboard.cli.words import Group
from dashboard.ground.i18n import N_, _


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One command: its module is read only where it is run or asked for help."""

    module: str
    meaning: str


MENU: Mapping[str, Entry] = {
    "import": Entry(
        module="intake",
        meaning=N_("Import logs or survey answers; each file is one batch."),
    ),
    "undo": Entry(
        module="batches",
        meaning=N_("Take a batch back, as if it had never been imported."),
    ),
    "batches": Entry(
        module="batches",
        meaning=N_("List what has been imported."),
    ),
    "lost": Entry(
        module="batches",
        meaning=N_("List accepted changes that the data do not hold any more."),
    ),
    "reminders": Entry(
        module="reminders",
        meaning=N_("Say who has not reported, with a mail ready to copy."),
    ),
    "template": Entry(
        module="blanks",
        meaning=N_("Write a workbook to fill in."),
    ),
    "form": Entry(
        module="blanks",
        meaning=N_(
            "Write the same as a form for KoboToolbox (XLSForm), or the log as one page"
            " for a telephone: OUT.html."
        ),
    ),
    "institutions": Entry(
        module="institutions",
        meaning=N_("The register of institutions."),
    ),
    "posts": Entry(
        module="posts",
        meaning=N_("The register of mediators' posts."),
    ),
    "registers": Entry(
        module="registers",
        meaning=N_("What was changed in the registers, and the way back."),
    ),
    "phases": Entry(
        module="lists",
        meaning=N_("The register of the project's phases."),
    ),
    "closed": Entry(
        module="lists",
        meaning=N_("Periods of which no report will come any more."),
    ),
    "roles": Entry(
        module="lists",
        meaning=N_("The list of roles that can be written in a log."),
    ),
    "expected": Entry(
        module="lists",
        meaning=N_("Kinds of institution every mediator is expected to work with."),
    ),
    "targets": Entry(
        module="lists",
        meaning=N_("Targets and base lines."),
    ),
    "notes": Entry(
        module="lists",
        meaning=N_("Notes on the data: events, faults, breaks, definitions."),
    ),
    "invitations": Entry(
        module="lists",
        meaning=N_("How many people were invited to a survey."),
    ),
    "activities": Entry(
        module="lists",
        meaning=N_("The list of activities."),
    ),
    "esf": Entry(
        module="lists",
        meaning=N_("The list of ESF measures."),
    ),
    "kinds": Entry(
        module="lists",
        meaning=N_("The list of kinds of institution."),
    ),
    "questions": Entry(
        module="lists",
        meaning=N_("The questions of the survey, by the phases that ask them."),
    ),
    "choices": Entry(
        module="lists",
        meaning=N_("The choices of the survey's questions."),
    ),
    "outcomes": Entry(
        module="lists",
        meaning=N_("Words and spellings of the outcomes."),
    ),
    "domains": Entry(
        module="lists",
        meaning=N_("Words and spellings of the domains."),
    ),
    "answers": Entry(
        module="answers",
        meaning=N_("Open answers of the survey, shown once approved."),
    ),
    "families": Entry(
        module="families",
        meaning=N_("Put family codes right."),
    ),
    "recommendations": Entry(
        module="recommendations",
        meaning=N_("Recommendations of the seminars, and what became of them."),
    ),
    "publish": Entry(
        module="publishing",
        meaning=N_("Publish an edition of the data as they are now."),
    ),
    "editions": Entry(
        module="editions",
        meaning=N_("List the published editions."),
    ),
    "outside": Entry(
        module="outside",
        meaning=N_("What readers outside are shown."),
    ),
    "reproduce": Entry(
        module="editions",
        meaning=N_("Compute an edition's answers again and compare them."),
    ),
    "ask": Entry(
        module="asking",
        meaning=N_("Ask an indicator: the same answer a card shows."),
    ),
    "seminar": Entry(
        module="seminars",
        meaning=N_("Seminars: what is shown in which order, and whether it holds."),
    ),
    "slides": Entry(
        module="slides",
        meaning=N_("Slides of a seminar, made, checked and refreshed."),
    ),
    "handout": Entry(
        module="handouts",
        meaning=N_("A seminar as one file that needs no network."),
    ),
    "report": Entry(
        module="reports",
        meaning=N_("A municipality's report of a month or a phase, on paper."),
    ),
    "audit": Entry(
        module="auditing",
        meaning=N_("The log of who asked for what."),
    ),
    "serve": Entry(
        module="serving",
        meaning=N_("Show the dashboard in a browser."),
    ),
    "backup": Entry(
        module="backups",
        meaning=N_("Copy everything that cannot be made again, while it is in use."),
    ),
    "restore": Entry(
        module="backups",
        meaning=N_("Put a backup back, or try one out with --drill."),
    ),
    "doctor": Entry(
        module="doctor",
        meaning=N_("Look everything over, and say what to do about it."),
    ),
    "clock": Entry(
        module="clock",
        meaning=N_("Say which day it is, where the machine's clock is doubted."),
    ),
    "retention": Entry(
        module="upkeep",
        meaning=N_("Say what has been kept long enough, and let it go."),
    ),
    "upgrade": Entry(
        module="upkeep",
        meaning=N_("Bring the data up to this version, after a backup."),
    ),
    "demo": Entry(
        module="serving",
        meaning=N_("Fill an empty Tilts with synthetic data and publish them."),
    ),
}


class Menu(Group):
    """All commands; to list them costs none of what they need."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return their names, in the order of the alphabet."""
        return sorted(MENU)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Read the module of a command; None if there is no such command."""
        if name not in MENU:
            return None
        commands = import_module(f"dashboard.cli.{MENU[name].module}").COMMANDS
        return next(one for one in commands if one.name == name)

    def format_commands(
        self,
        ctx: click.Context,
        formatter: click.HelpFormatter,
    ) -> None:
        """Write what each command is for."""
        names = self.list_commands(ctx)
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, MENU[name].meaning) for name in names])
