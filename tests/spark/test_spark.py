"""Marts made by a cluster of several processes, one of which dies meanwhile."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from dashboard.editions.definitions import MARTS, Definitions
from dashboard.editions.marts import PASSING

TILTS = (sys.executable, "-m", "dashboard.cli", "--lang", "en")
CLUSTER = "local-cluster[2,1,1024]"
PATIENCE = 300
HASTY = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Programs of Java that live for a minute lose more by being made quick."""


@pytest.fixture
def publishing(home):
    """The command that publishes by Spark, running."""
    here = {
        "TILTS_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "JDK_JAVA_OPTIONS": HASTY,
    }
    words = ("publish", "--engine", "spark", "--master", CLUSTER)
    with subprocess.Popen(
        [*TILTS, *words],
        env={**os.environ, **here},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


@pytest.mark.long
def test_a_cluster_makes_the_same_sums_though_an_executor_is_killed(home, publishing):
    marts = {*Definitions.todays(5).sql[MARTS]} - PASSING
    seen = wait_for(lambda: [*home.glob("lake/*/marts/*/_SUCCESS")], publishing)
    executor = executors(publishing.pid)[0]
    os.kill(executor, signal.SIGKILL)
    said, faults = publishing.communicate(timeout=PATIENCE)
    assert len(seen) < len(marts)
    assert publishing.returncode == 0, faults
    assert "Every number in it is as in edition 1." in said
    assert {mart: differences(home, mart) for mart in marts} == dict.fromkeys(marts, 0)
    assert not [*home.glob("lake/*")]


def wait_for(what, process):
    """Return what comes to be while a process runs."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if made := what():
            return made
        time.sleep(0.05)
    raise AssertionError(process.communicate(timeout=PATIENCE))


def executors(ancestor):
    """The processes of executors that a process has started, directly or not."""
    lines = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_text().split("\0")
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        lines[int(folder.name)] = (parent, words)
    return [
        pid
        for pid, (_parent, words) in lines.items()
        if any(word.endswith("CoarseGrainedExecutorBackend") for word in words)
        and ancestor in ancestors(pid, lines)
    ]


def ancestors(pid, lines):
    """The processes above one, as long as they are known."""
    above = []
    while pid in lines:
        pid = lines[pid][0]
        above.append(pid)
    return above


def differences(home, mart):
    """How many rows of a mart two editions do not share."""
    with duckdb.connect() as connection:
        for number in (1, 2):
            path = home / "editions" / f"edition-{number}.duckdb"
            connection.execute(f"attach '{path}' as e{number} (read_only)")
        one, two = (f"from e{number}.marts.{mart}" for number in (1, 2))
        (counted,) = connection.execute(
            f"select count(*) from (({one} except all {two})"  # noqa: S608
            f" union all ({two} except all {one}))"
        ).fetchone()
    return counted
