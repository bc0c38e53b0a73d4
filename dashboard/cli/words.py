"""Commands whose help and errors speak the reader's language."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from dashboard import reference
from dashboard.i18n import N_, _
from dashboard.settings import Settings

Command = Callable[[Callable[..., Any]], click.Command]

_CLICKS_OWN = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("Language: lv or en; may stand anywhere."),
)


class Formatter(click.HelpFormatter):
    """Help whose every text is translated as it is written."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is used."""
        super().write_usage(prog, args, prefix or f"{_('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(_(heading))

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        super().write_text(_(text))

    def write_dl(self, rows: Sequence[tuple[str, str]], *sizes: int) -> None:
        """Write options or commands with what they do."""
        super().write_dl([(name, _(meaning)) for name, meaning in rows], *sizes)


class Context(click.Context):
    """A context that writes help in the reader's language."""

    formatter_class = Formatter


class _Command(click.Command):
    context_class = Context


class _Group(click.Group):
    context_class = Context


def group(name: str, meaning: str) -> click.Group:
    """Make a group of commands."""
    language = click.Option(
        ["--lang"],
        type=click.Choice(["lv", "en"]),
        expose_value=False,
        help="Language: lv or en; may stand anywhere.",
    )
    return _Group(name, help=meaning, short_help=meaning, params=[language])


def command(name: str, meaning: str) -> Command:
    """Make a command of a function; `meaning` is its help, in English."""
    return click.command(name, cls=_Command, help=meaning, short_help=meaning)


def refuse(message: str) -> NoReturn:
    """End with a sentence and exit code 2: nothing was done."""
    click.echo(message, err=True)
    raise SystemExit(2)


def settings() -> Settings:
    """Return the settings of this run."""
    return Settings.from_environment()


def municipality_code(text: str) -> str:
    """Read a municipality given by code or by today's name; refuse others."""
    from dashboard.intake.names import fold  # noqa: PLC0415

    known = reference.municipalities()
    if text in known:
        return text
    for one in known.values():
        if fold(text) in {fold(one.name), *map(fold, one.aliases)}:
            return one.code
    refuse(_("There is no municipality “{name}”.", name=text))


def path(text: str) -> Path:
    """Read a path."""
    return Path(text)
