"""How people sign in here: read from the environment and checked at the start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.web.identity.origin import LOOPBACK

_MINUTE = 60
_IDLE, _LONGEST = 30, 600


class ConfigurationError(Exception):
    """The settings of the sign-in contradict each other or lack something."""


@dataclass(frozen=True, kw_only=True)
class Provider:
    """An OpenID Connect provider, and who we are to it."""

    issuer: str
    client_id: str
    client_secret: str
    scope: str
    groups_claim: str


@dataclass(frozen=True, kw_only=True)
class Proxy:
    """A proxy in front, and the headers in which it names a person, if it does."""

    network: IPv4Network | IPv6Network
    user_header: str
    groups_header: str


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """The way people sign in: neither provider nor proxy's headers means nobody does.

    `address` is the one people know, such as https://tilts.example.lv; `idle` and
    `longest` are the seconds that a session lasts unused, and at all.
    """

    home: Path
    groups_file: Path
    address: str = ""
    provider: Provider | None = None
    proxy: Proxy | None = None
    idle: int = _IDLE * _MINUTE
    longest: int = _LONGEST * _MINUTE

    @classmethod
    def from_environment(cls) -> Self:
        """Read TILTS_* variables; ConfigurationError says what is wrong with them."""
        given, home = os.environ, Settings.from_environment().home
        found = cls(
            home=home,
            groups_file=Path(given.get("TILTS_GROUPS_FILE") or home / "groups.toml"),
            address=_address(given),
            provider=_provider(given),
            proxy=_proxy(given),
            idle=_minutes(given, "TILTS_SESSION_IDLE_MINUTES", _IDLE),
            longest=_minutes(given, "TILTS_SESSION_MINUTES", _LONGEST),
        )
        found.check()
        return found

    @property
    def is_local(self) -> bool:
        """Whether only the person at the machine itself may come."""
        return not (self.provider or (self.proxy and self.proxy.user_header))

    @property
    def is_secure(self) -> bool:
        """Whether browsers come by https."""
        return self.address.startswith("https://")

    def check(self) -> None:
        """Refuse what is set by halves."""
        if self.provider and self.proxy and self.proxy.user_header:
            raise ConfigurationError(
                _("Choose one: TILTS_OIDC_ISSUER or TILTS_PROXY_USER_HEADER.")
            )
        if self.provider and not self.address:
            raise ConfigurationError(
                _("TILTS_ADDRESS is missing: the address where people open Tilts.")
            )


def _address(given: Mapping[str, str]) -> str:
    return _url(given, "TILTS_ADDRESS") if given.get("TILTS_ADDRESS") else ""


def _provider(given: Mapping[str, str]) -> Provider | None:
    if not given.get("TILTS_OIDC_ISSUER"):
        if any(name.startswith("TILTS_OIDC_") for name in given):
            raise _missing("TILTS_OIDC_ISSUER")
        return None
    return Provider(
        issuer=_url(given, "TILTS_OIDC_ISSUER", path=True),
        client_id=_needed(given, "TILTS_OIDC_CLIENT_ID"),
        client_secret=_secret(given),
        scope=given.get("TILTS_OIDC_SCOPE") or "openid profile",
        groups_claim=given.get("TILTS_OIDC_GROUPS_CLAIM") or "groups",
    )


def _secret(given: Mapping[str, str]) -> str:
    file = given.get("TILTS_OIDC_CLIENT_SECRET_FILE")
    if not file:
        return _needed(given, "TILTS_OIDC_CLIENT_SECRET")
    try:
        secret = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            _("TILTS_OIDC_CLIENT_SECRET_FILE cannot be read.")
        ) from error
    if not secret:
        raise ConfigurationError(_("TILTS_OIDC_CLIENT_SECRET_FILE is empty."))
    return secret


def _proxy(given: Mapping[str, str]) -> Proxy | None:
    address = given.get("TILTS_PROXY_ADDRESS")
    user = given.get("TILTS_PROXY_USER_HEADER", "")
    groups = given.get("TILTS_PROXY_GROUPS_HEADER", "")
    if not address:
        if user or groups:
            raise _missing("TILTS_PROXY_ADDRESS")
        return None
    if groups and not user:
        raise _missing("TILTS_PROXY_USER_HEADER")
    if user and not groups:
        raise _missing("TILTS_PROXY_GROUPS_HEADER")
    try:
        network = ip_network(address)
    except ValueError as error:
        raise ConfigurationError(
            _("TILTS_PROXY_ADDRESS is not an address: “{text}”.", text=address)
        ) from error
    return Proxy(network=network, user_header=user, groups_header=groups)


def _url(given: Mapping[str, str], name: str, *, path: bool = False) -> str:
    """Read an address; only this machine itself may go without https."""
    text = given[name].strip().rstrip("/")
    parts = urlsplit(text)
    safe = parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in LOOPBACK
    )
    extra = parts.query or parts.fragment or "@" in parts.netloc
    if not (safe and parts.hostname) or extra or (parts.path and not path):
        raise ConfigurationError(
            _("{name} is not an https address: “{text}”.", name=name, text=text)
        )
    return text


def _needed(given: Mapping[str, str], name: str) -> str:
    if not given.get(name):
        raise _missing(name)
    return given[name]


def _minutes(given: Mapping[str, str], name: str, otherwise: int) -> int:
    text = given.get(name) or str(otherwise)
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise ConfigurationError(
            _("{name} is not a number of minutes: “{text}”.", name=name, text=text)
        )
    return int(text) * _MINUTE


def _missing(name: str) -> ConfigurationError:
    return ConfigurationError(_("{name} is missing.", name=name))
