"""The command line: everything the dashboard can do, without a browser."""

import sys
from pathlib import Path

import click

from dashboard.cli.menu import Menu
from dashboard.cli.words import group, refuse, settings
from dashboard.ground import i18n
from dashboard.ground.access import LOCAL, acting_as
from dashboard.ground.audit.log import AuditError
from dashboard.ground.i18n import N_, _
from dashboard.writing.warehouse.warehouse import BusyError

cli = group(
    "tilts", N_("Analytics of the Roma mediators' programme in Latvia."), of=Menu
)


def main(arguments: list[str] | None = None) -> None:
    """Run a command; --lang lv or --lang en may stand anywhere."""
    given = sys.argv[1:] if arguments is None else arguments
    language, rest = split_language(given)
    with i18n.language(language):
        try:
            # Who may run commands here may do everything: the files are theirs.
            with acting_as(LOCAL):
                cli.main(rest, prog_name="tilts")
        except AuditError:
            refuse(
                _(
                    "The audit log cannot be written, so nothing was done. Look at"
                    " the folder {folder}.",
                    folder=settings().audit,
                )
            )
        except BusyError as error:
            refuse(str(error))
        except OSError as error:
            file = Path(str(error.filename or "?")).name
            refuse(_("The file or folder {file} cannot be used.", file=file))


def split_language(arguments: list[str]) -> tuple[str, list[str]]:
    """Take --lang out of the arguments, wherever it stands."""
    rest = list(arguments)
    for place, word in enumerate(rest):
        if word.startswith("--lang="):
            return _known(word.removeprefix("--lang=")), rest[:place] + rest[
                place + 1 :
            ]
        if word == "--lang" and place + 1 < len(rest):
            return _known(rest[place + 1]), rest[:place] + rest[place + 2 :]
    return i18n.DEFAULT, rest


def _known(language: str) -> str:
    if language not in i18n.LANGUAGES:
        click.echo(f"--lang: {' | '.join(i18n.LANGUAGES)}", err=True)
        raise SystemExit(2)
    return language
