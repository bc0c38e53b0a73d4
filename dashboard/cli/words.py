"""Commands whose help and errors speak the reader's language."""

import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from dashboard.ground import home, places
from dashboard.ground.i18n import N_, _
from dashboard.ground.settings import Settings


class Day(click.DateTime):
    """A day; what is none is told by an example of how to write one."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """Read a day as it is typed."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            examples = _(" or ").join(f"{_LEAP_DAY:{one}}" for one in self.formats)
            text = _(
                "{value} is not a day. Write it so: {examples}",
                value=value,
                examples=examples,
            )
            self.fail(text, param, ctx)


_LEAP_DAY = date(2024, 2, 29)
ISO_DAY = Day(["%Y-%m-%d"])
ANY_DAY = Day(["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y."])
"""A day as programs write it, or as people do too."""

text_or_json = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=N_("How to answer."),
)
"""For people or for programs: what every command that tells of something takes."""

Command = Callable[[Callable[..., Any]], click.Command]

_CLICKS_OWN = (
    N_("Show this message and exit."),
    N_("Language: lv or en; may stand anywhere."),
)


def save(out: Path, data: bytes) -> None:
    """Write what people go on working on; what stood there before is kept."""
    tell(out, home.exchange(out, data))


def tell(out: Path, kept: Path | None) -> None:
    """Say what was written, and where what stood there before is kept."""
    click.echo(_("Written: {file}", file=out))
    tell_kept(kept)


def tell_kept(kept: Path | None) -> None:
    """Say where what stood there before is kept, if anything did."""
    if kept:
        click.echo(_("What stood there before is kept: {file}", file=kept.name))


class Formatter(click.HelpFormatter):
    """Help whose paragraphs and commands, which are our own words, are translated."""

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        super().write_text(_(text))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], *sizes: int, **named: int
    ) -> None:
        """Write options or commands with what they do."""
        translated = [(name, _(meaning)) for name, meaning in rows]
        super().write_dl(translated, *sizes, **named)


class Context(click.Context):
    """A context that writes help in the reader's language."""

    formatter_class = Formatter


class _Command(click.Command):
    context_class = Context

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write what each option does, and what click adds to it, translated."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        shown = [(_names(one, ctx), _meaning(one, ctx)) for one in options]
        with formatter.section(_("Options")):
            formatter.write_dl(shown)


class Group(click.Group, _Command):
    """Commands under one name."""

    context_class = Context


def _names(option: click.Option, ctx: click.Context) -> str:
    names, _meaning = option.get_help_record(ctx) or ("", "")
    return names


def _meaning(option: click.Option, ctx: click.Context) -> str:
    """What an option does, then in brackets its default, range and duty."""
    extra = option.get_help_extra(ctx)
    notes = [
        _("default: {value}", value=extra["default"]) if "default" in extra else "",
        extra.get("range", ""),
        _("required") if option.required else "",
    ]
    told = "; ".join(filter(None, notes))
    help_ = _(option.help) if option.help else ""
    return "  ".join(filter(None, (help_, told and f"[{told}]")))


def group(name: str, meaning: str, of: type[Group] = Group) -> Group:
    """Make a group of commands."""
    language = click.Option(
        ["--lang"],
        type=click.Choice(["lv", "en"]),
        expose_value=False,
        help="Language: lv or en; may stand anywhere.",
    )
    return of(name, help=meaning, short_help=meaning, params=[language])


def command(name: str, meaning: str) -> Command:
    """Make a command of a function; `meaning` is its help, in English."""
    return click.command(name, cls=_Command, help=meaning, short_help=meaning)


def refuse(message: str) -> NoReturn:
    """End with a sentence and exit code 2: nothing was done."""
    click.echo(message, err=True)
    raise SystemExit(2)


def damaged(number: int) -> str:
    """Say that an edition cannot be shown, and what to do."""
    return _(
        "The files of edition {n} are not as they were published. “tilts doctor” says"
        " what is wrong; take them from the last backup.",
        n=number,
    )


def settings() -> Settings:
    """Return the settings of this run."""
    return Settings.from_environment()


def municipality_code(text: str, day: date | None = None) -> str:
    """Read a municipality given by its code, or by its name on a day or today.

    Without a day, one of the past is known too. Others are refused.
    """
    found = places.find(text, day or date.today(), lambda _code, _day: False)
    if found is None and day is None:
        found = places.past(text)
    if found is None:
        refuse(_("There is no municipality “{name}”.", name=text))
    return found.code


def progress(done: int, of: int) -> None:
    """Show how far something long is, where somebody watches."""
    if sys.stderr.isatty():
        click.echo(f"\r{done}/{of}", err=True, nl=done == of)
