"""Commands that show the dashboard: serve and demo."""

import os
import secrets
import socket
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import click

from dashboard.cli.menu import MENU
from dashboard.cli.words import command, refuse, settings
from dashboard.editions.edition import NoEditionError
from dashboard.editions.shelf import OneOutsideFile, Shelf, is_outside
from dashboard.ground.i18n import N_, _
from dashboard.ground.settings import PATHS, Settings
from dashboard.web.identity import groups
from dashboard.web.identity.configuration import ConfigurationError, SignIn
from dashboard.web.identity.groups import GroupsError
from dashboard.web.identity.local import FIELD, VARIABLE
from dashboard.web.identity.origin import LOOPBACK
from dashboard.web.metrics import FOLDER
from dashboard.web.metrics import PORT as METRICS_PORT
from dashboard.web.watching import ACCESS_LOG

_HERE = "127.0.0.1"


@command("serve", MENU["serve"].meaning)
@click.option("--host", default=_HERE, help=N_("Address to listen at."))
@click.option(
    "--port", default=8050, type=click.IntRange(1, 65535), help=N_("Port to listen at.")
)
@click.option(
    "--outside",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help=N_("Show this outside edition and nothing else; no sign-in is needed."),
)
@click.option(
    "--access-log",
    metavar="FILE",
    help=N_("Write a line of JSON for each request; - is standard output."),
)
@click.option(
    "--metrics-port",
    type=click.IntRange(1, 65535),
    help=N_("Metrics for Prometheus, at this port of this machine only."),
)
def serve(
    host: str,
    port: int,
    outside: Path | None,
    access_log: str | None,
    metrics_port: int | None,
) -> None:
    """Serve the dashboard until it is stopped."""
    if outside:
        _prepare(outside)
    try:
        shelf = OneOutsideFile(outside) if outside else Shelf.at(settings().editions)
        shelf.current()
    except NoEditionError:
        click.echo(
            _(
                "There is no edition yet. The pages say what to do first; or try:"
                " tilts demo"
            )
        )
    # An outside edition holds nothing that anybody would have to sign in for.
    sign_in = None if outside else _refuse_an_open_door(host)
    _refuse_a_busy(host, port)
    watched = _watch(access_log, metrics_port)
    address = (sign_in and sign_in.address) or f"http://{host}:{port}"
    if sign_in and sign_in.is_local:
        address = _with_token(address)
    said = _("The dashboard is at {address}. Stop it with Ctrl+C.", address=address)
    # Seen at once also where it goes to a file: the server takes the process over.
    click.echo(said)
    click.echo(_kept(settings()))
    sys.stdout.flush()
    _fix_paths()
    server = ("-m", "gunicorn", "--config", "python:dashboard.web.serving.gunicorn")
    # Many threads would each take memory of their own from the system.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    at = ("--bind", f"{host}:{port}", *watched, "app:server()")
    os.execv(sys.executable, (sys.executable, *server, *at))  # noqa: S606


def _with_token(address: str) -> str:
    """Return the start address, kept in a file too, for the owner's eyes."""
    # One that is set and empty would let nobody in.
    token = os.environ.get(VARIABLE) or secrets.token_urlsafe(24)
    os.environ[VARIABLE] = token
    start = f"{address}/?{FIELD}={quote(token)}"
    path = settings().home / "keys" / "start-address"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(f"{start}\n")
    except OSError:
        # It is on the screen; a home that cannot be written shows itself soon enough.
        click.echo(_("The address could not be kept in {file}.", file=path), err=True)
    return start


def _watch(access_log: str | None, metrics_port: int | None) -> tuple[str, ...]:
    """Tell the server what to write of its work; return where else to listen."""
    log = access_log or os.environ.get(ACCESS_LOG, "")
    if log:
        # The server works in another folder; - is standard output.
        os.environ[ACCESS_LOG] = log if log == "-" else str(Path(log).resolve())
    asked = metrics_port or os.environ.get(METRICS_PORT)
    if not asked:
        return ()
    _refuse_a_busy(_HERE, int(asked))
    os.environ[METRICS_PORT] = str(asked)
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="tilts-metrics-")
    return ("--bind", f"{_HERE}:{asked}")


def _refuse_an_open_door(host: str) -> SignIn:
    """Listen beyond this machine only where people sign in."""
    try:
        sign_in = SignIn.from_environment()
        if not sign_in.is_local:
            groups.read(sign_in.groups_file)
    except (ConfigurationError, GroupsError) as error:
        refuse(str(error))
    if sign_in.is_local and host not in LOOPBACK:
        refuse(
            _(
                "Without sign-in, Tilts listens at this machine only: 127.0.0.1. Set"
                " up sign-in first; docs/deployment.md says how."
            )
        )
    return sign_in


def _prepare(outside: Path) -> None:
    """Hand the file to the server; refuse one that is no outside edition."""
    if not is_outside(outside):
        refuse(_("{file} is not an outside edition.", file=outside.name))
    os.environ["TILTS_OUTSIDE"] = str(outside.resolve())


def _kept(here: Settings) -> str:
    return _("Data are kept in {folder}.", folder=here.home.resolve())


def _fix_paths() -> None:
    """Write paths of the settings in full: the server works in another folder."""
    for name in PATHS:
        if os.environ.get(name):
            os.environ[name] = str(Path(os.environ[name]).resolve())


def _refuse_a_busy(host: str, port: int) -> None:
    """Say in one sentence what the server would say in many lines."""
    try:
        family, kind, *_rest, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as trial:
            # As the server does: a port that was left a moment ago is free.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError:
        refuse(
            _(
                "It is not possible to listen at {address}: it is taken or not"
                " allowed. Choose another port with --port.",
                address=f"{host}:{port}",
            )
        )


@command("demo", MENU["demo"].meaning)
def demo_() -> None:
    """Build the sample data."""
    # What makes and publishes them is not what serving waits for.
    from dashboard.sample import demo  # noqa: PLC0415

    try:
        manifest = demo.build(settings())
    except demo.NotEmptyError as error:
        refuse(str(error))
    click.echo(
        _("Edition {number} with synthetic data is published.", number=manifest.number)
    )
    click.echo(_kept(settings()))


COMMANDS = (serve, demo_)
