"""Settings of the sign-in that contradict each other or lack something."""

import pytest

from dashboard.web.identity import groups
from dashboard.web.identity.configuration import ConfigurationError, SignIn
from dashboard.web.identity.groups import GroupsError

WORD = "lies in a file"
OIDC = {
    "TILTS_ADDRESS": "https://tilts.test",
    "TILTS_OIDC_ISSUER": "https://login.test/realms/one/",
    "TILTS_OIDC_CLIENT_ID": "tilts",
    "TILTS_OIDC_CLIENT_SECRET": "between us",
}
PROXY = {
    "TILTS_PROXY_ADDRESS": "192.0.2.0/28",
    "TILTS_PROXY_USER_HEADER": "Remote-User",
    "TILTS_PROXY_GROUPS_HEADER": "Remote-Groups",
}


def read(monkeypatch, given):
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return SignIn.from_environment()


def test_without_settings_there_is_no_sign_in(monkeypatch):
    assert read(monkeypatch, {}).is_local


def test_a_provider_is_a_sign_in(monkeypatch):
    found = read(monkeypatch, OIDC)
    assert found.provider.issuer == "https://login.test/realms/one"
    assert (found.is_local, found.is_secure) == (False, True)


def test_a_proxy_that_names_people_is_a_sign_in(monkeypatch):
    assert not read(monkeypatch, PROXY).is_local


def test_a_proxy_that_only_passes_on_is_not(monkeypatch):
    assert read(monkeypatch, {"TILTS_PROXY_ADDRESS": "192.0.2.1"}).is_local


def test_the_secret_can_lie_in_a_file(monkeypatch, tmp_path):
    file = tmp_path / "secret"
    file.write_text(f"{WORD}\n")
    given = {**OIDC, "TILTS_OIDC_CLIENT_SECRET_FILE": str(file)}
    assert read(monkeypatch, given).provider.client_secret == WORD


WRONG = {
    "no issuer": {"TILTS_OIDC_ISSUER": ""},
    "issuer without https": {"TILTS_OIDC_ISSUER": "http://login.test"},
    "issuer that is none": {"TILTS_OIDC_ISSUER": "login.test"},
    "no client": {"TILTS_OIDC_CLIENT_ID": ""},
    "no secret": {"TILTS_OIDC_CLIENT_SECRET": ""},
    "no file of the secret": {"TILTS_OIDC_CLIENT_SECRET_FILE": "/nowhere"},
    "no address": {"TILTS_ADDRESS": ""},
    "address without https": {"TILTS_ADDRESS": "http://tilts.test"},
    "address with a path": {"TILTS_ADDRESS": "https://tilts.test/x"},
    "address with a person": {"TILTS_ADDRESS": "https://me@tilts.test"},
    "two ways": PROXY,
    "no time": {"TILTS_SESSION_MINUTES": "0"},
    "half a time": {"TILTS_SESSION_IDLE_MINUTES": "0.5"},
    "proxy nowhere": {"TILTS_PROXY_ADDRESS": "proxy.test"},
    "groups of nobody": {
        "TILTS_PROXY_ADDRESS": "192.0.2.1",
        "TILTS_PROXY_GROUPS_HEADER": "Remote-Groups",
    },
    "headers from anywhere": {"TILTS_PROXY_USER_HEADER": "Remote-User"},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_set_by_halves_is_refused_in_words(monkeypatch, name):
    with pytest.raises(ConfigurationError, match="TILTS_"):
        read(monkeypatch, {**OIDC, **WRONG[name]})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[groups]",
        "groups = 1",
        "[groups",
        '[groups]\na = "boss"',
        '[groups]\na = "municipality"',
        '[groups]\na = "municipality:9999999"',
        '[groups]\na = "leadership:0003000"',
        '[groups]\na = "leadership"\na = "coordinator"',
        '[groups]\na = ["leadership"]',
        'denied = "anna"\n[groups]\na = "leadership"',
        'denid = ["anna"]\n[groups]\na = "leadership"',
        "\xff",
    ],
)
def test_a_wrong_groups_file_is_refused(tmp_path, text):
    file = tmp_path / "groups.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(GroupsError):
        groups.read(file)


def test_the_first_group_in_the_file_decides(tmp_path):
    file = tmp_path / "groups.toml"
    file.write_text('[groups]\nlow = "outside"\nhigh = "coordinator"\n')
    assert groups.person(file, "anna", ["high", "low"]).role == "outside"


@pytest.mark.parametrize("held", [[], ["HIGH"], ["high "], ["hig"], [""]])
def test_only_the_very_group_counts(tmp_path, held):
    file = tmp_path / "groups.toml"
    file.write_text('[groups]\nhigh = "coordinator"\n')
    assert groups.person(file, "anna", held) is None
