"""Make an edition: a new frozen file, checked, and only then the pointer moves."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import duckdb

from dashboard.editions import clock, policy_file, reproduction
from dashboard.editions.database import UNHURRIED, Database
from dashboard.editions.edition import Edition
from dashboard.editions.manifest import Manifest
from dashboard.editions.policy import Policy, ProfileError
from dashboard.editions.released import Released
from dashboard.editions.shelf import Shelf
from dashboard.editions.showing import number_of
from dashboard.editions.wholeness import DamagedFileError, digest, make_sure
from dashboard.ground import home
from dashboard.ground.audit.checking import newest_head
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import _
from dashboard.ground.progress import Step, unwatched
from dashboard.ground.settings import Settings
from dashboard.writing.publishing.checks import (
    CheckFailedError,
    check,
)
from dashboard.writing.publishing.drafting import Engine, NothingToPublishError, begin
from dashboard.writing.publishing.earlier import Earlier, Memory, forget
from dashboard.writing.publishing.over import NothingOverError
from dashboard.writing.publishing.shelving import next_number, show, sweep
from dashboard.writing.warehouse.warehouse import Warehouse

__all__ = ["CheckFailedError", "NothingToPublishError", "publish"]

_ROOM = 32 * 2**20
"""Bytes that must be free to begin with; an edition of the sample takes 6 MB."""


def publish(  # noqa: PLR0913  what, where, and how far it goes: seven plain words
    warehouse: Warehouse,
    shelf: Shelf,
    label: str,
    progress: Step = unwatched,
    *,
    release: Mapping[str, Released] | None = None,
    thorough: bool = True,
    engine: Engine | None = None,
) -> Manifest:
    """Publish the warehouse as it is now; return the new edition's manifest.

    With a `release`, also the outside edition: fixed answers to its indicators, with
    what is small hidden, for readers outside of the programme. Only tests are not
    `thorough`: then nothing is checked before it is shown, and no digest of an answer
    is written. The `engine` makes the marts: DuckDB here, or a cluster.

    Raises ClockError, PolicyError, NothingToPublishError or CheckFailedError; then the
    latest edition is still the one before.
    """
    clock.make_sure(Settings.from_environment())
    policy = Policy() if release is None else _policy(shelf)
    shelf.folder.mkdir(parents=True, exist_ok=True)
    home.make_sure_of_room(shelf.folder, _ROOM)
    sweep(warehouse, shelf)
    number = next_number(warehouse, shelf)
    forget(warehouse, number)
    path = shelf.folder / f"edition-{number}.duckdb.tmp"
    try:
        manifest = begin(warehouse, path, number, label, engine)
    except NothingToPublishError:
        sweep(warehouse, shelf)
        raise
    if thorough:
        settings = Settings.from_environment()
        check(path, manifest, settings, lambda done, of: progress(done, 2 * of))
    memory = None
    if release is not None:
        offer = policy, release
        manifest, memory = _release(warehouse, shelf, path, manifest, offer)
    if thorough:
        _complete(shelf, path, manifest, progress)
    manifest = _sealed(shelf, path, manifest)
    rows, note = manifest.interactions, manifest.digest
    record("publish", what=label, edition=number, rows=rows, note=note)
    show(warehouse, shelf, path, manifest, memory)
    if release is not None:
        # The edition is published: where the choices cannot be written down for the
        # next one now, the next one will do it.
        with suppress(OSError):
            policy_file.seed(shelf.folder.parent)
    return manifest


def _policy(shelf: Shelf) -> Policy:
    """What the home of the editions releases: read before anything is written."""
    try:
        policy = policy_file.read(shelf.folder.parent)
        policy = policy.with_settings(Settings.from_environment())
    except ProfileError as error:
        raise CheckFailedError(str(error)) from error
    told = (one for one in shelf.every_manifest() if one.outside)
    before = max(told, key=lambda one: one.number, default=None)
    policy_file.make_sure_it_is_said(policy, before)
    return policy


def _sealed(shelf: Shelf, path: Path, manifest: Manifest) -> Manifest:
    """Return the manifest with the digests of all that is published with it."""
    outside = manifest.outside
    if outside:
        there = home.draft_of(shelf.outside_path(manifest.number))
        outside = replace(outside, sha256=digest(there))
    head = newest_head(Settings.from_environment())
    manifest = replace(manifest, sha256=digest(path), outside=outside, audit_head=head)
    return manifest.sealed


def _release(
    warehouse: Warehouse,
    shelf: Shelf,
    path: Path,
    manifest: Manifest,
    offer: tuple[Policy, Mapping[str, Released]],
) -> tuple[Manifest, Memory]:
    """Write the outside edition beside the new one; return the manifest of both.

    With it comes what must be remembered of it, once it is published.
    """
    # What reckons with attackers is read by those who publish outside.
    from dashboard.writing.publishing.gate import NarrowError  # noqa: PLC0415
    from dashboard.writing.publishing.outside import made  # noqa: PLC0415
    from dashboard.writing.publishing.outside_file import write  # noqa: PLC0415

    earlier = _earlier(warehouse, shelf)
    database = Database.open(path, UNHURRIED)
    try:
        release = made(database, manifest, earlier, *offer)
    except (NarrowError, NothingOverError) as error:
        raise CheckFailedError(str(error)) from error
    finally:
        database.close()
    manifest = replace(manifest, outside=release.about)
    write(home.draft_of(shelf.outside_path(manifest.number)), release, manifest)
    return manifest, release.memory


def _complete(shelf: Shelf, path: Path, manifest: Manifest, progress: Step) -> None:
    """Write beside the answers what can be reckoned of them: ranges, and digests."""
    there = home.draft_of(shelf.outside_path(manifest.number))
    if manifest.outside:
        from dashboard.writing.publishing.ranges_file import (  # noqa: PLC0415
            write_ranges,
        )

        write_ranges(there)
    edition = Edition.of_files(manifest, path, there, UNHURRIED)
    _record_answers(edition, path, progress)


def _earlier(warehouse: Warehouse, shelf: Shelf) -> Earlier:
    """What was ever hidden and shown outside, withdrawn or not, manifest or not.

    CheckFailedError if a file is damaged: then nobody can say what it showed.
    """
    paths = sorted(shelf.folder.glob("edition-*.outside.duckdb"), key=number_of)
    try:
        for manifest in shelf.every_manifest():
            there = shelf.outside_path(manifest.number)
            if manifest.outside and there.exists():
                make_sure(there, manifest.outside.sha256)
        return Earlier.read(paths, warehouse)
    except (DamagedFileError, duckdb.Error) as error:
        raise CheckFailedError(
            _(
                "The file of an earlier outside edition is damaged, so it cannot be"
                " checked what the new one would give away beside it. Take the file"
                " from the last backup: {file}",
                file=str(error).split(":")[0],
            )
        ) from error


def _record_answers(edition: Edition, path: Path, progress: Step) -> None:
    """Write down digests of what the edition answers, so that it can be held to it.

    CheckFailedError if it cannot answer.
    """
    of = len(edition.definitions.names)
    answers = []
    try:
        for done, own in enumerate(reproduction.answers(edition), 1):
            answers += own
            progress(of + done, 2 * of)
        if edition.outside:
            answers += reproduction.released(edition.outside)
    except duckdb.Error as error:
        raise CheckFailedError(str(error)) from error
    finally:
        edition.close()
    reproduction.write(path, answers)
