"""What the programme releases to readers outside: release.toml in the home."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from dashboard.disclosure.cells import TOTAL
from dashboard.disclosure.profiles import PROFILES, Profile
from dashboard.editions.manifest import Outside
from dashboard.editions.released import EVERY, Released
from dashboard.ground import reference
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings

FILE = "release.toml"

TOGETHER: tuple[str, ...] = ()
"""Of the places that are told of: none by itself, all municipalities together."""

ENDS = ("year", "phase")
"""What ends may let all the data, shown as one, grow."""

COALITIONS = (1, 2)


def tells_of(places: Collection[str] | None, municipality: str) -> bool:
    """Whether a municipality is among those told of, by its own code or today's."""
    if places is None or municipality == TOTAL:
        return True
    known = reference.municipalities().get(municipality)
    return municipality in places or (known is not None and known.today in places)


class ProfileError(ValueError):
    """The settings name a profile that there is not."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What is released, and how carefully: the default is the most under the promise.

    `domains` and `places` are codes; None stands for all of them. All the data as one
    grow with the ENDS named, and a period is told of so many days after its end. Where
    `profile` or `threshold` are left out, the settings say them. `said` are the keys
    that the file holds.
    """

    periods: tuple[str, ...] = EVERY
    domains: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    all_grows_at: tuple[str, ...] = ENDS
    wait_days: int = 14
    profile: str = ""
    threshold: int | None = None
    coalition: int = 1
    said: frozenset[str] = field(default=frozenset(), compare=False)

    def tells_of(self, municipality: str) -> bool:
        """Whether a municipality's own numbers are released; the total always is."""
        return tells_of(self.places, municipality)

    def about(self, domain: str) -> bool:
        """Whether numbers about a domain are released."""
        return self.domains is None or domain in {*self.domains, TOTAL}

    def with_settings(self, settings: Settings) -> Self:
        """Fill in what the machine says; ProfileError if it names no profile."""
        name = self.profile or settings.disclosure
        if name not in PROFILES:
            raise ProfileError(
                _(
                    "TILTS_DISCLOSURE names no profile: {name}. Profiles: {names}.",
                    name=name,
                    names=", ".join(PROFILES),
                )
            )
        return replace(
            self, profile=name, threshold=self.threshold or settings.threshold
        )

    def unsaid(self, before: Outside) -> list[str]:
        """Keys that the file leaves out though an edition told less by them."""
        narrower = {
            "periods": {*(before.periods or EVERY)} < {*self.periods},
            "domains": before.domains is not None,
            "places": before.places is not None,
            "threshold": before.threshold > self.protection.threshold,
            "coalition": before.coalition > self.coalition,
        }
        return [key for key in narrower if narrower[key] and key not in self.said]

    @property
    def protection(self) -> Profile:
        """How careful protecting is."""
        chosen = PROFILES[self.profile or "default"]
        least = self.threshold or chosen.threshold
        return replace(chosen, threshold=least, coalition=self.coalition)

    def narrowed(self, release: Mapping[str, Released]) -> dict[str, Released]:
        """Return what is left of a release."""
        left = ((name, self._narrowed(one)) for name, one in release.items())
        return {name: one for name, one in left if one is not None}

    def _narrowed(self, one: Released) -> Released | None:
        periods = tuple(kind for kind in one.periods if kind in self.periods)
        is_cut_off = (
            not periods
            or (one.days == "month" and "month" not in self.periods)
            or (one.of_today and self.places == TOGETHER)
            or (self.domains == () and one.is_by_domain)
        )
        return None if is_cut_off else replace(one, periods=periods)

    @property
    def about_it(self) -> dict[str, Any]:
        """What an edition's manifest says of the choices."""
        return {
            "profile": self.profile,
            "threshold": self.protection.threshold,
            "periods": self.periods,
            "domains": self.domains,
            "places": self.places,
            "coalition": self.coalition,
        }
