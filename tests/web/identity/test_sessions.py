"""Session cookies: forged, cut, copied, old, and of another Tilts."""

import base64
import hashlib
import json
import stat
import zlib
from dataclasses import replace

import pytest
from flask import Flask
from itsdangerous import TimestampSigner

from dashboard.web.identity import entrance, sessions
from dashboard.web.identity.configuration import ConfigurationError
from tests.web.identity.conftest import MINUTE, Person, way


def test_the_cookie_is_out_of_reach_of_scripts(person):
    cookie = person.enter("anna").headers["Set-Cookie"]
    assert cookie.startswith("tilts=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie


def test_by_https_the_cookie_is_for_this_host_only(sign_in, clock):
    secure = replace(sign_in, address="https://tilts.test")
    made = Flask(__name__)
    entrance.register(made, secure, way(secure, clock))
    answer = made.test_client().get("/ieiet", base_url="https://tilts.test")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-tilts=")
    assert "Secure" in cookie
    assert "Domain" not in cookie
    assert "Path=/" in cookie


def test_the_cookie_holds_no_role(anna):
    assert "coordinator" not in json.dumps(read(anna.cookie.value)).replace(
        "tilts-coordinators", ""
    )


def test_only_groups_that_matter_are_kept(anna):
    assert read(anna.cookie.value)["person"]["groups"] == ["tilts-coordinators"]


def read(value):
    """Read a session's cookie as whoever finds it can."""
    payload = value.removeprefix(".").split(".")[0]
    raw = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return json.loads(zlib.decompress(raw) if value.startswith(".") else raw)


def written(content, key):
    """Write a session's cookie as the app does, with some key."""
    payload = base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=")
    signer = TimestampSigner(
        key, "tilts-session", key_derivation="hmac", digest_method=hashlib.sha256
    )
    return signer.sign(payload).decode()


@pytest.mark.parametrize("cut", [1, 5, 30, 200])
def test_a_cut_cookie_is_nobodys(anna, cut):
    anna.keep(anna.cookie.value[:-cut])
    assert anna.who() is None


def test_a_changed_cookie_is_nobodys(anna):
    value = anna.cookie.value
    content = read(value)
    content["person"]["subject"] = "vija"
    _payload, rest = value.removeprefix(".").split(".", 1)
    changed = base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=")
    anna.keep(f"{changed.decode()}.{rest}")
    assert anna.who() is None


@pytest.mark.parametrize("key", [b"", b"secret", b"0" * 64])
def test_a_cookie_under_another_key_is_nobodys(anna, key):
    anna.keep(written(read(anna.cookie.value), key))
    assert anna.who() is None


def test_a_cookie_written_so_under_our_own_key_would_be_believed(anna, server):
    anna.keep(written(read(anna.cookie.value), server.secret_key))
    assert anna.who()["subject"] == "anna"


@pytest.mark.parametrize("value", ["", "x", ".", "a.b.c", "ā", "%00", "{}" * 3000])
def test_rubbish_is_nobodys(person, value):
    answer = person.get("/who", headers={"Cookie": f"tilts={value}"})
    assert answer.status_code == 401


def test_a_copy_of_the_cookie_is_worth_nothing_after_signing_out(anna, server):
    kept = anna.cookie.value
    anna.post("/iziet")
    thief = Person(server)
    thief.keep(kept)
    assert thief.who() is None


def test_signing_out_holds_in_every_worker(anna, sign_in, clock):
    kept = anna.cookie.value
    anna.post("/iziet")
    other = Flask("other")
    entrance.register(other, sign_in, way(sign_in, clock))
    thief = Person(other)
    thief.keep(kept)
    assert thief.get("/who").status_code == 401


def test_an_older_copy_is_worth_nothing_either(anna, clock):
    kept = anna.cookie.value
    clock.now += 5 * MINUTE
    anna.who()
    anna.post("/iziet")
    anna.keep(kept)
    assert anna.who() is None


def test_a_session_begins_under_a_new_number(anna):
    first = read(anna.cookie.value)["person"]["number"]
    anna.enter("anna")
    assert read(anna.cookie.value)["person"]["number"] != first


def test_what_was_in_the_cookie_before_is_gone_after_signing_in(person, server):
    person.keep(written({"person": {"x": 1}, "planted": 1}, server.secret_key))
    person.client.delete_cookie("tilts", domain="127.0.0.1")
    person.enter("anna")
    assert set(read(person.cookie.value)) == {"person"}


def test_the_key_is_its_owners_only(anna, sign_in):
    path = sign_in.home / "keys" / "session.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in path.parent.iterdir()] == ["session.key"]


def test_the_key_is_made_once(tmp_path):
    path = tmp_path / "keys" / "session.key"
    assert sessions.key(path) == sessions.key(path)


def test_a_short_key_is_refused(tmp_path):
    path = tmp_path / "session.key"
    path.write_text("secret")
    path.chmod(0o600)
    with pytest.raises(ConfigurationError, match=r"short|īsu"):
        sessions.key(path)


def test_a_key_that_others_can_read_is_refused(tmp_path):
    path = tmp_path / "session.key"
    path.write_text("f" * 64)
    path.chmod(0o644)
    with pytest.raises(ConfigurationError, match="chmod 600"):
        sessions.key(path)
