"""An edition is asked by the definitions it carries, whatever today's are."""

import json
import shutil
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from app import create_app
from dashboard.cli import main
from dashboard.editions import definitions, reproduction
from dashboard.editions.definitions import Definitions
from dashboard.editions.filters import Filters
from dashboard.editions.table import Table
from dashboard.ground import i18n, reference
from dashboard.ground.access import LOCAL, NOBODY, acting_as, everything
from dashboard.ground.queries import Query
from dashboard.pages.menu import PAGES
from dashboard.pages.parts import numbers
from dashboard.reading import asking, catalogue
from dashboard.reading.address import Address
from dashboard.reading.catalogue import CARDS, INDICATORS, drawer
from dashboard.reading.changes import changes, redefined
from dashboard.reading.exports.table import write_csv, write_json, write_text
from dashboard.reading.exports.workbook import write_xlsx
from dashboard.reading.rows import LaterColumnError
from dashboard.reading.view import View
from dashboard.web.desk import compared
from tests.browser_payloads import URL, show
from tests.browser_payloads import answer as answer_of
from tests.conftest import JELGAVA, RIGA, World
from tests.edition_fixture import put_edition, retell
from tests.laid import chart_of_card, parts_of_card

KINDS, PLACES = "interactions_by_kind", "families_by_municipality"
MONTHS = "families_by_month"

LOG = """
    Datums     | Pašvaldība | Ģimene | Joma
    2019-01-07 | Jelgava    | A      | izglītība
    2019-01-08 | Jelgava    | B      | veselība
    2019-02-08 | Rīga       | C      | izglītība
"""

EVERY_FAMILY_TWICE = """-- One row.
--
-- Families: counted twice.
--
-- municipality  varchar  total
-- families      bigint   twice as many as there are
select
    'total' as municipality,
    2 * count(distinct family) as families
from facts.interactions
where date >= $since and date < $until and is_served(kind)
"""


def two_towns(folder):
    """Take the log of two towns in, and publish nothing yet."""
    made = World(folder)
    made.post(JELGAVA, date(2019, 1, 1), date(2019, 3, 31))
    made.post(RIGA, date(2019, 1, 1), date(2019, 3, 31))
    made.take(LOG)
    return made


def two_towns_published(folder):
    two_towns(folder).publish()


def two_towns_recorded(folder):
    two_towns(folder).publish(thorough=True)


@pytest.fixture
def home(tmp_path):
    """The folder of a test's own Tilts, whichever it begins with."""
    return tmp_path / "town"


@pytest.fixture
def town(once, home):
    """A copy of a Tilts with the log, which is made once."""
    return World(shutil.copytree(once.made("two-towns", two_towns), home))


@pytest.fixture
def published(once, home):
    """A copy of the same with its first edition."""
    made = once.made("two-towns-published", two_towns_published)
    return World(shutil.copytree(made, home))


@pytest.fixture
def recorded(once, home):
    """A copy of the same whose first edition has its answers recorded."""
    made = once.made("two-towns-recorded", two_towns_recorded)
    return World(shutil.copytree(made, home))


@pytest.fixture
def tilts(home, monkeypatch, capfd):
    """Run a command in English; return its exit code and all it said."""
    monkeypatch.setenv("TILTS_HOME", str(World(home).settings.home))

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([*arguments, "--lang", "en"])
        said = capfd.readouterr()
        return ended.value.code, said.out + said.err

    return run


def rewrite(town, sql, number=1):
    """Change what an edition's file says, as if it had been published so."""
    with duckdb.connect(str(town.shelf().path(number))) as connection:
        connection.execute(sql)
    retell(town.shelf(), number)


def publish_by(town, query, text):
    """Publish an edition in which one indicator is defined otherwise."""
    number = town.publish().number
    with duckdb.connect(str(town.shelf().path(number))) as connection:
        connection.execute(
            "update definitions.queries set sql = $sql where name = $name",
            {"sql": text, "name": query},
        )
    retell(town.shelf(), number)
    return number


def define_today(monkeypatch, name, text):
    """Let today's definition of an indicator be another one."""
    query = Query.from_text(name, text)
    monkeypatch.setitem(asking.QUERIES, name, query)
    monkeypatch.setitem(definitions._sql()["indicators"], name, text)
    return query


def asked(name, edition, **filters):
    """Ask an indicator of an edition, one that only the edition has as well."""
    indicator = catalogue.known(name, edition.definitions)
    return asking.answer(indicator, edition, Filters(**filters), everything())


def total(town, number):
    return town.ask(PLACES, edition=number)[-1]["families"]


def seen(town, number=1):
    return seen_in(town.shelf().edition(number))


def seen_in(edition):
    return View(
        address=Address.read("/", ""),
        filters=Filters(period="all"),
        edition=edition,
        latest=edition.manifest.number,
        scope=everything(),
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return put_edition(tmp_path_factory.mktemp("sample")).edition()


def test_an_edition_is_asked_by_its_own_definition(town):
    assert total(town, publish_by(town, PLACES, EVERY_FAMILY_TWICE)) == 6


def test_an_answer_carries_the_definition_it_was_asked_by(town):
    publish_by(town, PLACES, EVERY_FAMILY_TWICE)
    found = seen(town).answer(INDICATORS[KINDS])
    own = asked(PLACES, town.shelf().edition())
    assert own.query.sql == EVERY_FAMILY_TWICE
    assert found.query.sql == asking.QUERIES[KINDS].sql


def test_the_command_line_asks_by_todays_definition_if_it_is_told_to(town, tilts):
    publish_by(town, PLACES, EVERY_FAMILY_TWICE)
    ask = ("ask", PLACES, "--edition", "1", "--format", "json")
    _code, own = tilts(*ask)
    _code, todays = tilts(*ask, "--definition", "current")
    assert [json.loads(said)["rows"][-1]["families"] for said in (own, todays)] == [
        6,
        3,
    ]


def test_todays_rules_go_with_todays_definition(published, monkeypatch):
    rules = definitions._sql()["rules"]["rules"]
    nobody = rules.replace("kind in ('family', 'mediated')", "kind = 'nobody'")
    monkeypatch.setitem(definitions._sql()["rules"], "rules", nobody)
    edition = published.shelf().edition().by(Definitions.todays())
    found = asked(PLACES, edition)
    assert found.rows == []
    assert total(published, 1) == 3


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ("family)", "no column language"),
        ("facts.interactions", "no table conversations"),
    ],
)
def test_why_todays_definition_cannot_be_used_is_said(
    published, tilts, monkeypatch, changed, why
):
    wanted = {"family)": "language)", "facts.interactions": "facts.conversations"}
    text = EVERY_FAMILY_TWICE.replace(changed, wanted[changed])
    define_today(monkeypatch, PLACES, text)
    code, said = tilts("ask", PLACES, "--definition", "current")
    assert code == 2
    assert why in said


def test_what_a_fact_of_today_lacks_is_named(published, tilts, monkeypatch):
    facts = definitions._sql()["facts"]
    monkeypatch.setitem(facts, "interactions", "select language from staging.posts")
    code, said = tilts("ask", PLACES, "--definition", "current")
    assert code == 2
    assert "no column language" in said


def test_an_indicator_of_later_says_so_and_is_empty(published, monkeypatch):
    rewrite(
        published, "delete from definitions.queries where name = 'interactions_by_kind'"
    )
    found = seen(published).answer(INDICATORS[KINDS])
    assert (len(found.table), found.notice) == (0, asking.NOT_YET)


@pytest.mark.parametrize("person", [LOCAL, NOBODY], ids=["coordinator", "outsider"])
def test_every_page_opens_where_no_number_was_defined_yet(town, person):
    town.publish(outside=True)
    for path in (town.shelf().path(1), town.shelf().outside_path(1)):
        with duckdb.connect(str(path)) as connection:
            connection.execute(
                "delete from definitions.queries where kind = 'indicators'"
            )
    client = create_app(town.shelf()).server.test_client()
    with acting_as(person):
        for path in [*(page.path for page in PAGES), f"/pasvaldiba/{JELGAVA}"]:
            page = answer_of(client.post(URL, json=show(path, "")))
            assert 'class="tl-main"' in page["frame"], path


def test_an_indicator_that_is_gone_today_is_still_answered(published, monkeypatch):
    monkeypatch.delitem(asking.QUERIES, "open_answers")
    monkeypatch.delitem(catalogue.INDICATORS, "open_answers")
    found = asked("open_answers", published.shelf().edition())
    assert found.notice == ""


def test_a_filter_of_later_is_not_ignored_in_silence(published):
    text = asking.QUERIES[PLACES].sql.replace("$domain", "null")
    number = publish_by(published, PLACES, text)
    edition = published.shelf().edition(number)
    narrowed = asked(PLACES, edition, domain="health")
    assert (len(narrowed.table), narrowed.notice) == (0, asking.NO_SUCH_FILTER)
    assert total(published, number) == 3


def later_column(town, monkeypatch):
    """Add a column to today's definition that the edition's own has not."""
    todays = asking.QUERIES[MONTHS]
    query = replace(todays, doc=todays.doc + "\nlanguages  bigint  spoken")
    monkeypatch.setitem(asking.QUERIES, MONTHS, query)
    return asked(MONTHS, town.shelf().edition())


def test_a_column_of_later_is_not_there_and_nothing_is_put_in_its_place(
    published, monkeypatch
):
    found = later_column(published, monkeypatch)
    assert found.later == {"languages"}
    with pytest.raises(LaterColumnError):
        found.rows[0]["languages"]


def test_what_needs_only_the_old_columns_is_drawn_as_ever(published, monkeypatch):
    later_column(published, monkeypatch)
    assert parts_of_card(CARDS[MONTHS], seen(published))["sentence"]


def test_a_picture_that_needs_a_later_column_gives_way_to_the_table(
    published, monkeypatch
):
    found = later_column(published, monkeypatch)

    def needy(answer):
        return answer.rows[0]["languages"]

    indicator = replace(CARDS[MONTHS], figure=needy, sentence=needy)
    with i18n.language("en"):
        assert "published by an older" in str(chart_of_card(indicator, seen(published)))
        assert parts_of_card(indicator, seen(published))["sentence"] == ""
        assert indicator.shown(found).columns == found.table.columns


KEYS = {"varchar", "date"}


def without_a_column(query):
    """A query as it may have been before its first count was added."""
    gone = next(one.name for one in query.columns if one.type not in KEYS)
    lines = query.sql.splitlines()
    doc = [line for line in lines if line.startswith("--")]
    body = "\n".join(line for line in lines if not line.startswith("--"))
    kept = [line for line in doc if not line.startswith(f"-- {gone} ")]
    return "\n".join([*kept, f'select * exclude ("{gone}") from ({body})'])  # noqa: S608


COUNTING = [
    name
    for name, query in asking.QUERIES.items()
    if {one.type for one in query.columns} - KEYS
]


@pytest.mark.parametrize("name", COUNTING)
def test_nothing_breaks_over_a_definition_with_fewer_columns(sample, name):
    todays = Definitions.todays()
    text = without_a_column(asking.QUERIES[name])
    older = {**todays.sql["indicators"], name: text}
    edition = sample.by(replace(todays, sql={**todays.sql, "indicators": older}))
    view = replace(seen_in(edition), filters=Filters(period="all"))
    found = asked(name, edition, period="all")
    assert write_csv(found)
    for write in (write_json, write_text, write_xlsx):
        assert write(drawer(found.query), found)
    for indicator in CARDS.values():
        if indicator.query == name:
            assert parts_of_card(indicator, view)
            assert indicator.picture or chart_of_card(indicator, view)
    assert [page.lede(view) for page in PAGES]
    assert view.with_mediator() is not None
    assert numbers.numbers(view) is not None


def test_a_word_of_its_day_is_said_in_an_old_edition(published):
    rewrite(
        published,
        "update definitions.lists set entry = replace(entry, 'veselības', 'veselīguma')"
        " where list = 'domains'",
    )
    carried = published.shelf().edition().definitions
    with carried.in_force(), i18n.language("lv"):
        assert "veselīguma" in reference.vocabulary("domains")["health"].label
    assert "veselības" in reference.vocabulary("domains")["health"].lv


def test_a_phase_has_the_days_it_had_when_the_edition_was_published(published):
    rewrite(
        published,
        "update definitions.lists"
        " set entry = replace(entry, '2018-10-01', '2019-02-01') where list = 'phases'",
    )
    by_phase = published.ask(PLACES, period="phase:III")
    assert [row["municipality"] for row in by_phase] == [RIGA, "total"]


def test_who_sees_everything_sees_a_municipality_that_is_on_no_list_any_more(published):
    rewrite(
        published,
        """update staging.interactions set municipality = '9999999'
        where municipality = '0001000';
        update staging.interactions set municipality_today = municipality;
        update definitions.lists set entry = replace(entry, '0001000', '9999999')
        where list = 'municipalities'""",
    )
    assert total(published, 1) == 3


def test_reference_lists_of_one_reader_are_not_anothers(published):
    with published.shelf().edition().definitions.in_force():
        pass
    assert reference.lists_in_force() is None


def both(published):
    return [published.shelf().edition(number) for number in (1, 2)]


def test_the_same_definitions_are_not_called_changed(published):
    published.publish()
    assert redefined(*both(published)).changed == ()


def test_a_change_of_words_is_no_change_of_the_definition(published):
    publish_by(published, PLACES, "-- Said otherwise.\n" + asking.QUERIES[PLACES].sql)
    assert redefined(*both(published)).changed == ()


def test_a_change_of_a_rule_changes_the_indicators_that_use_it(published):
    published.publish()
    rewrite(
        published,
        """update definitions.queries set sql = replace(sql, '''mediated''', '''x''')
        where kind = 'rules'""",
        number=2,
    )
    changed = redefined(*both(published)).changed
    assert PLACES in changed
    assert "posts_by_municipality" not in changed


def test_a_changed_definition_is_told_apart_from_changed_data(published):
    published.take(LOG.replace("| A ", "| D "))
    publish_by(published, PLACES, EVERY_FAMILY_TWICE)
    (one,) = [
        change
        for change in changes(*both(published), everything())
        if (change.query.name, change.column) == (PLACES, "families")
    ]
    assert (one.before, one.recounted, one.after) == (3, 6, 8)


OF_SOMETHING_NEW = """-- One row.
--
-- Entries: counted otherwise.
--
-- municipality  varchar  total
-- interactions  bigint   entries
select
    'total' as municipality,
    count(*) as interactions
from facts.fresh
"""


def changed(town, before, now):
    """What the page of an edition says has changed, in English."""
    shelf = town.shelf()
    manifests = {one.number: one for one in shelf.manifests()}
    with acting_as(LOCAL), i18n.language("en"):
        return str(compared.page(shelf, [manifests[before]], manifests[now]))


def test_where_nothing_is_defined_otherwise_the_page_says_so(published):
    published.take(LOG.replace("| A ", "| D "))
    published.publish()
    assert "Both count by the same definitions" in changed(published, 1, 2)


def test_where_a_definition_has_changed_the_page_tells_both_differences(published):
    publish_by(published, PLACES, EVERY_FAMILY_TWICE)
    assert "the first difference comes of the definition" in changed(published, 1, 2)


def test_where_the_older_edition_cannot_be_recounted_the_page_says_so(published):
    number = publish_by(published, KINDS, OF_SOMETHING_NEW)
    rewrite(
        published,
        "create table staging.fresh as select 1 as entry;"
        "create view facts.fresh as from staging.fresh;"
        "insert into definitions.queries values"
        " ('facts', 'fresh', 'from staging.fresh')",
        number,
    )
    assert "the older edition cannot be asked by the newer one" in changed(
        published, 1, 2
    )


def test_what_was_not_defined_before_is_named_by_the_page(published):
    rewrite(
        published, "delete from definitions.queries where name = 'interactions_by_kind'"
    )
    published.publish()
    said = changed(published, 1, 2)
    assert "First defined in the newer edition: Entries in the log by kind" in said


def test_recorded_answers_are_computed_again_and_none_differ(recorded, tilts):
    code, said = tilts("reproduce", "1")
    assert code == 0
    assert "none differ" in said


def test_an_answer_that_differs_is_named(recorded, tilts):
    rewrite(recorded, "update marts.family_months set n = n + 1")
    code, said = tilts("reproduce", "1", "--format", "json")
    differing = {one["indicator"] for one in json.loads(said)["differing"]}
    assert code == 1
    assert PLACES in differing
    assert "published_figures" not in differing


def test_answers_are_recorded_for_all_and_for_each_town(recorded):
    answers = reproduction.recorded(recorded.shelf().edition())
    assert {one.role for one in answers} == {"everything", JELGAVA, RIGA}


def test_of_many_towns_each_is_asked_for_by_some_indicators(recorded, monkeypatch):
    monkeypatch.setattr(reproduction, "_MUNICIPALITIES", 1)
    asked = [*reproduction.answers(recorded.shelf().edition())]
    towns = [{one.role for one in of_one} - {"everything"} for of_one in asked]
    assert {len(own) for own in towns} == {1}
    assert set.union(*towns) == {JELGAVA, RIGA}


def test_an_edition_without_recorded_answers_says_so(published, tilts):
    code, said = tilts("reproduce", "1")
    assert code == 0
    assert "No answers of edition 1 were recorded" in said


def test_there_is_nothing_to_reproduce_of_no_edition(town, tilts):
    code, said = tilts("reproduce", "7")
    assert (code, "There is no edition 7." in said) == (2, True)


def digest(*values):
    """The digest of a column of values."""
    rows = tuple((value,) for value in values)
    return reproduction._digest(Table(columns=("a",), rows=rows))


def test_the_order_of_rows_and_the_last_figure_of_a_fraction_do_not_differ():
    assert digest(0.1 + 0.2, 1.0) == digest(1.0, 0.3)


def test_a_whole_number_is_not_the_same_as_a_fraction_that_is_whole():
    assert digest(1) != digest(1.0)


def test_a_homes_own_lists_stay_in_force_where_they_were_the_first_to_be_read():
    own = reference.listed("phases")
    row = {**own[-1], "phase": "XL"}
    lists = {name: reference.listed(name) for name in reference.OF_ANSWERS}
    mine = reference.Lists.of({**lists, "phases": [*own, row]})
    definitions._lists.cache_clear()
    with reference.read_with(mine):
        todays = Definitions.todays()
        with todays.in_force():
            assert "XL" in reference.phases()
    with Definitions.todays().in_force():
        assert "XL" not in reference.phases()
