"""Try a backup out: into a home for the moment, where it must answer as it did."""

import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.editions import reproduction
from dashboard.editions.edition import Edition, NoEditionError
from dashboard.editions.reproduction import Recorded
from dashboard.editions.shelf import Shelf
from dashboard.editions.witnesses import witnesses
from dashboard.ground.audit.faults import Fault
from dashboard.ground.audit.log import Log
from dashboard.ground.audit.recording import record
from dashboard.ground.audit.verdict import Known
from dashboard.ground.i18n import _
from dashboard.ground.settings import Settings
from dashboard.upkeep import keys
from dashboard.upkeep.restore import bring_back
from dashboard.upkeep.shelf import damaged
from dashboard.upkeep.unpacking import Backup
from dashboard.writing.warehouse import schema
from dashboard.writing.warehouse.receipts import Change

ANSWERS = 20
"""How many recorded answers are computed again."""


@dataclass(frozen=True, kw_only=True)
class Drill:
    """What came of it. `head_known`: None where there is no log here to ask."""

    edition: int | None
    answers: int
    differing: Sequence[Recorded]
    batches: int
    damaged: Sequence[int]
    key_fits: bool
    log: Sequence[Fault]
    entries: int
    head_known: bool | None
    lost: Sequence[Change]

    @property
    def is_fine(self) -> bool:
        """Whether the backup could take the home's place."""
        is_whole = not (self.log or self.lost) and self.head_known is not False
        is_shown = not self.damaged and not self.differing
        return is_whole and self.key_fits and is_shown


def drill(settings: Settings, backup: Backup) -> Drill:
    """Restore a backup into a temporary home and compare; the result is logged."""
    with tempfile.TemporaryDirectory(prefix="tilts-drill-") as folder:
        # With the log and the keys of the backup, wherever those here are kept.
        there = replace(
            settings,
            home=Path(folder) / "home",
            audit_folder=None,
            family_key_file=None,
        )
        bring_back(there, backup, replace=False)
        result = _tried(settings, there)
    note = f"fine={result.is_fine}&answers={result.answers}&entries={result.entries}"
    record("drill", what=backup.folder.name, edition=result.edition, note=note)
    return result


def _tried(here: Settings, there: Settings) -> Drill:
    edition = _newest(Shelf.unhurried(there.editions))
    asked = _some(reproduction.recorded(edition)) if edition else []
    differing = [*reproduction.differing(edition, asked)] if edition else []
    if edition:
        edition.close()
    state = schema.state(there.warehouse) if there.warehouse.exists() else None
    log = Log.to_read(there)
    verdict = log.check(witnesses(Shelf.at(there.editions)))
    return Drill(
        edition=edition.manifest.number if edition else None,
        answers=len(asked),
        differing=differing,
        batches=state.batches if state else 0,
        damaged=damaged(Shelf.at(there.editions)),
        key_fits=keys.fits(there, state),
        log=verdict.faults,
        entries=verdict.entries,
        head_known=_goes_on(Log.to_read(here), log),
        lost=schema.lost(there),
    )


def _newest(shelf: Shelf) -> Edition | None:
    """The newest edition that is whole and can be read."""
    for number in reversed(shelf.published()):
        try:
            return shelf.any_edition(number)
        except NoEditionError:
            continue
    return None


def _some(recorded: Sequence[Recorded]) -> list[Recorded]:
    """Others each time, so that over the years all are tried."""
    return random.SystemRandom().sample(recorded, min(ANSWERS, len(recorded)))


def _goes_on(here: Log, backup: Log) -> bool | None:
    """Whether the log here was only added to since a backup; None if it is empty.

    A log that was cut or written anew since then contradicts the backup's head.
    """
    if here.head is None or backup.head is None:
        return None
    known = Known(head=backup.head, source=_("the backup"))
    return len(here.check([known]).faults) == len(here.check().faults)
