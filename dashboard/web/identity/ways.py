"""The ways in without a page of their own: at this machine, or through a proxy."""

from dataclasses import replace
from typing import Protocol

from flask import Flask, Request, request

from dashboard.ground.access import LOCAL, NOBODY, Identity, acting_as
from dashboard.ground.audit.recording import record_soon
from dashboard.ground.i18n import _
from dashboard.web.identity import groups
from dashboard.web.identity.configuration import Proxy, SignIn
from dashboard.web.identity.origin import is_from, is_local
from dashboard.web.identity.said import Said

_LONGEST_NAME = 200


class Way(Protocol):
    """A way to find out who is behind a request."""

    doors: frozenset[str]
    """Paths that are open to everybody, because they lead in or out."""

    def register(self, server: Flask) -> None:
        """Add what the way needs to a server."""

    def person(self, asked: Request) -> Identity | None:
        """Return who is behind a request; None if nobody may come in.

        It is asked at every request, also of answers that are given again.
        """

    def refusal(self) -> Said:
        """Say why nobody may, and what to do about it."""


class AtTheMachine:
    """Whoever asks from the machine itself is the coordinator: for apps in tests.

    What `tilts serve` and gunicorn start asks for a token (local.py).
    """

    doors: frozenset[str] = frozenset()

    def register(self, server: Flask) -> None:
        """Need nothing of the server."""

    def person(self, asked: Request) -> Identity | None:
        """Return the local person, for requests made here and nowhere else."""
        return LOCAL if is_local(asked) else None

    def refusal(self) -> Said:
        """Say that this Tilts is for its own machine."""
        return Said.own_machine()


class Anybody:
    """Whoever comes may look, as an outsider: there is nothing else behind it."""

    doors: frozenset[str] = frozenset()

    def register(self, server: Flask) -> None:
        """Need nothing of the server."""

    def person(self, asked: Request) -> Identity | None:
        """Return an outsider, whoever comes."""
        del asked
        return NOBODY

    def refusal(self) -> Said:
        """Say nothing much: nobody is refused."""
        return Said.no_access("")


class BehindProxy:
    """A proxy has signed people in and names them; nobody else is believed."""

    doors: frozenset[str] = frozenset()

    def __init__(self, sign_in: SignIn, proxy: Proxy) -> None:
        self._proxy = proxy
        self._file = sign_in.groups_file

    def register(self, server: Flask) -> None:
        """Check the groups file before the first person comes."""
        del server
        groups.read(self._file)

    def person(self, asked: Request) -> Identity | None:
        """Return whom the proxy names, by the groups it names."""
        subject = self._subject(asked)
        if not subject:
            return None
        named = asked.headers.get(self._proxy.groups_header, "").split(",")
        held = [group.strip() for group in named]
        found = groups.person(self._file, subject, held)
        return replace(found, name=subject) if found else None

    def refusal(self) -> Said:
        """Say that the proxy named nobody, or somebody without a role."""
        subject = self._subject(request)
        if subject:
            with acting_as(replace(NOBODY, subject=subject)):
                record_soon("refused", what=request.path)
            return Said.no_access(subject)
        return Said(
            title=_("You are not signed in"),
            text=_(
                "Open Tilts by the address that the coordinator of the programme gave"
                " you; sign-in happens on the way."
            ),
            status=403,
        )

    def _subject(self, asked: Request) -> str:
        """Return the name the proxy gives; "" if it is another's or not one name."""
        if not is_from(asked.remote_addr, self._proxy.network):
            return ""
        name = asked.headers.get(self._proxy.user_header, "").strip()
        # A server joins two headers of one name with a comma.
        return "" if "," in name or len(name) > _LONGEST_NAME else name
