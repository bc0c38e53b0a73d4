"""A small edition that stands on a shelf, made of a few rows."""

import json

import duckdb

from dashboard.editions import marts
from dashboard.editions.definitions import Definitions
from dashboard.editions.manifest import SCHEMA_VERSION
from dashboard.editions.shelf import Shelf
from dashboard.editions.wholeness import digest
from dashboard.ground.queries import script

# The tables of an edition, empty, by the columns that everyone relies on.
TABLES = {
    "interactions": """interaction bigint, date date, municipality varchar,
        municipality_today varchar, post varchar, kind varchar, family varchar,
        persons int, domains varchar[], activity varchar, institution int,
        role varchar, esf_measure varchar, outcome varchar, minutes int,
        submitted date""",
    "posts": """post varchar, municipality varchar, municipality_today varchar,
        from_date date, to_date date, hours_per_week double""",
    "reports": """post varchar, municipality varchar, municipality_today varchar,
        month date, accepted bigint, held bigint, rejected bigint, received date""",
    "respondents": """respondent bigint, date date, wave varchar,
        municipality varchar, municipality_today varchar,
        institution_kind varchar""",
    "choices": """respondent bigint, municipality varchar,
        municipality_today varchar, question varchar, choice varchar""",
    "questions": "question varchar, choice varchar, position int, type varchar",
    "institutions": """institution int, name varchar, kind varchar,
        municipality varchar, municipality_today varchar""",
    "expected_kinds": "kind varchar",
    "published_figures": """phase varchar, from_date date, to_date date,
        municipality varchar, municipality_today varchar, measure varchar,
        value bigint, low bigint, high bigint, source varchar""",
    "open_answers": "wave varchar, answer varchar",
    "invitations": """wave varchar, municipality varchar, municipality_today varchar,
        from_date date, to_date date, invited bigint""",
    "recommendations": """recommendation varchar, phase varchar, topic varchar,
        audience varchar[], text_lv varchar, text_en varchar, position bigint""",
    "recommendation_status": """recommendation varchar, municipality varchar,
        municipality_today varchar, status varchar, evidence_lv varchar,
        evidence_en varchar, as_of date""",
    "phases": "phase varchar, from_date date, to_date date",
    "targets": """municipality varchar, municipality_today varchar,
        measure varchar, from_date date, to_date date, target double,
        most double, baseline double, source varchar""",
    "notes": """note int, municipality varchar, municipality_today varchar,
        from_date date, to_date date, about varchar, kind varchar, text_lv varchar,
        text_en varchar, is_outside boolean""",
    "edition": "number int, created_on date, data_from date, data_up_to date",
}

ROWS = """
    insert into staging.institutions values
        (1, '1. skola', 'school', '0003000', '0003000'),
        (2, 'NVA', 'employment_agency', null, null);
    insert into staging.expected_kinds values ('school'), ('probation');
    insert into staging.posts values
        ('p1', '0003000', '0003000', '2018-10-01', '2019-06-30', 12),
        ('p2', '0001000', '0001000', '2018-10-01', '2019-06-30', 12);
    insert into staging.interactions by name
    select
        i as interaction,
        date '2018-10-02' + (i * 4) as date,
        if(i % 3 = 0, '0001000', '0003000') as municipality,
        municipality as municipality_today,
        if(i % 3 = 0, 'p2', 'p1') as post,
        ['family', 'mediated', 'institution', 'indirect'][i % 4 + 1] as kind,
        if(i % 4 < 2, 'f' || (i % 11), null) as family,
        if(i % 4 < 2, 1 + i % 5, null) as persons,
        if(i % 2 = 0, ['education'], ['social', 'health']) as domains,
        if(i % 4 in (1, 2), 1 + i % 2, null) as institution,
        if(i % 4 in (1, 2), 'director', null) as role,
        30 as minutes,
        date + 10 as submitted
    from (select range::int as i from range(60)) as r;
    insert into staging.questions values
        ('needs', 'yes', 1, 'one'), ('needs', 'sometimes', 2, 'one'),
        ('needs', 'no', 3, 'one'), ('needs', 'none', 4, 'one');
    insert into staging.respondents
    select i, '2019-05-20', 'III', '0003000', '0003000', 'school'
    from (select range::int as i from range(4)) as r;
    insert into staging.choices
    select i, '0003000', '0003000', 'needs', if(i < 3, 'yes', 'sometimes')
    from (select range::int as i from range(4)) as r;
    insert into staging.published_figures values
        ('III', '2018-10-01', '2019-05-31', 'total', 'total', 'families', 125,
        null, null, 'published');
"""


def retell(shelf, number, **said):
    """Let an edition's manifest say something else, and fit its files as they are."""
    path = shelf.manifest_path(number)
    told = {**json.loads(path.read_text(encoding="utf-8")), "digest": "", **said}
    told["sha256"] = digest(shelf.path(number))
    path.write_text(json.dumps(told), encoding="utf-8")


def put_edition(folder, number=1, rows=ROWS, synthetic=True, broken=""):
    """Put an edition on the shelf in a folder, and make it the latest.

    `broken` is SQL that damages it once it is made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"edition-{number}.duckdb"
    with duckdb.connect(str(path)) as connection:
        _build(connection, rows)
        connection.execute(broken)
    manifest = {
        "number": number,
        "label": "",
        "created": "2019-07-05T10:00:00",
        "data_from": "2018-10-02",
        "data_up_to": "2019-05-26",
        "interactions": 60,
        "respondents": 4,
        "synthetic": synthetic,
        "sha256": digest(path),
        "schema_version": SCHEMA_VERSION,
        "app_version": "0.1.0",
    }
    (folder / f"edition-{number}.json").write_text(json.dumps(manifest))
    (folder / "CURRENT").write_text(str(number))
    return Shelf.at(folder)


def _build(connection, rows):
    connection.execute("create schema staging; create schema facts")
    connection.execute("create schema marts")
    for name, columns in TABLES.items():
        connection.execute(f"create table staging.{name} ({columns})")
    connection.execute(
        "insert into staging.edition values "
        "(1, '2019-07-05', '2018-10-02', '2019-05-26')"
    )
    definitions = Definitions.todays()
    connection.execute(script("rules.sql"))
    connection.execute(rows)
    marts.fill(connection, definitions.sql["marts"])
    for name, sql in definitions.sql["facts"].items():
        connection.execute(f"create view facts.{name} as {sql}")
    definitions.write(connection)
