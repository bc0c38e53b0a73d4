"""Commands for the register of mediators' posts."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

import click

from dashboard.cli.menu import MENU
from dashboard.cli.registers import carry_out, dry_run, yes
from dashboard.cli.words import (
    ANY_DAY,
    command,
    group,
    municipality_code,
    refuse,
    settings,
)
from dashboard.ground import reference
from dashboard.ground.i18n import N_, _, day
from dashboard.writing.warehouse.registers import post as posts_
from dashboard.writing.warehouse.registers.change import Change
from dashboard.writing.warehouse.registers.post import (
    MOST_HOURS,
    NewPost,
    SecondPostError,
    Time,
)
from dashboard.writing.warehouse.registers.store import RegisteredAlreadyError
from dashboard.writing.warehouse.warehouse import DoneAlreadyError, Warehouse

Option = Callable[[Callable[..., Any]], Callable[..., Any]]

posts = group("posts", MENU["posts"].meaning)

_hours = click.option(
    "--hours-per-week", type=click.FloatRange(0, MOST_HOURS), help=N_("Paid hours.")
)


def _day(name: str, into: str, meaning: str, *, required: bool = False) -> Option:
    return click.option(
        name,
        into,
        type=ANY_DAY,
        metavar="YYYY-MM-DD",
        help=meaning,
        required=required,
    )


_time = _day("--time", "beginning", N_("First day of the time; else the latest."))


@command("list", N_("List the posts and when they were filled."))
def list_posts() -> None:
    """List the posts."""
    with Warehouse.for_reading(settings().warehouse) as warehouse:
        found = posts_.posts(warehouse)
    for row in found:
        until = day(row["to_date"]) if row["to_date"] else "…"
        hours = row["hours_per_week"]
        shown = _("{hours:g} h a week", hours=hours) if hours else ""
        name = reference.municipality_name(row["municipality"])
        click.echo(f"{row['post']}  {name}  {day(row['from_date'])} – {until}  {shown}")


@command("add", N_("Register a time in which a municipality has a mediator."))
@click.argument("municipality")
@_day("--from", "first", N_("First day."), required=True)
@_day("--to", "last", N_("Last day; open if left out."))
@_hours
@click.option(
    "--beside",
    is_flag=True,
    help=N_("A second mediator's, beside one of the same days."),
)
def add_post(
    municipality: str,
    first: datetime,
    last: datetime | None,
    hours_per_week: float | None,
    beside: bool,
) -> None:
    """Register a post."""
    new = NewPost(
        municipality=municipality_code(municipality, first.date()),
        first=first.date(),
        last=_date(last),
        hours_per_week=hours_per_week,
        once=not beside,
    )
    codes: list[str] = []

    def plan(warehouse: Warehouse) -> Change:
        try:
            change = posts_.added(warehouse, new)
        except SecondPostError as error:
            refuse(f"{error} {_hint()}")
        codes.append(posts_.code(change))
        return change

    try:
        carry_out(plan, yes=True)
    except RegisteredAlreadyError as error:
        hint = _("If another mediator works there in the same days, add --beside.")
        raise DoneAlreadyError(f"{error} {hint}") from error
    click.echo(_("Registered: {post}", post=codes[-1]))


def _hint() -> str:
    return _(
        "If so, add --beside. If the other one has left, end that time first: tilts"
        " posts end."
    )


@command("end", N_("Say on which day a post was filled for the last time."))
@click.argument("post")
@_day("--on", "last", N_("Last day."), required=True)
@dry_run
@yes
def end(post: str, last: datetime, dry_run: bool, yes: bool) -> None:
    """End a post."""
    plan = partial(posts_.ended, post=post, last=last.date())
    carry_out(plan, dry_run=dry_run, yes=yes)


@command("change", N_("Give a time of a post other days or hours."))
@click.argument("post")
@_time
@_day("--from", "first", N_("First day."))
@_day("--to", "last", N_("Last day."))
@click.option("--open", "is_open", is_flag=True, help=N_("Filled still: no last day."))
@_hours
@dry_run
@yes
def change(post: str, dry_run: bool, yes: bool, **given: object) -> None:
    """Change a time of a post."""

    def plan(warehouse: Warehouse) -> Change:
        return _changed(warehouse, post, given)

    carry_out(plan, dry_run=dry_run, yes=yes)


@command("remove", N_("Take a time of a post out: it was never filled."))
@click.argument("post")
@_time
@dry_run
@yes
def remove(post: str, beginning: datetime | None, dry_run: bool, yes: bool) -> None:
    """Take a time of a post out."""
    plan = partial(posts_.removed, post=post, beginning=_date(beginning))
    carry_out(plan, dry_run=dry_run, yes=yes)


def _changed(warehouse: Warehouse, post: str, given: dict[str, object]) -> Change:
    """The change that what was given makes of a time; the rest stays as it stands."""
    beginning = _date(given["beginning"])
    standing = posts_.time_of(warehouse, post, beginning)
    hours = given["hours_per_week"]
    time = Time(
        first=_date(given["first"]) or standing.first,
        last=None if given["is_open"] else _date(given["last"]) or standing.last,
        hours_per_week=(
            float(hours) if isinstance(hours, float) else standing.hours_per_week
        ),
    )
    return posts_.changed(warehouse, post, time, beginning)


def _date(moment: object) -> date | None:
    return moment.date() if isinstance(moment, datetime) else None


for one in (list_posts, add_post, end, change, remove):
    posts.add_command(one)

COMMANDS = (posts,)
