"""Commands that show the dashboard: serve and demo."""

import os
import socket
import sys
from pathlib import Path

import click

from dashboard import demo
from dashboard.cli.words import command, refuse, settings
from dashboard.editions import NoEditionError, OneOutsideFile, Shelf, is_outside
from dashboard.i18n import N_, _
from dashboard.settings import ROOT

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@command("serve", N_("Show the dashboard in a browser."))
@click.option("--host", default="127.0.0.1", help=N_("Address to listen at."))
@click.option(
    "--port", default=8050, type=click.IntRange(1, 65535), help=N_("Port to listen at.")
)
@click.option(
    "--outside",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help=N_("Show this outside edition and nothing else; no sign-in is needed."),
)
def serve(host: str, port: int, outside: Path | None) -> None:
    """Serve the dashboard until it is stopped."""
    if outside:
        _prepare(outside)
    try:
        shelf = OneOutsideFile(outside) if outside else Shelf.at(settings().editions)
        shelf.current()
    except NoEditionError:
        refuse(
            _(
                "There is no edition yet. Import a log and publish it, or try:"
                " tilts demo"
            )
        )
    _refuse_a_busy(host, port)
    click.echo(
        _(
            "The dashboard is at {address}. Stop it with Ctrl+C.",
            address=f"http://{host}:{port}",
        )
    )
    server = (
        "-m",
        "gunicorn",
        "app:server()",
        "--chdir",
        str(ROOT),
        "--bind",
        f"{host}:{port}",
    )
    # The desk writes, and until there is sign-in only this machine may come to it.
    is_desk = host in _LOOPBACK and not outside
    os.environ["TILTS_DESK"] = "1" if is_desk else "0"
    sized = ("--worker-class", "gthread", "--workers", "2", "--threads", "4")
    os.execv(  # noqa: S606
        sys.executable, (sys.executable, *server, *sized, "--log-level", "warning")
    )


def _prepare(outside: Path) -> None:
    """Hand the file to the server; refuse one that is no outside edition."""
    if not is_outside(outside):
        refuse(_("{file} is not an outside edition.", file=outside.name))
    os.environ["TILTS_OUTSIDE"] = str(outside.resolve())


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


@command("demo", N_("Fill an empty Tilts with synthetic data and publish them."))
def demo_() -> None:
    """Build the sample data."""
    try:
        manifest = demo.build(settings())
    except demo.NotEmptyError as error:
        refuse(str(error))
    click.echo(
        _("Edition {number} with synthetic data is published.", number=manifest.number)
    )


COMMANDS = (serve, demo_)
