"""Synthetic logs and survey answers in the contract's formats, from a seed.

Families of phases II to IV add up to the published totals; all else is made up.
"""

import random
from dataclasses import dataclass
from pathlib import Path

from dashboard.sample import answers, files, recommendations
from dashboard.sample.logs import Log
from dashboard.sample.places import SampleInstitution, institutions
from dashboard.sample.posts import AS_OF, STRETCHES, SamplePost, posts
from dashboard.sample.roster import Met, rosters

__all__ = ["AS_OF", "SampleFiles", "SampleInstitution", "SamplePost", "generate"]


@dataclass(frozen=True, kw_only=True)
class SampleFiles:
    """What was written, and what the register must know before it is imported."""

    logs: tuple[Path, ...]
    surveys: tuple[Path, ...]
    recommendations: Path
    institutions: tuple[SampleInstitution, ...]
    posts: tuple[SamplePost, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file, logs first."""
        return (*self.logs, *self.surveys, self.recommendations)


def generate(folder: Path, seed: int = 2019) -> SampleFiles:
    """Write the sample's files; the same seed gives the same cells."""
    folder.mkdir(parents=True, exist_ok=True)
    filled = posts()
    met = Met()
    logs: list[Path] = []
    surveys: list[Path] = []
    for number, phases in enumerate(STRETCHES):
        # Made-up data must come out the same on each machine: nothing here is secret.
        rng = random.Random(f"{seed} {phases[0]}" if number else seed)  # noqa: S311
        known = rosters(phases, met, rng)
        for post in filled:
            if post.phase in phases:
                roster = known[post.phase, post.municipality]
                log = Log(post=post, roster=roster, rng=rng)
                logs.append(files.write_log(folder, post, log.records(), rng))
        surveys += (
            answers.write(folder, phase, answers.ask(phase, rng))
            for phase in phases
            if phase in answers.RESPONDENTS
        )
    return SampleFiles(
        logs=tuple(logs),
        surveys=tuple(surveys),
        recommendations=recommendations.write(folder),
        institutions=institutions(),
        posts=filled,
    )
