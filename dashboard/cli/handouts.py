"""The command that writes a seminar into one file."""

from pathlib import Path

import click

from dashboard.cli.menu import MENU
from dashboard.cli.slides import AS, EDITION, FILE, opened, told
from dashboard.cli.words import command, progress, refuse, settings
from dashboard.ground import home
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import N_, _
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars import stage
from dashboard.takeaways.seminars.handout import handout as written
from dashboard.takeaways.seminars.seminar import SeminarError


@command("handout", MENU["handout"].meaning)
@click.argument("name", metavar="SEMINAR")
@click.argument("out", type=FILE)
@EDITION
@AS
@click.option("--purpose", default="meeting", help=N_("What it is for."))
def handout(name: str, out: Path, edition: int | None, role: str, purpose: str) -> None:
    """Write a handout: what anybody may see, unless told otherwise."""
    try:
        found = seminars.read(settings().home, name)
        who = opened(edition or found.edition, role or "outside", found.language)
        number = who.edition.manifest.number
        seminar = told(found.but(edition=number), who)
        with who.reading():
            slides = stage.staged(seminar, who, progress)
            data = written(seminar, slides, who)
    except SeminarError as error:
        refuse(str(error))
    shown = stage.rows(slides)
    record("handout", what=out.name, edition=number, rows=shown, purpose=purpose)
    home.save(out, data)
    click.echo(_("Written: {file}", file=out))


COMMANDS = (handout,)
