import pytest

from app import create_app
from dashboard.editions import Shelf
from tests.edition_fixture import put_edition


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    return create_app(put_edition(tmp_path_factory.mktemp("editions"))).server


@pytest.fixture
def client(server):
    return server.test_client()


def test_the_document_is_in_the_language_of_its_address(client):
    assert '<html lang="en"' in client.get("/?lang=en").text


def test_the_document_is_in_the_theme_of_the_cookie(client):
    client.set_cookie("theme", "dark")
    assert 'data-bs-theme="dark"' in client.get("/").text


def test_a_made_up_theme_is_light(client):
    client.set_cookie("theme", '"><script>')
    assert 'data-bs-theme="light"' in client.get("/").text


@pytest.mark.parametrize("path", ["/", "/gimenes", "/pasvaldiba/0003000", "/aptauja/"])
def test_a_page_is_there(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/nekas", "/pasvaldiba/9999999", "/gimenes/x"])
def test_an_unknown_address_is_a_404(client, path):
    assert client.get(path).status_code == 404


def test_no_script_runs_that_is_not_ours(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'sha256-" in policy


def test_nothing_can_frame_the_dashboard(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy


def test_browsers_do_not_guess_types(client):
    assert client.get("/").headers["X-Content-Type-Options"] == "nosniff"


def test_pages_are_not_kept_by_browsers(client):
    assert "no-store" in client.get("/").headers["Cache-Control"]


def test_a_stamped_stylesheet_is_kept_for_good(client):
    with client.get("/assets/tokens.css?m=1") as response:
        assert "immutable" in response.headers["Cache-Control"]


def test_what_is_large_is_compressed(client):
    response = client.get("/", headers={"Accept-Encoding": "br"})
    assert response.headers["Content-Encoding"] == "br"


def test_the_layout_holds_no_data(client):
    assert "Jelgava" not in client.get("/_dash-layout").text


def test_the_environment_cannot_open_the_data_to_programs(tmp_path, monkeypatch):
    monkeypatch.setenv("DASH_MCP_ENABLED", "true")
    app = create_app(put_edition(tmp_path))
    assert not [r for r in app.server.url_map.iter_rules() if "mcp" in r.rule]


def test_a_download_is_named_by_what_is_in_it(client):
    response = client.get("/download/families_by_month.csv?period=phase:III")
    assert response.headers["Content-Disposition"] == (
        "attachment; "
        'filename="tilts-families_by_month-2018-10-01_2019-06-30-edition1.csv"'
    )


def test_a_download_holds_the_answer_for_the_filters(client):
    inside = client.get("/download/families_by_municipality.csv?municipality=0003000")
    assert "0001000" not in inside.text


def test_a_workbook_is_a_workbook(client):
    response = client.get("/download/survey_by_question.xlsx")
    assert response.data.startswith(b"PK")


@pytest.mark.parametrize(
    "path",
    [
        "/download/staging.csv",
        "/download/families_by_month.exe",
        "/download/families_by_month.csv?edition=7",
    ],
)
def test_there_is_no_such_download(client, path):
    assert client.get(path).status_code == 404


def test_there_is_nothing_to_download_before_publishing(tmp_path):
    client = create_app(Shelf.at(tmp_path)).server.test_client()
    assert client.get("/download/families_by_month.csv").status_code == 404
