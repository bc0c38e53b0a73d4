"""Fill an empty Tilts with the synthetic sample, the way real files go in."""

import csv
import io
import json
from dataclasses import asdict

from dashboard import sample
from dashboard.editions.manifest import Manifest
from dashboard.editions.shelf import Shelf
from dashboard.ground.i18n import _
from dashboard.ground.settings import SAMPLE, Settings
from dashboard.sample import SampleFiles
from dashboard.sample.lists import LISTS
from dashboard.writing.publishing.drafting import OWN_DAY
from dashboard.writing.publishing.publishing import publish
from dashboard.writing.warehouse import batches, moderation, registers
from dashboard.writing.warehouse.importing import take_in
from dashboard.writing.warehouse.registers import NewPost, sheet
from dashboard.writing.warehouse.registers.change import make
from dashboard.writing.warehouse.registers.entry import brought
from dashboard.writing.warehouse.registers.register import REGISTERS
from dashboard.writing.warehouse.warehouse import Warehouse


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
        warehouse.remember(OWN_DAY, sample.AS_OF.isoformat())
        _register(warehouse, files)
        for path in files.paths:
            take_in(path, warehouse, settings, synthetic=True)
        _moderate(warehouse)
        # No label: every page says of synthetic data that they are, in its language.
        shelf = Shelf.at(settings.editions)
        made = publish(warehouse, shelf, label="")
    # Of this edition alone it is certain that it holds nobody's data.
    (settings.home / SAMPLE).write_text(json.dumps({"sha256": made.sha256}))
    return made


def _moderate(warehouse: Warehouse) -> None:
    """Approve the open answers of every survey but the latest, which wait."""
    waiting = moderation.pending(warehouse)
    latest = max((row["date"].year for row in waiting), default=0)
    earlier = [row["number"] for row in waiting if row["date"].year < latest]
    moderation.approve(warehouse, earlier, _("sample"))


def _register(warehouse: Warehouse, files: SampleFiles) -> None:
    """Enter institutions, posts and other lists, the way a coordinator brings them."""
    with warehouse.transaction():
        make(warehouse, sheet.brought(warehouse, "institutions", _csv(files)))
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
        for name, entries in LISTS.items():
            make(warehouse, brought(warehouse, REGISTERS[name], entries))


def _csv(files: SampleFiles) -> str:
    """The institutions as the file of their register."""
    text = io.StringIO()
    rows = [{**asdict(one), "aliases": ""} for one in files.institutions]
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
