"""Seminars as they stood before each change: every change can be taken back."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.ground import home, regular
from dashboard.ground.i18n import _
from dashboard.takeaways.seminars import seminar as seminars
from dashboard.takeaways.seminars.seminar import Seminar, SeminarError, Slide

BACK, AGAIN = "earlier", "later"
"""Folders of what stood there before a change, and before it was taken back."""

_MARK = 16

_MOST = 100
"""So many changes of a seminar can be taken back."""


@dataclass(frozen=True, kw_only=True)
class Steps:
    """The steps that can be taken from a seminar as it stands, back and again."""

    home: Path
    name: str

    @property
    def mark(self) -> str:
        """What tells the seminar as it stands from how it stood before."""
        return hashlib.sha256(regular.content(self._file)).hexdigest()[:_MARK]

    def change(self, seminar: Seminar) -> None:
        """Write a seminar anew; what stood there can be had back."""
        self._keep(BACK)
        seminars.write(self.home, seminar)
        for version in self._versions(AGAIN):
            version.unlink()

    def take(self, way: str) -> None:
        """Let it stand as the nearest version says; SeminarError if there is none."""
        version = self.nearest(way)
        if version is None:
            raise SeminarError(_("There is nothing to take back."))
        self._keep(AGAIN if way == BACK else BACK)
        home.save(self._file, regular.content(version))
        version.unlink()

    def nearest(self, way: str) -> Path | None:
        """The nearest version that is not as the seminar stands."""
        # A step that was killed leaves the version that it has put in place.
        stands = regular.content(self._file)
        return next(
            (one for one in self._versions(way) if regular.content(one) != stands), None
        )

    def slide_back(self) -> Slide | None:
        """The slide that is all a step back would bring; None if it is not that."""
        version = self.nearest(BACK)
        try:
            now = seminars.read(self.home, self.name)
            before = seminars.parsed(version, self.name) if version else now
        except SeminarError:
            return None
        for place, slide in enumerate(before.slides):
            rest = before.slides[:place] + before.slides[place + 1 :]
            if before.but(slides=rest) == now:
                return slide
        return None

    def _keep(self, way: str) -> None:
        """Keep the file as it stands, whoever wrote it."""
        kept = [*self._versions(way)]
        number = int(kept[0].stem) + 1 if kept else 1
        folder = self._folder(way)
        folder.mkdir(parents=True, exist_ok=True)
        home.save(folder / f"{number:06}.toml", regular.content(self._file))
        for old in kept[_MOST - 1 :]:
            old.unlink()

    def _versions(self, way: str) -> Iterator[Path]:
        """The versions, the nearest first."""
        return iter(sorted(self._folder(way).glob("*.toml"), reverse=True))

    def _folder(self, way: str) -> Path:
        return self.home / seminars.FOLDER / way / self.name

    @property
    def _file(self) -> Path:
        return seminars.path(self.home, self.name)
