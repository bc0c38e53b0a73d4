"""Where a request comes from: this machine, our own pages, the proxy in front."""

from collections.abc import Callable, Iterable, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from flask import Request, request

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of this machine that no other can have."""

_LOOPBACK_NETWORKS = (ip_network("127.0.0.0/8"), ip_network("::1"))
_CLIENT = "tilts.client"
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


def is_from_elsewhere() -> bool:
    """Whether the browser says that another site led here, in whatever way."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    return site not in {"none", "same-origin"}


def is_from(peer: str | None, *networks: Network) -> bool:
    """Whether the other end of the connection lies in one of the networks."""
    try:
        address = ip_address(peer or "")
    except ValueError:
        return False
    plain = getattr(address, "ipv4_mapped", None) or address
    return any(plain in network for network in networks)


def client(environ: Mapping[str, Any]) -> str:
    """Return the address that a request comes from, also through the proxy in front."""
    return str(environ.get(_CLIENT) or environ.get("REMOTE_ADDR", ""))


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
            environ[_CLIENT] = _first_beyond(
                self._network, environ.get("HTTP_X_FORWARDED_FOR", "")
            )
        return self._app(environ, start)


def _first_beyond(network: Network, said: str) -> str:
    """Return the nearest address that is not the proxy's own; "" if none is one.

    Each proxy adds at the end; what stands further left, the client may have made up.
    """
    for text in reversed(said.split(",")):
        plain = text.strip()
        # Some proxies name the port too: 192.0.2.7:4711, [2001:db8::7]:4711.
        if plain.startswith("["):
            plain = plain[1:].partition("]")[0]
        elif plain.count(":") == 1:
            plain = plain.partition(":")[0]
        try:
            address = ip_address(plain)
        except ValueError:
            return ""
        if not is_from(plain, network):
            return str(address)
    return ""


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
