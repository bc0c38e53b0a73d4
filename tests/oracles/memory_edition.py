"""An edition in memory that holds a log, loaded past the intake."""

from datetime import timedelta

import duckdb

from dashboard.editions import marts
from dashboard.editions.database import Database
from dashboard.ground import reference
from dashboard.ground.access import everything
from dashboard.ground.periods import Window
from dashboard.ground.queries import load, script
from dashboard.reading.asking import QUERIES
from tests.edition_fixture import TABLES
from tests.oracles.cooperation_measures import TOO_FEW


class MemoryEdition:
    """An edition in memory whose rows are changed at will, to be asked."""

    def __init__(self):
        self.connection = duckdb.connect(config={"threads": 1})
        self.connection.execute(
            "create schema staging; create schema facts; create schema marts"
        )
        for name, columns in TABLES.items():
            self.connection.execute(f"create table staging.{name} ({columns})")
        self.connection.execute(script("rules.sql"))
        self._marts = {name: query.sql for name, query in load("marts").items()}
        marts.fill(self.connection, self._marts)
        for name, query in load("facts").items():
            self.connection.execute(f"create view facts.{name} as {query.sql}")
        self._types = {name: self._columns(name) for name in TABLES}
        self._held = None
        self._database = Database(self.connection)
        self._fill("phases", [_dated(row) for row in reference.rows("phases")])

    def hold(self, log):
        """Hold a log instead of the one before."""
        if log is self._held:
            return
        respondents = [
            {"respondent": number, **row} for number, row in enumerate(log.respondents)
        ]
        self.connection.execute("begin")
        self._fill("interactions", _numbered(log.entries))
        self._fill("posts", log.posts)
        self._fill("institutions", log.institutions)
        self._fill("respondents", respondents)
        self._fill(
            "choices", [choice for row in respondents for choice in _choices(row)]
        )
        self._fill("questions", _questions(log.questions))
        self._fill("published_figures", [_dated(row) for row in log.published])
        days = {"data_from": min(log.days), "data_up_to": max(log.days)}
        self._fill("edition", [{"number": 1, "created_on": log.created_on, **days}])
        marts.fill(self.connection, self._marts)
        self.connection.execute("commit")
        self._held = log
        # It keeps what it knows of the sums, which are others now.
        self._database = Database(self.connection)

    def ask(self, log, name, chosen, scope=None):
        """Hold a log and ask a measure of it."""
        scope = everything() if scope is None else scope
        return self.put(log, QUERIES[name], chosen, scope)

    def put(self, log, query, chosen, scope):
        """Hold a log and put a query to it."""
        self.hold(log)
        extent = Window(since=min(log.days), until=max(log.days) + timedelta(days=1))
        values = {**chosen.parameters(extent), "too_few": TOO_FEW}
        return self._database.run(query, values, scope)

    def _columns(self, table):
        rows = self.connection.execute(f"describe staging.{table}").fetchall()
        return {row[0]: row[1] for row in rows}

    def _fill(self, table, rows):
        into = f"staging.{table}"
        self.connection.execute(f"truncate {into}")
        if not rows:
            return
        rows = [{"municipality_today": _today(row), **row} for row in rows]
        types = {n: kind for n, kind in self._types[table].items() if n in rows[0]}
        columns = ", ".join(types)
        values = ", ".join(f"unnest(${name}::{kind}[])" for name, kind in types.items())
        self.connection.execute(
            f"insert into {into} ({columns}) select {values}",
            {name: [row[name] for row in rows] for name in types},
        )


def _today(row):
    known = reference.municipalities().get(row.get("municipality"))
    return known.today if known else None


def _numbered(rows):
    return [{"interaction": number, **row} for number, row in enumerate(rows)]


def _choices(respondent):
    return [
        {**respondent, "question": question, "choice": choice}
        for question, given in respondent["answers"].items()
        for choice in given or ["none"]
    ]


def _questions(questions):
    return [
        {"question": question, "choice": choice, "position": position}
        for position, (question, choice) in enumerate(questions)
    ]


def _dated(row):
    return {**row, "from_date": row["from"], "to_date": row["to"]}
