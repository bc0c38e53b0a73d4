"""Where a request comes from: this machine, our own pages, the proxy in front."""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from flask import Request, request

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of this machine that no other can have."""

_LOOPBACK_NETWORKS = (ip_network("127.0.0.0/8"), ip_network("::1"))
_FORWARDED = "HTTP_X_FORWARDED_"
_BY_PROXY = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")
_SCHEMES = frozenset({"http", "https"})

ROLE = "tilts.role"
"""Where a request carries the role of whoever asks, once they are recognised."""

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
Network = IPv4Network | IPv6Network


def is_local(asked: Request) -> bool:
    """Whether a request was made at this machine, and for it by name.

    A foreign name that resolves here, a proxy that passes others on, and another
    site's script all come from a loopback address too.
    """
    passed_on = any(
        name.startswith(_FORWARDED) or name in _BY_PROXY for name in asked.environ
    )
    origin = asked.headers.get("Origin")
    return (
        is_from(asked.remote_addr, *_LOOPBACK_NETWORKS)
        and _host(asked.host_url) in LOOPBACK
        and not passed_on
        and (origin is None or _host(origin) in LOOPBACK)
    )


def is_own_form() -> bool:
    """Whether the browser says that the form stood on one of our own pages."""
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return site == "same-origin" and origin in {None, request.host_url.rstrip("/")}


def is_from(peer: str | None, *networks: Network) -> bool:
    """Whether the other end of the connection lies in one of the networks."""
    try:
        address = ip_address(peer or "")
    except ValueError:
        return False
    plain = getattr(address, "ipv4_mapped", None) or address
    return any(plain in network for network in networks)


class Forwarded:
    """Believe the proxy in front what it says of a request, and nobody else."""

    def __init__(self, app: Wsgi, network: Network | None) -> None:
        self._app = app
        self._network = network

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request as if there were no proxy."""
        if self._network and is_from(environ.get("REMOTE_ADDR"), self._network):
            scheme = environ.get("HTTP_X_FORWARDED_PROTO", "")
            host = environ.get("HTTP_X_FORWARDED_HOST", "")
            if scheme in _SCHEMES:
                environ["wsgi.url_scheme"] = scheme
            if host and "," not in host:
                environ["HTTP_HOST"] = host
        return self._app(environ, start)


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
