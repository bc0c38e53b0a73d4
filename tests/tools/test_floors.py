"""No package is older than the version that mended its last known hole."""

import re

import pytest
from packaging.version import Version

from dashboard.ground.settings import ROOT
from tools.advisories import holes, unknown

FLOORS = {
    "authlib": "1.6.5",  # CVE-2025-59420, CVE-2025-61920, CVE-2025-62706
    "brotli": "1.2.0",  # CVE-2025-6176
    "cryptography": "46.0.5",  # CVE-2026-26007
    "dash": "2.15.0",  # CVE-2024-21485
    "flask": "3.1.1",  # CVE-2025-47278
    "gunicorn": "23.0.0",  # CVE-2024-6827
    "jinja2": "3.1.6",  # CVE-2025-27516
    "requests": "2.32.4",  # CVE-2024-47081
    "setuptools": "78.1.1",  # CVE-2025-47273
    "urllib3": "2.6.3",  # CVE-2025-66418, CVE-2025-66471, CVE-2026-21441
    "werkzeug": "3.1.5",  # CVE-2025-66221, CVE-2026-21860
}
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = dict(re.findall(r"^([\w.-]+)==([\w.]+)", LOCK, re.MULTILINE))


@pytest.mark.parametrize("package", sorted(FLOORS.keys() & LOCKED.keys()))
def test_a_package_is_at_least_as_new_as_its_last_mended_hole(package):
    assert Version(LOCKED[package]) >= Version(FLOORS[package])


def test_the_packages_that_face_the_web_are_watched():
    assert {"authlib", "dash", "flask", "gunicorn", "werkzeug"} <= LOCKED.keys()


def test_a_known_hole_is_told():
    hole = {"id": "CVE-1", "fix_versions": ["2.0"]}
    package = {"name": "leaky", "version": "1.0", "vulns": [hole]}
    found = {"dependencies": [package, {"name": "odd", "skip_reason": "not found"}]}
    assert holes(found) == ["leaky 1.0: CVE-1, mended in 2.0"]
    assert unknown(found) == 1
