"""A coordinator without scripts: reads the desk's pages and sends their forms."""

import io
import re
import time
from datetime import date

import pytest

from app import create_app
from dashboard.ground import i18n
from tests.conftest import JELGAVA, made_once

CLEAN = "date,municipality,family\n2019-03-04,Jelgava,A-1\n"
MESSY = """date,municipality,family,institution,kind
2019-03-04,Jelgava,A-1,,
2019-03-05,Jelgava,A-2,Nezināmā skola,
vakar,Jelgava,A-3,,
2019-03-06,Jelgava,,,nekas
"""
TABLES = ("batches", "log_rows", "institutions", "aliases", "posts", "rejections")


class Desk:
    """A browser without scripts: it keeps cookies and sends the forms it sees."""

    def __init__(self, client, world):
        self.client = client
        self.world = world

    def get(self, path):
        return self.client.get(path)

    def token(self):
        text = self.get("/dati/faili").text
        return re.search(r'name="token" value="([^"]+)"', text)[1]

    def post(self, path, headers=None, **fields):
        sent = {"token": self.token(), **fields}
        return self.client.post(path, data=sent, headers=headers or {})

    def hand_in(self, text, name="log.csv", **fields):
        content = text if isinstance(text, bytes) else text.encode()
        return self.post("/dati/faili", file=(io.BytesIO(content), name), **fields)

    def verdict(self, text, name="log.csv"):
        """Hand a file in; return the address of its verdict."""
        where = self.hand_in(text, name).headers["Location"]
        self.done(where)
        return where

    def take(self, text):
        where = self.verdict(text)
        self.post(f"{where}/pienemt")
        return self.done(where)

    def publish(self, **fields):
        """Publish; return what the page of the work says when it is done."""
        where = self.post("/dati/izdevumi?lang=en", **fields).headers["Location"]
        return self.done(where)

    def done(self, where):
        """Look again, as a browser does, until there is nothing to wait for."""
        until = time.monotonic() + 60
        while "http-equiv" in (text := self.get(where).text):
            assert time.monotonic() < until
            time.sleep(0.1)
        return text

    def rows(self):
        """Everything the warehouse holds."""
        with self.world.warehouse() as warehouse:
            return {
                name: warehouse.rows(f"from raw.{name} order by all") for name in TABLES
            }

    def count(self, name):
        return len(self.rows()[name])


@made_once
def posted(world):
    world.post(JELGAVA, date(2019, 1, 1), date(2019, 12, 31))


@pytest.fixture
def desk(posted, monkeypatch):
    monkeypatch.setenv("TILTS_HOME", str(posted.settings.home))
    # A page in English must leave the tests after it in Latvian.
    with i18n.language(i18n.DEFAULT):
        yield Desk(create_app(posted.shelf()).server.test_client(), posted)
