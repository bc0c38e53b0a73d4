"""The same question in Vizro, as its documentation would have it."""

import sys

import duckdb
import vizro.models as vm
import vizro.plotly.express as px
from flask_caching import Cache
from vizro import Vizro
from vizro.managers import data_manager

FILE, MONTHS, PORT = sys.argv[1:]
QUESTIONS = {
    "municipality": "municipality",
    "domain": "unnest(domains)",
    "month": "date_trunc('month', date)",
}
connection = duckdb.connect(FILE, read_only=True)


def counted(by: str):
    """Return a source of data that takes the month as a parameter."""

    def load(month: str = MONTHS.split(",")[0]):
        days = "year" if by == "month" else "month"
        return (
            connection.cursor()
            .execute(
                f"""
                select {QUESTIONS[by]} as {by}, count(distinct family) as families
                from staging.interactions
                where date_trunc('{days}', date) = date_trunc('{days}', ?::date)
                group by 1 order by 1
                """,
                [f"{month}-01"],
            )
            .df()
        )

    return load


data_manager.cache = Cache(config={"CACHE_TYPE": "SimpleCache"})
for name in QUESTIONS:
    data_manager[name] = counted(name)
page = vm.Page(
    title="Families",
    components=[
        vm.Graph(id=f"graph_{name}", figure=px.bar(name, x=name, y="families"))
        for name in QUESTIONS
    ],
    controls=[
        vm.Parameter(
            targets=[f"graph_{name}.data_frame.month" for name in QUESTIONS],
            selector=vm.RadioItems(options=MONTHS.split(",")),
        )
    ],
)
Vizro().build(vm.Dashboard(pages=[page])).run(port=int(PORT))
