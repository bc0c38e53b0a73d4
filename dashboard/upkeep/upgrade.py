"""Bring a home of an earlier version up to this one, with a backup before it."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.editions.shelf import Shelf
from dashboard.ground.audit.recording import record
from dashboard.ground.home import reading, writing
from dashboard.ground.i18n import _
from dashboard.ground.queries import purpose
from dashboard.ground.settings import Settings
from dashboard.upkeep import backup
from dashboard.upkeep.contents import BackupError
from dashboard.writing.warehouse import schema, staging
from dashboard.writing.warehouse.migrations import migrations
from dashboard.writing.warehouse.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Step:
    """One migration that a home has not had yet, and what its SQL says of it."""

    name: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an upgrade will do: from which migration on, and what cannot be read."""

    last: str
    steps: tuple[Step, ...]
    is_staged: bool
    unreadable: tuple[int, ...]

    @property
    def is_needed(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.steps) or not self.is_staged


def plan(settings: Settings) -> Plan | None:
    """Look what is to be done; None where there is no warehouse yet.

    BackupError where the home is of a later version than this.
    """
    if not settings.warehouse.exists():
        return None
    with reading(settings.home):
        state = schema.state(settings.warehouse)
    if set(state.migrations) - {*migrations()}:
        raise BackupError(
            _(
                "The data were written by a later version of Tilts. Install that one;"
                " this one would not understand them."
            )
        )
    shelf = Shelf.at(settings.editions)
    return Plan(
        last=state.migrations[-1],
        steps=tuple(_step(one) for one in migrations() if one not in state.migrations),
        is_staged=state.staging == staging.version(),
        unreadable=tuple(
            one.number for one in shelf.every_manifest() if not one.readable
        ),
    )


def carry_out(settings: Settings, plan: Plan, folder: Path) -> None:
    """Make a backup in a new folder, and then migrate; nothing without the backup."""
    with writing(settings.home):
        backup.make(settings, folder)
        record("upgrade", what=plan.last, note=" ".join(one.name for one in plan.steps))
        with Warehouse.open(settings.warehouse):
            pass


def _step(name: str) -> Step:
    return Step(name=name, meaning=purpose(f"warehouse/{name}.sql"))
