"""What the programme chooses to release, by real commands."""

import json
import shutil
from datetime import date

import duckdb
import pytest

from dashboard.cli import main
from dashboard.disclosure.cells import TOTAL
from dashboard.editions import policy_file
from dashboard.editions.outside import OutsideFile
from dashboard.editions.policy import Policy
from dashboard.editions.policy_file import PolicyError
from dashboard.ground import i18n
from dashboard.writing.publishing.proving import prove
from tests.conftest import JELGAVA, RIGA, World
from tests.writing.publishing.outside.conftest import fill


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A programme that nothing was published of."""
    made = World(tmp_path_factory.mktemp("filled"))
    fill(made)
    return made.home


@pytest.fixture
def home(filled, tmp_path, monkeypatch):
    world = World(shutil.copytree(filled, tmp_path / "home"))
    monkeypatch.setenv("TILTS_HOME", str(world.settings.home))
    return world


@pytest.fixture
def tilts(home, capfd):
    """Run a command; return its exit code and all it said."""

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--lang", "en"])
        said = capfd.readouterr()
        return ended.value.code, said.out + said.err

    return run


def write(home, text):
    (home.settings.home / "release.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def published(home):
    """Publish under a policy; return the outside file."""

    def publish(text):
        write(home, text)
        home.publish(outside=True)
        return OutsideFile.open(home.shelf().outside_path(1))

    return publish


def told(file):
    return [*file.shown(), *file.hidden()]


def kept(home):
    """Every file of the home with its bytes, but the audit log's."""
    every = (path for path in home.settings.home.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in every if "audit" not in path.parts}


WRONG = {
    "periods = [\n": (1, "Right would be: periods ="),
    f"wait_days = {'9' * 5000}": (1, "Right would be: periods ="),
    f"periods = {'[' * 5000}": (1, "Right would be: periods ="),
    'periods = ["year"]\nperiods = ["all"]': (2, "says something twice"),
    '\nperiod = ["year"]': (2, "There is no key “period”. Keys: periods,"),
    'periods = ["weeks"]': (1, "There is no “weeks”. Right would be a list of some"),
    "periods = []": (1, "No kind of period is left. Name at least one of"),
    'periods = "year"': (1, "It is no list."),
    '# Only these\ndomains = ["school"]': (2, "There is no “school”"),
    'places = ["jelgava"]': (1, "no municipality with the code “jelgava”"),
    'places = "some"': (1, 'Right would be "each", "together"'),
    "coalition = 3": (1, "3 is not possible. Possible: 1 to 2."),
    "coalition = true": (1, "It is no whole number."),
    "threshold = 1": (1, "Possible: 3 to 99."),
    'profile = "careless"': (1, "There is no profile “careless”"),
    "wait_days = -1": (1, "Possible: 0 to 366."),
    '\n\n[outside]\nplaces = "each"': (3, "There is no key “outside”"),
}


@pytest.mark.parametrize("text", WRONG)
def test_whatever_is_wrong_is_said_with_its_line_and_what_would_be_right(
    tmp_path, text
):
    line, words = WRONG[text]
    (tmp_path / "release.toml").write_text(text, encoding="utf-8")
    with i18n.language("en"), pytest.raises(PolicyError) as wrong:
        policy_file.read(tmp_path)
    assert f"release.toml, line {line}:" in str(wrong.value)
    assert words in str(wrong.value)


def test_a_file_saved_by_an_editor_of_windows_is_read(tmp_path):
    text = 'places = "together"\r\n'
    (tmp_path / "release.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert policy_file.read(tmp_path) == Policy(places=())
    (tmp_path / "release.toml").write_bytes(text.encode("utf-16"))
    with pytest.raises(PolicyError):
        policy_file.read(tmp_path)


def test_a_broken_file_stops_publishing_with_a_sentence_and_changes_nothing(
    home, tilts
):
    write(home, 'periods = ["year"]\ncoalition = 5\n')
    before = kept(home)
    code, said = tilts("publish", "--outside")
    assert code == 2
    assert "release.toml, line 2: “coalition”: 5 is not possible." in said
    assert kept(home) == before
    code, said = tilts("doctor")
    assert code != 0
    assert "release.toml, line 2: “coalition”" in said


def test_the_default_is_written_down_once_and_says_what_is_in_force(home, tilts):
    code, _said = tilts("publish", "--outside")
    assert code == 0
    assert policy_file.read(home.settings.home) == Policy()
    write(home, "coalition = 2")
    assert policy_file.seed(home.settings.home) is None
    assert policy_file.read(home.settings.home).coalition == 2


def test_kinds_of_periods_that_are_not_released_are_nowhere_in_the_file(published):
    file = published('periods = ["quarter", "all"]')
    asked = {
        (q.period, q.grain) for _n, q, _t in file.answers() if _n.startswith("families")
    }
    assert asked == {
        ("all", None),
        ("all", "quarter"),
        ("2019-Q1", None),
        ("2019-Q1", "quarter"),
    }
    assert {(c.since, c.until) for c in told(file)} <= {
        (date(2019, 1, 1), date(2019, 4, 1)),
        (date(2019, 1, 7), date(2019, 3, 14)),
        (date(2019, 1, 7), date(2019, 4, 1)),
    }
    assert "families_by_month" not in {name for name, _q, _t in file.answers()}
    assert not prove(file).broken


def test_only_the_domains_chosen_are_told_of(published):
    file = published('domains = ["health"]')
    about = {
        row["domain"]
        for name, _question, table in file.answers()
        if name == "families_by_domain"
        for row in table.records()
    }
    assert about == {"health", TOTAL}
    assert {c.domain for c in told(file) if c.measure != "times"} == {"health", TOTAL}


@pytest.mark.parametrize(
    ("places", "left"),
    [('"together"', {TOTAL}), (f'["{JELGAVA}"]', {JELGAVA, TOTAL})],
)
def test_places_that_are_not_told_of_are_nowhere_in_the_file(published, places, left):
    file = published(f"places = {places}")
    counted = ("families", "persons", "cooperation_by_kind")
    rows = [
        row["municipality"]
        for name, _question, table in file.answers()
        if name.startswith(counted)
        for row in table.records()
    ]
    assert {*rows} == left
    assert {cell.municipality for cell in told(file)} == left
    proof = prove(file)
    assert not proof.broken


def test_what_was_published_stays_whatever_is_written_later(home, published, tilts):
    published("coalition = 2").close()
    before = home.shelf().outside_path(1).read_bytes()
    asked = rows(tilts)
    write(home, 'periods = ["all"]\nnonsense')
    assert home.shelf().outside_path(1).read_bytes() == before
    assert rows(tilts) == asked


def rows(tilts):
    ask = ("ask", "families_by_month", "--as", "outside", "--format", "json")
    code, said = tilts(*ask)
    assert code == 0
    return json.loads(said)["rows"]


def test_costs_are_told_for_each_choice_and_nothing_is_written(home, published, tilts):
    published("coalition = 1")
    before = kept(home)
    code, said = tilts("outside", "costs", "--format", "json")
    assert code == 0
    rows, _end = json.JSONDecoder().raw_decode(said[said.index("[\n") :])
    costs = {one["choice"]: one for one in rows}
    now, together = costs[""], costs['places = "together"']
    about = home.shelf().manifests()[0].outside
    assert now["shown"] == about.cells - about.hidden
    assert now["hidden"] == about.hidden
    assert together["hidden"] < now["hidden"] < costs["coalition = 2"]["hidden"]
    assert kept(home) == before


def test_an_audit_reckons_as_two_together_where_the_file_promises_it(
    home, published, tilts
):
    published("coalition = 2").close()
    path = home.shelf().outside_path(1)
    code, said = tilts("outside", "audit", str(path), "--inside")
    assert code == 0
    assert "No municipality can tell a hidden count by numbers of its own." in said


def test_an_audit_finds_what_two_together_would_tell(home, published, tilts):
    published("coalition = 1").close()
    path = home.shelf().outside_path(1)
    with duckdb.connect(str(path)) as connection:
        (text,) = connection.execute("select manifest from released.edition").fetchone()
        manifest = json.loads(text)
        manifest["outside"]["coalition"] = 2
        said = [json.dumps(manifest)]
        connection.execute("update released.edition set manifest = ?", said)
    code, said = tilts("outside", "audit", str(path), "--inside")
    assert code == 1
    assert "Jelgava + Ventspils:" in said


def test_two_together_are_asked_for_and_said_in_the_file(published):
    file = published("coalition = 2")
    assert file.manifest.outside.coalition == 2
    # Two of three places know all but the third, whose few are hidden beside the total.
    hidden = {(c.municipality, c.domain) for c in file.hidden() if c.domain == TOTAL}
    assert {(RIGA, TOTAL), (TOTAL, TOTAL)} <= hidden


def test_a_file_that_was_cut_or_lost_tells_nobody_more(home, published, tilts):
    narrow = 'periods = ["year", "phase", "all"]\ndomains = []\nthreshold = 6\n'
    published(narrow)
    for cut, key in (
        (narrow.rpartition("threshold")[0], "threshold"),
        (narrow.partition("domains")[0], "domains"),
        ("", "periods"),
    ):
        write(home, cut)
        code, said = tilts("publish", "--outside")
        assert (code, f"does not say “{key}” any more" in said) == (2, True)
    assert home.shelf().published() == [1]
    write(home, 'periods = ["year", "phase", "all"]\ndomains = "all"\nthreshold = 5\n')
    said = policy_file.read(home.settings.home)
    policy_file.make_sure_it_is_said(said, home.shelf().every_manifest()[-1])
