"""The command that looks everything over."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, settings, text_or_json
from dashboard.ground.i18n import N_, _
from dashboard.ground.settings import Settings
from dashboard.upkeep import leftovers
from dashboard.upkeep.doctor import examined
from dashboard.upkeep.finding import (
    FAULT,
    OK,
    WARNING,
    WORDS,
    Finding,
    fine,
    looked_at,
    wrong,
)
from dashboard.web.identity import groups
from dashboard.web.identity.configuration import ConfigurationError, SignIn
from dashboard.web.identity.groups import GroupsError

SIGN_IN = "sign-in"

_CODES = {OK: 0, WARNING: 1, FAULT: 3}

_SUBJECTS = {
    "settings": N_("Settings"),
    SIGN_IN: N_("Sign-in"),
    "warehouse": N_("Data"),
    "edition": N_("Editions"),
    "pointer": N_("Edition shown"),
    "outside": N_("Shown outside"),
    "key": N_("Keys"),
    "audit": N_("Audit log"),
    "clock": N_("Clock"),
    "leftover": N_("Leftovers"),
    "disk": N_("Disk"),
    "backup": N_("Backup"),
    "drill": N_("Drill"),
}


@command("doctor", MENU["doctor"].meaning)
@click.option(
    "--sweep", is_flag=True, help=N_("First clear away what stopped commands left.")
)
@text_or_json
def doctor(sweep: bool, form: str) -> None:
    """Examine the home; exit code 1 for warnings, 3 for faults."""
    here = settings()
    if sweep and here.home.is_dir():
        click.echo(leftovers.sweep(here), err=form == "json")
    found = [*examined(here), *looked_at(SIGN_IN, _check_sign_in, here)]
    if form == "json":
        click.echo(
            json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2)
        )
    else:
        click.echo("\n".join(map(_line, found)))
    raise SystemExit(max(_CODES[one.state] for one in found))


def _line(one: Finding) -> str:
    subject = _(_SUBJECTS[one.subject])
    said = f"[{_(WORDS[one.state])}] {subject}: {one.text}"
    return f"{said}\n    {one.advice}" if one.advice else said


def _check_sign_in(_settings: Settings) -> Iterator[Finding]:
    """Whoever may come in is said in a way that can be read."""
    try:
        sign_in = SignIn.from_environment()
        if not sign_in.is_local:
            groups.read(sign_in.groups_file)
    except (ConfigurationError, GroupsError) as error:
        yield wrong(SIGN_IN, str(error), _("docs/deployment.md says how."))
        return
    yield fine(
        SIGN_IN,
        _("Only this machine is served, without sign-in.")
        if sign_in.is_local
        else _("People sign in."),
    )


COMMANDS = (doctor,)
