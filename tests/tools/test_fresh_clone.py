"""A fresh clone at work: git sees nothing of it, and the audit log is whole.

The home is the folder `data` of the clone, as it is for who has just cloned Tilts.
"""

import os
import re
import subprocess
import sys
import urllib.request
from contextlib import contextmanager

import pytest

from dashboard.ground.settings import ROOT
from tests.serving import answering
from tests.tools.test_recipes import GIT
from tests.web.identity.conftest import PATIENCE, free_port

LOG = """Datums,Pašvaldība,Ģimene,Joma
2019-01-07,Jelgava,LV-1,izglītība
2019-01-08,Rīga,LV-2,mājoklis
"""


class Clone:
    """A clone of what is committed, with nothing but it to be imported."""

    def __init__(self, folder):
        self.folder = folder
        done = subprocess.run(
            [GIT, "clone", "--quiet", str(ROOT), str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        kept = {n: v for n, v in os.environ.items() if not n.startswith("TILTS_")}
        self._environment = {**kept, "PYTHONPATH": str(folder)}

    def tilts(self, *words):
        """Run a command to its end; return what it said."""
        done = subprocess.run(
            [*self._command, *words],
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def changes(self):
        """Return what git has to say of the folder."""
        words = [GIT, "-C", str(self.folder), "status", "--porcelain"]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout

    @contextmanager
    def serving(self):
        """Serve, and return the address."""
        port = free_port()
        server = subprocess.Popen(
            [*self._command, "serve", "--port", str(port)],
            cwd=self.folder,
            env=self._environment,
        )
        try:
            yield answering(f"http://127.0.0.1:{port}", server, PATIENCE)
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)

    @property
    def _command(self):
        return [sys.executable, "-m", "dashboard.cli", "--lang", "en"]


def reader(clone):
    """Come in by the start address, as a browser does; return how to get more."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def get(address):
        with opener.open(address, timeout=PATIENCE) as answer:
            return answer.headers, answer.read()

    start = clone.folder / "data" / "keys" / "start-address"
    get(start.read_text(encoding="utf-8").strip())
    return get


@pytest.mark.long
def test_a_fresh_clone_stays_clean_and_its_log_whole(tmp_path):
    clone = Clone(tmp_path / "clone")
    log = tmp_path / "log.csv"
    log.write_text(LOG, encoding="utf-8")
    clone.tilts("import", str(log))
    clone.tilts("publish")
    with clone.serving() as address:
        get = reader(clone)
        assert b"Tilts" in get(f"{address}/gimenes")[1]
        headers, saved = get(
            f"{address}/download/families_by_municipality.csv?purpose=report"
        )
    assert b"0003000" in saved
    named = re.search(r'filename="(.+?)"', headers["Content-Disposition"])[1]
    (tmp_path / named).write_bytes(saved)
    assert "The audit log is whole" in clone.tilts("audit", "verify")
    assert "Proved" in clone.tilts("audit", "prove", str(tmp_path / named))
    assert (clone.folder / "data" / "audit" / "head").exists()
    assert clone.changes() == ""
