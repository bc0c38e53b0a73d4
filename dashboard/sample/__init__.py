"""Synthetic logs and survey answers in the contract's formats, from a seed.

Families of the phases add up to the published totals; everything else is made up.
"""

import random
from dataclasses import dataclass
from pathlib import Path

from dashboard.sample import answers, files
from dashboard.sample.logs import Log
from dashboard.sample.places import SampleInstitution, institutions
from dashboard.sample.posts import SamplePost, posts
from dashboard.sample.roster import rosters

__all__ = ["SampleFiles", "SampleInstitution", "SamplePost", "generate"]


@dataclass(frozen=True, kw_only=True)
class SampleFiles:
    """What was written, and what the register must know before it is imported."""

    logs: tuple[Path, ...]
    surveys: tuple[Path, ...]
    institutions: tuple[SampleInstitution, ...]
    posts: tuple[SamplePost, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file, logs first."""
        return self.logs + self.surveys


def generate(folder: Path, seed: int = 2019) -> SampleFiles:
    """Write the sample's files; the same seed gives the same cells."""
    folder.mkdir(parents=True, exist_ok=True)
    # Made-up data must come out the same on each machine: nothing here is secret.
    rng = random.Random(seed)  # noqa: S311
    filled = posts()
    known = rosters(rng)
    logs = []
    for post in filled:
        log = Log(post=post, roster=known[post.phase, post.municipality], rng=rng)
        logs.append(files.write_log(folder, post, log.records(), rng))
    return SampleFiles(
        logs=tuple(logs),
        surveys=tuple(
            answers.write(folder, phase, answers.ask(phase, rng))
            for phase in ("III", "IV")
        ),
        institutions=institutions(),
        posts=filled,
    )
