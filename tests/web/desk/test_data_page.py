"""The coordinator's desk through its forms: check, accept, undo, mend, publish."""

import errno

import pytest

from app import create_app
from dashboard.ground import home
from dashboard.ground.access import somebody
from dashboard.web.desk import files
from dashboard.web.desk.work import HOUR, Work
from tests.conftest import JELGAVA
from tests.web.desk.conftest import CLEAN, MESSY

PAGES = ("faili", "gaida", "partijas", "izdevumi", "atbildes", "veidnes")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_page_of_the_desk_opens(desk, page, language):
    response = desk.get(f"/dati/{page}?lang={language}")
    assert (response.status_code, f'lang="{language}"' in response.text) == (200, True)


def test_a_change_that_is_lost_is_named_on_every_page_until_it_is_made_again(desk):
    warehouse = desk.world.settings.warehouse
    copy = warehouse.read_bytes()
    desk.take(CLEAN)
    assert "tilts lost" not in desk.get("/dati/faili?lang=en").text
    warehouse.write_bytes(copy)
    for page in PAGES:
        assert "file log.csv (" in desk.get(f"/dati/{page}?lang=en").text
    desk.take(CLEAN)
    assert "tilts lost" not in desk.get("/dati/faili?lang=en").text


def test_a_clean_file_is_checked_without_being_written(desk):
    text = desk.get(desk.verdict(CLEAN) + "?lang=en").text
    assert "Nothing has been written yet" in text
    assert desk.count("log_rows") == 0


def test_an_accepted_file_is_a_batch_under_its_own_name(desk):
    desk.take(CLEAN)
    (batch,) = desk.rows()["batches"]
    assert (batch["file"], batch["accepted"]) == ("log.csv", 1)


def test_a_file_accepted_twice_is_one_batch(desk):
    where = desk.verdict(CLEAN)
    for _time in range(2):
        desk.post(f"{where}/pienemt")
    desk.done(where)
    assert desk.count("batches") == 1


def test_a_messy_file_says_what_is_wrong_cell_by_cell(desk):
    text = desk.get(desk.verdict(MESSY) + "?lang=en").text
    for said in ("A4", "vakar", "This is not a date", "E5", "nekas", "Nezināmā skola"):
        assert said in text


def test_a_family_is_never_shown(desk):
    text = desk.get(desk.verdict(CLEAN.replace("A-1", "=1/0") + "x,y,SECRET\n")).text
    assert "SECRET" not in text


def test_what_can_be_read_of_a_messy_file_is_taken(desk):
    desk.take(MESSY)
    (batch,) = desk.rows()["batches"]
    found = (batch["accepted"], batch["held"], batch["rejected"])
    assert found == (1, 1, 2)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0", b"<html>", b"a,b\n1,2\n"],
)
def test_a_hostile_file_is_refused_in_words(desk, content):
    text = desk.get(desk.verdict(content) + "?lang=en").text
    assert "The file was not taken in" in text
    assert "/pienemt" not in text


def test_a_file_too_big_is_refused(desk, monkeypatch):
    monkeypatch.setattr("dashboard.web.desk.guard.LARGEST_UPLOAD", 1000)
    assert desk.hand_in("x" * 5000).status_code == 413


def test_other_forms_stay_small(desk):
    assert desk.post("/dati/izdevumi", label="x" * 200_000).status_code == 413


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("/home/me/x.csv", "x.csv"),
    ],
)
def test_the_folders_in_a_name_are_dropped(desk, name, shown):
    text = desk.get(desk.verdict(CLEAN, name)).text
    assert f"<b>{shown}</b>" in text


def test_the_folders_of_other_systems_are_dropped_too():
    assert files.plain("C:\\Users\\me\\log.csv") == "log.csv"


def test_files_are_kept_under_names_of_ours(desk):
    desk.verdict(CLEAN, "../../evil.csv")
    found = [p.name for p in desk.world.home.rglob("*") if p.is_file()]
    assert "evil.csv" not in found


def test_a_script_in_a_name_is_text(desk):
    text = desk.get(desk.verdict(CLEAN, "<script>alert(1)</script>.csv")).text
    assert "<script>alert" not in text


def test_a_script_in_a_cell_is_text(desk):
    text = desk.get(desk.verdict(CLEAN + "<img src=x>,Jelgava,B\n")).text
    assert "<img src=x>" not in text
    assert "&lt;img src=x&gt;" in text


def test_a_script_in_an_institutions_name_is_text(desk):
    desk.take(MESSY.replace("Nezināmā skola", "<script>x</script> skola"))
    assert "<script>x" not in desk.get("/dati/gaida").text


def test_without_the_token_nothing_is_done(desk):
    desk.token()
    forged = {"token": "forged"}
    assert desk.hand_in(CLEAN, **forged).status_code == 403
    assert desk.count("batches") == 0


def test_a_token_without_its_cookie_is_no_token(desk):
    token = desk.token()
    stranger = create_app(desk.world.shelf()).server.test_client()
    assert stranger.post("/dati/izdevumi", data={"token": token}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_sites_form_is_refused(desk, headers):
    response = desk.post("/dati/izdevumi", headers=headers)
    assert response.status_code == 403


def test_another_name_of_this_machine_is_refused(desk):
    response = desk.client.get("/dati/faili", headers={"Host": "evil.test"})
    assert response.status_code == 403


def test_the_token_is_out_of_reach_of_scripts_and_sites(desk):
    cookie = desk.get("/dati/faili").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.mark.parametrize("role", ["leadership", "municipality:0003000", "outside"])
def test_the_desk_is_closed_to_all_but_the_coordinator(desk, monkeypatch, role):
    monkeypatch.setattr("dashboard.web.identity.ways.LOCAL", somebody(role, "x"))
    assert desk.get("/dati/faili").status_code == 404
    assert desk.client.post("/dati/izdevumi").status_code == 404


def test_the_desk_is_closed_to_another_machine(desk):
    far = {"REMOTE_ADDR": "192.0.2.7"}
    answers = [
        desk.client.get("/dati/faili", environ_overrides=far),
        desk.client.post("/dati/izdevumi", environ_overrides=far),
    ]
    assert [answer.status_code for answer in answers] == [403, 403]


def test_looking_never_writes(desk):
    desk.take(MESSY)
    where = desk.verdict(CLEAN)
    desk.world.publish("x")
    before = desk.rows()
    paths = [f"/dati/{page}" for page in PAGES]
    paths += [where, f"{where}/pienemt", f"{where}/atmest", "/dati/izdevumi/1"]
    paths += ["/dati/partijas/1/atsaukt", "/dati/gaida/iestade?name=x&kind=school"]
    for path in paths:
        desk.get(path)
    assert desk.rows() == before
    assert len(desk.world.shelf().manifests()) == 1


def test_a_batch_is_taken_back_after_a_question(desk):
    desk.take(CLEAN)
    assert "log.csv" in desk.get("/dati/partijas/1/atsaukt").text
    desk.post("/dati/partijas/1/atsaukt")
    assert desk.rows()["batches"][0]["undone_at"]


def test_a_batch_whose_button_is_pressed_twice_is_taken_back_once(desk):
    desk.take(CLEAN)
    back = "/dati/partijas/1/atsaukt?lang=en"
    answers = [desk.post(back) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert "Batch 1 is taken back." in desk.get(answers[1].headers["Location"]).text
    with desk.world.warehouse() as warehouse:
        assert warehouse.rows("from raw.batches")[0]["undone_at"]
    assert desk.post("/dati/partijas/2/atsaukt").status_code == 404


def test_an_added_institution_lets_its_rows_in(desk):
    desk.take(MESSY)
    response = desk.post(
        "/dati/gaida/iestade?lang=en",
        name="Nezināmā skola",
        kind="school",
        municipality=JELGAVA,
    )
    text = desk.get(response.headers["Location"]).text
    assert "1 waiting row is now accepted." in text
    assert "Nezināmā skola" not in text


def test_another_name_lets_its_rows_in(desk):
    desk.world.institution("Jelgavas 99. skola")
    desk.take(MESSY)
    with desk.world.warehouse() as warehouse:
        (known,) = warehouse.rows("from raw.institutions where name like '%99%'")
    desk.post(
        "/dati/gaida/nosaukums", name="Nezināmā skola", institution=known["institution"]
    )
    assert "Nezināmā skola" not in desk.get("/dati/gaida").text


def test_an_added_post_lets_its_rows_in(desk):
    desk.take(CLEAN.replace("Jelgava", "Ogres novads"))
    assert "Ogres novads" in desk.get("/dati/gaida").text
    desk.post(
        "/dati/gaida/amats",
        municipality="0040000",
        first="2019-01-01",
        last="",
        hours="12,5",
    )
    (post,) = [p for p in desk.rows()["posts"] if p["hours_per_week"] == 12.5]
    assert post["origin"] == "coordinator"


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("iestade", {"name": "", "kind": "school", "municipality": JELGAVA}),
        ("iestade", {"name": "X", "kind": "castle", "municipality": JELGAVA}),
        ("iestade", {"name": "X", "kind": "school", "municipality": "9"}),
        ("nosaukums", {"name": "X", "institution": "99999"}),
        ("nosaukums", {"name": "X", "institution": "i1; drop"}),
        ("amats", {"municipality": JELGAVA, "first": "never"}),
        ("amats", {"municipality": JELGAVA, "first": "2019-01-01", "hours": "nan"}),
        (
            "amats",
            {"municipality": JELGAVA, "first": "2019-05-01", "last": "2019-01-01"},
        ),
    ],
)
def test_a_wrong_answer_is_said_and_changes_nothing(desk, path, fields):
    before = desk.rows()
    assert desk.post(f"/dati/gaida/{path}", **fields).status_code == 422
    assert desk.rows() == before


def test_publishing_makes_an_edition_with_its_label(desk):
    desk.take(CLEAN)
    desk.publish(label=" Marts ")
    (made,) = desk.world.shelf().manifests()
    assert (made.number, made.label, made.interactions) == (1, "Marts", 1)


def test_with_nothing_to_publish_the_page_says_so(desk):
    text = desk.publish()
    assert "There is nothing to publish yet" in text


def test_an_edition_shows_what_changed_since_the_one_before(desk):
    desk.take(CLEAN)
    desk.world.publish()
    desk.take(CLEAN.replace("A-1", "A-2").replace("03-04", "03-05"))
    desk.world.publish()
    text = desk.get("/dati/izdevumi/2?lang=en").text
    assert 'Families</th><td class="n">1</td><td class="n">2</td>' in text


def test_a_warehouse_that_is_held_is_said_not_waited_for_ever(desk, monkeypatch):
    where = desk.verdict(CLEAN)
    monkeypatch.setattr(home, "PATIENCE", 0.1)
    with desk.world.warehouse():
        desk.client.post(f"{where}/pienemt", data={"token": _kept(desk)})
        desk.done(where)
        text = desk.get(f"{where}?lang=en").text
    assert "Another import or publication is running" in text
    assert "/pienemt" in text


def test_a_page_says_so_while_the_warehouse_is_held(desk, monkeypatch):
    monkeypatch.setattr(home, "PATIENCE", 0.1)
    with desk.world.warehouse():
        response = desk.get("/dati/partijas?lang=en")
    assert response.status_code == 503
    assert "Another import or publication is running" in response.text


def _kept(desk):
    return desk.client.get_cookie("desk", path="/dati").value


def test_a_file_put_away_is_gone(desk):
    where = desk.verdict(CLEAN)
    desk.post(f"{where}/atmest")
    assert not [*(desk.world.settings.home / "work").iterdir()]


def test_a_file_is_kept_for_an_hour(desk, monkeypatch):
    where = desk.verdict(CLEAN)
    monkeypatch.setattr("dashboard.web.desk.work._age", lambda _folder: HOUR + 1)
    assert desk.post(f"{where}/pienemt").status_code == 404


def test_what_was_left_behind_is_swept(desk, monkeypatch):
    desk.verdict(CLEAN)
    monkeypatch.setattr("dashboard.web.desk.work.HOUR", -1)
    Work.begin(kind="file")
    assert len([*(desk.world.settings.home / "work").iterdir()]) == 1


@pytest.mark.parametrize("id_", ["x", "../..", "0" * 32, "..%2F..", "a" * 33])
def test_work_that_is_not_there_is_said_to_be_gone(desk, id_):
    assert desk.get(f"/dati/darbs/{id_}").status_code in {200, 404}


def test_the_folder_of_a_file_is_private(desk):
    desk.verdict(CLEAN)
    (folder,) = (desk.world.settings.home / "work").iterdir()
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kind", ["veidne", "forma"])
@pytest.mark.parametrize("contract", ["log", "survey"])
def test_blanks_are_workbooks(desk, kind, contract):
    query = f"contract={contract}&kind={kind}&place={JELGAVA}&lang=en"
    response = desk.get(f"/dati/veidnes/fails?{query}")
    assert response.data.startswith(b"PK")
    assert f"{contract}-{JELGAVA}-en.xlsx" in response.headers["Content-Disposition"]


def test_the_page_for_a_telephone_is_saved_for_the_log_alone(desk):
    response = desk.get(f"/dati/veidnes/fails?contract=log&kind=lapa&place={JELGAVA}")
    assert response.data.startswith(b"<!doctype html>")
    assert f"{JELGAVA}.html" in response.headers["Content-Disposition"]
    assert "kind=lapa&amp;place=all" in desk.get("/dati/veidnes").text
    survey = desk.get("/dati/veidnes/fails?contract=survey&kind=lapa&place=all")
    assert "only_log" in survey.headers["Location"]


def test_there_is_no_other_blank(desk):
    path = "/dati/veidnes/fails?contract=../x&kind=veidne"
    assert desk.get(path).status_code == 404


def test_an_edition_is_taken_from_readers_and_shown_again(desk):
    desk.take(CLEAN)
    desk.world.publish()
    desk.take(CLEAN.replace("A-1", "A-2").replace("03-04", "03-05"))
    desk.world.publish()
    asked = desk.get("/dati/izdevumi/2/nemt-nost?lang=en").text
    assert "Take edition 2 from readers?" in asked
    desk.post("/dati/izdevumi/2/nemt-nost", reason="a wrong month")
    assert (
        "Taken from readers: a wrong month" in desk.get("/dati/izdevumi?lang=en").text
    )
    assert desk.world.shelf().current() == 1
    desk.post("/dati/izdevumi/2/radit")
    assert desk.world.shelf().current() == 2


def test_without_a_reason_no_edition_is_taken_from_readers(desk):
    desk.take(CLEAN)
    desk.world.publish()
    desk.post("/dati/izdevumi/1/nemt-nost", reason=" ")
    assert desk.world.shelf().current() == 1


def test_a_damaged_edition_is_named_where_editions_are_listed(desk):
    desk.take(CLEAN)
    desk.world.publish()
    desk.world.shelf().path(1).write_bytes(b"damaged")
    text = desk.get("/dati/izdevumi?lang=en").text
    assert "Edition 1 is damaged" in text


def test_a_full_disk_is_said_on_the_page_of_the_work(desk, monkeypatch):
    where = desk.verdict(CLEAN)

    def full(_folder, _size):
        raise OSError(errno.ENOSPC, "No space left on device", "warehouse.duckdb")

    monkeypatch.setattr(home, "make_sure_of_room", full)
    desk.post(f"{where}/pienemt")
    desk.done(where)
    text = desk.get(f"{where}?lang=en").text
    assert "The disk is full, or nearly: warehouse.duckdb" in text


def test_a_damaged_warehouse_is_said_on_the_desk(desk):
    desk.world.settings.warehouse.write_bytes(b"damaged" * 5000)
    response = desk.get("/dati/partijas?lang=en")
    assert (response.status_code, "is damaged" in response.text) == (503, True)
