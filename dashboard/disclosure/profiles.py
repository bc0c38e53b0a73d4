"""How careful the protection is."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Counts below the threshold are hidden; those shown are rounded to a base.

    With `disjoint`, an attacker may take a total that is the sum of its
    municipalities for such a sum: families seldom live in two of them. So many
    municipalities as `coalition` says may put their own counts together.
    """

    threshold: int = 5
    base: int = 1
    disjoint: bool = True
    coalition: int = 1

    def is_small(self, value: int) -> bool:
        """Whether a count is hidden for its own sake; nothing at all is shown."""
        return 0 < value < self.threshold

    def shown(self, value: int) -> int:
        """Return the count as it is released."""
        return (value + self.base // 2) // self.base * self.base

    def meant(self, value: int) -> tuple[int, int]:
        """Smallest and largest count that would be released as this one is."""
        if not value:
            return 0, 0
        low = self.shown(value) - self.base // 2
        return max(low, self.threshold), low + self.base - 1


PROFILES = {"default": Profile(), "strict": Profile(threshold=8, base=5)}
"""By name: 1–4 hidden and the rest exact; 1–7 hidden and the rest rounded to 5."""
