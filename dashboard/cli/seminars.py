"""Commands of seminars: made, listed, and their claims tested."""

import click

from dashboard.cli.menu import MENU
from dashboard.cli.slides import AS, EDITION, opened
from dashboard.cli.words import command, group, progress, refuse, settings
from dashboard.editions.shelf import Shelf
from dashboard.ground import reference
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import N_, _, active, ngettext
from dashboard.takeaways.seminars import arc, claims, headlines, making
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.claims import State
from dashboard.takeaways.seminars.seminar import Seminar, SeminarError
from dashboard.writing.warehouse.warehouse import DoneAlreadyError

seminar = group("seminar", MENU["seminar"].meaning)

_TAKEN = frozenset({"make", "check", "refresh"})
"""Names that tilts slides reads as commands."""


@command("new", N_("Begin a seminar, with the arc of a closing one."))
@click.argument("name")
@EDITION
@click.option(
    "--phase", required=True, help=N_("The phase that it closes, such as III.")
)
@AS
def new(name: str, edition: int | None, phase: str, role: str) -> None:
    """Begin a seminar."""
    try:
        file = seminars.path(settings().home, name)
    except SeminarError as error:
        refuse(str(error))
    if name in _TAKEN:
        refuse(_("There is a seminar “{name}” already, or a command.", name=name))
    who = opened(edition, role or "outside", active())
    with who.reading():
        phases = reference.phases()
    if phase not in phases:
        names = ", ".join(phases)
        refuse(
            _("There is no phase “{name}”. Phases: {names}.", name=phase, names=names)
        )
    begun = arc.closing(name, phase, who, progress)
    if file.exists():
        _refuse_another(begun)
    record("new seminar", what=name, edition=begun.edition)
    click.echo(_("Written: {file}", file=seminars.write(settings().home, begun)))


def _refuse_another(begun: Seminar) -> None:
    """Say that it is there: just as it would be made now, or another one."""
    try:
        standing = seminars.read(settings().home, begun.name)
    except SeminarError as error:
        refuse(str(error))
    if standing == begun:
        raise DoneAlreadyError(
            _("The seminar “{name}” is there just so.", name=begun.name)
        )
    refuse(_("There is a seminar “{name}” already, or a command.", name=begun.name))


@command("list", N_("List the seminars."))
def list_() -> None:
    """List the seminars."""
    for name in seminars.names(settings().home):
        one = seminars.glimpsed(settings().home, name)
        if isinstance(one, str):
            click.echo(f"{name}: {one}")
            continue
        n = ngettext("{n} slide", "{n} slides", len(one.slides))
        edition = _("Edition {n}", n=one.edition)
        click.echo(f"{name}: {one.title} · {edition} · {n}")


@command("check", N_("Test the claims of a seminar, on its edition or on another."))
@click.argument("name")
@EDITION
@AS
def check(name: str, edition: int | None, role: str) -> None:
    """Test claims."""
    try:
        one = seminars.read(settings().home, name)
    except SeminarError as error:
        refuse(str(error))
    who = opened(edition or one.edition, role or one.audience, one.language)
    shelf = Shelf.at(settings().editions)
    found = [*making.check(one, who, progress), *headlines.untold(one, who, shelf)]
    record("check seminar", what=name, edition=who.edition.manifest.number)
    for number, tested in found:
        click.echo(f"{number}. {claims.said(tested)}")
    bad = sum(tested.state is not State.TRUE for _n, tested in found)
    click.echo(_verdict(len(found), bad))
    raise SystemExit(1 if bad else 0)


def _verdict(claims: int, bad: int) -> str:
    if bad:
        return ngettext("{n} claim does not hold.", "{n} claims do not hold.", bad)
    if claims:
        return ngettext("{n} claim holds.", "{n} claims hold.", claims)
    return _("No slide makes a claim: there is nothing to test.")


for each in (new, list_, check):
    seminar.add_command(each)

COMMANDS = (seminar,)
