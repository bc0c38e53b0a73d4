"""From groups to a role: a small file that is read anew for each request."""

import logging
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

from dashboard.ground import regular
from dashboard.ground.access import Identity, UnknownRoleError, somebody
from dashboard.ground.i18n import _

log = logging.getLogger(__name__)


class GroupsError(Exception):
    """The groups file is missing or not as it should be."""


@dataclass(frozen=True, kw_only=True)
class Groups:
    """What the groups file says; who stands higher in it goes first.

    `denied` are folded: a provider may not care whether Mallory is written mallory.
    """

    roles: Mapping[str, Identity]
    denied: frozenset[str]

    def known(self, groups: Collection[str]) -> list[str]:
        """Return those groups that the file knows, in its order."""
        return [name for name in self.roles if name in groups]

    def person(self, subject: str, groups: Collection[str]) -> Identity | None:
        """Return who a subject is by the first of their groups; None if nobody."""
        if not subject or _folded(subject) in self.denied:
            return None
        found = self.known(groups)
        return replace(self.roles[found[0]], subject=subject) if found else None


def read(path: Path) -> Groups:
    """Read the groups file; GroupsError says what is wrong with it."""
    try:
        return _parse(regular.content(path))
    except OSError as error:
        raise GroupsError(
            _("The groups file cannot be read: {file}", file=path)
        ) from error


def person(path: Path, subject: str, groups: Collection[str]) -> Identity | None:
    """Look a person up as the file is now; a broken file gives nobody anything."""
    try:
        return read(path).person(subject, groups)
    except GroupsError:
        log.exception("Nobody has a role while the groups file is broken")
        return None


@lru_cache(maxsize=4)
def _parse(content: bytes) -> Groups:
    try:
        given = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise GroupsError(
            _("The groups file is not TOML: {error}", error=error)
        ) from error
    groups, denied = given.pop("groups", {}), given.pop("denied", [])
    if given:
        raise GroupsError(
            _("The groups file has an unknown part: {name}", name=next(iter(given)))
        )
    if not isinstance(denied, list) or not all(isinstance(one, str) for one in denied):
        raise GroupsError(_("In the groups file, denied is not a list of names."))
    if not isinstance(groups, dict) or not groups:
        raise GroupsError(_("The groups file names no group under [groups]."))
    return Groups(
        roles={name: _role(name, text) for name, text in groups.items()},
        denied=frozenset(map(_folded, denied)),
    )


def _folded(subject: str) -> str:
    return normalize("NFKC", normalize("NFKC", subject).casefold()).strip()


def _role(group: str, text: object) -> Identity:
    try:
        return somebody(text if isinstance(text, str) else str(text), "")
    except UnknownRoleError as error:
        raise GroupsError(
            _("In the groups file, {group}: {error}", group=group, error=error)
        ) from error
