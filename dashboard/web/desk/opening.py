"""The warehouse, opened from the web only for the moment it is needed."""

from contextlib import AbstractContextManager

from dashboard.ground.settings import Settings
from dashboard.writing.warehouse.warehouse import Warehouse


def warehouse() -> AbstractContextManager[Warehouse]:
    """Open it to write; BusyError if somebody else writes for long."""
    return Warehouse.open(Settings.from_environment().warehouse)


def looked_at() -> AbstractContextManager[Warehouse]:
    """Open it to read; BusyError if somebody writes for long."""
    return Warehouse.for_reading(Settings.from_environment().warehouse)
