"""The command line: everything the dashboard can do, without a browser."""

import io
import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

from dashboard.cli import unread
from dashboard.cli.menu import Menu
from dashboard.cli.words import group, refuse, settings
from dashboard.editions.clock import ClockError
from dashboard.ground import faults, i18n
from dashboard.ground.access import LOCAL, acting_as
from dashboard.ground.audit.log import AuditError
from dashboard.ground.home import BusyError
from dashboard.ground.i18n import N_, _
from dashboard.ground.keys import KeyLostError
from dashboard.writing.warehouse.warehouse import DoneAlreadyError

# Before any command is made: click names what it takes then.
unread.speak()

cli = group(
    "tilts",
    N_(
        "Analytics of the Roma mediators' programme in Latvia.\n\n"
        "A mediator works for a municipality, between Roma families and institutions."
        " That job is a post; a funding period of the programme is a phase; published"
        " numbers that no longer change are an edition."
    ),
    of=Menu,
)


FAULT = 3
"""Exit code where the machine, and not what was asked, is in the way."""

_STOPPED = 130


def main(arguments: list[str] | None = None) -> None:
    """Run a command; --lang lv or --lang en may stand anywhere."""
    given = sys.argv[1:] if arguments is None else arguments
    _write_what_can_be_written()
    language, rest = split_language(given)
    with i18n.language(language):
        try:
            # Who may run commands here may do everything: the files are theirs.
            with acting_as(LOCAL):
                raise SystemExit(cli.main(rest, "tilts", standalone_mode=False) or 0)
        except click.ClickException as error:
            error.show()
            raise SystemExit(error.exit_code) from None
        except (click.Abort, KeyboardInterrupt):
            click.echo(_("Stopped. Nothing is half written."), err=True)
            raise SystemExit(_STOPPED) from None
        except AuditError as error:
            if faults.is_the_machines(error.__cause__):
                _fail(error, _unwritten(error))
            refuse(_unwritten(error))
        except DoneAlreadyError as error:
            click.echo(str(error))
            raise SystemExit(0) from None
        except (BusyError, KeyLostError, ClockError) as error:
            refuse(str(error))
        except BrokenPipeError:
            # Whoever read the answer has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(0) from None
        except (FileNotFoundError, FileExistsError, NotADirectoryError) as error:
            # Not the machine's fault: the place that was named is none.
            refuse(faults.sentence(error))
        except Exception as error:
            _fail(error, faults.sentence(error))


def _write_what_can_be_written() -> None:
    """Write a letter that this terminal does not know as a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _unwritten(error: AuditError) -> str:
    """Say that nothing was done, and what is in the way of writing it down."""
    if error.said:
        return error.said
    unwritten = _(
        "The audit log cannot be written, so nothing was done. Look at the folder"
        " {folder}.",
        folder=settings().audit,
    )
    cause = error.__cause__
    if cause and faults.is_the_machines(cause):
        return f"{unwritten} {faults.sentence(cause)}"
    return unwritten


def _fail(error: Exception, sentence: str) -> NoReturn:
    """End with a sentence; what only programmers read goes into a file."""
    details = faults.keep(error, settings().home)
    more = [_("Details: {file}", file=details)] if details else []
    for line in (sentence, *more):
        # Where nothing can be said any more, how it ended still tells.
        with suppress(OSError):
            click.echo(line, err=True)
    raise SystemExit(FAULT)


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
