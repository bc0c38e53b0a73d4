"""Make an edition: a new frozen file, checked, and only then the pointer moves."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from dashboard.editions import marts, policy_file, reproduction
from dashboard.editions.database import UNHURRIED, Database
from dashboard.editions.definitions import FACTS, MARTS, RULES, Definitions, fill
from dashboard.editions.edition import Edition
from dashboard.editions.manifest import SCHEMA_VERSION, Manifest
from dashboard.editions.policy import Policy, ProfileError
from dashboard.editions.released import Released
from dashboard.editions.shelf import Shelf
from dashboard.editions.showing import number_of
from dashboard.editions.wholeness import DamagedFileError, digest, make_sure
from dashboard.ground import home
from dashboard.ground.audit.checking import newest_head
from dashboard.ground.audit.recording import record
from dashboard.ground.i18n import _
from dashboard.ground.queries import quoted, script
from dashboard.ground.settings import Settings
from dashboard.writing.contracts.contract import contracts
from dashboard.writing.publishing.checks import (
    CheckFailedError,
    Progress,
    check,
    silent,
)
from dashboard.writing.publishing.earlier import Earlier, Memory, forget
from dashboard.writing.publishing.gate import NarrowError
from dashboard.writing.publishing.outside import made
from dashboard.writing.publishing.outside_file import write
from dashboard.writing.publishing.over import NothingOverError
from dashboard.writing.publishing.ranges_file import write_ranges
from dashboard.writing.publishing.shelving import next_number, show, sweep
from dashboard.writing.warehouse.warehouse import Warehouse

__all__ = ["CheckFailedError", "NothingToPublishError", "publish"]

STORAGE = "v1.5.0"
"""Older storage that DuckDB 1.5 can read too: a way back."""

_ROOM = 32 * 2**20
"""Bytes that must be free to begin with; an edition of the sample takes 6 MB."""

_TABLES = {
    "interactions": "order by municipality, date, interaction",
    "posts": "order by post, from_date",
    "reports": "order by post, month",
    "respondents": "order by respondent",
    "choices": "order by respondent, question, choice",
    "questions": "order by position",
    "open_answers": "order by wave, answer",
    "invitations": "order by wave, municipality",
    "recommendations": "order by position",
    "recommendation_status": "order by recommendation, municipality, as_of",
    "institutions": "order by institution",
    "expected_kinds": "order by kind",
    "published_figures": "",
    "phases": "order by from_date",
    "targets": "order by from_date, measure, municipality",
    "notes": "order by note",
}


Engine = Callable[[duckdb.DuckDBPyConnection, Definitions], None]
"""Makes the marts of an edition's rows, in its file."""


class NothingToPublishError(Exception):
    """The warehouse holds no accepted row."""


def publish(  # noqa: PLR0913  what, where, and how far it goes: eight plain words
    warehouse: Warehouse,
    shelf: Shelf,
    label: str,
    progress: Progress = silent,
    *,
    release: Mapping[str, Released] | None = None,
    thorough: bool = True,
    engine: Engine | None = None,
    as_of: date | None = None,
) -> Manifest:
    """Publish the warehouse as it is now; return the new edition's manifest.

    With a `release`, also the outside edition: fixed answers to its indicators, with
    what is small hidden, for readers outside of the programme. Only tests are not
    `thorough`: then nothing is checked before it is shown, and no digest of an answer
    is written. The `engine` makes the marts: DuckDB here, or a cluster. The edition
    speaks `as_of` a day, today if none is given: what is over by then is finished.

    Raises PolicyError, NothingToPublishError or CheckFailedError; then the latest
    edition is still the one before.
    """
    policy = Policy() if release is None else _policy(shelf)
    shelf.folder.mkdir(parents=True, exist_ok=True)
    home.make_sure_of_room(shelf.folder, _ROOM)
    sweep(warehouse, shelf)
    number = next_number(warehouse, shelf)
    forget(warehouse, number)
    path = shelf.folder / f"edition-{number}.duckdb.tmp"
    named = {"number": number, "label": label, "as_of": as_of}
    manifest = _begin(warehouse, path, named, engine)
    if manifest is None:
        sweep(warehouse, shelf)
        raise NothingToPublishError(
            _("There is nothing to publish yet: no row has been accepted.")
        )
    if thorough:
        settings = Settings.from_environment()
        check(path, manifest, settings, lambda done, of: progress(done, 2 * of))
    memory = None
    if release is not None:
        offer = policy, release
        manifest, memory = _release(warehouse, shelf, path, manifest, offer)
    if thorough:
        there = home.draft_of(shelf.outside_path(number))
        if release is not None:
            write_ranges(there)
        edition = Edition.of_files(manifest, path, there, UNHURRIED)
        _record_answers(edition, path, progress)
    manifest = _sealed(shelf, path, manifest)
    rows, note = manifest.interactions, manifest.digest
    record("publish", what=label, edition=number, rows=rows, note=note)
    show(warehouse, shelf, path, manifest, memory)
    if release is not None:
        policy_file.seed(shelf.folder.parent)
    return manifest


def _policy(shelf: Shelf) -> Policy:
    """What the home of the editions releases: read before anything is written."""
    try:
        policy = policy_file.read(shelf.folder.parent)
        return policy.with_settings(Settings.from_environment())
    except ProfileError as error:
        raise CheckFailedError(str(error)) from error


def _sealed(shelf: Shelf, path: Path, manifest: Manifest) -> Manifest:
    """Return the manifest with the digests of all that is published with it."""
    outside = manifest.outside
    if outside:
        there = home.draft_of(shelf.outside_path(manifest.number))
        outside = replace(outside, sha256=digest(there))
    head = newest_head(Settings.from_environment())
    manifest = replace(manifest, sha256=digest(path), outside=outside, audit_head=head)
    return manifest.sealed


def _begin(
    warehouse: Warehouse, path: Path, named: Mapping[str, Any], engine: Engine | None
) -> Manifest | None:
    """Write rows, rules and definitions into a new file; None if there is no row."""
    created = datetime.now(UTC)
    number, as_of = named["number"], named["as_of"]
    day = as_of or created.date()
    facts = _copy(warehouse, path, {"number": number, "created_on": day})
    if facts["data_from"] is None:
        return None
    _complete(path, engine)
    return Manifest(
        number=number,
        label=named["label"],
        created=created.isoformat(timespec="seconds"),
        data_from=facts["data_from"].isoformat(),
        data_up_to=facts["data_up_to"].isoformat(),
        interactions=facts["interactions"],
        respondents=facts["respondents"],
        synthetic=facts["synthetic"],
        # Known when nothing is written into the file any more.
        sha256="",
        schema_version=SCHEMA_VERSION,
        app_version=version("tilts"),
        as_of=as_of.isoformat() if as_of else "",
    )


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


def _copy(warehouse: Warehouse, path: Path, edition: dict[str, Any]) -> dict[str, Any]:
    """Write the staged rows into a file of their own; return what they are."""
    connection = warehouse.connection
    connection.execute(
        f"attach '{quoted(path)}' as edition (storage_version '{STORAGE}')"
    )
    try:
        connection.execute("create schema edition.staging")
        for name, order in _TABLES.items():
            connection.execute(
                f"create table edition.staging.{name} as"  # noqa: S608
                f" select * from staging.{name} {order}"
            )
        (facts,) = warehouse.rows(script("edition.sql"))
        days = {name: facts[name] for name in ("data_from", "data_up_to")}
        connection.execute(
            "create table edition.staging.edition as select $number::integer as number,"
            " $created_on::date as created_on, $data_from::date as data_from,"
            " $data_up_to::date as data_up_to",
            {**edition, **days},
        )
    finally:
        connection.execute("detach edition")
    return facts


def _complete(path: Path, engine: Engine | None) -> None:
    """Add rules, marts, facts, whose views apply a reader's scope, and definitions."""
    with duckdb.connect(str(path)) as connection:
        definitions = Definitions.todays(Settings.from_environment().too_few)
        connection.execute("create schema marts; create schema facts")
        connection.execute(definitions.sql[RULES][RULES])
        (engine or _by_duckdb)(connection, definitions)
        for name, sql in definitions.sql[FACTS].items():
            connection.execute(f"create view facts.{name} as {sql}")
        definitions.write(connection)
        _add_contract(connection)


def _by_duckdb(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    marts.fill(connection, definitions.sql[MARTS])


def _add_contract(connection: duckdb.DuckDBPyConnection) -> None:
    """Say by which columns the rows were taken in, and by which programs."""
    columns = [
        (contract.name, position, field.name, field.lv, field.en, field.required)
        for contract in contracts()
        for position, field in enumerate(contract.fields)
    ]
    named = hashlib.sha256(repr(columns).encode()).hexdigest()[:12]
    about = [(one, version(one)) for one in ("tilts", "duckdb")]
    types = "name varchar, lv varchar, en varchar, required boolean"
    fill(connection, "contract", f"file varchar, position integer, {types}", columns)
    fill(
        connection,
        "about",
        "name varchar, value varchar",
        [("contract", named), *about],
    )


def _record_answers(edition: Edition, path: Path, progress: Progress) -> None:
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
