"""Fill an empty Tilts with the synthetic sample, the way real files go in."""

from dashboard import moderation, registers, sample
from dashboard.editions import Shelf
from dashboard.i18n import _
from dashboard.intake import batches
from dashboard.intake.importing import take_in
from dashboard.manifest import Manifest
from dashboard.publishing import publish
from dashboard.registers import NewPost
from dashboard.sample import SampleFiles
from dashboard.settings import Settings
from dashboard.warehouse import Warehouse


class NotEmptyError(Exception):
    """Files have been imported here; synthetic ones are not mixed with them."""


def build(settings: Settings) -> Manifest:
    """Write the sample files, import them and publish edition 1.

    NotEmptyError where anything has been imported before.
    """
    files = sample.generate(settings.home / "sample")
    with Warehouse.open(settings.warehouse) as warehouse:
        if batches.listed(warehouse):
            raise NotEmptyError(
                _("There are data here already; the sample is only for an empty Tilts.")
            )
        _register(warehouse, files)
        for path in files.paths:
            take_in(path, warehouse, settings, synthetic=True)
        _moderate(warehouse)
        # No label: every page says of synthetic data that they are, in its language.
        return publish(warehouse, Shelf.at(settings.editions), label="")


def _moderate(warehouse: Warehouse) -> None:
    """Approve the open answers of every survey but the latest, which wait."""
    waiting = moderation.pending(warehouse)
    latest = max((row["date"].year for row in waiting), default=0)
    earlier = [row["number"] for row in waiting if row["date"].year < latest]
    moderation.approve(warehouse, earlier, _("sample"))


def _register(warehouse: Warehouse, files: SampleFiles) -> None:
    with warehouse.transaction():
        for one in files.institutions:
            registers.add_institution(warehouse, one.name, one.kind, one.municipality)
        for post in files.posts:
            registers.add_post(
                warehouse,
                NewPost(
                    municipality=post.municipality,
                    first=post.first,
                    last=post.last,
                    hours_per_week=post.hours_per_week,
                ),
            )
