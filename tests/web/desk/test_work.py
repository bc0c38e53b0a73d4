"""Long work: seen from every tab, done once, and never half done."""

import json
import os
import re
import signal
import threading
import time

import pytest

from app import create_app
from dashboard.web.desk.work import Work
from tests.loaded import command
from tests.web.desk.conftest import CLEAN

KILLED = """
import os, signal
from app import create_app
from dashboard.web.desk.work import Work

work = Work.begin(kind="edition")
work.carry_out("publishing", lambda: os.kill(os.getpid(), signal.SIGKILL))
"""
STOPPED = """
import time
from dashboard.web.desk.work import AT_ONCE, Work

def publish():
    time.sleep(AT_ONCE + 0.5)
    work.tell(stage="published")

work = Work.begin(kind="edition")
work.carry_out("publishing", publish)
"""
OTHER = CLEAN.replace("A-1", "A-2").replace("03-04", "03-05")


@pytest.fixture
def going(desk):
    """Work on an edition that goes on until the test ends."""
    end = threading.Event()
    work = Work.begin(kind="edition")
    work.carry_out("publishing", lambda: end.wait(60) and None)
    yield work
    end.set()


def ended(home, program):
    """A process that runs to its end; return how it ended."""
    environment = {**os.environ, "TILTS_HOME": str(home)}
    return command.run(program=program, environment=environment).returncode


def killed(home):
    """A process that is killed while it publishes, and has let go of what it held."""
    assert ended(home, KILLED) == -signal.SIGKILL
    until = time.monotonic() + 60
    while any(work.running for work in Work.all()):
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_button_pressed_twice_publishes_once(desk, going):
    desk.take(CLEAN)
    where = desk.post("/dati/izdevumi").headers["Location"]
    assert going.id in where


def test_what_would_change_is_seen_before_anything_is_published(desk):
    desk.take(CLEAN)
    desk.world.publish()
    desk.take(CLEAN.replace("A-1", "A-2"))
    where = desk.post("/dati/izdevumi/nakamais?lang=en").headers["Location"]
    text = desk.done(where)
    assert "Nothing has been published" in text
    assert re.search(r"Families</th><td[^>]*>1</td><td[^>]*>2</td><td[^>]*>\+1", text)
    assert "Nekas nav publicēts" in desk.get(where.replace("=en", "=lv")).text
    assert len(desk.world.shelf().manifests()) == 1
    assert not [*desk.world.settings.editions.glob("draft-*")]


def test_who_closed_the_tab_finds_the_publication_again(desk, going):
    assert going.id in desk.get("/dati/izdevumi").text


def test_work_says_how_far_it_is(desk, going):
    going.tell(step=1, done=12, of=40)
    text = desk.get(f"/dati/darbs/{going.id}?lang=en").text
    assert "12 of 40" in text
    assert 'value="12" max="40"' in text


def test_work_of_a_killed_process_is_said_to_be_interrupted(desk):
    killed(desk.world.settings.home)
    (work,) = Work.all()
    text = desk.get(f"/dati/darbs/{work.id}?lang=en").text
    assert "The work was interrupted" in text
    assert "http-equiv" not in text


def test_a_process_that_stops_ends_its_work_first(desk):
    assert ended(desk.world.settings.home, STOPPED) == 0
    (work,) = Work.all()
    assert work.state["stage"] == "published"


def test_after_a_killed_publication_another_can_be_made(desk):
    desk.take(CLEAN)
    killed(desk.world.settings.home)
    assert "Edition 1 is published" in desk.publish()


def test_a_file_in_hand_is_found_again(desk):
    where = desk.verdict(CLEAN, "maijs.csv")
    text = desk.get("/dati/faili?lang=en").text
    assert where in text
    assert "maijs.csv</a> · checked, not accepted yet" in text


def test_a_file_that_was_accepted_is_not_in_hand(desk):
    desk.take(CLEAN)
    assert "checked, not accepted" not in desk.get("/dati/faili?lang=en").text


def test_a_list_that_is_no_longer_the_newest_publishes_nothing(desk):
    desk.take(CLEAN)
    desk.world.publish()
    response = desk.post("/dati/izdevumi?lang=en", after="0")
    text = desk.get(response.headers["Location"]).text
    assert "An edition was published in the meantime" in text
    assert len(desk.world.shelf().manifests()) == 1


def test_a_trial_whose_rows_came_in_elsewhere_writes_nothing(desk):
    first, second = desk.verdict(CLEAN), desk.verdict(CLEAN)
    for where in (first, second):
        desk.post(f"{where}/pienemt")
        desk.done(where)
    assert "nothing was written" in desk.get(f"{second}?lang=en").text
    assert desk.count("batches") == 1


def test_the_language_may_change_between_trial_and_acceptance(desk):
    where = desk.verdict(CLEAN + "vakar,Jelgava,B\n")
    assert "Tas nav datums" in desk.get(where).text
    desk.post(f"{where}/pienemt?lang=en")
    assert "This is not a date" in desk.done(f"{where}?lang=en")
    assert desk.count("batches") == 1


def test_a_failed_check_is_said_without_jargon(desk, monkeypatch):
    desk.take(CLEAN)
    monkeypatch.setattr("dashboard.writing.publishing.checks.OPEN", frozenset())
    monkeypatch.setattr(
        "dashboard.writing.publishing.checks.NOTHING", frozenset({"0003000"})
    )
    text = desk.publish()
    assert "did not pass its checks" in text
    assert "scope" not in text
    assert desk.world.shelf().manifests() == []


def test_from_nothing_to_the_first_edition(desk):
    assert "Nothing has been published yet" in desk.get("/dati/izdevumi?lang=en").text
    desk.take(CLEAN)
    assert "Edition 1 is published" in desk.publish(after="0")
    desk.take(OTHER)
    assert "Edition 2 is published" in desk.publish(after="1")


def test_an_edition_of_another_version_is_offered_to_be_made_again(desk):
    desk.take(CLEAN)
    desk.world.publish()
    path = desk.world.shelf().manifest_path(1)
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema_version": 1}))
    client = create_app(desk.world.shelf()).server.test_client()
    listed = client.get("/dati/izdevumi?lang=en").text
    assert "Publish again: everything that was taken in is still here." in listed
    assert "Of another version" in listed
    changed = client.get("/dati/izdevumi/1?lang=en")
    assert changed.status_code == 200
    name = "families_by_municipality"
    assert client.get(f"/download/{name}.csv").status_code == 404
    desk.publish()
    changed = client.get("/dati/izdevumi/2?lang=en")
    assert "they cannot be compared" in changed.text


def test_what_is_wrong_with_a_file_is_read_where_it_is_shown_and_nowhere_else(desk):
    where = desk.verdict(CLEAN + "vakar,Jelgava,B\n" * 50)
    (work,) = Work.all()
    (work.folder / "verdict.json").rename(work.folder / "aside")
    assert "log.csv" in desk.get("/dati/faili").text
    assert ("verdict" in work.state, "verdict" in work.whole) == (False, False)
    (work.folder / "aside").rename(work.folder / "verdict.json")
    assert work.whole["verdict"]["en"]["rejected"] == 50
    assert "vakar" in desk.done(where)
