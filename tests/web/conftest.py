"""The whole app over a small edition, and a browser without scripts."""

import pytest

from app import create_app
from tests.edition_fixture import put_edition


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return create_app(put_edition(tmp_path_factory.mktemp("editions"))).server


@pytest.fixture
def client(whole):
    return whole.test_client()
