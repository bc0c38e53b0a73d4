"""What monitors are told, and what stands in the access log."""

import json
import logging
import shutil

import pytest

from app import create_app
from dashboard.editions.shelf import Shelf
from dashboard.web import watching
from dashboard.web.health import Checks, Ready
from dashboard.writing.warehouse.receipts import Change, Receipts
from tests.browser_payloads import URL, show
from tests.edition_fixture import put_edition

FAR = {"environ_overrides": {"REMOTE_ADDR": "192.0.2.7"}, "headers": {"Host": "x.test"}}


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(tmp_path))
    return put_edition(tmp_path / "editions")


@pytest.fixture
def client(shelf):
    return create_app(shelf).server.test_client()


@pytest.fixture
def damaged(shelf):
    """The same over an edition that was cut short, as by a bad copy."""
    path = shelf.path(1)
    path.write_bytes(path.read_bytes()[:20_000])
    return create_app(shelf).server.test_client()


def checks(client):
    return client.get("/readyz").get_json()["checks"]


def test_a_monitor_from_anywhere_is_told_names_of_checks_and_no_more(client):
    alive, ready = client.get("/healthz", **FAR), client.get("/readyz", **FAR)
    assert (alive.status_code, alive.get_json()) == (200, {"status": "ok"})
    held = dict.fromkeys(("age", "audit", "disk", "edition", "warehouse"), "ok")
    assert ready.get_json() == {"status": "ok", "checks": held}


def test_a_damaged_edition_is_not_ready(damaged):
    assert damaged.get("/readyz").status_code == 503
    assert damaged.get("/healthz").status_code == 200
    assert checks(damaged)["edition"] == "not ok"


def test_an_edition_that_is_gone_is_not_ready(shelf, client):
    shelf.manifest_path(1).unlink()
    assert checks(client)["edition"] == "not ok"


def test_a_tilts_before_its_first_edition_is_ready(tmp_path):
    client = create_app(Shelf.at(tmp_path / "none")).server.test_client()
    assert client.get("/readyz").status_code == 200


def test_an_audit_log_that_cannot_be_written_is_not_ready(tmp_path, client):
    (tmp_path / "audit").write_text("in the way")
    assert checks(client)["audit"] == "not ok"


def test_data_that_lack_an_accepted_change_are_not_ready(tmp_path, shelf):
    assert checks(create_app(shelf).server.test_client())["warehouse"] == "ok"
    change = Change(number=1, action="import", what="new.csv", at="2026-11-26")
    Receipts(path=tmp_path / "audit" / "receipts").keep([change])
    assert checks(create_app(shelf).server.test_client())["warehouse"] == "not ok"


@pytest.mark.parametrize(
    ("setting", "value", "check"),
    [
        ("TILTS_DISK_FLOOR_MB", "999999999999", "disk"),
        ("TILTS_DATA_AGE_DAYS", "30", "age"),
    ],
)
def test_what_a_deployment_asks_for_is_checked(
    shelf, monkeypatch, setting, value, check
):
    monkeypatch.setenv(setting, value)
    results = Checks.of(shelf).results()
    assert [name for name, holds in results.items() if not holds] == [check]


def test_checks_are_made_anew_after_some_seconds_only(shelf):
    now = 0
    ready = Ready(Checks.of(shelf), lambda: now)
    assert ready.results()["edition"]
    shutil.rmtree(shelf.folder)
    shelf.folder.mkdir()
    shelf.manifest_path(1).touch()
    now = 4
    assert ready.results()["edition"]
    now = 6
    assert not ready.results()["edition"]


@pytest.mark.parametrize("path", ["/", "/gimenes", "/pasvaldiba/0003000"])
def test_a_document_that_would_show_nothing_is_a_fault(damaged, path):
    assert damaged.get(f"{path}?lang=en").status_code == 503


def test_so_is_its_callback_which_says_why(damaged):
    answer = damaged.post(URL, json=show(query="?lang=en"))
    assert answer.status_code == 503
    assert answer.headers["X-Tilts-Words"] == "yes"
    assert "This edition is damaged" in answer.text


def test_a_damaged_edition_gives_no_file(damaged):
    answer = damaged.get("/download/families_by_month.csv?purpose=report")
    assert answer.status_code == 503


BROKEN = "drop view facts.interactions; drop view facts.family_months;"
"""Neither rows nor sums: what a question does not take, it does not miss."""


@pytest.fixture
def unsound(tmp_path, monkeypatch):
    """A Tilts whose edition opens, and lacks what its numbers are made of."""
    monkeypatch.setenv("TILTS_HOME", str(tmp_path))
    shelf = put_edition(tmp_path / "editions", broken=BROKEN)
    return create_app(shelf).server.test_client()


def test_a_download_that_fails_says_so_with_a_number(unsound):
    answer = unsound.get("/download/families_by_month.csv?purpose=report&lang=en")
    assert answer.status_code == 500
    assert answer.headers["X-Request-ID"] in answer.text
    assert "This cannot be shown now" in answer.text


def test_a_document_of_an_edition_of_another_version_is_no_success(shelf, client):
    path = shelf.manifest_path(1)
    manifest = json.loads(path.read_text())
    path.write_text(json.dumps({**manifest, "schema_version": 99}))
    assert client.get("/").status_code == 503


@pytest.fixture
def logged(tmp_path, monkeypatch, shelf):
    """The lines that the access log has after what is asked, and a client."""
    path = tmp_path / "access.jsonl"
    monkeypatch.setenv("TILTS_ACCESS_LOG", str(path))
    client = create_app(shelf).server.test_client()
    yield client, lambda: [json.loads(line) for line in path.read_text().splitlines()]
    for handler in logging.getLogger("tilts.access").handlers:
        handler.close()
    logging.getLogger("tilts.access").handlers.clear()


def test_a_request_is_a_line_without_persons_and_filters(logged):
    client, lines = logged
    path = "/gimenes?municipality=0003000"
    answer = client.get(path, headers={"Cookie": "a=b"}, buffered=True)
    (line,) = lines()
    assert line.pop("ms") > 0
    assert line.pop("at").startswith("2")
    assert line == {
        "request": answer.headers[watching.HEADER],
        "method": "GET",
        "path": "/gimenes",
        "status": 200,
        "bytes": len(answer.data),
        "role": "coordinator",
    }


def test_who_is_refused_has_no_role_in_the_log(logged):
    client, lines = logged
    client.get("/", buffered=True, **FAR)
    assert (lines()[-1]["status"], lines()[-1]["role"]) == (403, "")


def test_every_answer_has_a_number_of_its_own(client):
    numbers = {client.get("/healthz").headers[watching.HEADER] for _each in range(3)}
    assert len(numbers) == 3
