import pytest

from app import create_app
from dashboard.editions.shelf import Shelf
from dashboard.ground.audit.log import Log
from dashboard.ground.settings import Settings
from dashboard.reading.catalogue import CARDS
from tests.edition_fixture import put_edition


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


def test_over_https_browsers_are_told_to_stay_there(client):
    said = "Strict-Transport-Security"
    assert said in client.get("/", base_url="https://localhost").headers
    assert said not in client.get("/").headers


def test_scripts_run_only_from_here_and_nobody_may_frame_the_page(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert "unsafe" not in rules["script-src"]
    assert rules["frame-ancestors"] == "'none'"
    assert rules["default-src"] == "'none'"


def test_the_layout_holds_no_data(client):
    assert "Jelgava" not in client.get("/_dash-layout").text


def test_the_environment_cannot_open_the_data_to_programs(tmp_path, monkeypatch):
    monkeypatch.setenv("DASH_MCP_ENABLED", "true")
    app = create_app(put_edition(tmp_path))
    assert not [r for r in app.server.url_map.iter_rules() if "mcp" in r.rule]


def test_a_download_is_named_by_what_is_in_it(client, home):
    response = client.get(
        "/download/families_by_month.csv?period=phase:III&purpose=report"
    )
    head = Log.at(Settings.from_environment()).head
    assert response.headers["Content-Disposition"] == (
        "attachment; "
        'filename="tilts-families_by_month-2018-10-01_2019-06-30-edition1'
        f'-{head.in_name}.csv"'
    )


def test_a_download_holds_the_answer_for_the_filters(client):
    inside = client.get(
        "/download/families_by_municipality.csv?municipality=0003000&purpose=report"
    )
    assert "0001000" not in inside.text


def test_a_workbook_is_a_workbook(client):
    response = client.get("/download/survey_by_question.xlsx?purpose=report")
    assert response.data.startswith(b"PK")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder whose audit log is looked at, or got in the way of."""
    monkeypatch.setenv("TILTS_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


SAVED = "/download/families_by_month.csv?lang=en&period=phase:III"


def test_a_download_says_who_took_what_when_and_what_for(client, home):
    client.get(f"{SAVED}&purpose=other&why=report+to+the+council")
    (entry,) = Log.at(Settings.from_environment()).entries()
    assert entry["action"] == "download"
    assert entry["what"] == "families_by_month.csv"
    assert entry["query"] == "period=phase%3AIII"
    assert entry["purpose"] == "report to the council"
    assert entry["origin"] == "127.0.0.1"
    assert entry["edition"] == 1
    assert entry["rows"] > 0


@pytest.mark.parametrize(
    "purpose", ["", "purpose=fun", "purpose=other", "purpose=other&why=+"]
)
def test_nothing_is_saved_without_a_purpose(client, home, purpose):
    response = client.get(f"{SAVED}&{purpose}")
    assert response.status_code == 400
    assert "what the file is for" in response.text
    assert not (home / "audit").exists()


def test_what_files_are_for_is_said_once_a_visit_and_written_with_every_file(
    client, home
):
    client.get(f"{SAVED}&purpose=other&why=report+to+the+council")
    client.get(SAVED)
    client.get(f"{SAVED}&purpose=check")
    client.get(SAVED)
    client.get(SAVED, headers={"Sec-Fetch-Site": "cross-site"})
    entries = [*Log.at(Settings.from_environment()).entries()]
    told = "report to the council"
    assert [one["purpose"] for one in entries] == [told, told, "check", "check"]


def test_what_another_person_said_before_is_not_taken_for_this_ones(client, home):
    client.get(f"{SAVED}&purpose=check")
    kept = client.get_cookie("purpose").value
    client.set_cookie("purpose", f"another.{kept.partition('.')[2]}")
    assert client.get(SAVED).status_code == 400


def test_a_picture_is_written_down_as_a_saved_file_with_its_purpose(client, home):
    address = "/karte/families_by_domain/png?period=phase:III&edition=1"
    assert client.post(address).status_code == 400
    saved = client.post(address, data={"purpose": "meeting"})
    assert saved.text.startswith("tilts-families_by_domain-edition1-")
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert client.post(address, headers=elsewhere).status_code == 403
    (entry,) = Log.at(Settings.from_environment()).entries()
    assert (entry["action"], entry["what"], entry["purpose"], entry["edition"]) == (
        "picture",
        "families_by_domain.png",
        "meeting",
        1,
    )


def test_nothing_is_saved_when_it_cannot_be_written_down(client, home):
    home.mkdir()
    (home / "audit").write_text("in the way")
    response = client.get(f"{SAVED}&purpose=report")
    assert response.status_code == 503
    assert "2019" not in response.text


@pytest.mark.parametrize(
    "days",
    [
        "from=0001-01-01&to=9999-12-31&grain=phase",
        "from=9999-12-30&to=9999-12-31&map=today",
        "from=0001-01-01&to=0001-01-01&grain=half",
        "period=9000-H2&grain=quarter",
    ],
)
def test_no_days_break_a_download(client, days):
    for name in CARDS:
        answer = client.get(f"/download/{name}.csv?{days}&purpose=report")
        assert answer.status_code == 200, name


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_gives_no_purpose_in_a_persons_name(client, home, site):
    asked = client.get(f"{SAVED}&purpose=report", headers={"Sec-Fetch-Site": site})
    assert "2019-01" not in asked.text
    assert not (home / "audit").exists()
    assert 'action="/download/families_by_month.csv"' in asked.text
    assert '<input type="hidden" name="period" value="phase:III">' in asked.text
    assert 'name="purpose"' in asked.text
    assert 'value="report" selected' not in asked.text


@pytest.mark.parametrize("site", ["none", "same-origin"])
def test_ones_own_form_and_a_typed_address_save_at_once(client, home, site):
    answer = client.get(f"{SAVED}&purpose=report", headers={"Sec-Fetch-Site": site})
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "path",
    ["a/b.js", "dash/no.js", "dash/../app.py", "dash_html_components/x", "%00/%00"],
)
def test_a_library_that_is_not_there_is_not_there(client, path):
    answer = client.get(f"/_dash-component-suites/{path}")
    assert answer.status_code == 404
    assert "registered" not in answer.text


@pytest.mark.parametrize("path", ["_dash", "_dash-x", "_dash-layout/x", "_reload"])
def test_nor_is_any_other_address_of_dash(client, path):
    assert client.get(f"/{path}").status_code == 404


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


BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("lang", "said"), [("lv", "Veidlapas termiņš"), ("en", "The form has expired")]
)
def test_a_form_of_another_site_is_refused_in_words(client, lang, said):
    response = client.post(
        f"/karte/turnover/png?lang={lang}",
        headers={**BROWSER, "Sec-Fetch-Site": "cross-site"},
    )
    assert (response.status_code, said in response.text) == (403, True)
    assert f'<html lang="{lang}"' in response.text


def test_a_page_that_is_sent_a_form_says_so(client):
    response = client.post("/gimenes", headers=BROWSER)
    assert (response.status_code, "Šādas lapas nav" in response.text) == (405, True)
    assert "GET" in response.headers["Allow"]


def test_programs_are_refused_by_a_status_alone(client):
    response = client.post("/gimenes", headers={"Accept": "*/*"})
    assert (response.status_code, "tl-head" in response.text) == (405, False)
